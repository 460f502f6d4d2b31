// Colours and letters for parties: the same for the same record every time, told apart by colour-blind eyes
// (Okabe and Ito's set, 2008, the yellow and black adjusted), and never by colour alone: each has its letters.

export interface Livery {
  colour: string;
  /** The colour of what is written on it. */
  ink: string;
  /** One or two letters, no two parties with the same. */
  letters: string;
  /** A second round of the colours is hatched. */
  hatched: boolean;
  /** Whom it belongs to: an army wears its government's colour, with letters of its own. */
  side: string;
}

const COLOURS: readonly [string, string][] = [
  ["#0072b2", "#ffffff"],
  ["#d55e00", "#ffffff"],
  ["#e0b000", "#1a1a1a"],
  ["#00825d", "#ffffff"],
  ["#4a4a4a", "#ffffff"],
  ["#a8478a", "#ffffff"],
  ["#56b4e9", "#1a1a1a"],
  ["#7a5230", "#ffffff"],
];

/** FNV-1a: spreads keys over the colours without depending on which other parties there are. */
function hash(key: string): number {
  let h = 0x811c9dc5;
  for (const letter of key) h = Math.imul(h ^ (letter.codePointAt(0) as number), 0x01000193) >>> 0;
  return h;
}

/** A livery for each party that holds something; the others have none. */
export function liveries(parties: readonly { key: string; name: string; holds: number; side: string }[]): Map<number, Livery> {
  const holders = parties.map((party, at) => ({ ...party, at })).filter((party) => party.holds > 0);
  const holds = new Map<string, number>();
  for (const { side, holds: own } of holders) holds.set(side, (holds.get(side) ?? 0) + own);
  // Those that hold most choose first: what is hatched holds little.
  const sides = [...holds].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([side]) => side);
  const worn = coloursOf(sides);
  holders.sort((a, b) => b.holds - a.holds || (a.key < b.key ? -1 : 1));
  const taken = new Set<string>();
  return new Map(holders.map(({ name, at, side }) => [at, { ...(worn.get(side) as Worn), letters: lettersOf(name, taken), side }]));
}

type Worn = Pick<Livery, "colour" | "ink" | "hatched">;

function coloursOf(sides: readonly string[]): Map<string, Worn> {
  const free = new Set<number>();
  const found = new Map<string, Worn>();
  for (const [turn, side] of sides.entries()) {
    if (free.size === 0) COLOURS.forEach((_, slot) => free.add(slot));
    let slot = hash(side) % COLOURS.length;
    while (!free.has(slot)) slot = (slot + 1) % COLOURS.length;
    free.delete(slot);
    const [colour, ink] = COLOURS[slot] as [string, string];
    found.set(side, { colour, ink, hatched: turn >= COLOURS.length });
  }
  return found;
}

/** Words that tell no army from another. */
const COMMON = /^(military|armed|forces|of|the|and|for|in)$/i;

function lettersOf(name: string, taken: Set<string>): string {
  const all = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const told = all.filter((word) => !COMMON.test(word));
  const words = told.length ? told : all;
  const first = (word: string | undefined) => [...(word ?? "")][0]?.toUpperCase() ?? "";
  const [one, two] = words;
  const spare = [...(one ?? name).toUpperCase()].slice(1).map((letter) => first(one) + letter);
  const short = two === undefined && /^[a-z]{2}/i.test(one ?? "") ? spare[0] : first(one) + first(two);
  const wishes = [short ?? "", ...spare];
  let letters = wishes.find((wish) => wish !== "" && !taken.has(wish));
  for (let number = 1; letters === undefined; number++) {
    if (!taken.has(`${first(one)}${number}`)) letters = `${first(one)}${number}`;
  }
  taken.add(letters);
  return letters;
}
