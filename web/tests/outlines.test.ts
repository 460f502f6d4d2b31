import { expect, test } from "vitest";
import { standings } from "../src/control";
import { areaFeatures, areaLabels } from "../src/marks";
import { northOf, Outlines, type Shape } from "../src/outlines";
import { liveries } from "../src/palette";
import { Record } from "../src/record";
import { columns, day } from "./columns";

const SQUARE: Shape = [[[[40, 34], [41, 34], [41, 36], [40, 36], [40, 34]]], [[[50, 50], [50.1, 50], [50, 50.1], [50, 50]]]];
const INDEX = { SYR: "47is a", IRQ: "2a" };
const all = columns();
const ids = ["t1", "t2", "p", "c", "n"];
all.places.key = { length: 5, at: (at: number) => ids[at] as string, all: () => ids } as never;
const record = new Record(all);
const now = day("2017-11-08");
const drawn = (outlineOf: (place: { key: string }) => Shape | null | undefined) =>
  areaFeatures(record, record.between(now, now), standings(record, now), liveries(record.parties), outlineOf);

test("which places have an outline is known before any shape is fetched", () => {
  const outlines = new Outlines(INDEX, () => Promise.reject(new Error("not yet")));
  const first = parseInt("47is", 36);
  expect([String(first), String(first + 10), "82", "gn:82"].map((key) => outlines.has(key))).toEqual([true, true, true, true]);
  expect(outlines.has("vedette:border/sy/iq") || outlines.has(`${first}~eastern`)).toBe(false);
  expect(outlines.of("t1")).toBeNull();
});

test("shapes of a country are fetched once, and until then are neither there nor missing", async () => {
  const asked: string[] = [];
  const outlines = new Outlines(INDEX, (country) => (asked.push(country), Promise.resolve({ "82": SQUARE })));
  expect(outlines.of("82")).toBeUndefined();
  const [one, two] = [outlines.bring(["82", "t1"]), outlines.bring(["82"])];
  await Promise.all([one, two]);
  expect(asked).toEqual(["IRQ"]);
  expect(outlines.of("82")).toBe(SQUARE);
  expect(outlines.bring(["82"])).toBeNull();
});

test("where the shapes cannot be fetched the circle stays", async () => {
  const outlines = new Outlines(INDEX, () => Promise.reject(new Error("no such file")));
  await outlines.bring(["82"]);
  expect(outlines.of("82")).toBeNull();
});

test("a province is its outline where that is known, a circle where not, nothing while it is coming", () => {
  expect(drawn(() => SQUARE).features[0]?.geometry.coordinates).toEqual(SQUARE);
  expect(drawn(() => SQUARE).features[0]?.properties?.words).toBe("Deir ez-Zor province · 1 event, somewhere in it");
  expect(drawn(() => null).features[0]?.geometry.coordinates[0]?.[0]).toHaveLength(73);
  expect(drawn(() => undefined).features).toEqual([]);
});

test("the name stands at the north of the largest part", () => {
  expect(northOf(SQUARE)[1]).toBe(36);
  expect(areaLabels(drawn(() => SQUARE)).features[0]?.geometry.coordinates[1]).toBe(36);
});

test("a province of any size is drawn if its outline is known; a large one without is only listed", () => {
  const wide = columns();
  wide.places.radius_km = Float64Array.from([4, 3, 240, 350, Number.NaN]);
  expect(new Record(wide).places[2]?.extent).toBe("wide");
  expect(new Record(wide, (key) => key === "p").places[2]?.extent).toBe("area");
});
