// Which spells of control the filter lets through: by place, holder, and the claims they rest on. The server is asked, as for
// the lists; until it answers, what was let through before stays.

import { api } from "./api";
import type { Standing } from "./control";
import { count } from "./dom";
import { type Filter, filterQuery } from "./filter";
import type { Record } from "./record";
import type { State } from "./store";

/** What happened (a type, a family) is no condition on who holds a town; all else is. */
export const conditionsHolds = (filter: Filter): boolean => Boolean(filter.words || filter.party || filter.place || filter.source || filter.status.length || filter.sure);

export class HeldSelector {
  private through: ReadonlySet<number> | null = null;
  private asked = "";
  private coming: Promise<void> = Promise.resolve();

  constructor(private readonly record: Record, private readonly changed: () => void, private readonly fail: (error: unknown) => void) {}

  /** Those of the standings that the filter lets through, as far as is known by now; it asks where more must be known. */
  of(state: State, all: readonly Standing[]): readonly Standing[] {
    this.ask(state);
    const { through } = this;
    if (!through) return all;
    const { day, filter } = state;
    return all.filter(({ place }) => place.key === filter.place || this.record.holdsOn(place, day).some(({ at }) => through.has(at)));
  }

  /** Waits until the answer for this state is there. */
  async ready(state: State): Promise<void> {
    this.ask(state);
    await this.coming;
  }

  private ask({ filter, asOf }: State): void {
    const query = conditionsHolds(filter) ? filterQuery({ ...filter, types: [], families: [] }, { asOf }).toString() : "";
    if (query === this.asked) return;
    this.asked = query;
    if (query) this.coming = this.fetch(query);
    else this.through = null;
  }

  private async fetch(query: string): Promise<void> {
    try {
      const { holdings } = await api.figures(new URLSearchParams(query));
      if (query !== this.asked) return;
      this.through = new Set(holdings);
      this.changed();
    } catch (error) {
      if (query === this.asked) this.fail(error);
    }
  }
}

/** Says in a line what the filter does to the towns; null where it does nothing. `why`: and by which conditions. */
export function heldWords(filter: Filter, shown: number, all: number, why = true): string | null {
  const sorts = filter.types.length + filter.families.length ? "What happened there is no condition on who holds a town." : "";
  const some = `${shown.toLocaleString("en-GB")} of ${count(all, "town")}`;
  const towns = conditionsHolds(filter) ? `${some}${why ? ": by place, holder, and on whose word it rests" : " as filtered"}.` : sorts && "Every town is shown.";
  return [towns, sorts].filter(Boolean).join(" ") || null;
}
