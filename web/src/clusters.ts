// Clusters: marks that would lie on one another, gathered into one that says how many there are and of which sort. Done
// here and only for what is in view, so that its cost follows the screen and not the record.

import type { Bundle } from "./marks";
import { latOf, lonOf, TILE, xOf, yOf } from "./mercator";
import type { Box } from "./view";

export interface Cluster {
  lon: number;
  lat: number;
  /** How many events. */
  n: number;
  families: Map<string, number>;
  box: Box;
}

/** Pixels: bundles of places nearer than this are gathered. */
const CELL = 56;
const NEAR = 46;

interface Cell {
  x: number;
  y: number;
  weight: number;
  bundles: Bundle[];
  places: Set<number>;
}

/** Bundles at points within the box; those that stand alone stay as they are. */
export function gather(bundles: readonly Bundle[], zoom: number, box: Box): { clusters: Cluster[]; alone: Bundle[] } {
  const scale = TILE * 2 ** zoom;
  const cells = new Map<number, Cell>();
  for (const bundle of bundles) {
    const { lon, lat, extent, at } = bundle.place;
    if (extent !== "point" || !within(box, lon as number, lat as number)) continue;
    const [x, y] = [xOf(lon as number) * scale, yOf(lat as number) * scale];
    const key = Math.floor(x / CELL) * 1e7 + Math.floor(y / CELL);
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { x: 0, y: 0, weight: 0, bundles: [], places: new Set() }));
    add(cell, x, y, bundle.events.length);
    cell.bundles.push(bundle);
    cell.places.add(at);
  }
  const merged = merge([...cells.values()].sort((a, b) => b.weight - a.weight));
  const clusters = merged.filter(({ places }) => places.size > 1).map((cell) => clusterOf(cell, scale));
  return { clusters, alone: merged.filter(({ places }) => places.size === 1).flatMap((cell) => cell.bundles) };
}

function add(cell: Cell, x: number, y: number, weight: number): void {
  const total = cell.weight + weight;
  cell.x += ((x - cell.x) * weight) / total;
  cell.y += ((y - cell.y) * weight) / total;
  cell.weight = total;
}

/** The heavier cells take in the lighter ones that they would lie on. */
function merge(cells: readonly Cell[]): Cell[] {
  const kept: Cell[] = [];
  const grid = new Map<string, Cell[]>();
  const at = (x: number, y: number) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
  for (const cell of cells) {
    const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => grid.get(at(cell.x + dx * CELL, cell.y + dy * CELL)) ?? []));
    const host = near.find((one) => Math.hypot(one.x - cell.x, one.y - cell.y) < NEAR);
    if (host) {
      add(host, cell.x, cell.y, cell.weight);
      host.bundles.push(...cell.bundles);
      for (const place of cell.places) host.places.add(place);
    } else {
      kept.push(cell);
      const key = at(cell.x, cell.y);
      grid.set(key, [...(grid.get(key) ?? []), cell]);
    }
  }
  return kept;
}

function clusterOf({ x, y, weight, bundles }: Cell, scale: number): Cluster {
  const families = new Map<string, number>();
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { family, events, place } of bundles) {
    families.set(family, (families.get(family) ?? 0) + events.length);
    const [lon, lat] = [place.lon as number, place.lat as number];
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return { lon: lonOf(x / scale), lat: latOf(y / scale), n: weight, families, box };
}

export const within = ([west, south, east, north]: Box, lon: number, lat: number): boolean => lon >= west && lon <= east && lat >= south && lat <= north;

/** A box a share larger on every side. */
export function padded([west, south, east, north]: Box, share: number): Box {
  const [w, h] = [(east - west) * share, (north - south) * share];
  return [west - w, Math.max(-85, south - h), east + w, Math.min(85, north + h)];
}
