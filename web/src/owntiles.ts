// A basemap of the user's own: one archive (PMTiles) served by ranges from this machine, drawn in the inks of the page.
// Vector tiles of the Protomaps basemap (versions 3 and 4) and of OpenMapTiles name the same things in other words: both
// sets of words are listed, and a layer is made for each of the archive's that has any. Outside of it, and below what it
// does not cover, the built-in basemap shows.

import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from "maplibre-gl";
import { FONT, type Inks } from "./basemap";
import type { Archive } from "./shapes";

export const OWN = "own";

export function ownSource({ kind }: Archive): SourceSpecification {
  const url = `pmtiles://${new URL("/api/v1/tiles/basemap.pmtiles", location.href).href}`;
  return kind === "vector" ? { type: "vector", url } : { type: "raster", url, tileSize: 256 };
}

const first = (...names: string[]): ExpressionSpecification => ["coalesce", ...names.map((name) => ["get", name] as ExpressionSpecification), ""];
const KIND = first("kind", "pmap:kind", "class");
const AREA: ExpressionSpecification = ["==", ["geometry-type"], "Polygon"];
const LINE: ExpressionSpecification = ["==", ["geometry-type"], "LineString"];
const of = (...kinds: string[]): ExpressionSpecification => ["in", KIND, ["literal", kinds]];
const all = (...filters: ExpressionSpecification[]): ExpressionSpecification => ["all", ...filters];
const by = (...stops: number[]): ExpressionSpecification => ["interpolate", ["exponential", 1.5], ["zoom"], ...stops] as ExpressionSpecification;

const GREEN = of("park", "forest", "wood", "nature_reserve", "national_park", "grassland", "grass", "scrub", "farmland", "orchard", "cemetery", "shrub", "cropland", "meadow");
const BUILT = of("residential", "urban_area", "industrial", "commercial", "neighbourhood", "suburb", "aerodrome", "military");
const ROADS: readonly [name: string, kinds: ExpressionSpecification, ink: "road" | "highway", minzoom: number, width: ExpressionSpecification][] = [
  ["minor", of("minor_road", "minor", "tertiary", "service", "other", "track"), "road", 11, by(11, 0.4, 16, 5)],
  ["medium", of("medium_road", "secondary"), "road", 9, by(9, 0.5, 16, 7)],
  ["major", of("major_road", "trunk", "primary"), "highway", 6, by(6, 0.5, 16, 9)],
  ["highway", of("highway", "motorway"), "highway", 4, by(4, 0.5, 16, 11)],
];
const LEVEL: ExpressionSpecification = ["coalesce", ["get", "pmap:min_admin_level"], ["get", "admin_level"], 0];

/** A layer before it is known of which source. */
type Bare<One = LayerSpecification> = One extends unknown ? Omit<One, "id" | "source" | "source-layer"> : never;

/** What is drawn, from the ground up; `from` are the archive's layers that may hold it. */
function drawn(ink: Inks): { name: string; from: readonly string[]; layer: Bare }[] {
  const fill = (colour: string) => ({ "fill-color": colour });
  return [
    { name: "earth", from: ["earth"], layer: { type: "fill", filter: AREA, paint: fill(ink.land) } },
    { name: "green", from: ["landcover", "natural", "landuse", "park"], layer: { type: "fill", filter: all(AREA, GREEN), paint: fill(ink.green) } },
    { name: "built", from: ["landuse"], layer: { type: "fill", filter: all(AREA, BUILT), paint: fill(ink.built) } },
    { name: "water", from: ["water"], layer: { type: "fill", filter: AREA, paint: fill(ink.water) } },
    { name: "rivers", from: ["water", "physical_line", "waterway"], layer: { type: "line", filter: LINE, minzoom: 7, paint: { "line-color": ink.water, "line-width": by(7, 0.6, 14, 3) } } },
    { name: "buildings", from: ["buildings", "building"], layer: { type: "fill", filter: AREA, minzoom: 13, paint: fill(ink.built) } },
    ...ROADS.map(([name, kinds, own, minzoom, width]) => ({
      name, from: ["roads", "transportation"],
      layer: { type: "line" as const, minzoom, filter: all(LINE, kinds), layout: { "line-cap": "round" as const, "line-join": "round" as const }, paint: { "line-color": ink[own], "line-width": width } },
    })),
    {
      name: "regions", from: ["boundaries", "boundary"],
      layer: { type: "line", minzoom: 5, filter: ["any", of("region"), ["==", LEVEL, 4]], paint: { "line-color": ink.border, "line-width": 0.6, "line-opacity": 0.6, "line-dasharray": [2, 2] } },
    },
    {
      name: "countries", from: ["boundaries", "boundary"],
      layer: { type: "line", filter: ["any", of("country", "disputed"), ["==", LEVEL, 2]], paint: { "line-color": ink.border, "line-width": by(2, 0.5, 9, 1.6), "line-dasharray": [4, 1.5] } },
    },
    {
      name: "places", from: ["places", "place"],
      layer: {
        type: "symbol", minzoom: 5, filter: of("locality", "city", "town", "village", "hamlet"),
        layout: {
          "text-field": first("name:en", "name_en", "name:latin", "name"), "text-font": FONT, "text-max-width": 8, "text-padding": 6,
          "text-size": by(5, 10, 12, 12.5),
          "symbol-sort-key": ["-", 0, ["coalesce", ["get", "population_rank"], ["get", "pmap:population_rank"], ["-", 20, ["get", "rank"]], 0]],
        },
        paint: { "text-color": ink.name, "text-halo-color": ink.land, "text-halo-width": 1.2 },
      },
    },
  ];
}

/** The layers of an archive, from the ground up. */
export function ownLayers({ kind, layers }: Archive, ink: Inks): LayerSpecification[] {
  if (kind !== "vector") return [{ id: `${OWN}-picture`, type: "raster", source: OWN, paint: { "raster-fade-duration": 120 } }];
  const named = new Set(layers);
  return drawn(ink).flatMap(({ name, from, layer }) =>
    from.filter((one) => named.has(one)).map((one) => ({ ...layer, id: `${OWN}-${name}-${one}`, source: OWN, "source-layer": one }) as LayerSpecification),
  );
}

/** How near the map may come: some way beyond the archive's last tiles. */
export const nearest = (archive: Archive | null): number => Math.max(12, Math.min(18, (archive?.maxzoom ?? 0) + 3));

/** Who made it, for the credits. */
export const ownCredits = (archive: Archive | null): string => (archive ? ` · Own basemap${archive.attribution ? `: ${archive.attribution}` : ""}` : "");
