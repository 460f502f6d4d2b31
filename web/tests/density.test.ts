import { expect, test } from "vitest";
import { bins, isVague } from "../src/density";
import { Record } from "../src/record";
import { columns, day } from "./columns";

const { events } = new Record(columns());

test("a bar counts what is known to the day, by family; vaguer events stand in no bar", () => {
  const all = bins(events, day("2017-11-01"), day("2017-11-10"), 100);
  expect(all).toHaveLength(10);
  expect([...all[7]!.families]).toEqual([["ground", 1], ["fighting", 2]]);
  expect(all.reduce((sum, { total }) => sum + total, 0)).toBe(3);
  expect(events.filter(isVague).map(({ id }) => id)).toEqual(["e3", "e5"]);
});

test("years are gathered into wider bars", () => {
  const all = bins(events, day("2000-01-01"), day("2017-12-31"), 100);
  expect(all.length).toBeLessThanOrEqual(100);
  const full = all.filter(({ total }) => total > 0);
  expect(full.map(({ total, first, last }) => [total, first <= day("2017-11-08") && day("2017-11-08") <= last])).toEqual([[3, true]]);
  expect(all.at(-1)?.last).toBe(day("2017-12-31"));
});
