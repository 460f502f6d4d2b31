// Web Mercator, in units of the world's width: what the map draws in.

export const TILE = 512;

export const xOf = (lon: number): number => lon / 360 + 0.5;

export function yOf(lat: number): number {
  const turned = Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360));
  return 0.5 - turned / (2 * Math.PI);
}

export const lonOf = (x: number): number => (x - 0.5) * 360;

export const latOf = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;

/** How much of the world's width a km is at a latitude. */
export const kmAt = (lat: number): number => 1 / (40_075 * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
