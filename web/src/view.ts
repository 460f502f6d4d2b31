// Where the map looks first: where most of the record lies.

import { type Happening, isDrawn, type Place, type Record } from "./record";

export type Box = [west: number, south: number, east: number, north: number];

interface Weighed {
  lon: number;
  lat: number;
  weight: number;
}

/** Together no more than this share of the record may be left out as strays: a capital where somebody spoke, a namesake. */
const STRAYS = 0.2;
/** A box wider than this, in degrees, holds more than one war: hardly anything is a stray then, and clusters tell the rest. */
const WIDE = 35;
const WIDE_STRAYS = 0.05;
/** A stray takes up a share of the box's side that is this many times its share of the record. */
const OUT_OF_PROPORTION = 1.5;
/** The first view is the whole record's where it shows at least this share of what is listed, else what is listed. */
const SHOWN = 0.6;
const MARGIN = 0.15;
/** Degrees: near enough on any map, nothing within them is a stray. */
const NEAR = 0.5;
const WORLD: Box = [-20, -20, 80, 60];

/** The box where the listed events lie, in degrees. */
export const viewOf = (listed: readonly Happening[]): Box => boxOf(weigh(listed, [])) ?? WORLD;

/** The box of the first view, in degrees, for the events listed first. */
export function firstView(record: Record, listed: readonly Happening[]): Box {
  const whole = boxOf(weigh(record.events, record.places.filter((place) => place.held)));
  const own = weigh(listed, []);
  const total = sum(own);
  const seen = whole ? sum(own.filter(({ lon, lat }) => lon >= whole[0] && lat >= whole[1] && lon <= whole[2] && lat <= whole[3])) : 0;
  return (total && seen < total * SHOWN ? boxOf(own) : whole) ?? WORLD;
}

/** The box of these points without the strays among them; null for no points. */
export function boxOf(points: readonly Weighed[], most = STRAYS): Box | null {
  let lons = [...points].sort((a, b) => a.lon - b.lon);
  let lats = [...points].sort((a, b) => a.lat - b.lat);
  const total = sum(points);
  let spare = total * most;
  for (;;) {
    const [lon, lat] = [({ lon }: Weighed) => lon, ({ lat }: Weighed) => lat];
    const ends = [strays(lons, lon, spare), strays([...lons].reverse(), lon, spare), strays(lats, lat, spare), strays([...lats].reverse(), lat, spare)];
    const worst = ends.reduce((a, b) => (b.gain > a.gain ? b : a));
    if (worst.gain * total <= OUT_OF_PROPORTION) break;
    lons = lons.filter((point) => !worst.points.has(point));
    lats = lats.filter((point) => !worst.points.has(point));
    spare -= sum([...worst.points]);
  }
  const [west, east, south, north] = [lons[0], lons.at(-1), lats[0], lats.at(-1)];
  if (!west || !east || !south || !north) return null;
  if (most > WIDE_STRAYS && east.lon - west.lon > WIDE) return boxOf(points, WIDE_STRAYS);
  return [west.lon - MARGIN, south.lat - MARGIN, east.lon + MARGIN, north.lat + MARGIN];
}

/** The points at the beginning without which the side shrinks most, for each unit of their weight; they weigh no more
 * than `spare` together. */
function strays(sorted: readonly Weighed[], side: (point: Weighed) => number, spare: number): { points: Set<Weighed>; gain: number } {
  let best = { cut: 0, gain: 0 };
  const [first, last] = [sorted[0], sorted.at(-1)];
  const extent = first && last ? Math.max(NEAR, Math.abs(side(last) - side(first))) : NEAR;
  let weight = 0;
  for (const [at, point] of sorted.slice(0, -1).entries()) {
    weight += point.weight;
    if (weight > spare) break;
    const gain = Math.abs(side(sorted[at + 1] as Weighed) - side(first as Weighed)) / extent / weight;
    if (gain > best.gain) best = { cut: at + 1, gain };
  }
  return { points: new Set(sorted.slice(0, best.cut)), gain: best.gain };
}

/** Places that have a point or an area, each as heavy as what is told of it. */
function weigh(events: readonly Happening[], held: readonly Place[]): Weighed[] {
  const found = new Map<Place, Weighed>();
  for (const place of [...held, ...events.map((event) => event.place)]) {
    if (!place || !isDrawn(place)) continue;
    const own = found.get(place);
    if (own) own.weight += 1;
    else found.set(place, { lon: place.lon as number, lat: place.lat as number, weight: 1 });
  }
  return [...found.values()];
}

const sum = (points: readonly Weighed[]): number => points.reduce((total, { weight }) => total + weight, 0);

/** The shortest of the windows that shows enough to look at on the last day. */
const ENOUGH = 20;

export function firstWindow(record: Record, day: number): number {
  const told = (days: number) => record.between(days === 0 ? -Infinity : day - days + 1, day).filter(({ place }) => place && isDrawn(place)).length;
  const enough = Math.min(ENOUGH, told(0) * SHOWN);
  return [7, 30].find((days) => told(days) >= enough) ?? 0;
}
