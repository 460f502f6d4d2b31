// Long lists, a part at a time: a page of ten thousand rows helps nobody.

import { el } from "./dom";

const STEP = 100;

/** A list of the first rows, and a button for more where there are any. */
export function growing<T>(all: readonly T[], row: (one: T) => HTMLElement, step = STEP): HTMLElement[] {
  const list = el("ol", { class: "rows" });
  const more = el("button", { type: "button", class: "more" });
  const grow = () => {
    const shown = list.children.length;
    list.append(...all.slice(shown, shown + step).map(row));
    const left = all.length - list.children.length;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(step, left)} of ${left.toLocaleString("en-GB")} more`;
  };
  more.addEventListener("click", grow);
  grow();
  return [list, more];
}
