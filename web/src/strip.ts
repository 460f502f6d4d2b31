// The timeline's drawing: how many events a day by family, what lasted as bars below, and when places changed hands.

import { monthStarts, monthWords, shortDay, yearWords } from "./days";
import { type Bin, bins } from "./density";
import { lookOf } from "./families";
import type { Happening, Record } from "./record";
import { type Bar, barsOf } from "./spans";

/** Half the handles' width: the strip's days begin and end this far from its edges. */
export const INSET = 9;
/** Bars are no wider, so that a short record does not look like a busy one. */
const WIDEST = 22;
const AXIS = 17;
const LANES = 3;
const LANE = 6;

type Pen = CanvasRenderingContext2D;

export class Strip {
  readonly canvas: HTMLCanvasElement;
  private events: readonly Happening[] = [];
  private cache: { key: string; bins: Bin[]; bars: Bar[]; left: number } | null = null;
  private changes: number[];
  private range: [number, number] = [0, 1];

  constructor(private readonly record: Record) {
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("aria-hidden", "true");
    this.changes = changesOf(record);
  }

  use(events: readonly Happening[]): void {
    this.events = events;
    this.cache = null;
  }

  /** How many lasting events have no room in the lanes. */
  get left(): number {
    return this.cache?.left ?? 0;
  }

  private get width(): number {
    return this.canvas.clientWidth;
  }

  x(day: number): number {
    const [first, last] = this.range;
    return INSET + ((day - first) * (this.width - INSET * 2)) / Math.max(1, last - first);
  }

  dayAt(x: number): number {
    const [first, last] = this.range;
    const day = Math.round(first + ((x - INSET) / Math.max(1, this.width - INSET * 2)) * (last - first));
    return Math.max(first, Math.min(last, day));
  }

  /** The lasting event drawn at a point of the canvas. */
  barAt(x: number, y: number): Bar | null {
    const { top } = this.floors();
    const lane = Math.floor((y - top) / LANE);
    const half = (this.x(1) - this.x(0)) / 2;
    const hit = (bar: Bar) => bar.lane === lane && x >= this.x(bar.first) - half - 2 && x <= this.x(bar.last) + half + 2;
    return this.cache?.bars.find(hit) ?? null;
  }

  private floors(): { floor: number; top: number } {
    const floor = this.canvas.clientHeight - AXIS - (this.cache?.bars.length ? LANES * LANE + 2 : 0);
    return { floor, top: floor + 3 };
  }

  draw(range: [number, number], since: number, day: number): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const pen = this.canvas.getContext("2d");
    if (!pen || width === 0) return;
    this.range = range;
    this.prepare(width);
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== wide || this.canvas.height !== high) [this.canvas.width, this.canvas.height] = [wide, high];
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const inks = getComputedStyle(document.documentElement);
    const ink = (name: string) => inks.getPropertyValue(name).trim();
    const { floor } = this.floors();
    this.shade(pen, since, day, height - AXIS, ink("--tint"));
    this.bins(pen, floor);
    this.lasting(pen, ink("--card"));
    this.ticks(pen, ink("--ink"));
    pen.fillStyle = ink("--line");
    pen.fillRect(INSET, floor, width - INSET * 2, 1);
    this.axis(pen, width, height, ink("--soft"));
  }

  private prepare(width: number): void {
    const [first, last] = this.range;
    const key = `${first} ${last} ${width}`;
    if (this.cache?.key === key) return;
    const { bars, left } = barsOf(this.events, first, last, LANES);
    this.cache = { key, bins: bins(this.events, first, last, Math.max(40, width / 4)), bars, left };
  }

  /** The days whose events are shown. */
  private shade(pen: Pen, since: number, day: number, floor: number, tint: string): void {
    const half = (this.x(1) - this.x(0)) / 2;
    const from = this.x(Math.max(since, this.range[0])) - half;
    pen.fillStyle = tint;
    pen.fillRect(Math.max(0, from), 0, this.x(day) + half - Math.max(0, from), floor);
  }

  private bins(pen: Pen, floor: number): void {
    const all = this.cache?.bins ?? [];
    const top = Math.max(...all.map((bin) => bin.total), 1);
    const step = this.x(1) - this.x(0);
    const names = [...this.record.families.map(({ name }) => name), "other"];
    for (const bin of all) {
      const wide = Math.min(WIDEST, Math.max(1.5, step * (bin.last - bin.first + 1) - 1.5));
      const left = (this.x(bin.first) + this.x(bin.last)) / 2 - wide / 2;
      let at = floor;
      for (const name of names) {
        const tall = ((bin.families.get(name) ?? 0) / top) * (floor - 9);
        if (tall === 0) continue;
        pen.fillStyle = lookOf(name).colour;
        pen.fillRect(left, at - tall, wide, Math.max(1, tall - 0.5));
        at -= tall;
      }
    }
  }

  /** Bars with ends where the days are known, open where it was some time within them. */
  private lasting(pen: Pen, paper: string): void {
    const { top } = this.floors();
    const half = (this.x(1) - this.x(0)) / 2;
    for (const { event, first, last, lane, firm } of this.cache?.bars ?? []) {
      const [from, to] = [Math.max(this.x(first) - half, 0), Math.min(this.x(last) + half, this.width)];
      const y = top + lane * LANE;
      pen.fillStyle = lookOf(event.family).colour;
      pen.globalAlpha = firm ? 0.9 : 0.45;
      pen.fillRect(from, y, Math.max(3, to - from), LANE - 2);
      pen.globalAlpha = 1;
      if (firm) continue;
      pen.fillStyle = paper;
      for (let x = from + 3; x < to; x += 6) pen.fillRect(x, y, 2, LANE - 2);
    }
  }

  /** A tick on each day on which a place changes hands. */
  private ticks(pen: Pen, ink: string): void {
    const [first, last] = this.range;
    const days = this.changes.filter((day) => day >= first && day <= last);
    if (days.length * 12 > this.x(last) - this.x(first)) return; // a tick on almost every day says nothing
    pen.fillStyle = ink;
    for (const day of days) {
      pen.beginPath();
      pen.moveTo(this.x(day) - 3.5, 0);
      pen.lineTo(this.x(day) + 3.5, 0);
      pen.lineTo(this.x(day), 5);
      pen.fill();
    }
  }

  private axis(pen: Pen, width: number, height: number, ink: string): void {
    const [first, last] = this.range;
    pen.fillStyle = ink;
    pen.font = "11px system-ui, sans-serif";
    pen.textBaseline = "bottom";
    const starts = monthStarts(first, last, Math.max(2, Math.floor(width / 84)));
    for (const day of starts) {
      pen.fillRect(this.x(day), height - AXIS, 1, 4);
      if (this.x(day) < width - 60) pen.fillText(last - first > 2000 ? yearWords(day) : monthWords(day), this.x(day) + 3, height - 1);
    }
    if (starts.length === 0 || this.x(starts[0] as number) > 70) pen.fillText(shortDay(first), INSET, height - 1);
  }
}

/** The days on which a place changes hands. */
function changesOf(record: Record): number[] {
  const days = new Set<number>();
  for (const hold of record.holds) {
    if (hold.start !== null && hold.status === "held" && record.history(hold.place).length > 1) days.add(hold.start);
  }
  return [...days];
}
