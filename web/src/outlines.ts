// Outlines of provinces, by the gazetteer's ids. Which have one is known at once; the shapes are fetched by country when
// one is first drawn, from this machine.

/** Polygons, each of rings, each of [longitude, latitude], as in a GeoJSON MultiPolygon. */
export type Shape = [number, number][][][];

/** For each country the ids that have an outline: in order, each as the step from the one before, in base 36. */
export interface Index {
  [country: string]: string;
}

type Fetch = (country: string) => Promise<{ [id: string]: Shape }>;

export class Outlines {
  private readonly countries = new Map<string, string>();
  private readonly shapes = new Map<string, Shape>();
  private readonly asked = new Map<string, Promise<void>>();
  private readonly missed = new Set<string>();

  constructor(index: Index, private readonly fetch: Fetch) {
    for (const [country, steps] of Object.entries(index)) {
      let id = 0;
      for (const step of steps.split(" ")) this.countries.set(String((id += parseInt(step, 36))), country);
    }
  }

  has(key: string): boolean {
    return this.countries.has(idOf(key));
  }

  /** The shape; null where there is none or it could not be fetched, undefined while it has not come yet. */
  of(key: string): Shape | null | undefined {
    const country = this.countries.get(idOf(key));
    if (country === undefined || this.missed.has(country)) return null;
    return this.shapes.get(idOf(key));
  }

  /** Has the shapes of these places fetched; null where there is nothing to wait for. */
  bring(keys: Iterable<string>): Promise<unknown> | null {
    const coming = [...new Set([...keys].filter((key) => this.of(key) === undefined).map((key) => this.countries.get(idOf(key)) as string))];
    return coming.length ? Promise.all(coming.map((country) => this.ask(country))) : null;
  }

  private ask(country: string): Promise<void> {
    const had = this.asked.get(country);
    if (had) return had;
    const asked = this.fetch(country).then(
      (found) => {
        for (const [id, shape] of Object.entries(found)) this.shapes.set(id, shape);
      },
      () => void this.missed.add(country), // the circle is drawn instead
    );
    this.asked.set(country, asked);
    return asked;
  }
}

/** GeoNames' ids are written with or without a sign of whose they are. */
const idOf = (key: string): string => key.replace(/^(gn|geonames):/, "");

/** The northernmost point of the largest part: where the name stands, as in the middle it would look like a place. */
export function northOf(shape: Shape): [number, number] {
  const rings = shape.map(([ring]) => ring ?? []);
  const sizes = rings.map(sizeOf);
  const ring = rings[sizes.indexOf(Math.max(...sizes))] ?? [];
  return ring.reduce((a, b) => (b[1] > a[1] ? b : a), ring[0] ?? [0, 0]);
}

/** Twice the area in square degrees: enough to tell the mainland from its islands. */
function sizeOf(ring: readonly [number, number][]): number {
  let area = 0;
  for (let at = 1; at < ring.length; at++) {
    const [[x, y], [u, v]] = [ring[at - 1] as [number, number], ring[at] as [number, number]];
    area += x * v - u * y;
  }
  return Math.abs(area);
}
