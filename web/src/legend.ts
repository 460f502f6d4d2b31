// The legend: what every mark on the map means. Only what the record holds is listed.

import type { Control } from "./control";
import { el, fill } from "./dom";
import { SIZE_WORDS } from "./families";
import { eventGlyph, glyphCanvas, townGlyph } from "./glyphs";
import type { Livery } from "./palette";
import type { Record } from "./record";

const CONTROLS: readonly [Control, string][] = [
  ["contested", "contested, or accounts differ"],
  ["besieged", "held inside a ring"],
  ["partly_held", "held in part"],
  ["unknown", "nobody says"],
];

export function drawLegend(box: HTMLElement, record: Record, dress: Map<number, Livery>): void {
  const holders = [...dress].sort(([a], [b]) => (record.parties[b]?.holds ?? 0) - (record.parties[a]?.holds ?? 0));
  const first = holders[0]?.[1];
  const [one, two] = [first, holders[1]?.[1]].filter((livery): livery is Livery => livery !== undefined);
  const item = (glyph: HTMLElement, words: string) => el("li", {}, glyph, el("span", {}, words));
  const towns = [
    ...holders.slice(0, 10).map(([at, livery]) => item(glyphCanvas(townGlyph("held", [livery], false)), record.partyName(at))),
    ...(one ? CONTROLS.map(([control, words]) => item(glyphCanvas(townGlyph(control, control === "contested" && two ? [one, two] : [one], false)), words)) : []),
  ];
  const seen = new Set(record.events.map((event) => event.family));
  const families = record.families.filter(({ name }) => seen.has(name));
  const sizes = SIZE_WORDS.map((words, size) => item(glyphCanvas(eventGlyph("fighting", size as 0 | 1 | 2 | 3)), words));
  fill(
    box,
    el(
      "details",
      { open: !matchMedia("(max-width: 720px)").matches },
      el("summary", {}, "Legend"),
      towns.length ? el("h3", {}, "Towns, by holder on the day") : null,
      el("ul", {}, ...towns),
      families.length ? el("h3", {}, "Events") : null,
      el("ul", {}, ...families.map(({ name, label }) => item(glyphCanvas(eventGlyph(name, 1)), label)), families.length ? item(glyphCanvas(eventGlyph("fighting", 1, 1, false)), "planned, in doubt or denied") : null),
      families.length ? el("h3", {}, "Size: the highest toll given") : null,
      el("ul", {}, ...(families.length ? sizes : []), item(el("i", { class: "circle", "aria-hidden": "true" }), "somewhere within: a province, or a distance from a town")),
    ),
  );
}
