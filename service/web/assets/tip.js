// What became of a run, told beside it: on hover, on focus, on touch.

import { make } from "./elements.js";
import { KINDS, reasonAbout, reasonLabel } from "./words.js";

/** Tells of the segment under the pointer or in focus; `find` gives it by its mark. */
export function tellOf(galley, tip, find) {
  let shown = null;
  const show = (mark) => {
    if (mark === shown) return;
    hide();
    shown = mark;
    tip.replaceChildren(...describe(find(mark)));
    tip.hidden = false;
    mark.setAttribute("aria-describedby", tip.id);
    beside(mark, tip);
  };
  const hide = () => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const focused = () => galley.querySelector(".run:focus");
  galley.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".run");
    if (mark) show(mark);
  });
  galley.addEventListener("pointerleave", () => (focused() ? show(focused()) : hide()));
  galley.addEventListener("focusin", (event) => {
    const mark = event.target.closest(".run");
    if (mark) show(mark);
  });
  galley.addEventListener("focusout", hide);
  galley.addEventListener("scroll", hide, { passive: true });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  return hide;
}

function describe(segment) {
  const head = make("p", { class: "what" }, make("b", { class: segment.kind }, KINDS[segment.kind]));
  if (segment.reason) head.append(` ${reasonLabel(segment.reason)}`);
  const about = segment.reason
    ? make("p", {}, `It looks like ${reasonAbout(segment.reason)}.`)
    : null;
  const sure = `${Math.round(segment.confidence * 100)} % sure`;
  const rule = make("p", { class: "rule" }, make("code", {}, segment.rule), ` ${sure}`);
  return [head, about, rule].filter(Boolean);
}

function beside(mark, tip) {
  const gap = 8;
  const line = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.min(Math.max(gap, line.left), innerWidth - width - gap);
  const below = line.bottom + gap;
  const top = below + height < innerHeight ? below : Math.max(gap, line.top - height - gap);
  tip.style.left = `${Math.max(gap, left)}px`;
  tip.style.top = `${top}px`;
}
