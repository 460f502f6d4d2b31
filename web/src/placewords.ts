// What sort of place it is, where, and how well it is known, in words that stand over and under its name.

import type { Place } from "./record";
import type { PlaceDetail } from "./shapes";

const countries = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

/** `town · Syria` */
export function placeSort({ kind, country }: Pick<PlaceDetail, "kind" | "country">): string {
  const named = country && /^[A-Z]{2}$/.test(country) ? countries.of(country) : country;
  return [kind ?? "Place", named].filter(Boolean).join(" · ");
}

/** How well it is known, without the name that stands over it; null where nothing is left to be said. */
export function placeLede({ name, words }: Pick<PlaceDetail, "name" | "words">): string | null {
  if (words === name) return null;
  return words.startsWith(`${name}, to within`) ? `Known ${words.slice(name.length + 2)}` : words;
}

/** A name that says of an area what sort it is: Hasaka is a town, and a province as well. */
export function areaName({ name, kind, extent }: Pick<Place, "name" | "kind" | "extent">): string {
  const sort = extent === "point" || kind === null || name.toLowerCase().split(" ").includes(kind.toLowerCase()) ? "" : ` (${kind})`;
  return `${name}${sort}`;
}
