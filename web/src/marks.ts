// What the map draws on a day, as GeoJSON: towns by holder, events bundled by place and family, areas of doubt.

import type { Feature, FeatureCollection, MultiPolygon, Point } from "geojson";
import type { Cluster } from "./clusters";
import { controlWords, type Standing } from "./control";
import { apart, count } from "./dom";
import { lookOf, sizeOf, tollOf } from "./families";
import { northOf, type Shape } from "./outlines";
import type { Livery } from "./palette";
import { areaName } from "./placewords";
import type { Happening, Place, Record } from "./record";

const KM_PER_DEGREE = 111.32;
export const NEUTRAL = "#5c6067";

/** Events of one family at one place: one mark, so that nothing is moved from where it is said to have been. */
export interface Bundle {
  place: Place;
  family: string;
  events: Happening[];
}

export function bundles(events: readonly Happening[]): Bundle[] {
  const all: Bundle[] = [];
  const byPlace: Bundle[][] = [];
  for (const event of events) {
    const { place, family } = event;
    if (!place) continue;
    const own = (byPlace[place.at] ??= []);
    const bundle = own.find((one) => one.family === family);
    if (bundle) bundle.events.push(event);
    else {
      const fresh = { place, family, events: [event] };
      own.push(fresh);
      all.push(fresh);
    }
  }
  return all;
}

const isFirm = (event: Happening): boolean => event.status === "asserted";

/** The name under which the map asks for a bundle's image; `imageOf` in chart.ts reads it back. */
export function bundleImage({ family, events }: Bundle): string {
  const toll = Math.max(...events.map(tollOf));
  return `event|${family}|${sizeOf(toll)}|${Math.min(events.length, 100)}|${events.some(isFirm) ? 1 : 0}`;
}

export function townImage({ control, holders, disputed, inherited }: Standing): string {
  return `town|${control}|${holders.slice(0, 2).join(",")}|${disputed ? 1 : 0}|${inherited ? 1 : 0}`;
}

export function townFeatures(record: Record, standings: readonly Standing[], dress: Map<number, Livery>): FeatureCollection<Point> {
  const features = standings
    .filter(({ place }) => place.extent === "point")
    .map((standing) => pointAt(standing.place, { at: standing.place.at, ...townLook(record, standing, dress) }));
  return { type: "FeatureCollection", features };
}

/** How a town looks on a day: what changes of its mark from day to day. */
export function townLook(record: Record, standing: Standing, dress: Map<number, Livery>): { [name: string]: string } {
  const { place, holders, control, inherited } = standing;
  const colour = control === "unknown" ? NEUTRAL : (dress.get(holders[0] ?? -1)?.colour ?? NEUTRAL);
  const words = `${apart(place.name)}: ${controlWords(record, standing)}`;
  return { name: place.name, image: townImage(standing), colour, sort: control === "unknown" || inherited ? "hollow" : "full", words };
}

export function clusterFeatures(clusters: readonly Cluster[]): FeatureCollection<Point> {
  const features = clusters.map(({ lon, lat, n, families, box }): Feature<Point> => {
    const image = `cluster|${n}|${[...families].sort((a, b) => b[1] - a[1]).map(([family, own]) => `${family}:${Math.max(1, Math.round((own / n) * 12))}`).join(",")}`;
    return { type: "Feature", properties: { n, image, box: box.join(" "), words: `${count(n, "event")} nearby; click to come closer` }, geometry: { type: "Point", coordinates: [lon, lat] } };
  });
  return { type: "FeatureCollection", features };
}

