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
    el("div", { class: "columns" }, ...toll.sides.map((side) => column(side.words, chainWords(side.speakers), () => act.open({ kind: "claim", key: side.claim_id })))),
  );
}

function column(head: string, by: string, open: () => void): HTMLElement {
  return el("div", { class: "column" }, el("button", { type: "button", class: "plain", onclick: open }, head), el("span", {}, by));
}

/** Disputes other than those over figures, which the tolls already show. */
export function disputeBoxes(disputes: readonly Dispute[], act: Act): HTMLElement | null {
  const shown = disputes.filter((dispute) => dispute.slot !== "figure" && dispute.sides.length > 1);
  if (shown.length === 0) return null;
  const box = ({ slot, sides }: Dispute) =>
    el(
      "div",
      { class: "toll rival" },
      el("h4", {}, `Accounts differ: ${slot.replaceAll("_", " ")}`),
      el("div", { class: "columns words" }, ...sides.map((side) => column(side.says, [...new Set(side.speakers.map(chainWords))].join("; "), () => side.claims[0] && act.open({ kind: "claim", key: side.claims[0] })))),
    );
  return el("section", { class: "tolls" }, ...shown.map(box));
}
