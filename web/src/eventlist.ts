// The list of events in the window, and apart from it those that no map and no day can hold.

import type { Act } from "./act";
import { el, fill } from "./dom";
import { reuse } from "./glyphcanvas";
import { growing } from "./growing";
import { type Happening, isDrawn, type Record } from "./record";
import { eventRow } from "./rows";

export class EventList {
  constructor(private readonly box: HTMLElement, private readonly record: Record, private readonly act: Act) {}

  /** The events of the days shown, the latest first; `undated` are those that have no day at all. */
  show(events: readonly Happening[], undated: readonly Happening[]): void {
    // Nearly all are drawn, often all: no list is made anew for those.
    const off = events.filter(({ place }) => !place || !isDrawn(place));
    const drawn = off.length ? events.filter(({ place }) => place && isDrawn(place)) : events;
    const [wide, lost] = [off.filter(({ place }) => place?.extent === "wide"), off.filter(({ place }) => place?.extent !== "wide")];
    reuse(this.box);
    const parts = [
      this.part("", drawn, true),
      this.part("Known only to a country or wide region", wide),
      this.part("Not on the map: no place, or none that a gazetteer knows", lost),
      this.part("Without a date", undated),
    ];
    fill(this.box, ...parts);
  }

  private part(title: string, events: readonly Happening[], always = false): HTMLElement | null {
    if (events.length === 0) return always ? el("p", { class: "none" }, "Nothing on the map in these days.") : null;
    return el("section", {}, title ? el("h3", {}, `${title} (${events.length})`) : null, ...growing(events, (event) => eventRow(this.record, event, this.act)));
  }
}
