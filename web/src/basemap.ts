// The basemap: land, water, borders and country names from Natural Earth, all from this machine.

import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import borders10 from "../basemap/borders-10m.json?url";
import borders50 from "../basemap/borders-50m.json?url";
import countries from "../basemap/countries.json?url";
import lakes from "../basemap/lakes.json?url";
import land10 from "../basemap/land-10m.json?url";
import land50 from "../basemap/land-50m.json?url";
import rivers from "../basemap/rivers.json?url";
import type { Theme } from "./theme";

/** Above this zoom the fine shapes (1:10m) replace the coarse ones (1:50m); they are fetched when first needed. */
export const FINE_ZOOM = 4.2;

export interface Inks {
  sea: string;
  land: string;
  water: string;
  border: string;
  coast: string;
  name: string;
  label: string;
  halo: string;
  green: string;
  built: string;
  road: string;
  highway: string;
}

export const INKS: { [theme in Theme]: Inks } = {
  light: {
    sea: "#d6e0e4", land: "#f4f1ea", water: "#bcd0d9", border: "#a89f8c", coast: "#b4c2c7",
    name: "#857d6d", label: "#1d1f22", halo: "#fdfcf9",
    green: "#e5e9d6", built: "#e9e3d8", road: "#e0d9cb", highway: "#d3c4a6",
  },
  dark: {
    sea: "#0f1418", land: "#1d2226", water: "#2b3d4a", border: "#545c63", coast: "#2c363d",
    name: "#7f8a92", label: "#eceae5", halo: "#15191c",
    green: "#1d2822", built: "#252c31", road: "#323a40", highway: "#47525b",
  },
};

// Fonts of the reader's own machine: no glyph server is asked for anything.
export const FONT = ["system-ui"];

const from = (data: string) => ({ type: "geojson" as const, data: new URL(data, location.href).href });

/** The basemap; over it, and below the countries' names, the layers of a source of the user's own. */
export function style(theme: Theme, sources: StyleSpecification["sources"], own: LayerSpecification[]): StyleSpecification {
  const ink = INKS[theme];
  return {
    version: 8,
    sources: {
      land: from(land50),
      borders: from(borders50),
      lakes: from(lakes),
      rivers: from(rivers),
      countries: from(countries),
      ...sources,
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": ink.sea } },
      land("land", "land", ink),
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": ink.water } },
      {
        id: "rivers", type: "line", source: "rivers", minzoom: 2.5, layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": ink.water, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.6, 6, 1.6, 9, 3.4] },
      },
      borders("borders", "borders", ink),
      ...own,
      {
        id: "countries", type: "symbol", source: "countries", maxzoom: 7.5,
        filter: [">=", ["get", "size"], ["step", ["zoom"], 60, 3, 25, 4, 6, 5, 1]],
        layout: {
          "text-field": ["upcase", ["get", "name"]], "text-font": FONT, "text-letter-spacing": 0.14, "text-max-width": 7,
          "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9, 6, 13], "symbol-sort-key": ["-", 0, ["get", "size"]],
        },
        paint: { "text-color": ink.name, "text-halo-color": ink.land, "text-halo-width": 1.2 },
      },
    ],
  };
}

function land(id: string, source: string, ink: Inks): LayerSpecification {
  return { id, type: "fill", source, paint: { "fill-color": ink.land, "fill-outline-color": ink.coast } };
}

function borders(id: string, source: string, ink: Inks): LayerSpecification {
  return {
    id, type: "line", source, layout: { "line-join": "round" },
    paint: {
      "line-color": ink.border, "line-dasharray": [4, 1.5],
      "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 6, 1.1, 9, 1.6],
    },
  };
}

/** The fine shapes: sources and the layers to draw them with, each with the coarse layer that it stands in for. */
export const FINE = [
  { id: "land-fine", coarse: "land", source: from(land10), layer: (ink: Inks) => land("land-fine", "land-fine", ink) },
  { id: "borders-fine", coarse: "borders", source: from(borders10), layer: (ink: Inks) => borders("borders-fine", "borders-fine", ink) },
] as const;

/** Which paint of which layer takes which ink: what a change of theme changes. */
export const PAINTED: readonly [string, string, keyof Inks][] = [
  ["sea", "background-color", "sea"],
  ["land", "fill-color", "land"],
  ["land", "fill-outline-color", "coast"],
  ["land-fine", "fill-color", "land"],
  ["land-fine", "fill-outline-color", "coast"],
  ["lakes", "fill-color", "water"],
  ["rivers", "line-color", "water"],
  ["borders", "line-color", "border"],
  ["borders-fine", "line-color", "border"],
  ["countries", "text-color", "name"],
  ["countries", "text-halo-color", "land"],
  ["area-labels", "text-color", "label"],
  ["area-labels", "text-halo-color", "halo"],
  ["town-labels", "text-color", "label"],
  ["town-labels", "text-halo-color", "halo"],
  ["event-labels", "text-color", "label"],
  ["event-labels", "text-halo-color", "halo"],
  ["front-lines", "line-color", "label"],
];
