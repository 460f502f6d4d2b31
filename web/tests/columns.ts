// A small record in the server's columns: two towns, a province, a country and a name that nobody knows.

import { fromIso } from "../src/days";
import type { Columns } from "../src/shapes";

export const day = (iso: string): number => fromIso(iso) as number;

export function columns(): Columns {
  return {
    as_of: null,
    published: [day("2017-11-03"), day("2017-11-10")],
    counts: { reports: 2, claims: 5, events: 5 },
    families: [{ name: "fighting", label: "Fighting" }, { name: "ground", label: "Ground changing hands" }],
    types: [
      { name: "clash", label: "Clash", means: "", family: "fighting" },
      { name: "capture", label: "Capture", means: "", family: "ground" },
    ],
    parties: [{ key: "is", name: "Islamic State", holds: 2 }, { key: "army", name: "Syrian Army", holds: 2 }, { key: "sohr", name: "Observatory", holds: 0 }],
    places: {
      key: ["t1", "t2", "p", "c", "n"],
      name: ["Abu Kamal", "Hajin", "Deir ez-Zor province", "Syria", "Tal Milh"],
      lat: [34.45, 34.69, 35, 35, null],
      lon: [40.92, 40.83, 40.4, 38, null],
      radius_km: [4, 3, 95, 350, null],
      kind: ["town", "town", "province", "country", null],
      country: ["SY", "SY", "SY", "SY", null],
    },
    events: {
      id: ["e1", "e2", "e3", "e4", "e5"],
      type: [1, 0, 0, 0, 0],
      place: [0, 0, 2, 4, -1],
      start: [day("2017-11-08"), day("2017-11-08"), day("2017-11-01"), day("2017-11-08"), null],
      end: [day("2017-11-08"), day("2017-11-08"), day("2017-11-30"), day("2017-11-08"), null],
      told: [day("2017-11-10"), day("2017-11-10"), day("2017-11-03"), day("2017-11-10"), day("2017-11-10")],
      precision: ["day", "day", "month", "day", "unknown"],
      status: ["asserted", "denied", "asserted", "asserted", "asserted"],
      toll_low: [null, 12, null, null, null],
      toll_high: [null, null, null, null, null],
      reports: [1, 1, 1, 1, 1],
      sources: [1, 1, 1, 1, 1],
      actor: [[1], [1, 0], [], [], []],
      target: [[0], [], [], [], []],
    },
    holdings: {
      place: [0, 0, 1, 1],
      holder: [0, 1, 0, 1],
      status: ["held", "held", "besieged", "contested"],
      start: [null, day("2017-11-08"), day("2017-11-02"), day("2017-11-09")],
      end: [day("2017-11-07"), null, day("2017-11-08"), null],
      known: [null, null, null, null],
      claims: [1, 1, 1, 1],
      against: [0, 1, 0, 0],
    },
  };
}
