// The marks of the map, drawn once here for the map, the legend and the lists alike.

import type { Control } from "./control";
import { lookOf, type Shape } from "./families";
import type { Livery } from "./palette";

type Pen = CanvasRenderingContext2D;

export interface Glyph {
  /** Glyphs of one name look alike. */
  name: string;
  width: number;
  height: number;
  draw: (pen: Pen) => void;
}

export const TOWN = 30;
const RADII = [5.5, 7, 9.5, 12.5] as const;

// --- towns -------------------------------------------------------------------------------------------------------

/** A town's mark: the holder's colour and letters; halves where contested, a ring where besieged, hollow where unknown. */
export function townGlyph(control: Control, holders: Livery[], disputed: boolean, inherited = false): Glyph {
  const dress = holders.map(({ colour, letters, hatched }) => `${colour}${letters}${hatched}`);
  return {
    name: `town|${control}|${dress.join()}|${disputed}|${inherited}`,
    width: TOWN,
    height: TOWN,
    draw: (pen) => {
      const [first, second] = holders;
      const [edge, side] = [5, TOWN - 10];
      if (control === "besieged") besieged(pen);
      plate(pen, edge, side);
      pen.save();
      pen.clip();
      if (control === "unknown" || !first) paintUnknown(pen);
      else if (inherited) paintInherited(pen, first);
      else if (control === "contested") halves(pen, first, second);
      else if (control === "partly_held") part(pen, first);
      else ground(pen, first, 0, 0, TOWN, TOWN);
      pen.restore();
      plate(pen, edge - 1, side + 2);
      pen.lineWidth = 1;
      pen.strokeStyle = "rgba(20, 22, 26, 0.35)";
      pen.stroke();
      plate(pen, edge, side);
      pen.lineWidth = inherited ? 2.25 : 1.75;
      if (inherited) pen.setLineDash([2.5, 2]);
      pen.strokeStyle = control === "unknown" || !first ? "#7d8288" : inherited ? first.colour : "#ffffff";
      pen.stroke();
      pen.setLineDash([]);
      letters(pen, control, inherited && first ? { ...first, ink: "#1d1f22" } : first, second);
      if (disputed) warn(pen);
    },
  };
}

function plate(pen: Pen, at: number, side: number): void {
  pen.beginPath();
  pen.roundRect(at, at, side, side, 5.5);
}

function ground(pen: Pen, { colour, hatched, ink }: Livery, x: number, y: number, w: number, h: number): void {
  pen.fillStyle = colour;
  pen.fillRect(x, y, w, h);
  if (!hatched) return;
  pen.strokeStyle = ink;
  pen.globalAlpha = 0.4;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (let at = -h; at < w; at += 5) (pen.moveTo(x + at, y + h), pen.lineTo(x + at + h, y));
  pen.stroke();
  pen.globalAlpha = 1;
}

function paintUnknown(pen: Pen): void {
  pen.fillStyle = "#fbfaf7";
  pen.fillRect(0, 0, TOWN, TOWN);
}

/** A tint of the holder's colour: nobody spoke of the town itself. */
function paintInherited(pen: Pen, { colour }: Livery): void {
  paintUnknown(pen);
  pen.globalAlpha = 0.22;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, TOWN, TOWN);
  pen.globalAlpha = 1;
}

/** Two holders meet on the diagonal; where only one is named, the other half is bare. */
function halves(pen: Pen, first: Livery, second: Livery | undefined): void {
  if (second) ground(pen, second, 0, 0, TOWN, TOWN);
  else paintUnknown(pen);
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(TOWN, 0);
  pen.lineTo(0, TOWN);
  pen.closePath();
  pen.save();
  pen.clip();
  ground(pen, first, 0, 0, TOWN, TOWN);
  pen.restore();
  pen.strokeStyle = "#ffffff";
  pen.lineWidth = 1.75;
  pen.beginPath();
  pen.moveTo(TOWN, 0);
  pen.lineTo(0, TOWN);
  pen.stroke();
}

/** The holder has the lower part, the rest is bare. */
function part(pen: Pen, first: Livery): void {
  paintUnknown(pen);
  ground(pen, first, 0, TOWN / 2 - 1, TOWN, TOWN);
}

function besieged(pen: Pen): void {
  pen.beginPath();
  pen.roundRect(1.5, 1.5, TOWN - 3, TOWN - 3, 8);
  pen.fillStyle = "#ffffff";
  pen.fill();
  pen.setLineDash([3.2, 2.2]);
  pen.lineWidth = 2;
  pen.strokeStyle = "#1d1f22";
  pen.stroke();
  pen.setLineDash([]);
}

