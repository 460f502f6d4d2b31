// Bars over weeks or months: stacked counts, or ranges from low to high. Each bar can be pressed, and stands in the table too.

import { el, narrow, svg } from "./dom";
import { monthStarts, monthWords, shortDay, yearWords } from "./days";

export interface Stack {
  colour: string;
  hatched: boolean;
  values: number[];
}

export interface Scene {
  /** First days of the units. */
  units: readonly number[];
  label: string;
  words: (at: number) => string;
  pick: (at: number) => void;
}

const widthNow = (): number => (narrow() ? 340 : 900);
/** The least room for the name of a month or year. */
const TICK = 62;
/** So many bars have room for the day that each begins with. */
const FEW = 5;
const HEIGHT = 210;
const LEFT = 46;
const BOTTOM = 22;
const TOP = 10;

/** One bar a unit, its parts on one another. */
export function stackChart(scene: Scene, stacks: readonly Stack[]): SVGSVGElement {
  const totals = scene.units.map((_, at) => stacks.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const { box, x, y, wide } = frame(scene, Math.max(...totals, 1));
  for (const at of scene.units.keys()) {
    if (!totals[at]) continue;
    let level = 0;
    const bar = pressable(scene, at);
    bar.append(reach(x(at), wide));
    for (const { colour, hatched, values } of stacks) {
      const value = values[at] ?? 0;
      if (!value) continue;
      const tall = y(level) - y(level + value);
      bar.append(svg("rect", { x: x(at), y: y(level + value), width: wide, height: Math.max(0.8, tall - 0.6), fill: colour }));
      if (hatched) bar.append(svg("rect", { x: x(at), y: y(level + value), width: wide, height: Math.max(0.8, tall - 0.6), fill: "url(#hatch)" }));
      level += value;
    }
    box.append(bar);
  }
  return box;
}

/** One bar a unit: solid up to the lowest figure, pale to the highest, with an arrow where that is open. */
export function rangeChart(scene: Scene, ranges: readonly ({ low: number; high: number; open: boolean } | null)[], colour: string): SVGSVGElement {
  const { box, x, y, wide } = frame(scene, Math.max(...ranges.map((range) => range?.high ?? 0), 1));
  for (const [at, range] of ranges.entries()) {
    if (!range || !range.high) continue;
    const bar = pressable(scene, at);
    bar.append(reach(x(at), wide));
    bar.append(svg("rect", { x: x(at), y: y(range.low), width: wide, height: Math.max(0.8, y(0) - y(range.low)), fill: colour }));
    if (range.high > range.low) bar.append(svg("rect", { x: x(at), y: y(range.high), width: wide, height: y(range.low) - y(range.high), fill: colour, opacity: 0.35 }));
    const middle = x(at) + wide / 2;
    if (range.open) bar.append(svg("path", { d: `M${middle - 3.5} ${y(range.high) - 1}l3.5 -5l3.5 5z`, fill: colour }));
    box.append(bar);
  }
  return box;
}

/** Each figure by itself, at its day: from low to high, never added up. */
export function figureChart(scene: Omit<Scene, "units">, figures: readonly { day: number; low: number; high: number; open: boolean }[], span: readonly [number, number], colour: string): SVGSVGElement {
  const most = Math.max(...figures.map(({ high }) => high), 1);
  const days = Array.from({ length: 2 }, (_, at) => span[at] as number);
  const { box, y, width } = frame({ ...scene, units: days }, most);
  const x = (day: number) => LEFT + 8 + ((day - span[0]) / Math.max(1, span[1] - span[0])) * (width - LEFT - 22);
  for (const [at, { day, low, high, open }] of figures.entries()) {
    const bar = pressable(scene, at);
    bar.append(
      reach(x(day) - 6, 12),
      svg("line", { x1: x(day), x2: x(day), y1: y(0), y2: y(low), stroke: colour, "stroke-width": 1, opacity: 0.3 }),
      svg("rect", { x: x(day) - 4, y: y(high) - 4, width: 8, height: y(low) - y(high) + 8, rx: 4, fill: colour, opacity: 0.85 }),
    );
    if (open) bar.append(svg("path", { d: `M${x(day) - 4} ${y(high) - 6}l4 -6l4 6z`, fill: colour }));
    box.append(bar);
  }
  return box;
}

/** The whole height answers to a press, however low the bar. */
const reach = (x: number, width: number): SVGElement => svg("rect", { x, y: TOP, width, height: HEIGHT - BOTTOM - TOP, class: "reach" });

function pressable(scene: Pick<Scene, "words" | "pick">, at: number): SVGGElement {
  const press = (event: Event) => {
    const key = (event as KeyboardEvent).key;
    if (key === "Enter" || key === " ") (event.preventDefault(), scene.pick(at));
  };
  return svg("g", { class: "bar", tabindex: 0, role: "button", "aria-label": scene.words(at), onclick: () => scene.pick(at), onkeydown: press }, svg("title", {}, scene.words(at)));
}

function frame({ units, label }: Pick<Scene, "units" | "label">, most: number) {
  const rise = tickOf(most);
  const top = Math.ceil(most / rise) * rise;
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);
  const width = widthNow();
  const step = (width - LEFT - 6) / Math.max(1, units.length);
  const wide = Math.max(1.5, Math.min(34, step - Math.min(3, step * 0.18)));
  const x = (at: number) => LEFT + at * step + (step - wide) / 2;
  const box = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, class: "chart", role: "group", "aria-label": label });
  const lines = Array.from({ length: Math.round(top / rise) + 1 }, (_, at) => at * rise);
  for (const value of lines) {
    box.append(
      svg("line", { x1: LEFT, x2: width, y1: y(value), y2: y(value), class: value ? "grid" : "base" }),
      svg("text", { x: LEFT - 7, y: y(value) + 4, class: "tick end" }, value.toLocaleString("en-GB")),
    );
  }
  const [first, last] = [units[0] ?? 0, units.at(-1) ?? 1];
  let free = 0;
  const few = units.length > 2 && units.length <= FEW;
  if (few) for (const [at, day] of units.entries()) box.append(svg("text", { x: x(at), y: HEIGHT - 6, class: "tick" }, shortDay(day)));
  for (const day of few ? [] : monthStarts(first, last, 11)) {
    const at = LEFT + ((day - first) / Math.max(1, last - first)) * (units.length > 2 ? step * (units.length - 1) : width - LEFT - 22) + (units.length > 2 ? step / 2 : 8);
    if (at > width - 40 || at < free) continue;
    free = at + TICK;
    box.append(svg("text", { x: at, y: HEIGHT - 6, class: "tick" }, last - first > 1500 ? yearWords(day) : monthWords(day)));
  }
  box.prepend(svg("defs", {}, svg("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 1.6, height: 5, fill: "#ffffff", opacity: 0.55 }))));
  return { box, x, y, wide, width };
}

/** Round steps (1, 2, 5, 10 …) of which at most five reach so far. */
export function tickOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 5)));
  return Math.max(1, ([1, 2, 5, 10].find((step) => step * power * 5 >= most) ?? 10) * power);
}

/** The table behind a chart, shut until it is asked for. */
export function tableOf(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): HTMLElement {
  const cell = (value: string | number, at: number) => (at ? el("td", {}, String(value)) : el("th", { scope: "row" }, String(value)));
  return el(
    "details",
    { class: "behind" },
    el("summary", {}, "The table behind it"),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table" }, el("table", {}, el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map(cell)))))),
  );
}
