import { expect, test } from "vitest";
import { day } from "./columns";
import { fromHash, toHash } from "../src/link";
import { ALL } from "../src/filter";
import type { State } from "../src/store";

const state: State = {
  page: "map",
  about: [],
  asOf: null,
  front: false,
  since: null,
  inDays: false,
  filter: ALL,
  day: day("2017-11-03"),
  window: 30,
  tab: "control",
  counted: "displaced",
  thing: { kind: "place", key: "gn:170794~20-km-east-of" },
  view: { lon: 40.919, lat: 34.452, zoom: 7.25 },
  reading: { report: "a/b c&d=1#2", claim: "c1" },
};

test("a link restores the view that it was made from", () => {
  expect(fromHash(toHash(state))).toEqual(state);
  const bare: State = { ...state, thing: null, reading: null, view: null };
  expect({ ...bare, ...fromHash(toHash(bare)) }).toEqual(bare);
});

test("pages, the second clock and every filter are in the link", () => {
  const filter = { words: "oil & gas", types: ["clash", "siege"], families: ["strikes"], party: "sdf", place: "gn:1", source: "outlet:dawn", status: ["denied"], sure: 0.7 };
  const full: State = { ...state, page: "about", about: [{ kind: "party", key: "a|b" }, { kind: "party", key: "c" }], asOf: day("2017-10-01"), front: true, since: day("2017-11-02"), inDays: true, filter };
  expect({ ...full, ...fromHash(toHash(full)) }).toEqual(full);
});

test("what makes no sense in a link is left out", () => {
  const none = { page: "map", about: [], asOf: null, front: false, since: null, inDays: false, filter: ALL, counted: "" };
  expect(fromHash("#day=2017-13-45&window=-1&tab=x&map=99_0_0&event=")).toEqual(none);
  expect(fromHash("")).toEqual(none);
  expect(fromHash("#day=2017-02-30&sure=7&status=true&of=event|x&page=about")).toEqual(none);
});
