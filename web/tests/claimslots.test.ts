import { expect, test } from "vitest";
import { figureOf, timeOf, unitOf } from "../src/claimslots";

test.each([
  ["day", "2024-02-05", "", { start: "2024-02-05", end: "2024-02-05", precision: "day" }],
  ["span", "2024-02-05", "2024-02-09", { start: "2024-02-05", end: "2024-02-09", precision: "unknown" }],
  ["month", "2024-02", "", { start: "2024-02-01", end: "2024-02-29", precision: "month" }],
  ["year", "2023", "", { start: "2023-01-01", end: "2023-12-31", precision: "year" }],
  ["until", "2024-02-05", "", { start: null, end: "2024-02-05", precision: "day" }],
  ["since", "2024-02-05", "", { start: "2024-02-05", end: null, precision: "day" }],
  ["day", "", "", null],
  ["", "2024-02-05", "", null],
] as const)("days: %s %s %s", (precision, first, second, made) => expect(timeOf(precision, first, second)).toEqual(made));

test.each([
  ["exactly", "40", "", "40 died", { low: 40, high: 40, words: "40" }],
  ["about", "1500", "", "Around 1,500 died", { low: 1500, high: 1500, words: "Around 1,500" }],
  ["least", "40", "", "It was 400. At least 40 died.", { low: 40, high: null, words: "At least 40" }],
  ["over", "3000", "", "thousands died", { low: 3000, high: null, words: "more than 3000" }],
  ["most", "30", "", "as many as 30", { low: null, high: 30, words: "as many as 30" }],
  ["between", "60", "80", "between 60 and 80 militants", { low: 60, high: 80, words: "between 60 and 80" }],
] as const)("figure: %s %s %s in “%s”", (hedge, first, second, quote, made) => expect(figureOf(hedge, first, second, "killed", quote)).toEqual({ ...made, unit: "killed" }));

test("no number is no figure", () => expect(figureOf("least", "", "", "killed", "many died")).toBeNull());

test("what is counted has its usual unit", () => {
  expect(unitOf("casualties", "injured")).toBe("injured");
  expect(unitOf("displacement", "returned")).toBe("people");
  expect(unitOf("event", "clash")).toBe("");
});
