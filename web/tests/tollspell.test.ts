import { expect, test } from "vitest";
import { day } from "./columns";
import { spellOf } from "../src/tollspell";

const WEEK = [day("2017-11-21"), day("2017-11-27")] as const;
const spell = (start: string | null, end: string | null, since: number | null = WEEK[0]) => spellOf({ start, end }, since, WEEK[1]);

test("a figure of these days, or of a month that holds some of them, is of these days", () => {
  expect(spell("2017-11-26", "2017-11-26")).toBe("days");
  expect(spell("2017-11-24", null)).toBe("days");
  expect(spell("2017-11-01", "2017-11-30")).toBe("days");
  expect(spell("2011-03-01", "2017-11-27", null)).toBe("days"); // all days are shown
});

test("a total of the whole war runs through these days, and does not lead them", () => {
  expect(spell("2011-01-01", null)).toBe("through");
  expect(spell(null, "2017-11-24")).toBe("through");
});

test("other days, and none, are other", () => {
  expect(spell("2017-11-28", "2017-11-28")).toBe("other");
  expect(spell("2017-10-01", "2017-11-20")).toBe("other");
  expect(spell(null, null)).toBe("other");
});
