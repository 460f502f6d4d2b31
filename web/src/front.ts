// Areas of influence: which town's holder is the nearest (Voronoi cells), no farther than REACH_KM from the town. This is
// interpolation: nobody reported these lines, and the map says so wherever they are drawn.

import { Delaunay } from "d3-delaunay";
import type { Feature, FeatureCollection, LineString, Polygon } from "geojson";
import type { Standing } from "./control";
import { kmAt, latOf, lonOf, xOf, yOf } from "./mercator";
import type { Livery } from "./palette";

/** No area reaches farther from the town whose holder it shows. */
export const REACH_KM = 40;
const CORNERS = 40;

type Point = [number, number];

export interface Front {
  areas: FeatureCollection<Polygon>;
  lines: FeatureCollection<LineString>;
}

/** Areas around the towns whose holder is told, and the lines where those of two sides meet: an army and its government are one. A contested town, and one
 * of which nobody knows the holder, has none; but its neighbours' areas do not reach into its cell either. */
export function frontOf(standings: readonly Standing[], dress: Map<number, Livery>): Front {
  const towns = distinct(standings.filter(({ place }) => place.extent === "point"));
  const points = towns.map(({ place }): Point => [xOf(place.lon as number), yOf(place.lat as number)]);
  const reach = towns.map(({ place }) => REACH_KM * kmAt(place.lat as number));
  const owner = towns.map(({ control, holders }) => (control === "unknown" || control === "contested" ? -1 : (holders[0] ?? -1)));
  if (points.length < 2) return { areas: { type: "FeatureCollection", features: [] }, lines: { type: "FeatureCollection", features: [] } };
  const delaunay = Delaunay.from(points);
  const voronoi = delaunay.voronoi([-1, -1, 2, 2]);
  const areas = points.flatMap((point, at): Feature<Polygon>[] => {
    const livery = dress.get(owner[at] as number);
    const cell = voronoi.cellPolygon(at) as Point[] | null;
    if (!livery || !cell) return [];
    const ring = clip(cell.slice(0, -1), circleAt(point, reach[at] as number));
    if (ring.length < 3) return [];
    const degrees = ring.map(([x, y]) => [lonOf(x), latOf(y)]);
    return [{ type: "Feature", properties: { colour: livery.colour, image: livery.hatched ? "hatch" : "" }, geometry: { type: "Polygon", coordinates: [[...degrees, degrees[0] as number[]]] } }];
  });
  return { areas: { type: "FeatureCollection", features: areas }, lines: { type: "FeatureCollection", features: seams(delaunay, points, reach, owner.map((at) => dress.get(at)?.side ?? "")) } };
}

/** Towns at one and the same point confuse the cells; the first stands for them. */
function distinct(all: readonly Standing[]): Standing[] {
  const seen = new Set<string>();
  return all.filter(({ place }) => {
    const key = `${place.lon} ${place.lat}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Where the areas of two sides meet: the edge between their cells, as far as both reach. */
function seams(delaunay: Delaunay<Point>, points: readonly Point[], reach: readonly number[], side: readonly string[]): Feature<LineString>[] {
  const found: Feature<LineString>[] = [];
  for (const [a, point] of points.entries()) {
    const near = [...delaunay.neighbors(a)];
    for (const b of near) {
      if (b < a || side[a] === side[b] || !side[a] || !side[b]) continue;
      const others = near.filter((one) => one !== b).map((one) => points[one] as Point);
      const edge = edgeOf(point, points[b] as Point, others, Math.max(reach[a] as number, reach[b] as number));
      const seam = inside(inside(edge, point, reach[a] as number), points[b] as Point, reach[b] as number);
      if (seam) found.push({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: seam.map(([x, y]) => [lonOf(x), latOf(y)]) } });
    }
  }
  return found;
}

/** The points as near to `a` as to `b` and no nearer to any other, no farther than `far` from between them. */
function edgeOf([ax, ay]: Point, [bx, by]: Point, others: readonly Point[], far: number): [Point, Point] | null {
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  const long = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = [-(by - ay) / long, (bx - ax) / long];
  let [from, to] = [-far, far];
  for (const [cx, cy] of others) {
    // |m + t u - a|² <= |m + t u - c|²  is  t * slope <= room
    const slope = 2 * (ux * (cx - ax) + uy * (cy - ay));
    const room = cx * cx + cy * cy - ax * ax - ay * ay - 2 * (mx * (cx - ax) + my * (cy - ay));
    if (slope > 0) to = Math.min(to, room / slope);
    else if (slope < 0) from = Math.max(from, room / slope);
    else if (room < 0) return null;
  }
  return from < to ? [[mx + ux * from, my + uy * from], [mx + ux * to, my + uy * to]] : null;
}

/** The part of a segment within a circle; null where there is none. */
export function inside(segment: [Point, Point] | null, [cx, cy]: Point, radius: number): [Point, Point] | null {
  if (!segment) return null;
  const [[ax, ay], [bx, by]] = segment;
  const [dx, dy, fx, fy] = [bx - ax, by - ay, ax - cx, ay - cy];
  const [a, b, c] = [dx * dx + dy * dy, 2 * (fx * dx + fy * dy), fx * fx + fy * fy - radius * radius];
  const under = b * b - 4 * a * c;
  if (a === 0 || under <= 0) return null;
  const root = Math.sqrt(under);
  const [from, to] = [Math.max(0, (-b - root) / (2 * a)), Math.min(1, (-b + root) / (2 * a))];
  if (from >= to) return null;
  return [[ax + dx * from, ay + dy * from], [ax + dx * to, ay + dy * to]];
}

function circleAt([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: CORNERS }, (_, i): Point => {
    const angle = (i * 2 * Math.PI) / CORNERS;
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
  });
}

/** A polygon cut to a convex one whose corners run the way that angles grow (Sutherland and Hodgman, 1974). */
export function clip(polygon: readonly Point[], window: readonly Point[]): Point[] {
  let ring = [...polygon];
  for (const [at, a] of window.entries()) {
    const b = window[(at + 1) % window.length] as Point;
    const side = ([x, y]: Point) => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
    const next: Point[] = [];
    for (const [i, to] of ring.entries()) {
      const from = ring[(i + ring.length - 1) % ring.length] as Point;
      const [s, e] = [side(from), side(to)];
      if (s >= 0 !== e >= 0) {
        const share = s / (s - e);
        next.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
      }
      if (e >= 0) next.push(to);
    }
    ring = next;
    if (ring.length === 0) break;
  }
  return ring;
}
