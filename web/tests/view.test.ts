import { expect, test } from "vitest";
import { boxOf } from "../src/view";

const at = (lon: number, lat: number, weight = 1) => ({ lon, lat, weight });
const valley = [at(39, 36, 8), at(40.1, 35.3, 9), at(40.4, 35, 8), at(41, 34.4, 12)];

test("the box holds all that lies together", () => {
  expect(boxOf(valley)).toEqual([38.85, 34.25, 41.15, 36.15]);
});

test("strays are left out, also two of one far city, but no second theatre", () => {
  expect(boxOf([...valley, at(30.3, 59.9), at(30.4, 60)])).toEqual(boxOf(valley));
  const [west] = boxOf([...valley, at(13.2, 32.9, 15), at(15, 32.4, 15)]) ?? [0];
  expect(west).toBeCloseTo(13.05);
});

test("a record of wars far apart shows them all, but for what is next to nothing", () => {
  const wars = [...valley, at(13.2, 32.9, 40), at(66, 34, 40), at(36, 50, 20)];
  expect(boxOf(wars)?.[3]).toBeCloseTo(50.15);
  expect(boxOf([...wars, at(-77, 38.9)])?.[0]).toBeCloseTo(13.05);
});

test("no points, no box; one point is a box of its own", () => {
  expect(boxOf([])).toBeNull();
  expect(boxOf([at(10, 10)])).toEqual([9.85, 9.85, 10.15, 10.15]);
});
