// Who holds a place on a day, in the few ways in which the map draws it.

import { apart } from "./dom";
import type { Hold, Place, Record } from "./record";

/** `unknown` covers both "no word yet" and "lost, and nobody says to whom". */
export type Control = "held" | "partly_held" | "contested" | "besieged" | "unknown";

export interface Standing {
  place: Place;
  control: Control;
  /** Positions of the parties, the holder first; empty where unknown. */
  holders: number[];
  /** The day since which it has stood so, null where nobody says. */
  since: number | null;
  /** Whether some claims say otherwise. */
  disputed: boolean;
  /** Whether it is only said of the province that the place lies in. */
  inherited: boolean;
}

/** The standing of one place on one day. */
export function standing(record: Record, place: Place, day: number): Standing {
  const all = record.holdsOn(place, day);
  const holds = all.filter((hold) => hold.status !== "lost" && hold.holder >= 0);
  const disputed = all.some((hold) => hold.against > 0);
  const since = all.reduce<number | null>((latest, { start }) => (start === null ? latest : Math.max(latest ?? start, start)), null);
  const holders = [...new Set(holds.map((hold) => hold.holder))];
  const inherited = holds.length > 0 && holds.every((hold) => hold.inherited);
  return { place, control: controlOf(all, holds, holders), holders, since, disputed, inherited };
}

function controlOf(all: Hold[], holds: Hold[], holders: number[]): Control {
  if (all.some((hold) => hold.status === "contested")) return "contested";
  if (holds.length === 0) return "unknown";
  if (holds.some((hold) => hold.status === "besieged")) return "besieged";
  if (holds.every((hold) => hold.status === "partly_held")) return "partly_held";
  return holders.length > 1 ? "contested" : "held";
}

interface Spell {
  standing: Standing;
  /** The days on which nothing of it changes. */
  from: number;
  to: number;
}

/** Of each record the spell that each held place was last seen in: from one day to the next few of them end. */
const spells = new WeakMap<Record, Spell[]>();

/** The standing of every place that the ledger knows, on one day. What has not changed is the same object again. */
export function standings(record: Record, day: number): Standing[] {
  let own = spells.get(record);
  if (!own) spells.set(record, (own = record.places.filter((place) => place.held).map((place) => spellOf(record, place, day))));
  for (let at = 0; at < own.length; at++) {
    const { from, to, standing: had } = own[at] as Spell;
    if (day < from || day > to) own[at] = spellOf(record, had.place, day);
  }
  return own.map((spell) => spell.standing);
}

/** The standing on a day, and how long before and after nothing of it changes. */
function spellOf(record: Record, place: Place, day: number): Spell {
  let [from, to] = [-Infinity, Infinity];
  for (const { start, end } of record.history(place)) {
    for (const edge of [start, end === null ? null : end + 1]) {
      if (edge === null) continue;
      if (edge <= day) from = Math.max(from, edge);
      else to = Math.min(to, edge - 1);
    }
  }
  return { standing: standing(record, place, day), from, to };
}

const WORDS: { [control in Control]: string } = {
  held: "held",
  partly_held: "partly held",
  contested: "contested",
  besieged: "held, besieged",
  unknown: "holder unknown",
};

/** `nameOf` is what a party is called: in what is passed on, nobody private is named. */
export function controlWords(record: Record, { control, holders, inherited }: Standing, nameOf = (at: number) => record.partyName(at)): string {
  const names = holders.map((holder) => apart(nameOf(holder))).join(" and ");
  if (control === "unknown" || !names) return WORDS[control];
  const told = control === "contested" ? `contested: ${names}` : `${WORDS[control]} by ${names}`;
  return inherited ? `${told}, as its province is said to be` : told;
}
