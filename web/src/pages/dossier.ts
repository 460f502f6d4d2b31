// The dossier: what is shown, laid out for paper. It is fit to be passed on: nobody private is named.

import { api } from "../api";
import { chainWords } from "../claimcard";
import { standings, controlWords } from "../control";
import { dayWords, fromIso, spanWords } from "../days";
import { count, el, fill } from "../dom";
import { filterQuery } from "../filter";
import { heldWords } from "../heldselection";
import { captionOf } from "../picture";
import { areaName } from "../placewords";
import type { EventItem, PublicSentence } from "../shapes";
import { sides } from "../sides";
import { sinceOf } from "../store";
import type { Draw, Given } from "./page";

const EVENTS = 300;
const CLAIMS = 200;
let sentences = false;
/** Of two dossiers that are on their way the one asked for last is drawn. */
let asked = 0;

export const drawDossier: Draw = async (box, given) => {
  const { record, store } = given;
  const { state } = store;
  const query = filterQuery(state.filter, { since: sinceOf(state), until: state.day, asOf: state.asOf });
  const turn = ++asked;
  const still = () => turn === asked && store.state.page === "dossier";
  const [events, told, claims] = await Promise.all([eventsOf(query), api.asked(query), sentences ? claimsOf(query) : [], given.held.ready(state)]);
  if (!still()) return;
  const days = spanWords(sinceOf(state), state.day);
  const known = state.asOf === null ? `as known on ${dayWords(record.published[1] ?? state.day)}` : `as known on ${dayWords(state.asOf)}`;
  const figure = el("figure", {}, el("p", { class: "none", role: "status" }, "The map is being drawn…"));
  fill(
    box,
    tools(box, given),
    el("header", { class: "pagehead" }, el("h2", {}, `Dossier, ${days}`), el("p", { class: "lede" }, `${known[0]?.toUpperCase()}${known.slice(1)}${told ? `; ${told}` : ""}. Made on ${dayWords(Math.floor(Date.now() / 86_400_000))}. Read by machine: claims, not facts.`)),
    figure,
    holders(given),
    table(events),
    claims.length ? el("section", { class: "sheetcard" }, el("h3", {}, "The sentences"), el("ol", { class: "items" }, ...claims.map(sentence))) : null,
  );
  const picture = await given.picture();
  if (!still()) return;
  if (picture) fill(figure, el("img", { src: picture, alt: "The map as it was shown" }), el("figcaption", {}, captionOf(state)));
  else figure.remove();
};

function tools(box: HTMLElement, given: Given): HTMLElement {
  const check = el("input", { type: "checkbox", checked: sentences });
  check.addEventListener("change", () => ((sentences = check.checked), void Promise.resolve(drawDossier(box, given)).catch(given.fail)));
  return el(
    "div",
    { class: "pagetools" },
    el("button", { type: "button", class: "plain", onclick: () => given.store.set({ page: "map" }) }, "← On the map"),
    el("label", {}, check, " with the reports’ own sentences"),
    el("button", { type: "button", class: "primary", onclick: () => window.print() }, "Print or save as PDF"),
  );
}

/** From the export, in which nobody private is named. */
const eventsOf = (query: URLSearchParams): Promise<EventItem[]> => api.publicEvents(query).then(({ features }) => features.map(({ properties }) => properties));

function claimsOf(query: URLSearchParams): Promise<PublicSentence[]> {
  const own = new URLSearchParams(query);
  own.set("limit", String(CLAIMS));
  return api.sentences(own);
}

function holders({ record, store, held }: Given): HTMLElement | null {
  const { state } = store;
  const { day, filter } = state;
  const told = standings(record, day);
  const shown = held.of(state, told);
  const all = shown.filter(({ control }) => control !== "unknown");
  if (all.length === 0) return null;
  const note = heldWords(filter, shown.length, told.length);
  all.sort((a, b) => a.place.name.localeCompare(b.place.name));
  const row = (one: (typeof all)[number]) => el("tr", {}, el("th", { scope: "row" }, areaName(one.place)), el("td", {}, controlWords(record, one, (at) => record.publicName(at))), el("td", {}, one.since === null ? "" : spanWords(one.since, one.since)), el("td", {}, one.disputed ? "disputed" : ""));
  return el("section", { class: "sheetcard" }, el("h3", {}, `Who holds what on ${dayWords(day)}`), note ? el("p", { class: "soft" }, note) : null, el("table", {}, el("thead", {}, el("tr", {}, ...["Place", "Holder", "Since", ""].map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, ...all.slice(0, EVENTS).map(row))));
}

function table(events: readonly EventItem[]): HTMLElement {
  const names = (parties: EventItem["actor"]) => parties.map(({ name }) => name).join(", ");
  const row = (event: EventItem) =>
    el("tr", {}, el("td", {}, spanWords(fromIso(event.start), fromIso(event.end))), el("th", { scope: "row" }, event.label, event.status === "asserted" ? null : ` (${event.status})`), el("td", {}, event.place?.name ?? ""), el("td", {}, sides(names(event.actor), names(event.target))), el("td", { class: "end" }, String(event.sources)));
  const left = events.length - EVENTS;
  return el(
    "section",
    { class: "sheetcard" },
    el("h3", {}, count(events.length, "event")),
    el("table", {}, el("thead", {}, el("tr", {}, ...["Days", "What", "Where", "Who → whom", "Sources"].map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, ...events.slice(0, EVENTS).map(row))),
    left > 0 ? el("p", { class: "none" }, `${left} earlier events are not printed; the CSV has them all.`) : null,
  );
}

function sentence({ label, before, exact, after, speakers, published, document_id }: PublicSentence): HTMLElement {
  const day = fromIso(published);
  return el("li", {}, el("blockquote", { dir: "auto" }, before, el("mark", {}, exact), after), el("p", { class: "soft" }, `${label} · ${chainWords(speakers)}, ${day === null ? "undated" : dayWords(day)} · ${document_id}`));
}
