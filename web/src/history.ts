// A place's or a party's holdings as lines of words.

import type { Act } from "./act";
import { fromIso, spanWords } from "./days";
import { count, el } from "./dom";
import type { HoldingItem } from "./shapes";

/** Who held it, when; or, for a party, what it held. */
export function holdingList(holdings: readonly HoldingItem[], of: "place" | "party", act: Act): HTMLElement | null {
  if (holdings.length === 0) return null;
  const ordered = [...holdings].sort((a, b) => (b.start ?? "").localeCompare(a.start ?? ""));
  const row = (holding: HoldingItem) => {
    const other = of === "place" ? holding.holder : holding.place;
    const thing = of === "place" ? ("party" as const) : ("place" as const);
    const name = other
      ? el("button", { type: "button", class: "plain", onclick: () => act.open({ kind: thing, key: other.key }) }, el("bdi", {}, other.name))
      : "holder unknown";
    const [start, end] = [fromIso(holding.start), fromIso(holding.end)];
    const when = start === null && end === null ? "days unknown" : spanWords(start, end);
    const against = holding.against.length ? el("span", { class: "flag" }, `${count(holding.against.length, "claim")} against`) : null;
    return el("li", {}, el("b", {}, name), el("span", {}, ` ${holding.label.toLowerCase()} · ${when} `), against);
  };
  return el("section", {}, el("h3", {}, of === "place" ? "Who held it" : "What it held"), el("ol", { class: "history" }, ...ordered.map(row)));
}
