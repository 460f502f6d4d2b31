// A party's ties as a graph: whom it backs, leads, belongs to, is allied with, according to whom; up to a day, as told.

import type { Act } from "./act";
import { dayWords, fromIso, spanWords } from "./days";
import { count, el, narrow, fill, svg } from "./dom";
import type { Tie } from "./shapes";

/** More than these are in the list alone. */
const MOST = 22;
const HEIGHT = 440;
const LOOKS: { [relation: string]: { colour: string; dash: string | null; out: string; into: string } } = {
  backs: { colour: "#00825d", dash: null, out: "backs", into: "backed by" },
  leads: { colour: "#a8478a", dash: null, out: "leads", into: "led by" },
  part_of: { colour: "#0072b2", dash: null, out: "part of", into: "has as a part" },
  allied_with: { colour: "#56b4e9", dash: "6 3", out: "allied with", into: "allied with" },
  loyal_to: { colour: "#7a5230", dash: null, out: "loyal to", into: "has the loyalty of" },
  opposes: { colour: "#c4281f", dash: "2 3", out: "opposes", into: "opposed by" },
  alias_of: { colour: "#5c6067", dash: "1 3", out: "also called", into: "also called" },
};
const OTHER = { colour: "#5c6067", dash: null, out: "tied to", into: "tied to" };

interface Spoke {
  key: string;
  name: string;
  ties: Tie[];
}

export function tiesGraph(key: string, name: string, ties: readonly Tie[], act: Act): HTMLElement {
  const days = ties.flatMap((tie) => [fromIso(tie.first), fromIso(tie.last)]).filter((day): day is number => day !== null);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const drawing = el("div", { class: "graph" });
  const list = el("div", { class: "ties" });
  const words = el("output", {}, "");
  const slider = el("input", { type: "range", min: first, max: last, value: last, "aria-label": "Ties told up to", oninput: () => show(Number(slider.value)) });
  const show = (day: number) => {
    words.textContent = dayWords(day);
    slider.setAttribute("aria-valuetext", dayWords(day));
    const told = ties.filter((tie) => (fromIso(tie.first) ?? (tie.claims.length ? -Infinity : first)) <= day);
    fill(drawing, graphOf(key, name, told, act));
    fill(list, ...listOf(key, told, act));
  };
  if (days.length === 0) {
    fill(drawing, graphOf(key, name, ties, act));
    fill(list, ...listOf(key, ties, act));
  } else show(last);
  return el("section", { class: "sheetcard" }, el("h3", {}, "How it stands to others"), first < last ? el("label", { class: "upto" }, "Told up to ", slider, words) : null, drawing, legendOf(ties), list);
}

function graphOf(key: string, name: string, ties: readonly Tie[], act: Act): Element {
  const spokes = spokesOf(key, ties).slice(0, MOST);
  const [width, near, far] = narrow() ? [410, 12, 30] : [720, 35, 170];
  const box = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, class: "tiegraph", role: "group", "aria-label": `Ties of ${name}` }, markers());
  const [cx, cy] = [width / 2, HEIGHT / 2];
  // Down the right side and up the left, each in even steps: no name lies on another.
  const half = Math.ceil(spokes.length / 2);
  const nodes = spokes.map((spoke, at) => {
    const right = at < half;
    const [turn, of] = right ? [at, half] : [spokes.length - 1 - at, spokes.length - half];
    const high = ((turn + 0.5) * 2) / of - 1; // -1 at the top, 1 at the foot
    return { spoke, right, x: cx + (right ? 1 : -1) * (near + far * Math.sqrt(1 - high * high)), y: cy + high * (HEIGHT / 2 - 24) };
  });
  for (const { spoke, x, y } of nodes) spoke.ties.forEach((tie, at) => box.append(line(tie, tie.one.key === key, [cx, cy], [x, y], at - (spoke.ties.length - 1) / 2)));
  for (const { spoke, x, y, right } of nodes) {
    const open = () => act.about([{ kind: "party", key: spoke.key }]);
    const press = (event: Event) => ["Enter", " "].includes((event as KeyboardEvent).key) && (event.preventDefault(), open());
    box.append(
      svg("g", { class: "node", role: "link", tabindex: 0, onclick: open, onkeydown: press, "aria-label": spoke.name }, svg("circle", { cx: x, cy: y, r: spoke.ties.some((tie) => tie.claims.length) ? 6 : 4.5, class: spoke.ties.some((tie) => tie.claims.length) ? "told" : "booked" }), svg("text", { x: x + (right ? 11 : -11), y: y + 4, class: right ? "" : "end" }, short(spoke.name, narrow() ? 23 : 27)), svg("title", {}, `${spoke.name}: ${spoke.ties.map((tie) => lookOf(tie)[tie.one.key === key ? "out" : "into"]).join(", ")}`)),
    );
  }
  box.append(svg("g", { class: "self" }, svg("circle", { cx, cy, r: 9 }), svg("text", { x: cx, y: cy + 26 }, short(name))));
  return box;
}

