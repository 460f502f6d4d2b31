// Who holds what on the day: the map's towns as a list, for eyes, keyboards and screen readers alike.

import type { Act } from "./act";
import { controlWords, type Standing, standings } from "./control";
import { shortDay, spanWords } from "./days";
import { count, el, fill } from "./dom";
import { growing } from "./growing";
import { glyphCanvas, reuse } from "./glyphcanvas";
import { townGlyph } from "./glyphs";
import { heldWords, type HeldSelector } from "./heldselection";
import type { Livery } from "./palette";
import type { Record } from "./record";
import type { State } from "./store";

export class ControlList {
  private turn = 0;

  constructor(
    private readonly box: HTMLElement,
    private readonly record: Record,
    private readonly dress: Map<number, Livery>,
    private readonly held: HeldSelector,
    private readonly act: Act,
  ) {}

  async show(state: State): Promise<void> {
    const turn = ++this.turn;
    await this.held.ready(state);
    if (turn === this.turn) this.draw(state);
  }

  private draw(state: State): void {
    const { day, filter } = state;
    const told = standings(this.record, day);
    const all = this.held.of(state, told);
    const words = heldWords(filter, all.length, told.length);
    const note = words ? el("p", { class: "none" }, `As the filter has it, on the map as here. ${words}`) : null;
    if (all.length === 0) return void fill(this.box, note ?? el("p", { class: "none" }, "No report says who holds any place."));
    reuse(this.box);
    const groups = new Map<number, Standing[]>();
    for (const one of all) {
      const holder = one.control === "unknown" ? -1 : (one.holders[0] ?? -1);
      const own = groups.get(holder);
      if (own) own.push(one);
      else groups.set(holder, [one]);
    }
    const order = [...groups].sort(([a, own], [b, others]) => Number(a < 0) - Number(b < 0) || others.length - own.length);
    fill(this.box, note, ...order.map(([holder, own]) => this.group(holder, own, day)));
  }

  private group(holder: number, own: Standing[], day: number): HTMLElement {
    const livery = this.dress.get(holder);
    const glyph = glyphCanvas(townGlyph(livery ? "held" : "unknown", livery ? [livery] : [], false));
    const party = this.record.parties[holder];
    const open = () => party && this.act.open({ kind: "party", key: party.key });
    own.sort((a, b) => a.place.name.localeCompare(b.place.name));
    return el(
      "section",
      { class: "holder" },
      el(
        "h3",
        {},
        glyph,
        party ? el("button", { type: "button", class: "plain", onclick: open }, el("bdi", {}, party.name)) : "Holder unknown on this day",
        el("span", { class: "tally" }, count(own.length, "place")),
      ),
      ...growing(own, (one) => this.row(one, day)),
    );
  }

  private row(one: Standing, day: number): HTMLElement {
    const { place, control, since, disputed } = one;
    const holders = one.holders.flatMap((at) => this.dress.get(at) ?? []);
    const fresh = since === day && control !== "unknown";
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "row", "data-place": place.key, onclick: () => this.act.open({ kind: "place", key: place.key }) },
        glyphCanvas(townGlyph(control, holders, disputed, one.inherited)),
        el(
          "span",
          { class: "what" },
          el("b", {}, el("bdi", {}, place.name)),
          el("span", { class: "who" }, controlWords(this.record, one)),
          el(
            "span",
            { class: "meta" },
            since !== null && control !== "unknown" ? (fresh ? el("span", { class: "fresh" }, `changed on ${shortDay(day)}`) : el("span", {}, `since ${spanWords(since, since)}`)) : null,
            disputed ? el("span", { class: "flag" }, "disputed") : null,
            one.inherited ? el("span", {}, "inherited from its province") : null,
            place.extent === "point" ? null : el("span", {}, place.extent === "nowhere" ? "in no gazetteer, so not on the map" : `${place.kind ?? "area"}, an area and not a point`),
          ),
        ),
      ),
    );
  }
}
