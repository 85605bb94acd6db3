// The playground: what is pasted, dropped or picked goes to the service, and its answer is shown.

import { Refusal, clean, curl } from "./call.js";
import { place } from "./codepoints.js";
import { make, nextTurn } from "./elements.js";
import { keepReason, moveByKeys, showGalley } from "./galley.js";
import { EDITABLE, looksLikePage, readFile } from "./intake.js";
import { fold, unfold } from "./link.js";
import { showSheet } from "./sheet.js";
import { tellOf } from "./tip.js";
import { KINDS, count, reasonAbout, reasonLabel, wordsIn } from "./words.js";

const $ = (id) => document.getElementById(id);
const KNOWN = ["url", "language", "reference_date"];

const desk = {
  held: null, // a text that is too long for the field, or null
  document: null, // what was sent last
  answer: null,
  text: "", // what the segments count
  segments: [],
  kept: new Set(), // reasons whose segments are let back in
  key: null,
  running: new AbortController(),
  setting: new AbortController(), // of the article anew, when a reason is pressed
};

const hideTip = tellOf($("galley"), $("tip"), (mark) => desk.segments[mark.dataset.index]);
moveByKeys($("galley"));

// What comes in

function setContent(content, kind = "auto") {
  const isLong = content.length > EDITABLE;
  desk.held = isLong ? content : null;
  $("text").value = isLong ? "" : content;
  $("text").hidden = isLong;
  $("held").hidden = !isLong;
  $("held").textContent =
    `${count(content.length, "character")}: too long to be edited here. Paste another in its place.`;
  $("kind").value = kind;
  desk.kept.clear();
  showWriting();
}

function currentDocument() {
  const content = (desk.held ?? $("text").value).replace(/^\ufeff/, "").toWellFormed();
  const chosen = $("kind").value;
  const kind = chosen === "auto" ? (looksLikePage(content) ? "html" : "text") : chosen;
  const known = KNOWN.map((name) => [name, $(name).value.trim()]).filter(([, value]) => value);
  return { kind, content, ...Object.fromEntries(known) };
}

async function takeFile(file) {
  const { content, kind } = await readFile(file);
  setContent(content, kind);
  await run();
}

function showWriting() {
  hideTip();
  $("writing").hidden = false;
  $("marked").hidden = $("reasons").hidden = $("edit").hidden = true;
  $("clean").hidden = false;
  $("raw-facts").textContent = "";
}

// What goes out and comes back

async function run() {
  desk.running.abort();
  desk.running = new AbortController();
  desk.setting.abort();
  const { signal } = desk.running;
  const sent = currentDocument();
  say("Cleaning");
  document.body.classList.add("busy");
  try {
    const begun = performance.now();
    const answer = await clean(sent, desk.key, signal);
    const took = performance.now() - begun;
    Object.assign(desk, { document: sent, answer, text: answer.text ?? sent.content });
    await nextTurn();
    desk.segments = place(answer.segments, desk.text);
    await nextTurn();
    await showAnswer(took, signal);
  } catch (error) {
    if (error.name !== "AbortError") showProblem(error);
  } finally {
    if (!signal.aborted) document.body.classList.remove("busy");
  }
}

async function showAnswer(took, signal) {
  $("problem").hidden = $("key-form").hidden = $("writing").hidden = true;
  $("marked").hidden = $("edit").hidden = false;
  $("clean").hidden = true;
  for (const name of ["copy-json", "copy-curl", "copy-link"]) $(name).disabled = false;
  showLegend();
  showReasons();
  const words = wordsIn(desk.answer.body, desk.answer.language);
  $("raw-facts").textContent = count(desk.segments.length, "run");
  $("result-facts").textContent = `${count(words, "word")}, ${Math.round(took)} ms`;
  await Promise.all([
    showSheet($("sheet"), desk.answer, desk.text, desk.segments, desk.kept, signal),
    showGalley($("galley"), desk.text, desk.segments, desk.kept, signal),
  ]);
  if (!signal.aborted) say(`Done: ${desk.answer.title ?? "no title"}, ${count(words, "word")}.`);
}

function showProblem(error) {
  const isRefusal = error instanceof Refusal;
  const title = isRefusal ? error.title : "This page failed";
  const details = isRefusal ? error.details : [String(error)];
  const wait = error.retryAfter ? [`Try again after ${error.retryAfter} s.`] : [];
  const lines = [...details, ...wait].map((line) => make("p", {}, line));
  $("problem").replaceChildren(make("h3", {}, title), ...lines);
  $("problem").hidden = false;
  $("sheet").replaceChildren();
  $("result-facts").textContent = "";
  say("");
  if (error.status === 401) {
    $("key-form").hidden = false;
    $("key").focus();
  }
}

// What is shown of it

