// A small record in the server's columns: two towns, a province, a country and a name that nobody knows.

import { fromIso } from "../src/days";
import { type Columns, Lists, NONE, Texts, Words } from "../src/columns";

export const day = (iso: string): number => fromIso(iso) as number;

const ints = (values: (number | null)[]): Int32Array => Int32Array.from(values, (value) => value ?? NONE);
const reals = (values: (number | null)[]): Float64Array => Float64Array.from(values, (value) => value ?? Number.NaN);
const offsets = (sizes: number[]): Int32Array => Int32Array.from([0, ...sizes.map((_, at) => sizes.slice(0, at + 1).reduce((a, b) => a + b, 0))]);
const lists = (values: number[][]): Lists => new Lists(offsets(values.map((own) => own.length)), Int32Array.from(values.flat()));

function texts(values: string[]): Texts {
  const bytes = values.map((value) => [...new TextEncoder().encode(value)]);
  return new Texts(offsets(bytes.map((own) => own.length)), Uint8Array.from(bytes.flat()));
}

function words(values: (string | null)[]): Words {
  const all = [...new Set(values)];
  return new Words(Int32Array.from(values, (value) => all.indexOf(value)), all);
}

export function columns(): Columns {
  return {
    meta: {
      as_of: null,
      published: [day("2017-11-03"), day("2017-11-10")],
      counts: { reports: 2, claims: 5, events: 5 },
      families: [{ name: "fighting", label: "Fighting" }, { name: "ground", label: "Ground changing hands" }],
      types: [
        { name: "clash", label: "Clash", means: "", family: "fighting" },
        { name: "capture", label: "Capture", means: "", family: "ground" },
      ],
      parties: [{ key: "is", name: "Islamic State", public: "Islamic State", holds: 2, side: "is" }, { key: "army", name: "Syrian Army", public: "Syrian Army", holds: 2, side: "army" }, { key: "sohr", name: "Observatory", public: "Observatory", holds: 0, side: "sohr" }],
      voices: [{ key: "outlet:dawn", name: "Dawn" }, { key: "sohr", name: "Observatory" }],
      toll_types: [{ kind: "casualties", name: "killed", label: "Killed" }, { kind: "displacement", name: "displaced", label: "Displaced" }],
    },
    places: {
      key: texts(["t1", "t2", "p", "c", "n"]),
      name: texts(["Abu Kamal", "Hajin", "Deir ez-Zor province", "Syria", "Tal Milh"]),
      lat: reals([34.45, 34.69, 35, 35, null]),
      lon: reals([40.92, 40.83, 40.4, 38, null]),
      radius_km: reals([4, 3, 95, 350, null]),
      kind: words(["town", "town", "province", "country", null]),
      country: words(["SY", "SY", "SY", "SY", null]),
    },
    events: {
      id: texts(["e1", "e2", "e3", "e4", "e5"]),
      type: ints([1, 0, 0, 0, 0]),
      place: ints([0, 0, 2, 4, -1]),
      start: ints([day("2017-11-08"), day("2017-11-08"), day("2017-11-01"), day("2017-11-08"), null]),
      end: ints([day("2017-11-08"), day("2017-11-08"), day("2017-11-30"), day("2017-11-08"), null]),
      told: ints([day("2017-11-10"), day("2017-11-10"), day("2017-11-03"), day("2017-11-10"), day("2017-11-10")]),
      precision: words(["day", "day", "month", "day", "unknown"]),
      status: words(["asserted", "denied", "asserted", "asserted", "asserted"]),
      toll_low: reals([null, 12, null, null, null]),
      toll_high: reals([null, null, null, null, null]),
      reports: ints([1, 1, 1, 1, 1]),
      sources: ints([1, 1, 1, 1, 1]),
      confidence: reals([0.9, 0.4, 0.6, 0.7, 0.8]),
      voice: lists([[0], [0, 1], [1], [], [0]]),
      actor: lists([[1], [1, 0], [], [], []]),
      target: lists([[0], [], [], [], []]),
    },
    holdings: {
      place: ints([0, 0, 1, 1]),
      holder: ints([0, 1, 0, 1]),
      status: words(["held", "held", "besieged", "contested"]),
      start: ints([null, day("2017-11-08"), day("2017-11-02"), day("2017-11-09")]),
      end: ints([day("2017-11-07"), null, day("2017-11-08"), null]),
      known: ints([null, null, null, null]),
      claims: ints([1, 1, 1, 1]),
      against: ints([0, 1, 0, 0]),
      inherited: ints([0, 0, 0, 0]),
    },
    tolls: {
      id: texts(["x1", "x2"]),
      type: ints([0, 1]),
      place: ints([0, 2]),
      start: ints([day("2017-11-08"), null]),
      end: ints([day("2017-11-08"), day("2017-11-05")]),
      low: reals([12, 7000]),
      high: reals([null, 9000]),
      event: ints([1, -1]),
      claims: ints([1, 2]),
      rival: ints([0, 1]),
      target: lists([[], [2]]),
    },
  };
}
