import { expect, test } from "vitest";
import { tickOf } from "../src/barchart";
import { monthOf, weekOf } from "../src/days";
import { Record } from "../src/record";
import { killed, numbersOf } from "../src/series";
import { barsOf } from "../src/spans";
import { columns, day } from "./columns";

const record = new Record(columns());
const [first, last] = record.focus;

test("weeks begin on Monday, months on the first", () => {
  expect(weekOf(day("2017-11-08"))).toBe(day("2017-11-06"));
  expect(weekOf(day("2017-11-06"))).toBe(day("2017-11-06"));
  expect(monthOf(day("2017-11-08"))).toBe(day("2017-11-01"));
});

test("events are counted by what is asked, vague ones apart", () => {
  const by = numbersOf(record, record.events, "family", first, last);
  expect(by.units).toEqual([day("2017-11-06")]);
  expect(by.series.map(({ name, total }) => [name, total])).toEqual([["Fighting", 2], ["Ground changing hands", 1]]);
  expect(by.vague).toBe(2);
  expect(numbersOf(record, record.events, "source", first, last).series.map(({ name }) => name)).toEqual(["Dawn", "Observatory"]);
});

test("the killed go from the lowest to the highest figure, open where a report says at least", () => {
  expect(killed(record.events)).toMatchObject({ low: 12, high: 12, open: true });
  expect(killed([])).toMatchObject({ low: 0, high: 0, told: [] });
});

test("what lasted is a bar, in lanes that do not overlap", () => {
  const { bars, left } = barsOf(record.events, first, last, 3);
  expect(bars.map(({ event, lane, firm }) => [event.id, lane, firm])).toEqual([["e3", 0, false]]);
  expect(left).toBe(0);
});

test("an axis has at most five round steps", () => {
  for (const most of [1, 3, 21, 99, 220, 350_000]) expect(Math.ceil(most / tickOf(most))).toBeLessThanOrEqual(5);
  expect(tickOf(21)).toBe(5);
});
