// The list of events in the window, and apart from it those that no map and no day can hold.

import type { Act } from "./act";
import { el, fill } from "./dom";
import type { Happening, Record } from "./record";
import { eventRow, latestFirst } from "./rows";

const STEP = 100;

export class EventList {
  constructor(private readonly box: HTMLElement, private readonly record: Record, private readonly act: Act) {}

  show(events: readonly Happening[]): void {
    const ordered = latestFirst(events);
    const on = (extent: (event: Happening) => boolean) => ordered.filter(extent);
    const parts = [
      this.part("", on(({ place }) => place?.extent === "point" || place?.extent === "area"), true),
      this.part("Known only to a country or wide region", on(({ place }) => place?.extent === "wide")),
      this.part("Not on the map: no place, or none that a gazetteer knows", on(({ place }) => !place || place.extent === "nowhere")),
      this.part("Without a date", this.record.undated()),
    ];
    fill(this.box, ...parts);
  }

  private part(title: string, events: readonly Happening[], always = false): HTMLElement | null {
    if (events.length === 0) return always ? el("p", { class: "none" }, "Nothing on the map in these days.") : null;
    const list = el("ol", { class: "rows" });
    const more = el("button", { type: "button", class: "more" });
    const grow = () => {
      const shown = list.children.length;
      list.append(...events.slice(shown, shown + STEP).map((event) => eventRow(this.record, event, this.act)));
      const left = events.length - list.children.length;
      more.hidden = left <= 0;
      more.textContent = `Show ${Math.min(STEP, left)} of ${left} more`;
    };
    more.addEventListener("click", grow);
    grow();
    return el("section", {}, title ? el("h3", {}, `${title} (${events.length})`) : null, list, more);
  }
}
