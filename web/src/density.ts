// How many events a day, by family: what the timeline's bars are drawn from.

import type { Happening } from "./record";

export interface Bin {
  first: number;
  last: number;
  families: Map<string, number>;
  total: number;
}

/** An event counts on its days where those are at most this many; a vaguer one counts on none. */
const MOST_DAYS = 3;
const WIDTHS = [1, 7, 28, 91, 364];

export const isVague = (event: Happening): boolean =>
  event.start === null || event.end === null || event.end - event.start >= MOST_DAYS;

/** Equal runs of days from `first` to `last`, no more of them than `most`. */
export function bins(events: readonly Happening[], first: number, last: number, most: number): Bin[] {
  const days = last - first + 1;
  const width = WIDTHS.find((wide) => days / wide <= most) ?? Math.ceil(days / most);
  const found: Bin[] = Array.from({ length: Math.ceil(days / width) }, (_, at) => ({
    first: first + at * width,
    last: Math.min(last, first + (at + 1) * width - 1),
    families: new Map(),
    total: 0,
  }));
  for (const event of events) {
    if (isVague(event)) continue;
    const bin = found[Math.floor(((event.start as number) - first) / width)];
    if (!bin || (event.start as number) < first) continue;
    bin.families.set(event.family, (bin.families.get(event.family) ?? 0) + 1);
    bin.total += 1;
  }
  return found;
}
