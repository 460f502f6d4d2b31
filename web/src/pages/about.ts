// The page of one place or party, or of two side by side: who held it when, what happened, tolls, names, ties, claims.

import { api } from "../api";
import { claimCard } from "../claimcard";
import { fromIso, monthStarts, monthWords, spanWords } from "../days";
import { apart, count, el, narrow, fill, svg } from "../dom";
import { disputeBoxes, tollBoxes } from "../figures";
import { growing } from "../growing";
import { holdingList } from "../history";
import type { Livery } from "../palette";
import { Pick } from "../pick";
import { placeLede, placeSort } from "../placewords";
import { eventRow } from "../rows";
import type { EventItem, HoldingItem, PartyDetail, PlaceDetail } from "../shapes";
import type { Thing } from "../store";
import { tiesGraph } from "../tiesgraph";
import type { Draw, Given } from "./page";

const TOLLS = 8;

type Part = HTMLElement | null;

export const drawAbout: Draw = async (box, given) => {
  const { about, asOf } = given.store.state;
  const things = await Promise.all(about.map((thing) => (thing.kind === "place" ? api.place(thing.key, asOf) : api.party(thing.key, asOf))));
  if (given.store.state.about !== about) return;
  const two = things.length > 1;
  const columns = things.map((detail, at) => {
    const thing = about[at] as Thing;
    const parts = thing.kind === "place" ? placeParts(detail as PlaceDetail, given, two) : partyParts(detail as PartyDetail, given, two);
    return el("article", { class: "subject", "aria-label": detail.name }, ...parts);
  });
  const shared = two ? sharedPart(about, things, given) : null;
  fill(box, tools(about, given), shared, el("div", { class: two ? "subjects two" : "subjects" }, ...columns));
};

/** Back to the map, and the choice of a second one. */
function tools(about: readonly Thing[], given: Given): HTMLElement {
  const [one, other] = about as [Thing, Thing | undefined];
  const { record, act } = given;
  const options = one.kind === "place" ? record.places : record.parties;
  const pick = new Pick("compare", "Compare with", options, (key) => key && key !== one.key && act.about([one, { kind: one.kind, key }]), one.kind === "place" ? "another place" : "another party");
  const alone = other ? el("button", { type: "button", class: "plain", onclick: () => act.about([one]) }, "Only the first") : null;
  return el("div", { class: "pagetools" }, el("button", { type: "button", class: "plain", onclick: () => given.store.set({ page: "map", about: [], thing: one }) }, "← On the map"), pick.field, alone, el("button", { type: "button", class: "plain", onclick: () => window.print() }, "Print"));
}

function placeParts(place: PlaceDetail, given: Given, two: boolean): Part[] {
  const lede = placeLede(place);
  return [
    el("header", { class: "pagehead" }, el("p", { class: "over" }, placeSort(place)), el("h2", {}, el("bdi", {}, place.name)), lede ? el("p", { class: "lede" }, lede) : null),
    facts([["Events", place.events.length], ["Spells of control", place.holdings.length], ["Figures", place.tolls.length], ["Disputes", place.disputes.length]]),
    spells(place.holdings, given),
    card("Who held it", holdingList(place.holdings, "place", given.act)),
    card("Accounts that differ", disputeBoxes(place.disputes, given.act)),
    card("Figures", tollBoxes(place.tolls.slice(0, two ? 4 : TOLLS), given.act, true)),
    happenings(place.events, given),
    claims(place.claims, given, two),
  ];
}

function partyParts(party: PartyDetail, given: Given, two: boolean): Part[] {
  const { card: known } = party;
  const years = known && (known.start || known.end) ? `${known.start ?? ""}–${known.end ?? ""}` : "";
  return [
    el("header", { class: "pagehead" }, el("p", { class: "over" }, ["Party", known?.kind, years].filter(Boolean).join(" · ")), el("h2", {}, el("bdi", {}, party.name)), el("p", { class: "lede" }, `In reports: ${party.names.slice(0, 14).map(apart).join(", ")}`)),
    facts([["Events", party.events.length], ["Places held", new Set(party.holdings.map(({ place }) => place.key)).size], ["Figures of its losses", party.tolls.length], ["Ties", party.ties.length]]),
    known?.aliases.length ? card("Also called", el("p", { class: "aliases" }, ...known.aliases.map((alias) => el("bdi", {}, alias)), el("span", { class: "soft" }, ` Source: ${known.source}`))) : null,
    party.ties.length ? tiesGraph(party.key, party.name, party.ties, given.act) : null,
    card("What it held", holdingList(party.holdings, "party", given.act)),
    card("Accounts that differ", disputeBoxes(party.disputes, given.act)),
    card("Figures", tollBoxes(party.tolls.slice(0, two ? 4 : TOLLS), given.act, true)),
    happenings(party.events, given),
    claims(party.claims, given, two),
  ];
}

