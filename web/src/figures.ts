// Rival figures and readings, side by side. Nothing is chosen between them.

import { chainWords } from "./claimcard";
import { el } from "./dom";
import type { Claim, Dispute, Toll } from "./shapes";

export function tollTable(tolls: readonly Toll[], claims: readonly Claim[]): HTMLElement | null {
  const known = new Map(claims.map((claim) => [claim.claim_id, claim]));
  const boxes = tolls.map((toll) => tollBox(toll, known)).filter((box) => box !== null);
  return boxes.length ? el("section", { class: "tolls" }, ...boxes) : null;
}

function tollBox(toll: Toll, known: Map<string, Claim>): HTMLElement | null {
  const given = toll.claims.flatMap((id) => known.get(id) ?? []).filter((claim) => claim.figure);
  if (given.length === 0) return null;
  const rival = given.length > 1 && toll.low !== toll.high;
  const whom = toll.target.map((party) => party.name).join(", ");
  const head = `${toll.label}${whom ? `: ${whom}` : ""}`;
  return el(
    "div",
    { class: rival ? "toll rival" : "toll" },
    el("h4", {}, head, rival ? el("span", { class: "flag" }, "figures differ") : null),
    el("div", { class: "columns" }, ...given.map((claim) => column(claim))),
  );
}

function column(claim: Claim): HTMLElement {
  return el(
    "div",
    { class: "column" },
    el("strong", {}, claim.figure?.words || claim.reading.figure || ""),
    el("span", {}, chainWords(claim.reading.speakers)),
  );
}

/** Disputes other than those over figures, which the tolls already show. */
export function disputeList(disputes: readonly Dispute[], claims: readonly Claim[]): HTMLElement | null {
  const known = new Map(claims.map((claim) => [claim.claim_id, claim]));
  const shown = disputes.filter((dispute) => dispute.slot !== "figure" && dispute.sides.length > 1);
  if (shown.length === 0) return null;
  return el(
    "section",
    { class: "tolls" },
    ...shown.map((dispute) =>
      el(
        "div",
        { class: "toll rival" },
        el("h4", {}, `Accounts differ on the ${dispute.slot.replaceAll("_", " ")}`),
        el("div", { class: "columns" }, ...dispute.sides.map((side) => el("div", { class: "column" }, el("strong", {}, side.says), el("span", {}, sayers(side.claims, known))))),
      ),
    ),
  );
}

function sayers(ids: readonly string[], known: Map<string, Claim>): string {
  const words = ids.flatMap((id) => {
    const claim = known.get(id);
    return claim ? chainWords(claim.reading.speakers) : [];
  });
  return [...new Set(words)].join("; ") || `${ids.length} claims`;
}
