import { expect, test } from "vitest";
import { day } from "./columns";
import { fromHash, toHash } from "../src/link";
import type { State } from "../src/store";

const state: State = {
  day: day("2017-11-03"),
  window: 30,
  tab: "control",
  thing: { kind: "place", key: "gn:170794~20-km-east-of" },
  view: { lon: 40.919, lat: 34.452, zoom: 7.25 },
  reading: { report: "a/b c&d=1#2", claim: "c1" },
};

test("a link restores the view that it was made from", () => {
  expect(fromHash(toHash(state))).toEqual(state);
  const bare: State = { ...state, thing: null, reading: null, view: null };
  expect({ ...bare, ...fromHash(toHash(bare)) }).toEqual(bare);
});

test("what makes no sense in a link is left out", () => {
  expect(fromHash("#day=2017-13-45&window=-1&tab=x&map=99_0_0&event=")).toEqual({});
  expect(fromHash("")).toEqual({});
  expect(fromHash("#day=2017-02-30")).toEqual({});
});
