// The legend: what every mark on the map means. Only what the record holds is listed.

import type { Control } from "./control";
import { el, fill } from "./dom";
import { SIZE_WORDS } from "./families";
import { glyphCanvas } from "./glyphcanvas";
import { eventGlyph, townGlyph } from "./glyphs";
import type { Livery } from "./palette";
import type { Record } from "./record";
import type { Store } from "./store";

const CONTROLS: readonly [Control, string][] = [
  ["contested", "contested"],
  ["besieged", "besieged"],
  ["partly_held", "in part"],
  ["unknown", "unknown"],
];
const INHERITED = "inherited";

const MOST = 6;
const KEY = "vedette-legend";

export function drawLegend(box: HTMLElement, record: Record, dress: Map<number, Livery>, store: Store): void {
  const holders = [...dress].sort(([a], [b]) => (record.parties[b]?.holds ?? 0) - (record.parties[a]?.holds ?? 0));
  const first = holders[0]?.[1];
  const [one, two] = [first, holders[1]?.[1]].filter((livery): livery is Livery => livery !== undefined);
  const item = (glyph: HTMLElement, words: string) => el("li", { title: words }, glyph, el("span", {}, words));
  const step = (glyph: HTMLElement, words: string) => el("li", {}, glyph, words);
  const towns = holders.slice(0, MOST).map(([at, livery]) => item(glyphCanvas(townGlyph("held", [livery], false)), record.partyName(at)));
  if (holders.length > MOST) towns.push(item(el("span"), `and ${holders.length - MOST} more: see Control`));
  const states = CONTROLS.map(([control, words]) => item(glyphCanvas(townGlyph(control, one ? (control === "contested" && two ? [one, two] : [one]) : [], false)), words));
  if (first && record.holds.some((hold) => hold.inherited)) states.push(item(glyphCanvas(townGlyph("held", [first], false, true)), INHERITED));
  const seen = new Set(record.columns.meta.types.map(({ family }) => family));
  const front = el("input", { type: "checkbox", checked: store.state.front, onchange: () => store.set({ front: front.checked }) });
  store.listen((state) => (front.checked = state.front));
  const families = record.families.filter(({ name }) => seen.has(name));
  const sizes = SIZE_WORDS.map((words, size) => step(glyphCanvas(eventGlyph("fighting", size as 0 | 1 | 2 | 3)), words));
  const group = (title: string, ...items: (HTMLElement | null)[]) => el("section", {}, el("h3", {}, title), el("ul", {}, ...items));
  const marks = families.map(({ name, label }) => item(glyphCanvas(eventGlyph(name, 1)), label));
  const doubt = item(glyphCanvas(eventGlyph("fighting", 1, 1, false)), "planned, in doubt, denied");
  const within = item(el("i", { class: "circle", "aria-hidden": "true" }), "somewhere within");
  fill(
    box,
    el(
      "details",
      { open: isOpen() },
      // Clicked before it opens or shuts: it will be what it is not yet.
      el("summary", { onclick: (event) => keep(!(event.target as Element).closest("details")?.open) }, "Legend"),
      el(
        "div",
        { class: "groups" },
        towns.length ? group("Towns, by holder", ...towns) : null,
        towns.length ? el("ul", { class: "states" }, ...states) : null,
        towns.length ? el("label", { class: "front" }, front, el("span", {}, "Areas of influence, interpolated")) : null,
        families.length ? group("Events", ...marks, doubt, within) : null,
        families.length ? el("section", {}, el("h3", {}, "Size: most killed, as told"), el("ul", { class: "sizes" }, ...sizes)) : null,
      ),
    ),
  );
}

/** As it was left; at first open where there is room. */
function isOpen(): boolean {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) return kept === "open";
  } catch {
    // storage is barred: the choice lasts as long as the page
  }
  return !matchMedia("(max-width: 720px)").matches;
}

function keep(open: boolean): void {
  try {
    localStorage.setItem(KEY, open ? "open" : "shut");
  } catch {
    // as above
  }
}
