// Rival figures and readings, side by side. Nothing is chosen between them.

import type { Act } from "./act";
import { chainWords } from "./claimcard";
import { fromIso, spanWords } from "./days";
import { el } from "./dom";
import type { Dispute, Toll } from "./shapes";

/** `where` names the place and the days as well, for lists that hold more than one thing. */
export function tollBoxes(tolls: readonly Toll[], act: Act, where = false): HTMLElement | null {
  const told = tolls.filter((toll) => toll.sides.length > 0);
  return told.length ? el("section", { class: "tolls" }, ...told.map((toll) => tollBox(toll, act, where))) : null;
}

function tollBox(toll: Toll, act: Act, where: boolean): HTMLElement {
  const whom = toll.target.map((party) => party.name).join(", ");
  const days = spanWords(fromIso(toll.start), fromIso(toll.end));
  return el(
    "div",
    { class: toll.rival ? "toll rival" : "toll" },
    el("h4", {}, `${toll.label}${whom ? `: ${whom}` : ""}`, toll.rival ? el("span", { class: "flag" }, "figures differ") : null),
    where ? el("p", { class: "meta" }, [toll.place?.name ?? "no place given", days].join(" · ")) : null,
    el("div", { class: "columns" }, ...columns(toll).map(({ words, by, claim }) => column(words, by, () => act.open({ kind: "claim", key: claim })))),
    toll.rival ? agreedLine(toll.agreed) : null,
  );
}

/** Those who give the same figure in the same words share a column. */
function columns(toll: Toll): { words: string; by: string; claim: string }[] {
  const found = new Map<string, { words: string; by: string[]; claim: string }>();
  for (const { words, speakers, claim_id } of toll.sides) {
    const key = words.toLowerCase();
    const own = found.get(key) ?? { words, by: [], claim: claim_id };
    if (!own.by.includes(chainWords(speakers))) own.by.push(chainWords(speakers));
    found.set(key, own);
  }
  return [...found.values()].map(({ words, by, claim }) => ({ words, claim, by: by.length > 3 ? `${by.slice(0, 3).join("; ")}; and ${by.length - 3} more` : by.join("; ") }));
}

function column(head: string, by: string, open: () => void): HTMLElement {
  return el("div", { class: "column" }, el("button", { type: "button", class: "plain", onclick: open }, head), el("span", {}, by));
}

/** What all sides say alike, so that a dispute is no larger than it is. */
function agreedLine(agreed: readonly [string, string][]): HTMLElement | null {
  const told = agreed.filter(([slot]) => slot !== "what");
  return told.length ? el("p", { class: "agreed" }, el("span", {}, "All agree: "), told.map(([, words]) => words).join(" · ")) : null;
}

/** Disputes other than those over figures, which the tolls already show. */
export function disputeBoxes(disputes: readonly Dispute[], act: Act): HTMLElement | null {
  const shown = disputes.filter((dispute) => dispute.slot !== "figure" && dispute.sides.length > 1);
  if (shown.length === 0) return null;
  const box = ({ slot, label, sides, agreed }: Dispute) =>
    el(
      "div",
      { class: "toll rival" },
      el("h4", {}, label.replace(/: [^:]*$/, ""), el("span", { class: "flag" }, `accounts differ: ${slot.replaceAll("_", " ")}`)),
      el("div", { class: "columns words" }, ...sides.map((side) => column(side.says, [...new Set(side.speakers.map(chainWords))].join("; "), () => side.claims[0] && act.open({ kind: "claim", key: side.claims[0] })))),
      agreedLine(agreed),
    );
  return el("section", { class: "tolls" }, ...shown.map(box));
}
