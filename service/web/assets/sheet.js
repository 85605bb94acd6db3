// The article as it would be set: title, makers, source, body, and what is let back in.

import { cuts, fill, make } from "./elements.js";
import { roleLabel } from "./words.js";

const LONGEST = 8000; // UTF-16 units of one block
const SPACE = /[\s\x1c-\x1f\x85]/; // what the service takes for white space
const isSpace = (char) => char !== "\ufeff" && SPACE.test(char);

/** Shows an answer in `sheet`, with the segments of the reasons in `kept` set among its body. */
export function showSheet(sheet, answer, text, segments, kept, signal) {
  return fill(sheet, parts(answer, text, segments, kept), signal);
}

function* parts(answer, text, segments, kept) {
  const { title, source, language } = answer;
  if (title) yield make("h3", { class: "title", dir: "auto", lang: language }, title);
  const makers = answer.credits.map(credit);
  if (makers.length) yield make("ul", { class: "chips", "aria-label": "Credits" }, ...makers);
  const facts = sourceFacts(source, language);
  if (facts.length) yield make("dl", { class: "source", "aria-label": "Source" }, ...facts);
  if (!answer.body && kept.size === 0) {
    yield make("p", { class: "empty" }, "Nothing in it is an article.");
    return;
  }
  let dateline = source.dateline.text;
  for (const paragraph of paragraphs(answer.body, text, segments, kept)) {
    for (const part of cuts(paragraph.text, LONGEST)) {
      const block = make("p", { dir: "auto", lang: language, class: paragraph.reason && "back" });
      if (paragraph.reason) block.append(make("span", { class: "why", dir: "ltr" }, roleLabel(paragraph.reason)));
      else if (dateline) block.append(make("span", { class: "dateline" }, dateline), " ");
      if (!paragraph.reason) dateline = null;
      block.append(part);
      yield block;
    }
  }
}

function credit({ role, name, location }) {
  const place = location ? make("small", {}, ` ${location}`) : null;
  return make("li", {}, make("span", {}, roleLabel(role)), make("b", { dir: "auto" }, name), place);
}

function sourceFacts(source, language) {
  const told = {
    Agency: source.agency,
    Publisher: source.publisher,
    Filed: [source.dateline.place, source.dateline.date].filter(Boolean).join(", "),
    Published: source.published,
    Modified: source.modified,
    Address: source.url,
    Copyright: source.copyright,
    Licence: source.licence,
    Language: language,
  };
  return Object.entries(told)
    .filter(([, value]) => value)
    .map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", { dir: "auto" }, value)));
}

/** The body's paragraphs; what comes back stands after the paragraph that it followed. */
function* paragraphs(body, text, segments, kept) {
  const whole = body ? body.split("\n\n") : [];
  if (kept.size === 0) {
    for (const paragraph of whole) yield { text: paragraph };
    return;
  }
  const returned = returns(whole, text, segments, kept);
  for (let index = -1; index < whole.length; index += 1) {
    if (index >= 0) yield { text: whole[index] };
    yield* returned.get(index) ?? [];
  }
}

/** What comes back, by the index of the paragraph it follows (-1: before them all). */
function returns(whole, text, segments, kept) {
  const returned = new Map();
  const ends = paragraphEnds(whole);
  let seen = 0;
  let index = -1;
  for (const segment of segments) {
    const run = text.slice(segment.from, segment.to);
    if (segment.kind === "body") {
      seen += inked(run);
      while (index + 1 < ends.length && seen > (ends[index] ?? 0)) index += 1;
    } else if (kept.has(segment.reason)) {
      if (!returned.has(index)) returned.set(index, []);
      const block = returned.get(index);
      const last = block.at(-1);
      if (last?.reason === segment.reason) last.text += `\n${run}`;
      else block.push({ text: run, reason: segment.reason });
    }
  }
  return returned;
}

/** For each paragraph, how many characters that are not white space end with it. */
function paragraphEnds(whole) {
  let sum = 0;
  return whole.map((paragraph) => (sum += inked(paragraph)));
}

function inked(text) {
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x20 && (unit < 0x80 || !isSpace(text[at]))) number += 1;
    else if (unit < 0x20 && !isSpace(text[at])) number += 1;
  }
  return number;
}
