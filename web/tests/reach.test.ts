import { expect, test } from "vitest";
import { NONE } from "../src/columns";
import { Reach, reachOf } from "../src/reach";

/** Numbers that look random and are the same at every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => ((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648), Math.floor((state / 2_147_483_648) * below));
}

function made(n: number, seed: number) {
  const dice = chance(seed);
  const columns = { start: new Int32Array(n), end: new Int32Array(n), told: new Int32Array(n) };
  for (let at = 0; at < n; at++) {
    const start = 17_000 + dice(120);
    const end = start + [0, 0, 0, 2, 6, 30, 31, 32, 90, -1][dice(10)]!;
    const sort = dice(12);
    columns.start[at] = sort === 0 || sort === 1 ? NONE : start;
    columns.end[at] = sort === 0 || sort === 2 ? NONE : end;
    columns.told[at] = dice(4) === 0 ? NONE : start + dice(40);
  }
  return columns;
}

const value = (n: number | undefined) => (n === undefined || n === NONE ? null : n);

/** The same asked of every event, one by one, and sorted by comparing. */
function asked({ start, end, told }: ReturnType<typeof made>, since: number, until: number): number[] {
  const rank = (at: number) => {
    const [low, high] = [value(start[at]), value(end[at])];
    return (high ?? low ?? 0) * 1e5 - (low === null || high === null ? 99_999 : Math.min(99_998, high - low));
  };
  const all = Array.from(start, (_, at) => at).filter((at) => {
    const [first, last] = reachOf({ start: value(start[at]), end: value(end[at]), told: value(told[at]) });
    return first !== null && last !== null && first <= until && last >= since;
  });
  return all.sort((a, b) => rank(b) - rank(a) || a - b);
}

test.each([1, 2, 3])("finds what asking every event finds, in the same order (%i)", (seed) => {
  const columns = made(600, seed);
  const reach = new Reach(columns);
  for (const [since, until] of [[17_050, 17_056], [17_000, 17_000], [-Infinity, 17_060], [-Infinity, Infinity], [17_300, 17_400], [16_000, 16_500], [17_115, 17_200]] as const) {
    const found: number[] = [];
    reach.each(since, until, (at) => found.push(at));
    expect(found).toEqual(asked(columns, since, until));
  }
  expect(reach.undated).toEqual(Array.from(columns.start, (_, at) => at).filter((at) => columns.start[at] === NONE && columns.end[at] === NONE));
});

test("a record without any day is asked for none", () => {
  const none = Int32Array.of(NONE, NONE);
  const reach = new Reach({ start: none, end: none, told: none });
  const found: number[] = [];
  reach.each(-Infinity, Infinity, (at) => found.push(at));
  expect([found, reach.undated]).toEqual([[], [0, 1]]);
});
