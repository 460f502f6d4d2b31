import { expect, test } from "vitest";
import { extentOf, Record } from "../src/record";
import { NONE, Texts } from "../src/columns";
import { columns, day } from "./columns";

const record = new Record(columns());
const ids = (events: { id: string }[]) => events.map(({ id }) => id).sort();

test("a town is a point, a province an area, a country neither, a name that no gazetteer knows is nowhere", () => {
  expect(record.places.map(({ extent }) => extent)).toEqual(["point", "point", "area", "wide", "nowhere"]);
});

test("a town with a wide doubt about it is an area", () => {
  expect(extentOf({ lat: 35, lon: 40, radius: 30, kind: "town" })).toBe("area");
  expect(extentOf({ lat: 35, lon: 40, radius: null, kind: "province" })).toBe("wide");
  expect(extentOf({ lat: 35, lon: 40, radius: null, kind: null })).toBe("point");
});

test("a window holds what may have happened in it; undated events stand apart", () => {
  expect(ids(record.between(day("2017-11-02"), day("2017-11-07")))).toEqual(["e3"]);
  expect(ids(record.between(day("2017-11-08"), day("2017-11-08")))).toEqual(["e1", "e2", "e3", "e4"]);
  expect(ids(record.undated())).toEqual(["e5"]);
});

test("what has no end is shown until the last report of it, what has no beginning on its last day", () => {
  const open = columns();
  open.events.end[0] = NONE; // from the 8th on, told of on the 10th
  open.events.start[1] = NONE; // up to the 8th
  const shown = (iso: string) => ids(new Record(open).between(day(iso), day(iso)));
  expect(shown("2017-11-10")).toEqual(["e1", "e3"]);
  expect(shown("2017-11-11")).toEqual(["e3"]);
  expect(shown("2017-11-08")).toEqual(["e1", "e2", "e3", "e4"]);
  expect(shown("2017-11-07")).toEqual(["e3"]);
});

test("the slider runs from a fortnight before the first report, but not before anything is known", () => {
  expect(record.focus).toEqual([day("2017-11-01"), day("2017-11-12")]);
});

test("an empty record has a slider still", () => {
  const empty = columns();
  empty.events.id = new Texts(new Int32Array(1), new Uint8Array());
  empty.events.start = empty.events.end = empty.holdings.place = new Int32Array();
  empty.meta.published = [];
  const [first, last] = new Record(empty).span;
  expect(last - first).toBe(30);
});