/** Bundles at points. `slot` 0 is the point itself; the others stand in a crown above the town's own mark. */
export function bundleFeatures(all: readonly Bundle[]): FeatureCollection<Point> {
  const used = new Map<number, number>();
  const features = all
    .filter(({ place }) => place.extent === "point")
    .map((bundle): Feature<Point> => {
      const { place, family, events } = bundle;
      const before = used.get(place.at) ?? 0;
      used.set(place.at, before + 1);
      const slot = place.held ? Math.min(before + 1, 7) : before === 0 ? 0 : Math.min(before, 7);
      const labels = [...new Set(events.map((event) => event.label))].join(", ");
      const toll = Math.max(...events.map(tollOf));
      return pointAt(place, {
        at: place.at,
        name: place.held ? "" : place.name,
        family,
        n: events.length,
        only: events.length === 1 ? (events[0]?.id ?? "") : "",
        image: bundleImage(bundle),
        colour: lookOf(family).colour,
        slot,
        toll,
        words: `${labels} · ${apart(place.name)}${toll ? ` · up to ${toll.toLocaleString("en-GB")} killed` : ""}`,
      });
    });
  return { type: "FeatureCollection", features };
}

/** Places that are more than a point: their outline where one is known, else a circle as large as the doubt. What
 * `outlineOf` knows to be coming (undefined) is left out until it is there. */
export function areaFeatures(
  record: Record,
  events: readonly Happening[],
  standings: readonly Standing[],
  dress: Map<number, Livery>,
  outlineOf: (place: Place) => Shape | null | undefined = () => null,
): FeatureCollection<MultiPolygon> {
  const { told, held } = areasOf(events, standings);
  const features = [...new Set([...told.keys(), ...held.keys()])].flatMap((place): Feature<MultiPolygon>[] => {
    const outline = outlineOf(place);
    if (outline === undefined) return [];
    const known = held.get(place);
    const own = told.get(place) ?? [];
    const said = own.length;
    const within = outline ? "somewhere in it" : `somewhere within ${Math.round(place.radius ?? 0)} km`;
    const words = [apart(place.name), said ? `${count(said, "event")}, ${within}` : "", known ? controlWords(record, known) : ""];
    const properties = {
      at: place.at,
      colour: (known && dress.get(known.holders[0] ?? -1)?.colour) || NEUTRAL,
      label: said ? `${areaName(place)}\n${said} not placed closer` : areaName(place),
      image: said ? bundleImage(heaviest(own)) : "",
      only: said === 1 && !known ? (own[0]?.id ?? "") : "",
      words: words.filter(Boolean).join(" · "),
    };
    const coordinates = outline ?? [[circle(place.lon as number, place.lat as number, place.radius ?? 20)]];
    return [{ type: "Feature", properties, geometry: { type: "MultiPolygon", coordinates } }];
  });
  return { type: "FeatureCollection", features };
}

/** The areas to be drawn: what is told of each, and who holds it. */
export function areasOf(events: readonly Happening[], standings: readonly Standing[]): { told: Map<Place, Happening[]>; held: Map<Place, Standing> } {
  const told = new Map<Place, Happening[]>();
  for (const event of events) {
    if (event.place?.extent !== "area") continue;
    const own = told.get(event.place);
    if (own) own.push(event);
    else told.set(event.place, [event]);
  }
  const held = standings.filter(({ place, control }) => place.extent === "area" && control !== "unknown");
  return { told, held: new Map(held.map((one) => [one.place, one])) };
}

/** The family that most of the events are of, as one mark that counts them all. */
function heaviest(events: Happening[]): Bundle {
  const [most] = bundles(events).sort((a, b) => b.events.length - a.events.length);
  return { ...(most as Bundle), events };
}

/** The areas' names stand on their northern edge: a name in the middle would look like a place. */
export function areaLabels(areas: FeatureCollection<MultiPolygon>): FeatureCollection<Point> {
  const features = areas.features.map(({ properties, geometry }): Feature<Point> => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: northOf(geometry.coordinates as Shape) } }));
  return { type: "FeatureCollection", features };
}

function pointAt(place: Place, properties: { [name: string]: string | number }): Feature<Point> {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [place.lon as number, place.lat as number] } };
}

/** A circle on the ground, in degrees; `km` is its radius. */
export function circle(lon: number, lat: number, km: number, corners = 72): [number, number][] {
  const up = km / KM_PER_DEGREE;
  const across = up / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: corners + 1 }, (_, i) => {
    const angle = (i * 2 * Math.PI) / corners;
    return [lon + Math.sin(angle) * across, lat + Math.cos(angle) * up];
  });
}
