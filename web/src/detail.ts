// The detail panel: an event, place, party or claim, and every claim under it.

import type { Act } from "./act";
import { api } from "./api";
import { claimCard } from "./claimcard";
import { fromIso, spanWords } from "./days";
import { apart, count, el, fill } from "./dom";
import { disputeBoxes, tollBoxes } from "./figures";
import { glyphCanvas } from "./glyphcanvas";
import { eventGlyph } from "./glyphs";
import { holdingList } from "./history";
import { placeLede, placeSort } from "./placewords";
import type { Claim, EventDetail, EventItem, PartyDetail, PartyRef, PlaceDetail, Toll } from "./shapes";
import type { Thing } from "./store";

type Part = HTMLElement | null;

export class Detail {
  private asked = 0;

  constructor(private readonly box: HTMLElement, private readonly act: Act, private readonly asOf: () => number | null, private readonly fail: (error: unknown) => void) {}

  /** Shows a thing; null closes. What is asked for last wins. */
  async show(thing: Thing | null): Promise<void> {
    const turn = ++this.asked;
    if (!thing) {
      this.box.hidden = true;
      fill(this.box);
      return;
    }
    this.box.setAttribute("aria-busy", "true");
    try {
      const parts = await this.parts(thing);
      if (turn !== this.asked) return;
      this.box.hidden = false;
      const shut = el("button", { type: "button", class: "shut", "aria-label": "Close details", onclick: () => this.act.close() }, "×");
      fill(this.box, shut, ...parts);
      this.box.scrollTop = 0;
    } catch (error) {
      if (turn === this.asked) this.fail(error);
    } finally {
      if (turn === this.asked) this.box.removeAttribute("aria-busy");
    }
  }

  private async parts({ kind, key }: Thing): Promise<Part[]> {
    if (kind === "event") return this.event(await api.event(key, this.asOf()));
    if (kind === "place") return this.place(await api.place(key, this.asOf()));
    if (kind === "party") return this.party(await api.party(key, this.asOf()));
    return this.claim(await api.claim(key));
  }

  private event(event: EventDetail): Part[] {
    const own = new Set(event.claims);
    const told = event.claim_forms.filter((claim) => own.has(claim.claim_id));
    const copies = event.reports > event.sources ? `, ${count(event.sources, "independent one")}` : "";
    return [
      el("p", { class: "over" }, glyphCanvas(eventGlyph(event.family, 1, 1, event.status === "asserted")), event.status === "asserted" ? "Event" : `Event, ${event.status_words}`),
      el("h2", {}, event.label, event.place ? el("span", { class: "where" }, " · ", this.link("place", event.place)) : null),
      el("p", { class: "lede" }, event.time, event.place && event.place.words !== event.place.name ? el("span", { class: "soft" }, ` · ${event.place.words}`) : null),
      this.sides(event),
      tollBoxes(event.tolls, this.act),
      disputeBoxes(event.disputes, this.act),
      el("h3", {}, `${count(told.length, "claim")} in ${count(event.reports, "report")}${copies}`),
      this.cards(told),
      this.others(event.claim_forms.filter((claim) => !own.has(claim.claim_id))),
    ];
  }

  private place(place: PlaceDetail): Part[] {
    return [
      el("p", { class: "over" }, placeSort(place)),
      el("h2", { dir: "auto" }, place.name),
      placeLede(place) ? el("p", { class: "lede" }, placeLede(place)) : null,
      this.page("place", place.key, "Page of this place"),
      holdingList(place.holdings, "place", this.act),
      disputeBoxes(place.disputes, this.act),
      this.figures(place.tolls),
      this.events(place.events),
      place.claims.length ? el("h3", {}, count(place.claims.length, "claim")) : null,
      this.cards(place.claims),
    ];
  }

  private party(party: PartyDetail): Part[] {
    return [
      el("p", { class: "over" }, "Party"),
      el("h2", { dir: "auto" }, party.name),
      party.names.length ? el("p", { class: "lede" }, `In reports: ${party.names.slice(0, 12).map(apart).join(", ")}`) : null,
      this.page("party", party.key, "Page of this party"),
      holdingList(party.holdings, "party", this.act),
      this.figures(party.tolls),
      this.events(party.events),
      party.claims.length ? el("h3", {}, count(party.claims.length, "claim")) : null,
      this.cards(party.claims),
    ];
  }

  private claim(claim: Claim): Part[] {
    const event = claim.reading.event_id;
    const open = () => event && this.act.open({ kind: "event", key: event });
    return [
      el("p", { class: "over" }, `Claim · ${claim.kind}`),
      el("h2", {}, claim.reading.label, claim.place ? el("span", { class: "where" }, ` · ${apart(claim.place.name)}`) : null),
      this.cards([claim]),
      event ? el("button", { type: "button", class: "more", onclick: open }, "The event it tells of") : null,
    ];
  }

  private sides(event: EventItem): Part {
    const names = (parties: PartyRef[]) => parties.flatMap((party, at) => [at ? ", " : null, this.link("party", party)]);
    if (event.actor.length + event.target.length === 0) return null;
    return el("p", { class: "sides" }, ...names(event.actor), event.target.length ? el("span", { class: "arrow", "aria-label": "against" }, " → ") : null, ...names(event.target));
  }

  private page(kind: "place" | "party", key: string, words: string): HTMLElement {
    return el("p", {}, el("button", { type: "button", class: "more inline", onclick: () => this.act.about([{ kind, key }]) }, words));
  }

  private link(kind: "place" | "party", { key, name }: { key: string; name: string }): HTMLElement {
    return el("button", { type: "button", class: "plain", onclick: () => this.act.open({ kind, key }) }, el("bdi", {}, name));
  }

  private cards(claims: readonly Claim[]): Part {
    return el("div", { class: "claims" }, ...claims.map((claim) => claimCard(claim, this.act)));
  }

  private others(claims: readonly Claim[]): Part {
    if (claims.length === 0) return null;
    return el("section", {}, el("h3", {}, "The figures’ claims"), this.cards(claims));
  }

  private figures(tolls: readonly Toll[]): Part {
    const boxes = tollBoxes(tolls, this.act, true);
    return boxes && el("section", {}, el("h3", {}, "Figures"), boxes);
  }

  private events(events: readonly EventItem[]): Part {
    if (events.length === 0) return null;
    const row = (event: EventItem) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", class: "row", onclick: () => this.act.open({ kind: "event", key: event.event_id }) },
          glyphCanvas(eventGlyph(event.family, 0, 1, event.status === "asserted")),
          el(
            "span",
            { class: "what" },
            el("b", {}, event.label, event.place ? el("span", { class: "where" }, ` · ${apart(event.place.name)}`) : null),
            el("span", { class: "meta" }, el("span", {}, spanWords(fromIso(event.start), fromIso(event.end))), event.status === "asserted" ? null : el("span", { class: `status ${event.status}` }, event.status)),
          ),
        ),
      );
    return el("section", {}, el("h3", {}, count(events.length, "event")), el("ol", { class: "rows" }, ...events.slice(0, 200).map(row)));
  }
}
