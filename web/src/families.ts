// How families of events are drawn: a shape each, and a colour, legible on light and dark, that is never needed to
// tell them apart.

export type Shape = "circle" | "triangle" | "diamond" | "hexagon" | "pentagon" | "cross" | "dot";

export interface Look {
  shape: Shape;
  colour: string;
}

const LOOKS: { [family: string]: Look } = {
  fighting: { shape: "circle", colour: "#c4281f" },
  strikes: { shape: "triangle", colour: "#dd5f14" },
  harm: { shape: "diamond", colour: "#9a2f78" },
  ground: { shape: "hexagon", colour: "#2c5f9b" },
  unrest: { shape: "pentagon", colour: "#9a7d06" },
  relief: { shape: "cross", colour: "#14806f" },
};

export const lookOf = (family: string): Look => LOOKS[family] ?? { shape: "dot", colour: "#5c6067" };

export const tollOf = (event: { tollLow: number | null; tollHigh: number | null }): number => event.tollHigh ?? event.tollLow ?? 0;

/** Steps of size: no deaths told, some, tens, hundreds. Steps, as the figures are no finer. */
export function sizeOf(toll: number): 0 | 1 | 2 | 3 {
  if (toll <= 0) return 0;
  return toll < 10 ? 1 : toll < 100 ? 2 : 3;
}
export const SIZE_WORDS = ["none told", "1–9", "10–99", "100+"] as const;
