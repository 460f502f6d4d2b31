// On which days each event is shown, kept so that those of some days are found without asking all the others.

import { type Columns, NONE } from "./columns";

/** Events that reach over more days than this are asked one by one; they are few. */
const SHORT = 31;
/** The width of what has but one end, or none: more than any other's. */
const OPEN = 99_999;

/** The days that an event is shown on. One that has no end goes on until the last report of it, and no further; of one
 * without a beginning only its last day is sure. */
export function reachOf({ start, end, told }: { start: number | null; end: number | null; told: number | null }): [number | null, number | null] {
  return [start ?? end, end ?? (start === null ? null : Math.max(start, told ?? start))];
}

export class Reach {
  /** The positions of events without any day. */
  readonly undated: readonly number[];
  /** The first and the last day that each event is shown on. */
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  /** Where each stands in the lists, the highest first: the latest, and what is known to the day before what is known to
   * a span. */
  private readonly rank: Float64Array;
  private readonly short: Int32Array;
  private readonly long: Int32Array;
  /** How many short events end after a day: those of `latest - i` begin at `from[i]`. */
  private readonly from: Int32Array;
  private latest = -Infinity;

  constructor({ start, end, told }: Pick<Columns["events"], "start" | "end" | "told">) {
    const n = start.length;
    this.first = new Int32Array(n);
    this.last = new Int32Array(n);
    this.rank = new Float64Array(n);
    const short = new Int32Array(n);
    const [long, undated]: [number[], number[]] = [[], []];
    let shorts = 0;
    // As reachOf has it, with nothing made anew: this is done a hundred thousand times before anything is shown.
    for (let at = 0; at < n; at++) {
      const [low, high] = [start[at] as number, end[at] as number];
      if (low === NONE && high === NONE) {
        undated.push(at);
        continue;
      }
      const from = low === NONE ? high : low;
      const to = high === NONE ? Math.max(low, told[at] as number) : high; // NONE is less than any day
      this.first[at] = from;
      this.last[at] = to;
      this.rank[at] = (high === NONE ? from : high) * (OPEN + 1) - (low === NONE || high === NONE ? OPEN : Math.min(OPEN - 1, high - low));
      // What has no end stands where it began, and not among those of its last day.
      if (high !== NONE && to >= from && to - from <= SHORT) short[shorts++] = at;
      else long.push(at);
    }
    this.undated = undated;
    this.long = Int32Array.from(long).sort((a, b) => (this.rank[b] as number) - (this.rank[a] as number));
    [this.short, this.from] = this.byDay(short.subarray(0, shorts), start);
  }

  /** Calls for each event that reaches into the days from `since` to `until`, in the lists' order. */
  each(since: number, until: number, call: (at: number) => void): void {
    const { short, first } = this;
    const to = this.after(since - 1);
    let next = 0;
    for (let i = this.after(until + SHORT); i < to; i++) {
      const at = short[i] as number;
      if ((first[at] as number) > until) continue;
      next = this.eachLong(next, at, since, until, call);
      call(at);
    }
    this.eachLong(next, -1, since, until, call);
  }

  /** The long events that come before a short one, or all the rest; gives where to go on. */
  private eachLong(from: number, before: number, since: number, until: number, call: (at: number) => void): number {
    const { long, first, last, rank } = this;
    const least = before < 0 ? -Infinity : (rank[before] as number);
    let i = from;
    for (; i < long.length; i++) {
      const at = long[i] as number;
      const own = rank[at] as number;
      if (own < least || (own === least && at > before)) break;
      if ((first[at] as number) <= until && (last[at] as number) >= since) call(at);
    }
    return i;
  }

  /** How many short events end after a day. */
  private after(day: number): number {
    const back = this.latest - day;
    if (!(back > 0)) return 0;
    return back < this.from.length ? (this.from[back] as number) : this.short.length;
  }

  /** Sorted by counting: a comparison for each pair of a hundred thousand would be felt. */
  private byDay(short: Int32Array, start: Int32Array): [Int32Array, Int32Array] {
    let earliest = Infinity;
    for (const at of short) {
      const day = this.last[at] as number;
      if (day > this.latest) this.latest = day;
      if (day < earliest) earliest = day;
    }
    const wide = (at: number) => (start[at] === NONE ? SHORT + 1 : (this.last[at] as number) - (this.first[at] as number));
    const narrow = counted(short, SHORT + 2, wide)[0];
    return counted(narrow, short.length ? this.latest - earliest + 1 : 0, (at) => this.latest - (this.last[at] as number));
  }
}

/** In order of their keys, each from 0 and below `keys`; those of one key stay as they came. And where each key begins. */
function counted(all: Int32Array, keys: number, keyOf: (one: number) => number): [Int32Array, Int32Array] {
  const from = new Int32Array(keys + 1);
  for (const one of all) from[keyOf(one) + 1] = (from[keyOf(one) + 1] as number) + 1;
  for (let key = 0; key < keys; key++) from[key + 1] = (from[key + 1] as number) + (from[key] as number);
  const next = from.slice();
  const sorted = new Int32Array(all.length);
  for (const one of all) {
    const key = keyOf(one);
    sorted[next[key] as number] = one;
    next[key] = (next[key] as number) + 1;
  }
  return [sorted, from];
}
