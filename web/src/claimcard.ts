// One claim as it is read: its sentence, who said it, and how sure, how precise and how certain it all is.

import type { Act } from "./act";
import { fromIso, spanWords } from "./days";
import { apart, el } from "./dom";
import type { Claim } from "./shapes";

/** `Sonia Khush ← Save the Children ← as reported by Dawn` */
export const chainWords = (speakers: readonly string[]): string => speakers.map(apart).join(" ← ");

export function claimCard(claim: Claim, act: Act): HTMLElement {
  const { reading } = claim;
  const read = () => act.read(claim.document_id, claim.claim_id);
  return el(
    "article",
    { class: `claim ${claim.status}${claim.reader === "hand" ? " hand" : ""}`, "data-claim": claim.claim_id },
    el(
      "header",
      {},
      el("span", { class: "kind" }, reading.label),
      claim.status === "asserted" ? null : el("span", { class: `status ${claim.status}` }, reading.status),
      reading.figure ? el("span", { class: "figure" }, figureWords(claim)) : null,
    ),
    sentence(claim),
    el("p", { class: "said" }, el("span", { class: "by" }, "Said by "), chain(reading.speakers)),
    slots(claim),
    reading.judged.length ? el("ul", { class: "byhand" }, ...reading.judged.map((words) => el("li", {}, words))) : null,
    el(
      "footer",
      {},
      el("button", { type: "button", class: "read", onclick: read }, "Open in report"),
      el("span", { class: "from" }, fromWords(reading.report)),
      confidence(claim.confidence),
    ),
  );
}

/** The sentence with the quoted words marked; just the words where the report no longer holds them. */
export function sentence({ quote, reading }: Claim): HTMLElement {
  return el(
    "blockquote",
    { dir: "auto" },
    reading.before,
    el("mark", {}, quote.exact),
    reading.after,
    reading.quote_found ? null : el("em", { class: "lost" }, " (not found at its place in the report)"),
  );
}

function fromWords({ publisher, published }: Claim["reading"]["report"]): string {
  const day = fromIso(published);
  return [publisher, day === null ? "undated" : spanWords(day, day)].filter(Boolean).join(", ");
}

function figureWords({ figure, reading }: Claim): string {
  const said = `${figure?.words} ${reading.label}`.toLowerCase(); // "Killed, at least 75" needs no second "killed"
  const unit = figure && !said.includes(figure.unit.toLowerCase()) ? ` ${figure.unit}` : "";
  return `${reading.figure ?? ""}${unit}`;
}

function chain(speakers: readonly string[]): HTMLElement {
  const links = speakers.flatMap((speaker, at) => [
    at ? el("span", { class: "arrow", "aria-label": "according to" }, " ← ") : null,
    el("bdi", {}, speaker),
  ]);
  return el("span", { class: "chain" }, ...links);
}

function slots(claim: Claim): HTMLElement {
  const { reading } = claim;
  const who = (parties: Claim["actor"]) => parties.map((party) => apart(party.name)).join(", ");
  const rows: [string, string][] = [
    ["Who", who(claim.actor)],
    ["Whom", who(claim.target)],
    ["Where", claim.place ? reading.place : ""],
    ["When", reading.time],
    ["ACLED", claim.codes?.acled ?? ""],
  ];
  const given = rows.filter(([, words]) => words);
  return el("dl", { class: "slots" }, ...given.flatMap(([name, words]) => [el("dt", {}, name), el("dd", { dir: "auto" }, words)]));
}

/** The reader's own confidence, as a bar and in words: it is the machine's, not the truth's. */
function confidence(value: number): HTMLElement {
  const words = `The reader's confidence that it read this right: ${Math.round(value * 100)} in 100`;
  const bar = el("span", { class: "sure", role: "img", title: words, "aria-label": words }, el("i"));
  (bar.firstElementChild as HTMLElement).style.width = `${Math.round(value * 100)}%`;
  return bar;
}
