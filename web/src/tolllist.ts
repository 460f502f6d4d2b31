// The list of figures: those for the days shown first, then all others. Each with low and high as given.

import type { Act } from "./act";
import { api } from "./api";
import { fromIso } from "./days";
import { el, fill } from "./dom";
import { filterQuery } from "./filter";
import { tollBoxes } from "./figures";
import type { Toll } from "./shapes";
import { sinceOf, type State } from "./store";

const MOST = 150;

export class TollList {
  private all: Promise<Toll[]> | null = null;
  private asked = "";

  constructor(private readonly box: HTMLElement, private readonly act: Act, private readonly fail: (error: unknown) => void) {}

  async show(state: State): Promise<void> {
    const { day } = state;
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
    const since = sinceOf(state) ?? -Infinity;
    const within = (toll: Toll) => {
      const [start, end] = [fromIso(toll.start), fromIso(toll.end)];
      return (start !== null || end !== null) && (start ?? -Infinity) <= day && (end ?? Infinity) >= since;
    };
    const size = (toll: Toll) => toll.high ?? toll.low ?? 0;
    const ordered = [...tolls].sort((a, b) => size(b) - size(a));
    fill(this.box, ...this.part("In the days shown", ordered.filter(within)), ...this.part("Other days, or none given", ordered.filter((toll) => !within(toll))));
  }

  private part(title: string, tolls: Toll[]): (HTMLElement | null)[] {
    if (tolls.length === 0) return title.startsWith("In") ? [el("p", { class: "none" }, "No figures for these days.")] : [];
    const left = tolls.length > MOST ? el("p", { class: "none" }, `${tolls.length - MOST} smaller figures are not listed here; the claims have them all.`) : null;
    return [el("h3", {}, `${title} (${tolls.length})`), tollBoxes(tolls.slice(0, MOST), this.act, true), left];
  }
}
