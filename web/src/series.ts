// Numbers by week or month: how many events of each sort, and how many killed, from the lowest figure to the highest.

import { monthOf, weekOf } from "./days";
import { isVague } from "./density";
import type { Happening, Record } from "./record";

export type By = "family" | "type" | "actor" | "source" | "place";

export interface Series {
  name: string;
  /** Events of each unit, in the order of the units. */
  events: Happening[][];
  total: number;
}

export interface Numbers {
  unit: "week" | "month";
  /** First days of the units, in order and without gaps. */
  units: number[];
  series: Series[];
  /** Events that are known only to a span of days, or to none: in no bar. */
  vague: number;
}

/** Series beyond these are put together as the last. */
const MOST = 7;
const WEEKS = 120;

export function numbersOf(record: Record, events: readonly Happening[], by: By, first: number, last: number): Numbers {
  const dated = events.filter((event) => !isVague(event) && (event.start as number) >= first && (event.start as number) <= last);
  const unit = (last - first) / 7 <= WEEKS ? "week" : "month";
  const unitOf = unit === "week" ? weekOf : monthOf;
  const days = dated.map(({ start }) => start as number);
  const [from, to] = days.length ? [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))] : [first, first];
  const units = unitsFrom(unitOf(from), unitOf(to), unit);
  const at = new Map(units.map((day, index) => [day, index]));
  const found = new Map<string, Series>();
  for (const event of dated) {
    const index = at.get(unitOf(event.start as number)) as number;
    for (const name of namesOf(record, event, by)) {
      let own = found.get(name);
      if (!own) found.set(name, (own = { name, events: units.map(() => []), total: 0 }));
      (own.events[index] as Happening[]).push(event);
      own.total += 1;
    }
  }
  const ordered = [...found.values()].sort((a, b) => b.total - a.total);
  return { unit, units, series: ordered.length > MOST + 1 ? [...ordered.slice(0, MOST), together(ordered.slice(MOST), units.length)] : ordered, vague: events.length - dated.length };
}

function unitsFrom(from: number, to: number, unit: "week" | "month"): number[] {
  const units: number[] = [];
  for (let day = from; day <= to; day = unit === "week" ? day + 7 : monthOf(day + 31)) units.push(day);
  return units;
}

function together(rest: readonly Series[], n: number): Series {
  const events = Array.from({ length: n }, (_, at) => [...new Set(rest.flatMap((own) => own.events[at] ?? []))]);
  return { name: `${rest.length} others`, events, total: events.reduce((sum, own) => sum + own.length, 0) };
}

/** What an event is counted under. One with two actors counts for each: the series then add up to more than the events. */
function namesOf(record: Record, event: Happening, by: By): string[] {
  if (by === "family") return [record.families.find(({ name }) => name === event.family)?.label ?? "Other"];
  if (by === "type") return [event.label];
  if (by === "place") return [event.place?.name ?? "no place given"];
  if (by === "actor") return event.actor.length ? event.actor.map((at) => record.partyName(at)) : ["nobody named"];
  const { voice } = record.columns.events;
  return voice.at(event.at).map((at) => record.voices[at]?.name ?? "unknown");
}

/** The killed of some events: each counts with the figures given for it, from lowest to highest. */
export function killed(events: readonly Happening[]): { low: number; high: number; open: boolean; told: Happening[] } {
  const told = [...new Set(events)].filter(({ tollLow, tollHigh }) => tollLow !== null || tollHigh !== null);
  const low = told.reduce((sum, { tollLow }) => sum + (tollLow ?? 0), 0);
  const high = told.reduce((sum, { tollLow, tollHigh }) => sum + (tollHigh ?? tollLow ?? 0), 0);
  return { low, high, open: told.some(({ tollHigh }) => tollHigh === null), told };
}
