import { expect, test } from "vitest";
import type { Standing } from "../src/control";
import { clip, frontOf, inside, REACH_KM } from "../src/front";
import type { Livery } from "../src/palette";

const livery: Livery = { colour: "#000", ink: "#fff", letters: "A", hatched: false, side: "a" };
const dress = new Map([[0, livery], [1, { ...livery, colour: "#111", side: "b" }]]);
const town = (at: number, lon: number, lat: number, holder: number, control = "held"): Standing =>
  ({ place: { at, key: `t${at}`, name: "", lat, lon, radius: 3, kind: "town", country: null, extent: "point", held: true }, control, holders: holder < 0 ? [] : [holder], since: null, disputed: false, inherited: false }) as Standing;

test("two towns of two holders share a line, halfway", () => {
  const { areas, lines } = frontOf([town(0, 40, 35, 0), town(1, 40.4, 35, 1), town(2, 40.2, 35.9, 0)], dress);
  expect(areas.features).toHaveLength(3);
  const seam = lines.features.flatMap(({ geometry }) => geometry.coordinates);
  expect(seam.length).toBeGreaterThanOrEqual(2);
  for (const [lon] of seam) expect(lon).toBeGreaterThan(40.1);
});

test("an army and its government are one side: no line parts them", () => {
  const allied = new Map([[0, livery], [1, { ...livery, letters: "B" }]]);
  const { areas, lines } = frontOf([town(0, 40, 35, 0), town(1, 40.4, 35, 1), town(2, 40.2, 35.9, 0)], allied);
  expect(areas.features).toHaveLength(3);
  expect(lines.features).toHaveLength(0);
});

test("no area reaches farther than it may", () => {
  const { areas } = frontOf([town(0, 40, 35, 0), town(1, 44, 35, 1), town(2, 42, 38, 1)], dress);
  for (const [lon, lat] of areas.features[0]!.geometry.coordinates[0]!) {
    const km = Math.hypot((lon! - 40) * 111.32 * Math.cos((35 * Math.PI) / 180), (lat! - 35) * 111.32);
    expect(km).toBeLessThan(REACH_KM * 1.02);
  }
});

test("where nobody knows the holder, or two claim it, there is no area and no line", () => {
  const { areas, lines } = frontOf([town(0, 40, 35, -1, "unknown"), town(1, 40.3, 35, 1, "contested"), town(2, 40.1, 35.3, 0)], dress);
  expect(areas.features).toHaveLength(1);
  expect(lines.features).toHaveLength(0);
});

test("towns that share a point, and records of one town, break nothing", () => {
  expect(frontOf([town(0, 40, 35, 0)], dress).areas.features).toHaveLength(0);
  expect(frontOf([town(0, 40, 35, 0), town(1, 40, 35, 1), town(2, 41, 35, 1)], dress).areas.features.length).toBeGreaterThan(0);
});

test("a segment is cut to a circle, a polygon to a window", () => {
  expect(inside([[-2, 0], [2, 0]], [0, 0], 1)).toEqual([[-1, 0], [1, 0]]);
  expect(inside([[-2, 3], [2, 3]], [0, 0], 1)).toBeNull();
  expect(clip([[0, 0], [2, 0], [2, 2], [0, 2]], [[1, 1], [3, 1], [3, 3], [1, 3]])).toHaveLength(4);
  expect(clip([[0, 0], [0.5, 0], [0, 0.5]], [[1, 1], [3, 1], [3, 3], [1, 3]])).toEqual([]);
});
