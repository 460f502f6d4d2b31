// Numbers: events a week by type, actor or source, the killed and the displaced. Behind each chart its table, under each bar
// its events and so their claims.

import { api } from "../api";
import { figureChart, rangeChart, type Scene, stackChart, tableOf } from "../barchart";
import { monthWords, spanWords } from "../days";
import { count, el, fill } from "../dom";
import { lookOf } from "../families";
import { filterQuery, isAll } from "../filter";
import { filterWords } from "../filters";
import { growing } from "../growing";
import type { Figure, Happening } from "../record";
import { eventRow } from "../rows";
import { type By, killed, numbersOf, type Numbers } from "../series";
import type { Draw, Given } from "./page";

const BYS: readonly [By, string][] = [["family", "sort of event"], ["type", "type"], ["actor", "actor"], ["source", "source"], ["place", "place"]];
/** Told apart by colour-blind eyes (Okabe and Ito, 2008); from the seventh on they are hatched. */
const COLOURS = ["#0072b2", "#d55e00", "#00825d", "#e0b000", "#a8478a", "#56b4e9", "#7a5230", "#8a8f95"];
const KILLED = "#a3342b";
const MOVED = "#14708a";
let chosen: By = "family";

export const drawNumbers: Draw = async (box, given) => {
  const { record, store } = given;
  const { filter, asOf } = store.state;
  const having = isAll(filter) ? null : new Set((await api.figures(filterQuery(filter, { asOf }))).tolls);
  if (store.state.filter !== filter || store.state.page !== "numbers") return;
  const events = given.selector.all();
  const [first, last] = record.focus;
  const by = el("select", { id: "by", onchange: () => ((chosen = by.value as By), void drawNumbers(box, given)) }, ...BYS.map(([value, words]) => el("option", { value, selected: value === chosen }, words)));
  const told = filterWords(record, store.state.filter);
  const numbers = numbersOf(record, events, chosen, first, last);
  fill(
    box,
    el("header", { class: "pagehead" }, el("h2", {}, "Numbers"), el("p", { class: "lede" }, `${count(events.length, "event")} of the record${told ? `: ${told}` : ""}. Every bar opens what it counts.`)),
    el("section", { class: "sheetcard" }, el("div", { class: "cardhead" }, el("h3", {}, `Events a ${numbers.unit}`), el("label", { for: "by" }, "by ", by)), ...eventsCard(numbers, given)),
    el("section", { class: "sheetcard" }, el("h3", {}, `Killed a ${numbers.unit}, from the lowest to the highest figure told`), ...killedCard(numbers, given)),
    el("section", { class: "sheetcard" }, el("h3", {}, "Displaced and returned, each figure by itself"), ...displacedCard(given, having)),
  );
};

const unitWords = (numbers: Numbers, at: number): string => {
  const day = numbers.units[at] as number;
  return numbers.unit === "week" ? `Week of ${spanWords(day, day + 6)}` : monthWords(day);
};

/** Where the events of a pressed bar are listed. */
function under(given: Given): { box: HTMLElement; show: (title: string, events: readonly Happening[]) => void } {
  const box = el("div", { class: "under", "aria-live": "polite" });
  return { box, show: (title, events) => void fill(box, el("h4", {}, `${title}: ${count(events.length, "event")}`), ...growing(events, (event) => eventRow(given.record, event, given.act), 40)) };
}

function eventsCard(numbers: Numbers, given: Given): (HTMLElement | SVGElement | null)[] {
  if (numbers.series.length === 0) return [el("p", { class: "none" }, "No event that is known to the day.")];
  const { box, show } = under(given);
  const colour = (at: number) => (chosen === "family" ? familyColour(given, numbers.series[at]?.name ?? "") : (COLOURS[at % COLOURS.length] as string));
  const unique = (at: number) => [...new Set(numbers.series.flatMap(({ events }) => events[at] ?? []))];
  const scene: Scene = {
    units: numbers.units,
    label: `Events a ${numbers.unit}`,
    words: (at) => `${unitWords(numbers, at)}: ${numbers.series.filter(({ events }) => events[at]?.length).map(({ name, events }) => `${name} ${events[at]?.length}`).join(", ")}`,
    pick: (at) => show(unitWords(numbers, at), unique(at)),
  };
  const stacks = numbers.series.map(({ events }, at) => ({ colour: colour(at), hatched: chosen !== "family" && at >= 6, values: events.map((own) => own.length) }));
  const key = numbers.series.map(({ name, total }, at) => {
    const swatch = el("i", { "aria-hidden": "true" });
    swatch.style.background = colour(at);
    return el("li", {}, swatch, el("bdi", {}, name), el("span", {}, total.toLocaleString("en-GB")));
  });
  const twice = chosen === "actor" || chosen === "source" ? " An event of several counts for each of them." : "";
  const rows = numbers.units.map((_, at) => [unitWords(numbers, at), ...numbers.series.map(({ events }) => events[at]?.length ?? 0), unique(at).length]);
  return [
    stackChart(scene, stacks),
    el("ul", { class: "key" }, ...key),
    el("p", { class: "none" }, `${numbers.vague ? `${count(numbers.vague, "event")} known only to a span of days, or to none, in no bar.` : ""}${twice}`),
    tableOf([numbers.unit, ...numbers.series.map(({ name }) => name), "events"], rows),
    box,
  ];
}

