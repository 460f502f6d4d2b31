// What a person writes of a claim's days and figure, and what that is in the form of the claim record.

export const PRECISIONS = [["day", "on a day"], ["span", "within days"], ["month", "in a month"], ["year", "in a year"], ["until", "by a day"], ["since", "since a day"], ["", "not said"]] as const;
export type Precision = (typeof PRECISIONS)[number][0];

export const HEDGES = [["exactly", "exactly"], ["about", "about"], ["least", "at least"], ["over", "more than"], ["most", "up to"], ["between", "between"]] as const;
export type Hedge = (typeof HEDGES)[number][0];

export interface Time {
  start: string | null;
  end: string | null;
  precision: string;
}

export interface Figure {
  low: number | null;
  high: number | null;
  unit: string;
  words: string;
}

/** The days that are meant: `first` and `second` as the date, month or year fields hold them. Null: nothing is said. */
export function timeOf(precision: Precision, first: string, second: string): Time | null {
  if (!precision || !(first || second)) return null;
  if (precision === "day") return { start: first, end: first, precision: "day" };
  if (precision === "span") return { start: first || null, end: second || null, precision: "unknown" };
  if (precision === "until") return { start: null, end: first, precision: "day" };
  if (precision === "since") return { start: first, end: null, precision: "day" };
  if (precision === "year") return { start: `${first}-01-01`, end: `${first}-12-31`, precision: "year" };
  const [year, month] = first.split("-").map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { start: `${first}-01`, end: `${first}-${String(last).padStart(2, "0")}`, precision: "month" };
}

/** The figure that is meant; null where no number is given. Its words are the quote's, where the quote has them. */
export function figureOf(hedge: Hedge, first: string, second: string, unit: string, quote: string): Figure | null {
  if (first === "" && second === "") return null;
  const [a, b] = [first === "" ? null : Number(first), second === "" ? null : Number(second)];
  const words = figureWords(hedge, first, second, quote);
  if (hedge === "least" || hedge === "over") return { low: a, high: null, unit, words };
  if (hedge === "most") return { low: null, high: a, unit, words };
  if (hedge === "between") return { low: a, high: b, unit, words };
  return { low: a, high: a, unit, words };
}

const HEDGING = "(?:at least |more than |over |about |around |some |nearly |almost |up to |as many as |fewer than |less than |no more than |between |an estimated |roughly )?";

function figureWords(hedge: Hedge, first: string, second: string, quote: string): string {
  const number = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, "[,. \u00a0]?");
  const both = hedge === "between" && first && second ? `${number(first)} (?:and|to) ${number(second)}` : number(first || second);
  const found = new RegExp(`${HEDGING}(?<![\\d,.])${both}(?![\\d]|[,.]\\d)`, "i").exec(quote);
  if (found) return found[0];
  const name = HEDGES.find(([value]) => value === hedge)?.[1] ?? "";
  if (hedge === "between") return `between ${first} and ${second}`;
  return hedge === "exactly" ? first : `${name} ${first}`;
}

const UNITS: { [type: string]: string } = { killed: "killed", injured: "injured", captured: "captured", missing: "missing", casualties: "casualties", fighters: "fighters", weapons: "weapons", distance: "km" };

/** The usual unit of a type's figure. */
export const unitOf = (kind: string, type: string): string => UNITS[type] ?? (kind === "displacement" ? "people" : "");

/** Kinds that count something: their claim says little without its figure. */
export const COUNTING: ReadonlySet<string> = new Set(["casualties", "displacement", "strength"]);
