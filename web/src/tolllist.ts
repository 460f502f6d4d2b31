// The list of figures: those of the days shown first, then totals that run through them, then all others. Each with low and
// high as given; of one type alone where one is chosen.

import type { Act } from "./act";
import { api } from "./api";
import { el, fill } from "./dom";
import { filterQuery } from "./filter";
import { tollBoxes } from "./figures";
import type { Toll } from "./shapes";
import { sinceOf, type State } from "./store";
import { spellOf } from "./tollspell";

const MOST = 150;

export class TollList {
  private all: Promise<Toll[]> | null = null;
  private asked = "";
  private readonly types = el("select", { "aria-label": "Figures of" });
  private readonly list = el("div");

  constructor(box: HTMLElement, private readonly act: Act, private readonly fail: (error: unknown) => void, choose: (counted: string) => void) {
    this.types.addEventListener("change", () => choose(this.types.value));
    fill(box, el("form", { class: "filters", onsubmit: (event) => event.preventDefault() }, this.types), this.list);
  }

  async show(state: State): Promise<void> {
    const query = filterQuery(state.filter, { asOf: state.asOf });
    if (this.asked !== query.toString()) this.all = null;
    const asked = (this.asked = query.toString());
    this.all ??= api.tolls(query);
    let tolls: Toll[];
    try {
      tolls = await this.all;
    } catch (error) {
      this.all = null;
      return this.fail(error);
    }
    if (asked !== this.asked) return;
    this.offer(tolls, state.counted);
    const own = tolls.filter(({ type }) => !state.counted || type === state.counted);
    const size = (toll: Toll) => toll.high ?? toll.low ?? 0;
    const ordered = [...own].sort((a, b) => size(b) - size(a));
    const of = (wanted: ReturnType<typeof spellOf>) => ordered.filter((toll) => spellOf(toll, sinceOf(state), state.day) === wanted);
    const part = (title: string, wanted: Toll[]) => this.part(title, wanted);
    const now = of("days");
    fill(
      this.list,
      ...(now.length ? part("In the days shown", now) : [el("p", { class: "none" }, "No figures of these days alone.")]),
      ...part("Totals that run through these days", of("through")),
      ...part("Other days, or none given", of("other")),
    );
  }

  /** The types there are, each with how many figures. */
  private offer(tolls: readonly Toll[], counted: string): void {
    const found = new Map<string, { label: string; n: number }>();
    for (const { type, label } of tolls) found.set(type, { label, n: (found.get(type)?.n ?? 0) + 1 });
    if (counted && !found.has(counted)) found.set(counted, { label: counted.replaceAll("_", " "), n: 0 });
    const ordered = [...found].sort(([, a], [, b]) => b.n - a.n);
    fill(this.types, el("option", { value: "" }, `All figures (${tolls.length})`), ...ordered.map(([type, { label, n }]) => el("option", { value: type }, `${label} (${n})`)));
    this.types.value = counted;
  }

  private part(title: string, tolls: Toll[]): (HTMLElement | null)[] {
    if (tolls.length === 0) return [];
    const left = tolls.length > MOST ? el("p", { class: "none" }, `${tolls.length - MOST} smaller figures are not listed here; the claims have them all.`) : null;
    return [el("h3", {}, `${title} (${tolls.length})`), tollBoxes(tolls.slice(0, MOST), this.act, true), left];
  }
}