function familyColour({ record }: Given, label: string): string {
  return lookOf(record.families.find((family) => family.label === label)?.name ?? "other").colour;
}

function killedCard(numbers: Numbers, given: Given): (HTMLElement | SVGElement | null)[] {
  const { box, show } = under(given);
  const all = numbers.units.map((_, at) => killed(numbers.series.flatMap(({ events }) => events[at] ?? [])));
  if (all.every(({ told }) => told.length === 0)) return [el("p", { class: "none" }, "No figure of people killed in an event that is known to the day.")];
  const words = (at: number) => {
    const { low, high, open, told } = all[at] as (typeof all)[number];
    return `${unitWords(numbers, at)}: ${low === high ? low.toLocaleString("en-GB") : `${low.toLocaleString("en-GB")} to ${high.toLocaleString("en-GB")}`}${open ? " or more" : ""}, in ${count(told.length, "event")}`;
  };
  const scene: Scene = { units: numbers.units, label: "Killed, lowest to highest", words, pick: (at) => show(words(at), (all[at] as (typeof all)[number]).told) };
  const rows = numbers.units.map((_, at) => {
    const { low, high, open, told } = all[at] as (typeof all)[number];
    return [unitWords(numbers, at), low, `${high}${open ? "+" : ""}`, told.length];
  });
  return [
    rangeChart(scene, all, KILLED),
    el("p", { class: "none" }, "For each event the largest toll told, its lowest figure solid, its highest pale; an arrow where a report says “at least”. Totals told for no single event are not in it. Events may overlap."),
    tableOf([numbers.unit, "lowest", "highest", "events"], rows),
    box,
  ];
}

function displacedCard(given: Given, having: ReadonlySet<number> | null): (HTMLElement | SVGElement | null)[] {
  const { record, act } = given;
  const all = record.figures().filter((one, at) => one.kind === "displacement" && (having?.has(at) ?? true) && (one.high ?? one.low) !== null);
  const dated = all.filter(({ start, end }) => (end ?? start) !== null).sort((a, b) => ((a.end ?? a.start) as number) - ((b.end ?? b.start) as number));
  if (all.length === 0) return [el("p", { class: "none" }, "No figure of people displaced or returned.")];
  const shown = dated.map((one) => ({ day: (one.end ?? one.start) as number, low: one.low ?? one.high ?? 0, high: one.high ?? one.low ?? 0, open: one.high === null }));
  const words = (at: number) => {
    const one = dated[at] as Figure;
    return `${one.label}, ${one.place?.name ?? "no place given"}, ${spanWords(one.start, one.end)}: ${rangeWords(one)}`;
  };
  const open = (one: Figure) => {
    const event = record.events[one.event];
    if (event) act.open({ kind: "event", key: event.id });
    else if (one.place) act.open({ kind: "place", key: one.place.key });
  };
  const span: [number, number] = [shown[0]?.day ?? 0, Math.max(shown.at(-1)?.day ?? 1, (shown[0]?.day ?? 0) + 14)];
  const rows = [...dated, ...all.filter((one) => !dated.includes(one))].map((one) => [one.label, one.place?.name ?? "–", spanWords(one.start, one.end), one.low ?? "–", one.high ?? "open", one.claims, one.rival ? "differ" : ""]);
  return [
    dated.length ? figureChart({ label: "Figures of displacement", words, pick: (at) => open(dated[at] as Figure) }, shown, span, MOVED) : null,
    el("p", { class: "none" }, "Not added up: a later figure often holds an earlier one."),
    tableOf(["what", "place", "days", "low", "high", "claims", "figures"], rows),
  ];
}

function rangeWords({ low, high }: Figure): string {
  const words = (n: number) => n.toLocaleString("en-GB");
  if (low !== null && high !== null) return low === high ? words(low) : `${words(low)} to ${words(high)}`;
  return low !== null ? `at least ${words(low)}` : `at most ${words(high ?? 0)}`;
}
