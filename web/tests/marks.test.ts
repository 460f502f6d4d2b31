import { expect, test } from "vitest";
import { standings } from "../src/control";
import { areaFeatures, bundleFeatures, bundles, circle, townFeatures } from "../src/marks";
import { liveries } from "../src/palette";
import { Record } from "../src/record";
import { columns, day } from "./columns";

const record = new Record(columns());
const dress = liveries(record.parties);
const now = day("2017-11-08");

test("events are bundled by place and family; nothing without a point is pinned", () => {
  const features = bundleFeatures(bundles(record.events)).features;
  expect(features.map(({ properties }) => [properties?.family, properties?.n, properties?.slot])).toEqual([["ground", 1, 1], ["fighting", 1, 2]]);
  expect(features.every(({ geometry }) => geometry.coordinates[0] === 40.92)).toBe(true);
});

test("what is denied alone is drawn hollow, and a toll gives the size", () => {
  const images = bundleFeatures(bundles(record.events)).features.map(({ properties }) => properties?.image);
  expect(images).toEqual(["event|ground|0|1|1", "event|fighting|2|1|0"]);
});

test("towns carry their holder of the day and say so in words", () => {
  const [town] = townFeatures(record, standings(record, now), dress).features;
  expect(town?.properties).toMatchObject({ image: "town|held|1|1|0", words: "Abu Kamal: held by Syrian Army" });
});

test("a province is a circle as large as the doubt, a country is not drawn", () => {
  const areas = areaFeatures(record, record.between(now, now), standings(record, now), dress).features;
  expect(areas.map(({ properties }) => properties?.words)).toEqual(["Deir ez-Zor province · 1 event, somewhere within 95 km"]);
  expect(areas[0]?.geometry.type).toBe("MultiPolygon");
});

test("a circle's edge is its radius away", () => {
  const [top] = circle(40, 35, 111.32);
  expect(top?.[1]).toBeCloseTo(36, 3);
  const east = circle(40, 60, 111.32)[18]!;
  expect(east[0] - 40).toBeCloseTo(2, 2);
});
