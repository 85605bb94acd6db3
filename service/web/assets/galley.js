// The raw text with each segment of the ledger marked.

import { cuts, fill, inTurns, make } from "./elements.js";

const LINES = 24; // of a chunk; the browser lays out only the chunks that are in sight
const LONGEST = 4000; // UTF-16 units of a chunk that ends with a line
const ENDLESS = 3 * LONGEST; // of one that has to end within a line

/** Shows `text` with its placed segments in `galley`; ends when all of it is there. */
export function showGalley(galley, text, segments, kept, signal) {
  return fill(galley, chunks(text, segments, kept), signal);
}

/** Marks or unmarks what a reason took out as coming back. */
export async function keepReason(galley, reason, isKept) {
  const marks = galley.querySelectorAll(`[data-reason="${CSS.escape(reason)}"]`);
  await inTurns(marks, (mark) => mark.classList.toggle("kept", isKept));
}

function* chunks(text, segments, kept) {
  let chunk = new Chunk();
  for (const run of runs(text, segments, kept)) {
    for (const [number, part] of [...cuts(run.text, LONGEST)].entries()) {
      const longest = run.startsLine && number === 0 ? LONGEST : ENDLESS;
      if ((chunk.isFull && run.startsLine) || chunk.size + part.length > longest) {
        yield chunk.element;
        chunk = new Chunk();
      }
      chunk.add(run, part);
    }
  }
  yield chunk.element;
}

/** Segments, and what lies between them: nothing but white space. */
function* runs(text, segments, kept) {
  let at = 0;
  for (const [index, segment] of segments.entries()) {
    const between = text.slice(at, segment.from);
    if (between) yield { text: between };
    yield {
      text: text.slice(segment.from, segment.to),
      segment,
      index,
      isKept: kept.has(segment.reason),
      startsLine: index === 0 || between.includes("\n"),
    };
    at = segment.to;
  }
  if (at < text.length) yield { text: text.slice(at) };
}

class Chunk {
  element = make("div", { class: "chunk" });
  size = 0;
  lines = 0;

  get isFull() {
    return this.lines >= LINES;
  }

  add(run, part) {
    this.size += part.length;
    this.lines += part.split("\n").length - 1;
    this.element.append(run.segment ? mark(run, part) : part);
  }
}

function mark({ segment, index, isKept }, part) {
  const element = make("mark", {
    class: `run ${segment.kind}${isKept ? " kept" : ""}`,
    tabindex: index === 0 ? "0" : "-1",
    "data-index": index,
    "data-reason": segment.reason,
  });
  element.textContent = part;
  return element;
}

/** One tab stop for all marks: arrow keys, Home and End go from one to the next. */
export function moveByKeys(galley) {
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  galley.addEventListener("keydown", (event) => {
    const here = event.target.closest?.(".run");
    if (!here || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = ["Home", "End"].includes(event.key)
      ? outermost(galley, event.key)
      : steps[event.key] && neighbour(galley, here, steps[event.key]);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
  galley.addEventListener("focusin", (event) => {
    const here = event.target.closest?.(".run");
    if (!here) return;
    galley.querySelector('.run[tabindex="0"]')?.setAttribute("tabindex", "-1");
    here.setAttribute("tabindex", "0");
  });
}

function outermost(galley, key) {
  const marks = galley.getElementsByClassName("run");
  return key === "Home" ? marks[0] : marks[marks.length - 1];
}

function neighbour(galley, here, step) {
  const side = step > 0 ? "nextElementSibling" : "previousElementSibling";
  const end = step > 0 ? "firstElementChild" : "lastElementChild";
  let chunk = here.parentElement;
  let next = here[side];
  while (!next && chunk[side]) {
    chunk = chunk[side];
    next = chunk[end];
  }
  return next;
}
