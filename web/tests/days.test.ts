import { expect, test } from "vitest";
import { dayWords, fromIso, monthStarts, spanWords, toIso } from "../src/days";
import { day } from "./columns";

test("days go to ISO and back, before 1970 too", () => {
  for (const iso of ["2017-11-03", "1969-12-31", "1919-02-28", "2024-02-29"]) expect(toIso(fromIso(iso) as number)).toBe(iso);
  expect(fromIso("2023-02-29")).toBe(null);
  expect(fromIso("3 November")).toBe(null);
});

test("spans in words", () => {
  expect(spanWords(null, null)).toBe("no date");
  expect(spanWords(day("2017-11-03"), day("2017-11-03"))).toBe("3 Nov 2017");
  expect(spanWords(day("2017-10-01"), day("2017-10-31"))).toBe("1 Oct – 31 Oct 2017");
  expect(spanWords(day("2016-12-30"), day("2017-01-02"))).toBe("30 Dec 2016 – 2 Jan 2017");
  expect(spanWords(null, day("2017-11-03"))).toBe("up to 3 Nov 2017");
  expect(dayWords(day("2017-11-03"))).toBe("3 November 2017");
});

test("months are thinned to what there is room for", () => {
  expect(monthStarts(day("2017-01-15"), day("2017-04-02"), 9).map(toIso)).toEqual(["2017-02-01", "2017-03-01", "2017-04-01"]);
  expect(monthStarts(day("2010-01-01"), day("2019-12-31"), 10)).toHaveLength(10);
});

test("over many years the marks stand at the years' beginnings", () => {
  expect(monthStarts(day("2011-02-04"), day("2015-08-04"), 6).map(toIso)).toEqual(["2012-01-01", "2013-01-01", "2014-01-01", "2015-01-01"]);
});
