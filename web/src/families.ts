// How families of events are drawn: a shape each, and a colour that is never needed to tell them apart.

export type Shape = "circle" | "triangle" | "diamond" | "hexagon" | "pentagon" | "cross" | "dot";

export interface Look {
  shape: Shape;
  colour: string;
}

const LOOKS: { [family: string]: Look } = {
  fighting: { shape: "circle", colour: "#b3261e" },
  strikes: { shape: "triangle", colour: "#c2410c" },
  harm: { shape: "diamond", colour: "#7b1e5e" },
  ground: { shape: "hexagon", colour: "#1f3a5f" },
  unrest: { shape: "pentagon", colour: "#7a6000" },
  relief: { shape: "cross", colour: "#0f6b5f" },
};

export const lookOf = (family: string): Look => LOOKS[family] ?? { shape: "dot", colour: "#5c6067" };

export const tollOf = (event: { tollLow: number | null; tollHigh: number | null }): number => event.tollHigh ?? event.tollLow ?? 0;

/** Steps of size: no deaths told, some, tens, hundreds. Steps, as the figures are no finer. */
export function sizeOf(toll: number): 0 | 1 | 2 | 3 {
  if (toll <= 0) return 0;
  return toll < 10 ? 1 : toll < 100 ? 2 : 3;
}
export const SIZE_WORDS = ["no deaths told of", "1 to 9 killed", "10 to 99", "100 and more"] as const;
