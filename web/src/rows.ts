// Rows of the lists: an event, with its mark, where, when and who.

import type { Act } from "./act";
import { spanWords } from "./days";
import { apart, count, el } from "./dom";
import { sizeOf, tollOf } from "./families";
import { glyphCanvas } from "./glyphcanvas";
import { eventGlyph } from "./glyphs";
import type { Happening, Record } from "./record";
import { sides } from "./sides";

export function eventRow(record: Record, event: Happening, act: Act): HTMLElement {
  const names = (parties: number[]) => parties.map((at) => apart(record.partyName(at))).join(", ");
  const who = sides(names(event.actor), names(event.target));
  const toll = tollOf(event);
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "row", "data-event": event.id, onclick: () => act.open({ kind: "event", key: event.id }) },
      glyphCanvas(eventGlyph(event.family, sizeOf(toll), 1, event.status === "asserted")),
      el(
        "span",
        { class: "what" },
        el("b", {}, event.label, event.place ? el("span", { class: "where" }, ` · ${apart(event.place.name)}`) : null),
        who ? el("span", { class: "who" }, who) : null,
        el(
          "span",
          { class: "meta" },
          el("span", {}, spanWords(event.start, event.end)),
          toll ? el("span", { class: "dead" }, `${tollWords(event)} killed`) : null,
          event.reports > 1 ? el("span", {}, count(event.reports, "report")) : null,
          event.status === "asserted" ? null : el("span", { class: `status ${event.status}` }, event.status),
        ),
      ),
    ),
  );
}

function tollWords({ tollLow, tollHigh }: Happening): string {
  const words = (n: number) => n.toLocaleString("en-GB");
  if (tollLow !== null && tollHigh !== null) return tollLow === tollHigh ? words(tollLow) : `${words(tollLow)}–${words(tollHigh)}`;
  return tollLow !== null ? `${words(tollLow)}+` : `up to ${words(tollHigh ?? 0)}`;
}
