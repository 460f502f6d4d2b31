// What the reader of the page has chosen. Everything on screen follows from this and from the record.

import type { Filter } from "./filter";

export type Thing = { kind: "event" | "place" | "party" | "claim"; key: string };
export type Tab = "events" | "control" | "figures" | "disputes" | "claims";
/** The map, or a page of its own. `about` is that of one place or party, or of two side by side. */
export type Page = "map" | "numbers" | "about" | "brief" | "add" | "review" | "users" | "dossier";

export interface View {
  lon: number;
  lat: number;
  zoom: number;
}

export interface State {
  page: Page;
  day: number;
  /** How many days up to and including `day` events are shown for; 0 is all days up to it. */
  window: number;
  /** The second clock: the record as it was known at the end of this day; null is now. */
  asOf: number | null;
  filter: Filter;
  tab: Tab;
  /** The type of figures that the list of figures keeps to: killed, displaced; empty is all. */
  counted: string;
  thing: Thing | null;
  /** Where the map is looking; null until it has looked anywhere. */
  view: View | null;
  /** Whether areas of influence are drawn between the towns. */
  front: boolean;
  /** The first day of publication that the brief counts; null is the last week. */
  since: number | null;
  /** Whether the review queue keeps to the days of the timeline. */
  inDays: boolean;
  /** Whom or what the page `about` is of: one, or two to compare. */
  about: readonly Thing[];
  /** The report that is open in the reading room, and the claim that is lit in it. */
  reading: Reading | null;
}

/** `adding`: a claim is to be added by hand, on the lit claim's words to begin with; it is no part of a link. */
export interface Reading {
  report: string;
  claim: string | null;
  adding?: boolean;
}

type Listener = (state: State, before: State) => void;

export class Store {
  private listeners: Listener[] = [];

  constructor(private now: State) {}

  get state(): State {
    return this.now;
  }

  /** Changes some of it and tells everyone who listens, in the order in which they came. */
  set(change: Partial<State>): void {
    const before = this.now;
    this.now = { ...before, ...change };
    for (const listener of [...this.listeners]) listener(this.now, before);
  }

  /** Gives what ends the listening. */
  listen(listener: Listener): () => void {
    this.listeners.push(listener);
    return () => {
      this.listeners = this.listeners.filter((one) => one !== listener);
    };
  }
}

/** The first of the days shown; null where all days up to `day` are. */
export const sinceOf = ({ day, window: days }: Pick<State, "day" | "window">): number | null => (days === 0 ? null : day - days + 1);
