// The layers over the basemap: areas, clusters, towns and events.

import type { LayerSpecification, SymbolLayerSpecification } from "maplibre-gl";
import { FONT, type Inks } from "./basemap";

/** The zoom below which marks are gathered into clusters and towns are dots: the more places, the nearer it is. */
export const nearFor = (places: number): number => (places > 400 ? 7.6 : places > 120 ? 6.6 : 5.6);

/** Towns have names from so much before they have marks. */
const NAMES = 0.4;
/** An image without anything on it, as large as a town's dot. */
export const BLANK = "blank";

/** Where a bundle stands, in pixels from its point: a crown over the town's mark. */
const CROWN: readonly [number, number][] = [[0, 0], [17, -17], [-17, -17], [0, -27], [27, -2], [-27, -2], [33, -24], [-33, -24]];

const slotted = (scale: number) =>
  ["match", ["get", "slot"], ...CROWN.flatMap(([x, y], slot) => [slot, ["literal", [x * scale, y * scale]]]), ["literal", [0, 0]]];

/** Where a name may stand, in ems from its point: beside it, then a little further where marks crowd. */
function around(near: number): (string | [number, number])[] {
  const ring = (x: number, y: number) => [["top", [0, y]], ["right", [-x, 0]], ["left", [x, 0]], ["bottom", [0, -y]]] as const;
  const corners = (x: number, y: number) => [["top-right", [-x, y]], ["top-left", [x, y]], ["bottom-right", [-x, -y]], ["bottom-left", [x, -y]]] as const;
  return [...ring(near, near), ...corners(near * 0.8, near * 0.8), ...ring(near + 1.6, near + 1.3), ...corners(near + 1, near + 1)].flat() as (string | [number, number])[];
}

export const SOURCES = ["front-areas", "front-lines", "areas", "area-names", "towns", "events", "clusters", "lit"] as const;

export function layers(ink: Inks, near: number): LayerSpecification[] {
  // Names lie under the marks: those are placed first, and a name goes where it covers none.
  return [...front(ink), ...areas(ink), ...labels(ink, near), lit(), ...towns(near), ...events(), ...clusters()];
}

function areas(ink: Inks): LayerSpecification[] {
  return [
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.07 } },
    {
      id: "area-edges", type: "line", source: "areas",
      paint: { "line-color": ["get", "colour"], "line-width": 1.4, "line-dasharray": [2.5, 2.5], "line-opacity": 0.85 },
    },
    {
      id: "area-labels", type: "symbol", source: "area-names", minzoom: 4.5,
      layout: {
        "text-field": ["get", "label"], "text-font": FONT, "text-size": 11.5, "text-max-width": 18,
        "text-variable-anchor": ["left", "right", "bottom", "top"], "text-radial-offset": 1, "text-justify": "auto", "text-optional": true,
        "icon-image": ["get", "image"], "icon-allow-overlap": true,
      },
      paint: { "text-color": ink.label, "text-halo-color": ink.halo, "text-halo-width": 1.6 },
    },
  ];
}

function towns(near: number): LayerSpecification[] {
  return [
    {
      id: "town-dots", type: "circle", source: "towns", maxzoom: near,
      paint: { "circle-radius": ["interpolate", ["linear"], ["zoom"], 2, 2.5, 5, 5], "circle-color": ["match", ["get", "sort"], "hollow", "#fbfaf7", ["get", "colour"]], "circle-stroke-color": ["match", ["get", "sort"], "hollow", ["get", "colour"], "#ffffff"], "circle-stroke-width": 1.3 },
    },
    {
      // Circles keep no name away from themselves: what nobody sees and is as large does, where there are names as well.
      id: "town-room", type: "symbol", source: "towns", minzoom: near - NAMES, maxzoom: near,
      layout: { "icon-image": BLANK, "icon-allow-overlap": true, "icon-padding": 1 },
    },
    {
      id: "towns", type: "symbol", source: "towns", minzoom: near,
      layout: { "icon-image": ["get", "image"], "icon-allow-overlap": true, "icon-padding": 0, "icon-size": ["interpolate", ["linear"], ["zoom"], 6, 0.8, 8, 1] },
    },
  ];
}

function clusters(): LayerSpecification[] {
  return [
    {
      id: "clusters", type: "symbol", source: "clusters",
      layout: { "icon-image": ["get", "image"], "icon-allow-overlap": true, "icon-padding": 0, "symbol-sort-key": ["get", "n"] },
    },
  ];
}

/** Interpolated: pale, without names, and broken where two of them meet. */
function front(ink: Inks): LayerSpecification[] {
  return [
    { id: "front-areas", type: "fill", source: "front-areas", paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.2, "fill-antialias": false } },
    {
      id: "front-lines", type: "line", source: "front-lines", layout: { "line-cap": "butt" },
      paint: { "line-color": ink.label, "line-width": ["interpolate", ["linear"], ["zoom"], 5, 1.2, 9, 2.4], "line-dasharray": [3, 2], "line-opacity": 0.75 },
    },
  ];
}

function labels(ink: Inks, near: number): LayerSpecification[] {
  const paint = { "text-color": ink.label, "text-halo-color": ink.halo, "text-halo-width": 1.8 };
  const layout: NonNullable<SymbolLayerSpecification["layout"]> = { "text-font": FONT, "text-size": 12.5, "text-max-width": 9, "text-justify": "auto" };
  return [
    {
      id: "event-labels", type: "symbol", source: "events", minzoom: near, filter: ["all", ["!=", ["get", "name"], ""], ["==", ["get", "slot"], 0]],
      layout: { ...layout, "text-field": ["get", "name"], "text-size": 11.5, "text-variable-anchor-offset": around(1.4) }, paint,
    },
    {
      id: "town-labels", type: "symbol", source: "towns", minzoom: near - NAMES,
      layout: { ...layout, "text-field": ["get", "name"], "text-variable-anchor-offset": around(1.25) }, paint,
    },
  ];
}

function events(): LayerSpecification[] {
  return [
    {
      id: "events", type: "symbol", source: "events",
      layout: {
        "icon-image": ["get", "image"], "icon-allow-overlap": true, "icon-padding": 0,
        "icon-offset": slotted(1) as never, "symbol-sort-key": ["get", "toll"],
      },
    },
  ];
}

function lit(): LayerSpecification {
  return {
    id: "lit", type: "circle", source: "lit",
    paint: { "circle-radius": 21, "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": "#e8a200", "circle-stroke-width": 3 },
  };
}
