// What is selected: the events that the filter lets through, and those of them in the days shown.

import { api } from "./api";
import { type Filter, maskOf } from "./filter";
import type { Happening, Record } from "./record";
import { sinceOf, type State } from "./store";

export interface Selection {
  /** Which positions the filter lets through; null where all. */
  mask: Uint8Array | null;
  /** Those in the days shown, the latest first. */
  events: readonly Happening[];
  undated: readonly Happening[];
  /** Ids of all that the filter lets through; null where all. */
  ids: () => ReadonlySet<string> | null;
}

/** Selects anew where days or filter change. Which events have the words, the server is asked; until it answers none do. */
export class Selector {
  private mask: Uint8Array | null = null;
  private filter: Filter | null = null;
  private words = "";
  private having: readonly number[] | null = null;
  private now: { key: string; selection: Selection } | null = null;
  private undated: readonly Happening[] = [];
  private turn = 0;

  constructor(private readonly record: Record, private readonly changed: () => void, private readonly fail: (error: unknown) => void) {}

  of(state: State): Selection {
    if (this.filter !== state.filter) this.ask(state);
    const key = `${state.day} ${state.window}`;
    if (this.now?.key === key) return this.now.selection;
    const events = this.record.between(sinceOf(state) ?? -Infinity, state.day, this.mask);
    this.now = { key, selection: { mask: this.mask, events, undated: this.undated, ids: () => this.ids() } };
    return this.now.selection;
  }

  /** All that the filter lets through, of all days. */
  all(): readonly Happening[] {
    return this.mask ? this.record.events.filter((_, at) => this.mask?.[at]) : this.record.events;
  }

  private ids(): ReadonlySet<string> | null {
    return this.mask ? new Set(this.all().map(({ id }) => id)) : null;
  }

  private ask({ filter, asOf }: State): void {
    this.filter = filter;
    if (filter.words !== this.words) {
      this.words = filter.words;
      this.having = filter.words ? [] : null;
      if (filter.words) void this.fetch(filter.words, asOf);
    }
    this.apply();
  }

  private apply(): void {
    this.mask = this.filter ? maskOf(this.record, this.filter, this.having) : null;
    this.undated = this.record.undated(this.mask);
    this.now = null;
  }

  private async fetch(words: string, asOf: number | null): Promise<void> {
    const turn = ++this.turn;
    try {
      const found = await api.having(words, asOf);
      if (turn !== this.turn || words !== this.words) return;
      this.having = found;
      this.apply();
      this.changed();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }
}
