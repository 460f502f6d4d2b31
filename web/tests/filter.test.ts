import { expect, test } from "vitest";
import { ALL, filterQuery, maskOf } from "../src/filter";
import { Record } from "../src/record";
import { columns, day } from "./columns";

const record = new Record(columns());
const through = (change: object, having: number[] | null = null) => {
  const mask = maskOf(record, { ...ALL, ...change }, having);
  return mask === null ? null : record.events.filter((_, at) => mask[at]).map(({ id }) => id);
};

test("no condition, no mask", () => {
  expect(through({})).toBeNull();
});

test("each condition narrows by its own column", () => {
  expect(through({ types: ["capture"] })).toEqual(["e1"]);
  expect(through({ families: ["fighting"] })).toEqual(["e2", "e3", "e4", "e5"]);
  expect(through({ status: ["denied", "planned"] })).toEqual(["e2"]);
  expect(through({ sure: 0.7 })).toEqual(["e1", "e4", "e5"]);
  expect(through({ place: "p" })).toEqual(["e3"]);
  expect(through({ party: "is" })).toEqual(["e1", "e2"]);
  expect(through({ source: "sohr" })).toEqual(["e2", "e3"]);
});

test("conditions hold together, with the words that the server found", () => {
  expect(through({ words: "x", families: ["fighting"] }, [0, 1, 4])).toEqual(["e2", "e5"]);
  expect(through({ words: "x" }, [])).toEqual([]);
});

test("a key that the record does not know lets nothing through", () => {
  expect(through({ party: "nobody" })).toEqual([]);
  expect(through({ place: "nowhere" })).toEqual([]);
});

test("the days shown are chosen from what is left", () => {
  const mask = maskOf(record, { ...ALL, status: ["denied"] }, null);
  expect(record.between(day("2017-11-08"), day("2017-11-08"), mask).map(({ id }) => id)).toEqual(["e2"]);
  expect(record.undated(mask)).toEqual([]);
});

test("the server is asked for the same", () => {
  const query = filterQuery({ ...ALL, words: "oil", status: ["denied"], party: "is", sure: 0.5 }, { since: day("2017-11-01"), until: null, asOf: day("2017-11-09") });
  expect(Object.fromEntries(query)).toEqual({ q: "oil", status: "denied", party: "is", min_confidence: "0.5", since: "2017-11-01", as_of: "2017-11-09" });
});
