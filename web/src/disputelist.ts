// Where accounts differ: rival claims in columns, and what they agree on.

import type { Act } from "./act";
import { api } from "./api";
import { el, fill } from "./dom";
import { disputeBoxes, tollBoxes } from "./figures";
import type { Dispute, Toll } from "./shapes";
import type { State } from "./store";

const MOST = 100;

export class DisputeList {
  private all: Promise<[Dispute[], Toll[]]> | null = null;
  private asked: number | null = null;

  constructor(private readonly box: HTMLElement, private readonly act: Act, private readonly fail: (error: unknown) => void) {}

  async show({ asOf, filter }: State): Promise<void> {
    if (this.asked !== asOf) this.all = null;
    this.asked = asOf;
    this.all ??= Promise.all([api.disputes(asOf), api.tolls(asOf)]);
    try {
      const [disputes, tolls] = await this.all;
      const right = (toll: Toll) => toll.rival && (!filter.place || toll.place?.key === filter.place) && (!filter.party || toll.target.some(({ key }) => key === filter.party));
      const rival = tolls.filter(right).sort((a, b) => (b.high ?? b.low ?? 0) - (a.high ?? a.low ?? 0));
      const others = disputes.filter(({ slot }) => slot !== "figure");
      fill(
        this.box,
        ...this.part("What happened, and who holds what", others.length, disputeBoxes(others.slice(0, MOST), this.act)),
        ...this.part("How many", rival.length, tollBoxes(rival.slice(0, MOST), this.act, true)),
        others.length + rival.length ? null : el("p", { class: "none" }, "No two reports in this record contradict each other."),
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
