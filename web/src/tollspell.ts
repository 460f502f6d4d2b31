// Where a figure belongs beside the days shown: it is of them, or a total of a longer time that runs through them, or of others.

import { fromIso } from "./days";
import type { Toll } from "./shapes";

/** Days that a figure may span and still be of the days shown; one of a longer time that began earlier is a running total. */
const MONTH = 31;

export function spellOf({ start, end }: Pick<Toll, "start" | "end">, since: number | null, day: number): "days" | "through" | "other" {
  const [first, last] = [fromIso(start), fromIso(end)];
  if (first === null && last === null) return "other";
  const from = since ?? -Infinity;
  if ((first ?? -Infinity) > day || (last ?? Infinity) < from) return "other";
  const began = first !== null && first >= from;
  return began || (last ?? day) - (first ?? -Infinity) <= MONTH ? "days" : "through";
}