const lookOf = (tie: Tie) => LOOKS[tie.relation] ?? OTHER;
const short = (name: string, most = 27): string => (name.length > most ? `${name.slice(0, most - 2)}…` : name);

/** Those that most claims tell of first; then laid so that like relations stand beside each other. */
function spokesOf(key: string, ties: readonly Tie[]): Spoke[] {
  const found = new Map<string, Spoke>();
  for (const tie of ties) {
    const other = tie.one.key === key ? tie.other : tie.one;
    const own = found.get(other.key) ?? { key: other.key, name: other.name, ties: [] };
    own.ties.push(tie);
    found.set(other.key, own);
  }
  const weight = (spoke: Spoke) => spoke.ties.reduce((sum, tie) => sum + tie.claims.length, 0);
  const kept = [...found.values()].sort((a, b) => weight(b) - weight(a)).slice(0, MOST);
  return kept.sort((a, b) => (a.ties[0]?.relation ?? "").localeCompare(b.ties[0]?.relation ?? ""));
}

function line(tie: Tie, out: boolean, from: [number, number], to: [number, number], bend: number): SVGElement {
  const { colour, dash } = lookOf(tie);
  const [a, b] = out ? [from, to] : [to, from];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const long = Math.hypot(dx, dy) || 1;
  const cut = (share: number): [number, number] => [a[0] + dx * share, a[1] + dy * share];
  const [s, e] = [cut(13 / long), cut(1 - 13 / long)];
  const middle = [(s[0] + e[0]) / 2 - (dy / long) * bend * 34, (s[1] + e[1]) / 2 + (dx / long) * bend * 34];
  const symmetric = ["allied_with", "opposes", "alias_of"].includes(tie.relation);
  return svg("path", {
    d: `M${s[0]} ${s[1]}Q${middle[0]} ${middle[1]} ${e[0]} ${e[1]}`,
    fill: "none", stroke: colour, "stroke-width": tie.claims.length ? Math.min(4.5, 1.6 + tie.claims.length * 0.35) : 1.1,
    "stroke-dasharray": dash, opacity: tie.claims.length ? 0.95 : 0.5, "marker-end": symmetric ? null : `url(#arrow-${tie.relation in LOOKS ? tie.relation : "other"})`,
  });
}

function markers(): SVGElement {
  const marker = ([name, { colour }]: [string, { colour: string }]) =>
    svg("marker", { id: `arrow-${name}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z", fill: colour }));
  return svg("defs", {}, ...Object.entries({ ...LOOKS, other: OTHER }).map(marker));
}

function legendOf(ties: readonly Tie[]): HTMLElement {
  const seen = [...new Set(ties.map(({ relation }) => relation))];
  const item = (relation: string) => {
    const { colour, dash, out } = LOOKS[relation] ?? OTHER;
    return el("li", {}, svg("svg", { width: 26, height: 8, "aria-hidden": "true" }, svg("line", { x1: 0, x2: 26, y1: 4, y2: 4, stroke: colour, "stroke-width": 2.4, "stroke-dasharray": dash })) as never, out);
  };
  return el("ul", { class: "key" }, ...seen.map(item), el("li", { class: "soft" }, "thin: from the book of parties, not from a report"));
}

/** The same in words, each tie with its claims and the book's own source. */
function listOf(key: string, ties: readonly Tie[], act: Act): HTMLElement[] {
  const groups = new Map<string, Tie[]>();
  for (const tie of ties) {
    const words = lookOf(tie)[tie.one.key === key ? "out" : "into"];
    groups.set(words, [...(groups.get(words) ?? []), tie]);
  }
  return [...groups].map(([words, own]) => el("div", {}, el("h4", {}, words), el("ul", {}, ...own.map((tie) => row(key, tie, act)))));
}

function row(key: string, tie: Tie, act: Act): HTMLElement {
  const other = tie.one.key === key ? tie.other : tie.one;
  const told = tie.claims.length ? el("button", { type: "button", class: "plain", onclick: () => act.open({ kind: "claim", key: tie.claims[0] as string }) }, count(tie.claims.length, "claim")) : null;
  const when = tie.claims.length ? spanWords(fromIso(tie.first), fromIso(tie.last)) : (tie.years ?? "");
  return el(
    "li",
    {},
    el("button", { type: "button", class: "plain", onclick: () => act.about([{ kind: "party", key: other.key }]) }, el("bdi", {}, other.name)),
    el("span", { class: "soft" }, when ? ` ${when} ` : " "),
    told,
    tie.denied.length ? el("span", { class: "flag" }, `${count(tie.denied.length, "denial")}`) : null,
    tie.book ? el("details", { class: "soft book" }, el("summary", {}, "book of parties"), tie.book) : null,
  );
}
