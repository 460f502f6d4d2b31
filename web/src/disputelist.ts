// Where accounts differ: rival claims in columns, and what they agree on.

import type { Act } from "./act";
import { api } from "./api";
import { el, fill } from "./dom";
import { filterQuery, isAll } from "./filter";
import { disputeBoxes, tollBoxes } from "./figures";
import type { Dispute, Toll } from "./shapes";
import type { State } from "./store";

const MOST = 100;

export class DisputeList {
  private all: Promise<[Dispute[], Toll[]]> | null = null;
  private asked = "";

  constructor(private readonly box: HTMLElement, private readonly act: Act, private readonly fail: (error: unknown) => void) {}

  async show({ asOf, filter }: State): Promise<void> {
    const query = filterQuery(filter, { asOf });
    if (this.asked !== query.toString()) this.all = null;
    const asked = (this.asked = query.toString());
    this.all ??= Promise.all([api.disputes(query), api.tolls(query)]);
    try {
      const [disputes, tolls] = await this.all;
      if (asked !== this.asked) return;
      const rival = tolls.filter((toll) => toll.rival).sort((a, b) => (b.high ?? b.low ?? 0) - (a.high ?? a.low ?? 0));
      const others = disputes.filter(({ slot }) => slot !== "figure");
      fill(
        this.box,
        el("p", { class: "none" }, "Of all days: a dispute is over no one day. The filter holds for it."),
        ...this.part("What happened, and who holds what", others.length, disputeBoxes(others.slice(0, MOST), this.act)),
        ...this.part("How many", rival.length, tollBoxes(rival.slice(0, MOST), this.act, true)),
        others.length + rival.length ? null : el("p", { class: "none" }, isAll(filter) ? "No two reports in this record contradict each other." : "No two reports that the filter lets through contradict each other."),
      );
    } catch (error) {
      this.all = null;
      this.fail(error);
    }
  }

  private part(title: string, n: number, boxes: HTMLElement | null): (HTMLElement | null)[] {
    return boxes ? [el("h3", {}, `${title} (${n})`), boxes] : [];
  }
}
