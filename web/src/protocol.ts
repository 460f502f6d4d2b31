// Lets the map library read the tiles of a PMTiles archive by ranges of bytes.

import { addProtocol } from "maplibre-gl";
import { Protocol } from "pmtiles";

let known = false;

export function useArchives(): void {
  if (known) return;
  known = true;
  addProtocol("pmtiles", new Protocol().tile);
}
