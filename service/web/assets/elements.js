// Elements from text, and many of them without holding the tab up. Text is never read as markup.

const SLICE = 8; // milliseconds of work, then the browser has its turn

/** An element of a tag with attributes and children, which are elements or text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Puts the elements that a generator makes into a container, a slice of time at a time. */
export async function fill(container, elements, signal) {
  await inTurns([...container.children].reverse(), (old) => old.remove(), signal);
  await inTurns(elements, (element) => container.append(element), signal);
}

/** Does the same with each of many, and lets the browser draw and listen in between. */
export async function inTurns(many, work, signal) {
  let end = performance.now() + SLICE;
  for (const one of many) {
    if (signal?.aborted) return;
    work(one);
    if (performance.now() >= end) {
      await nextTurn();
      end = performance.now() + SLICE;
    }
  }
}

/** Lets the browser draw and listen. */
export function nextTurn() {
  return globalThis.scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));
}

/** Cuts of a text, none longer than `longest` and none within a surrogate pair. */
export function* cuts(text, longest) {
  let from = 0;
  while (text.length - from > longest) {
    let to = from + longest;
    const unit = text.charCodeAt(to);
    if (unit >= 0xdc00 && unit <= 0xdfff) to -= 1;
    yield text.slice(from, to);
    from = to;
  }
  yield text.slice(from);
}
