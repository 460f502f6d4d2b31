// What lasted: events of more than a few days as bars on the timeline, in as few lanes as they fit.

import { isVague } from "./density";
import { reachOf } from "./reach";
import type { Happening } from "./record";

export interface Bar {
  event: Happening;
  first: number;
  last: number;
  lane: number;
  /** Whether it is known to have begun and ended on these days, and not some time within them. */
  firm: boolean;
}

/** The bars of the events that are known to a span, those told of most first; what no lane has room for is counted. */
export function barsOf(events: readonly Happening[], first: number, last: number, lanes: number): { bars: Bar[]; left: number } {
  const wanted = events.filter(isVague).flatMap((event): Omit<Bar, "lane">[] => {
    const [from, to] = reachOf(event);
    if (from === null || to === null || to < first || from > last || to === from) return [];
    return [{ event, first: from, last: to, firm: event.precision === "day" }];
  });
  wanted.sort((a, b) => b.event.reports - a.event.reports || a.first - b.first);
  const taken: [number, number][][] = Array.from({ length: lanes }, () => []);
  const bars: Bar[] = [];
  let left = 0;
  for (const bar of wanted.slice(0, 400)) {
    const lane = taken.findIndex((own) => own.every(([from, to]) => bar.first > to + 1 || bar.last < from - 1));
    if (lane < 0) left += 1;
    else {
      (taken[lane] as [number, number][]).push([bar.first, bar.last]);
      bars.push({ ...bar, lane });
    }
  }
  return { bars, left: left + Math.max(0, wanted.length - 400) };
}