const card = (title: string, body: Part): Part => body && el("section", { class: "sheetcard" }, body.querySelector("h3") ? null : el("h3", {}, title), body);

function facts(all: readonly [string, number][]): HTMLElement {
  return el("dl", { class: "facts" }, ...all.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value.toLocaleString("en-GB")))));
}

/** Who held it when, as a band over the days. */
function spells(holdings: readonly HoldingItem[], { record, dress }: Given): Part {
  const known = holdings.filter(({ start, end }) => start ?? end);
  if (known.length === 0) return null;
  const [first, last] = record.focus;
  const [width, height] = [narrow() ? 340 : 900, 64];
  const x = (day: number) => 4 + ((Math.max(first, Math.min(last, day)) - first) / Math.max(1, last - first)) * (width - 8);
  const box = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "band", role: "img", "aria-label": holdings.map((one) => `${one.holder?.name ?? "unknown"}, ${one.label}, ${spanWords(fromIso(one.start), fromIso(one.end))}`).join("; ") });
  for (const one of known) {
    const [from, to] = [x(fromIso(one.start) ?? first), x((fromIso(one.end) ?? last) + 1)];
    if (to - from < 0.5) continue;
    const livery = liveryOf(record.parties.findIndex(({ key }) => key === one.holder?.key), dress);
    const group = svg("g", {}, svg("title", {}, `${one.holder?.name ?? "Holder unknown"}: ${one.label}, ${spanWords(fromIso(one.start), fromIso(one.end))}`));
    group.append(svg("rect", { x: from, y: 8, width: to - from, height: 28, fill: livery?.colour ?? "#c9c6bd", class: one.status }));
    if (to - from > 24 && livery) group.append(svg("text", { x: from + 6, y: 27, fill: livery.ink }, to - from > 160 ? (one.holder?.name ?? "") : livery.letters));
    box.append(group);
  }
  for (const day of monthStarts(first, last, narrow() ? 4 : 10)) box.append(svg("text", { x: Math.min(x(day), width - 58), y: 56, class: "tick" }, monthWords(day)));
  return el("section", { class: "sheetcard" }, el("h3", {}, "Control over the days of the reports"), box as never);
}

const liveryOf = (at: number, dress: Map<number, Livery>): Livery | undefined => dress.get(at);

function happenings(events: readonly EventItem[], { record, act }: Given): Part {
  if (events.length === 0) return null;
  const known = events.flatMap(({ event_id }) => record.eventById(event_id) ?? []);
  return el("section", { class: "sheetcard" }, el("h3", {}, count(events.length, "event")), ...growing(known, (event) => eventRow(record, event, act), 12));
}

function claims(all: PlaceDetail["claims"], { act }: Given, two: boolean): Part {
  if (all.length === 0) return null;
  const [list, more] = growing(all, (claim) => el("li", {}, claimCard(claim, act)), two ? 4 : 8) as [HTMLElement, HTMLElement];
  list.className = "claims";
  return el("section", { class: "sheetcard" }, el("h3", {}, count(all.length, "claim")), list, more);
}

/** What two parties or places have in common: the events that both are part of. */
function sharedPart(about: readonly Thing[], things: readonly (PlaceDetail | PartyDetail)[], { record, act }: Given): Part {
  const [a, b] = things as [PlaceDetail | PartyDetail, PlaceDetail | PartyDetail];
  const ids = new Set(b.events.map(({ event_id }) => event_id));
  const both = a.events.filter(({ event_id }) => ids.has(event_id)).flatMap(({ event_id }) => record.eventById(event_id) ?? []);
  const held = (about[0] as Thing).kind === "party" ? sameTowns(a as PartyDetail, b as PartyDetail) : [];
  if (both.length + held.length === 0) return null;
  return el(
    "section",
    { class: "sheetcard" },
    el("h3", {}, `${apart(a.name)} and ${apart(b.name)}`),
    held.length ? el("p", {}, `Both are said to have held: ${held.join(", ")}.`) : null,
    both.length ? el("h4", {}, `${count(both.length, "event")} of both`) : null,
    ...(both.length ? growing(both, (event) => eventRow(record, event, act), 6) : []),
  );
}

function sameTowns(a: PartyDetail, b: PartyDetail): string[] {
  const others = new Set(b.holdings.map(({ place }) => place.key));
  return [...new Set(a.holdings.filter(({ place }) => others.has(place.key)).map(({ place }) => place.name))];
}