function tally(name) {
  const counts = new Map();
  for (const segment of desk.segments) {
    const value = segment[name];
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function showLegend() {
  const counts = tally("kind");
  const items = Object.entries(KINDS).filter(([kind]) => counts.has(kind));
  $("legend").replaceChildren(
    ...items.map(([kind, name]) =>
      make("li", {}, make("span", { class: `run ${kind}` }, name), ` ${counts.get(kind)}`),
    ),
  );
}

function showReasons() {
  const counts = [...tally("reason")].sort((one, other) => other[1] - one[1]);
  const toggles = counts.map(([reason, number]) => {
    const attributes = {
      type: "button",
      "data-reason": reason,
      "aria-pressed": desk.kept.has(reason),
      title: `Taken out as ${reasonAbout(reason)}`,
    };
    return make("button", attributes, reasonLabel(reason), " ", make("b", {}, String(number)));
  });
  $("toggles").replaceChildren(...toggles);
  $("reasons").hidden = toggles.length === 0;
}

function toggle(reason) {
  const isKept = !desk.kept.delete(reason);
  if (isKept) desk.kept.add(reason);
  $("toggles").querySelector(`[data-reason="${CSS.escape(reason)}"]`)
    ?.setAttribute("aria-pressed", isKept);
  keepReason($("galley"), reason, isKept);
  desk.setting.abort();
  desk.setting = new AbortController();
  const signal = AbortSignal.any([desk.running.signal, desk.setting.signal]);
  showSheet($("sheet"), desk.answer, desk.text, desk.segments, desk.kept, signal);
  say(`${reasonLabel(reason)}: ${isKept ? "comes back" : "taken out"}`);
}

// What is taken along

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByField(text); // an address that is neither https nor this machine has no clipboard
  }
  say(`${what} copied`);
}

function copyByField(text) {
  const field = make("textarea", { class: "unseen", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

async function copyLink() {
  const fragment = await fold({ ...desk.document, kept: [...desk.kept] });
  if (!fragment) return say("This text is too long for a link");
  history.replaceState(null, "", `#${fragment}`);
  return copy(location.href, "Link");
}

async function followLink() {
  const view = await unfold(location.hash.slice(1));
  if (!view) return;
  setContent(view.content, view.kind);
  for (const name of KNOWN) $(name).value = view[name] ?? "";
  desk.kept = new Set(view.kept);
  await run();
}

let saying;
function say(words) {
  $("said").textContent = words;
  $("said").classList.toggle("shown", words.endsWith("copied") || words.startsWith("This text"));
  clearTimeout(saying);
  saying = setTimeout(() => $("said").classList.remove("shown"), 2500);
}

// Who listens to what

$("clean").addEventListener("click", run);
$("edit").addEventListener("click", () => {
  showWriting();
  (desk.held === null ? $("text") : $("clean")).focus();
});
// Wherever a text is pasted it takes the place of what is there, but for a part of a field.
document.addEventListener("paste", (event) => {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  const field = $("text");
  const isWhole = field.selectionEnd - field.selectionStart === field.value.length;
  const typing = event.target.closest?.("input, textarea, select") ?? null;
  if (!pasted || (typing !== null && !(typing === field && isWhole))) return;
  event.preventDefault();
  setContent(pasted);
  run();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !$("writing").hidden) run();
});
for (const button of document.querySelectorAll("[data-seed]")) {
  button.addEventListener("click", async () => {
    const answer = await fetch(`playground/seeds/${button.dataset.seed}`);
    for (const name of KNOWN) $(name).value = "";
    $("reference_date").value = button.dataset.read ?? "";
    setContent(await answer.text(), button.dataset.seed.endsWith(".html") ? "html" : "text");
    await run();
  });
}
$("toggles").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) toggle(button.dataset.reason);
});
$("galley").addEventListener("keydown", (event) => {
  const { reason } = event.target.dataset ?? {};
  if (event.key !== "Enter" || event.ctrlKey || !reason) return;
  event.preventDefault();
  toggle(reason);
});
$("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  desk.key = $("key").value.trim() || null;
  $("key").value = "";
  run();
});
$("open").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => {
  const [file] = $("file").files;
  $("file").value = "";
  if (file) takeFile(file);
});
$("copy-json").addEventListener("click", () => copy(JSON.stringify(desk.answer, null, 2), "JSON"));
$("copy-curl").addEventListener("click", () => copy(curl(desk.document, desk.key !== null), "curl"));
$("copy-link").addEventListener("click", copyLink);
addEventListener("hashchange", followLink);

let over = 0;
const dropping = (change) => {
  over = Math.max(0, over + change);
  $("drop").hidden = over === 0;
};
const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].some((type) => /^Files$|^text/.test(type));
addEventListener("dragenter", (event) => hasFiles(event) && dropping(1));
addEventListener("dragleave", (event) => hasFiles(event) && dropping(-1));
addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  over = 0;
  $("drop").hidden = true;
  const [file] = event.dataTransfer.files;
  if (file) {
    takeFile(file);
    return;
  }
  setContent(event.dataTransfer.getData("text/plain"));
  run();
});

if (location.hash.length > 1) followLink();
