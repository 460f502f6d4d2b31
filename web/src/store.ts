// What the reader of the page has chosen. Everything on screen follows from this and from the record.

export type Thing = { kind: "event" | "place" | "party" | "claim"; key: string };
export type Tab = "events" | "control" | "figures" | "claims";

export interface View {
  lon: number;
  lat: number;
  zoom: number;
}

export interface State {
  day: number;
  /** How many days up to and including `day` events are shown for; 0 is all days up to it. */
  window: number;
  tab: Tab;
  thing: Thing | null;
  /** Where the map is looking; null until it has looked anywhere. */
  view: View | null;
  /** The report that is open in the reading room, and the claim that is lit in it. */
  reading: { report: string; claim: string | null } | null;
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
    for (const listener of this.listeners) listener(this.now, before);
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }
}
