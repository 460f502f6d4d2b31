import { expect, test } from "vitest";
import { gather, padded, within } from "../src/clusters";
import type { Bundle } from "../src/marks";
import type { Box } from "../src/view";

const bundle = (at: number, lon: number, lat: number, n = 1, family = "strikes"): Bundle =>
  ({ family, events: Array.from({ length: n }, () => ({})), place: { at, lon, lat, extent: "point" } }) as unknown as Bundle;
const world: Box = [-180, -85, 180, 85];

test("what would lie on one another is gathered, what stands apart is not", () => {
  const { clusters, alone } = gather([bundle(0, 40, 35, 3), bundle(1, 40.05, 35, 2, "harm"), bundle(2, 48, 35)], 5, world);
  expect(clusters).toHaveLength(1);
  expect(clusters[0]).toMatchObject({ n: 5, box: [40, 35, 40.05, 35] });
  expect(Object.fromEntries(clusters[0]!.families)).toEqual({ strikes: 3, harm: 2 });
  expect(alone.map(({ place }) => place.at)).toEqual([2]);
});

test("nearer, they come apart", () => {
  expect(gather([bundle(0, 40, 35), bundle(1, 40.05, 35)], 11, world).clusters).toEqual([]);
});

test("no event is lost or counted twice", () => {
  const many = Array.from({ length: 500 }, (_, at) => bundle(at, 36 + (at % 25) * 0.3, 33 + Math.floor(at / 25) * 0.2, 1 + (at % 3)));
  const total = many.reduce((sum, { events }) => sum + events.length, 0);
  for (const zoom of [3, 5, 7]) {
    const { clusters, alone } = gather(many, zoom, world);
    expect(clusters.reduce((sum, { n }) => sum + n, 0) + alone.reduce((sum, { events }) => sum + events.length, 0)).toBe(total);
  }
});

test("several sorts at one place are no cluster", () => {
  expect(gather([bundle(0, 40, 35), bundle(0, 40, 35, 2, "harm")], 4, world).alone).toHaveLength(2);
});

test("only what is in view is gathered", () => {
  expect(gather([bundle(0, 40, 35)], 5, [0, 0, 10, 10])).toEqual({ clusters: [], alone: [] });
  expect(within(padded([0, 0, 10, 10], 0.5), 14, 14)).toBe(true);
});
