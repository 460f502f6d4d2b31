// What is asked for beyond days: words, types, sides, places, sources, status, confidence. The server asks itself the
// same questions (eventfilter.py): a link, an export and the screen show the same.

import { toIso } from "./days";
import type { Record } from "./record";

export interface Filter {
  words: string;
  types: readonly string[];
  families: readonly string[];
  /** Keys of a party, a place and a source. */
  party: string | null;
  place: string | null;
  source: string | null;
  status: readonly string[];
  /** The least confidence, 0 to 1. */
  sure: number;
}

export const ALL: Filter = { words: "", types: [], families: [], party: null, place: null, source: null, status: [], sure: 0 };
export const STATUSES = ["asserted", "uncertain", "planned", "denied"] as const;

export const isAll = (filter: Filter): boolean => conditions(filter) === 0;

/** How many conditions there are. */
export function conditions({ words, types, families, party, place, source, status, sure }: Filter): number {
  return [words, types.length, families.length, party, place, source, status.length, sure].filter(Boolean).length;
}

/** Which events match, by position; null where all do. `having` are the positions of those that have the words. */
export function maskOf(record: Record, filter: Filter, having: readonly number[] | null): Uint8Array | null {
  if (isAll(filter)) return null;
  const { events, meta } = record.columns;
  const n = events.id.length;
  const mask = new Uint8Array(n).fill(having ? 0 : 1);
  for (const at of having ?? []) mask[at] = 1;
  const keep = (test: (at: number) => boolean) => {
    for (let at = 0; at < n; at++) if (mask[at] && !test(at)) mask[at] = 0;
  };
  if (filter.types.length || filter.families.length) {
    const right = meta.types.map(({ name, family }) => (!filter.types.length || filter.types.includes(name)) && (!filter.families.length || filter.families.includes(family)));
    keep((at) => right[events.type[at] as number] ?? false);
  }
  if (filter.status.length) {
    const right = events.status.words.map((word) => filter.status.includes(word ?? ""));
    keep((at) => right[events.status.at[at] as number] ?? false);
  }
  if (filter.sure) keep((at) => (events.confidence[at] as number) >= filter.sure);
  if (filter.place !== null) {
    const place = record.placeByKey(filter.place)?.at ?? -2;
    keep((at) => events.place[at] === place);
  }
  if (filter.party !== null) {
    const party = record.parties.findIndex(({ key }) => key === filter.party);
    keep((at) => events.actor.has(at, party) || events.target.has(at, party));
  }
  if (filter.source !== null) {
    const voice = record.voices.findIndex(({ key }) => key === filter.source);
    keep((at) => events.voice.has(at, voice));
  }
  return mask;
}

/** The filter as the API takes it, with the days where they are given. */
export function filterQuery(filter: Filter, days: { since?: number | null; until?: number | null; asOf?: number | null } = {}): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.words) query.set("q", filter.words);
  for (const type of filter.types) query.append("type", type);
  for (const family of filter.families) query.append("family", family);
  for (const status of filter.status) query.append("status", status);
  for (const name of ["party", "place", "source"] as const) if (filter[name]) query.set(name, filter[name]);
  if (filter.sure) query.set("min_confidence", String(filter.sure));
  if (days.since !== undefined && days.since !== null) query.set("since", toIso(days.since));
  if (days.until !== undefined && days.until !== null) query.set("until", toIso(days.until));
  if (days.asOf !== undefined && days.asOf !== null) query.set("as_of", toIso(days.asOf));
  return query;
}