function letters(pen: Pen, control: Control, first: Livery | undefined, second: Livery | undefined): void {
  const write = (words: string, x: number, y: number, size: number, ink: string) => {
    pen.font = `700 ${size}px system-ui, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillStyle = ink;
    pen.fillText(words, x, y);
  };
  const middle = TOWN / 2;
  if (control === "unknown" || !first) write("?", middle, middle + 0.5, 12, "#5c6067");
  else if (control === "contested") {
    write(first.letters, middle - 4.2, middle - 4, 7, first.ink);
    write(second?.letters ?? "?", middle + 4.4, middle + 5, 7, second?.ink ?? "#5c6067");
  } else if (control === "partly_held") write(first.letters, middle, middle + 4.6, 8.5, first.ink);
  else write(first.letters, middle, middle + 0.8, 10, first.ink);
}

function warn(pen: Pen): void {
  pen.beginPath();
  pen.arc(TOWN - 5, 5, 4.6, 0, Math.PI * 2);
  pen.fillStyle = "#ffd75e";
  pen.fill();
  pen.lineWidth = 1;
  pen.strokeStyle = "#1d1f22";
  pen.stroke();
  pen.fillStyle = "#1d1f22";
  pen.fillRect(TOWN - 5.7, 2.2, 1.4, 3.4);
  pen.fillRect(TOWN - 5.7, 6.4, 1.4, 1.4);
}

// --- events ------------------------------------------------------------------------------------------------------

/** The mark of one or more events of a family; hollow where none of them is said to have happened. */
export function eventGlyph(family: string, size: 0 | 1 | 2 | 3, n = 1, firm = true): Glyph {
  const { shape, colour } = lookOf(family);
  const radius = RADII[size];
  const box = Math.ceil(radius * 2 + 6) + (n > 1 ? 10 : 0);
  return {
    name: `event|${family}|${size}|${n}|${firm}`,
    width: box,
    height: box,
    draw: (pen) => {
      trace(pen, shape, box / 2, box / 2, radius);
      pen.lineJoin = "round";
      pen.lineWidth = firm ? 3 : 4.5;
      pen.strokeStyle = "#ffffff";
      pen.stroke();
      pen.fillStyle = firm ? colour : "#ffffff";
      pen.fill();
      if (!firm) {
        pen.lineWidth = 1.8;
        pen.strokeStyle = colour;
        pen.stroke();
      }
      if (n > 1) badge(pen, box / 2 + radius * 0.75, box / 2 - radius * 0.75, n);
    },
  };
}

function badge(pen: Pen, x: number, y: number, n: number): void {
  const words = n > 99 ? "99+" : String(n);
  const width = words.length * 4.6 + 5;
  pen.beginPath();
  pen.roundRect(x - width / 2, y - 5, width, 10, 5);
  pen.fillStyle = "#1d1f22";
  pen.fill();
  pen.lineWidth = 1;
  pen.strokeStyle = "#ffffff";
  pen.stroke();
  pen.font = "700 7.5px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = "#ffffff";
  pen.fillText(words, x, y + 0.5);
}

const CLUSTER_RADII: readonly [number, number][] = [[1000, 25], [250, 22], [50, 19], [10, 16], [0, 14]];

/** Many events in one mark: how many, and a ring that shows of which families, as shares of twelve. */
export function clusterGlyph(n: number, shares: readonly [string, number][]): Glyph {
  const radius = CLUSTER_RADII.find(([least]) => n >= least)?.[1] ?? 14;
  const box = radius * 2 + 4;
  const total = shares.reduce((sum, [, share]) => sum + share, 0) || 1;
  return {
    name: `cluster|${n}|${shares.join()}`,
    width: box,
    height: box,
    draw: (pen) => {
      disc(pen, box / 2, radius + 1.5, "#ffffff");
      let from = -Math.PI / 2;
      for (const [family, share] of shares) {
        const to = from + (share / total) * Math.PI * 2;
        pen.beginPath();
        pen.moveTo(box / 2, box / 2);
        pen.arc(box / 2, box / 2, radius, from, to);
        pen.closePath();
        pen.fillStyle = lookOf(family).colour;
        pen.fill();
        from = to;
      }
      disc(pen, box / 2, radius - 4.5, "#ffffff");
      pen.font = `650 ${n > 999 ? 11 : 12}px system-ui, sans-serif`;
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.fillStyle = "#1d1f22";
      pen.fillText(n > 9999 ? `${Math.round(n / 1000)}k` : n.toLocaleString("en-GB"), box / 2, box / 2 + 0.5);
    },
  };
}

function disc(pen: Pen, middle: number, radius: number, colour: string): void {
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, Math.PI * 2);
  pen.fillStyle = colour;
  pen.fill();
}

const CORNERS: { [shape in Shape]?: [number, number, number] } = {
  // corners, turn in quarter circles, and how much larger than the circle so that all look equally large
  triangle: [3, -1, 1.22],
  diamond: [4, -1, 1.16],
  pentagon: [5, -1, 1.08],
  hexagon: [6, 0, 1.05],
};

function trace(pen: Pen, shape: Shape, x: number, y: number, radius: number): void {
  pen.beginPath();
  const polygon = CORNERS[shape];
  if (polygon) {
    const [corners, turn, scale] = polygon;
    const drop = shape === "triangle" ? radius * 0.18 : 0;
    for (let i = 0; i < corners; i++) {
      const angle = (turn * Math.PI) / 2 + (i * 2 * Math.PI) / corners;
      pen.lineTo(x + Math.cos(angle) * radius * scale, y + drop + Math.sin(angle) * radius * scale);
    }
    pen.closePath();
  } else if (shape === "cross") {
    const [a, b] = [radius, radius * 0.42];
    const arms: [number, number][] = [[-b, -a], [b, -a], [b, -b], [a, -b], [a, b], [b, b], [b, a], [-b, a], [-b, b], [-a, b], [-a, -b], [-b, -b]];
    for (const [dx, dy] of arms) pen.lineTo(x + dx, y + dy);
    pen.closePath();
  } else {
    pen.arc(x, y, shape === "dot" ? radius * 0.7 : radius, 0, Math.PI * 2);
  }
}
