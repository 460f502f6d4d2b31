// Editing a claim in place, slot by slot; only what is changed becomes part of the judgement.

import { ApiError } from "../api";
import { partyCombo, partyForm, partyRead, placeCombo, placeForm, placeRead, type PartySlot } from "../claimnames";
import type { Combo } from "../combo";
import { el } from "../dom";
import { STATUSES } from "../filter";
import { faultAt, labelled } from "../form";
import type { Claim, PartyOffer, PlaceOffer, TypeItem } from "../shapes";

export interface EditSettings {
  claim: Claim;
  types: readonly TypeItem[];
  save: (change: { [slot: string]: unknown }) => Promise<void>;
  cancel: () => void;
  fail: (error: unknown) => void;
}

const PARTIES: readonly [PartySlot, string, string][] = [["actor", "Who", "who did it, holds it"], ["target", "Whom", "to whom it was done"], ["source", "According to, nearest first", "empty: the report itself"]];

const input = (id: string, type: string, value: string | number | null | undefined) => el("input", { id, type, value: value ?? "", min: type === "number" ? 0 : null });

export class EditForm {
  readonly form: HTMLFormElement;
  private readonly type: HTMLSelectElement;
  private readonly status: HTMLSelectElement;
  private readonly parties: Map<PartySlot, Combo<PartyOffer>>;
  private readonly place: Combo<PlaceOffer>;
  private readonly days: [HTMLInputElement, HTMLInputElement];
  private readonly bounds: [HTMLInputElement, HTMLInputElement];
  /** What stood in each field of names at first: the same objects again are no change. */
  private readonly begun = new Map<string, readonly object[]>();

  constructor(private readonly settings: EditSettings) {
    const { claim, types } = settings;
    const own = types.filter(({ kind }) => kind === claim.kind);
    const select = (id: string, value: string, options: readonly (readonly [string, string])[]) => el("select", { id }, ...options.map(([one, words]) => el("option", { value: one, selected: one === value }, words)));
    this.type = select("edit-type", claim.type, own.some(({ type }) => type === claim.type) ? own.map(({ type, label }) => [type, label]) : [[claim.type, claim.type.replaceAll("_", " ")], ...own.map(({ type, label }) => [type, label] as const)]);
    this.status = select("edit-status", claim.status, STATUSES.map((one) => [one, one]));
    const named = { prefix: "edit", report: claim.document_id, fail: settings.fail };
    this.parties = new Map(PARTIES.map(([slot, label, hint]) => [slot, partyCombo(named, slot, label, hint)]));
    this.place = placeCombo(named, "Where", "town, province");
    for (const [slot, combo] of this.parties) this.begin(slot, combo, claim[slot].map(partyRead));
    this.begin("place", this.place, claim.place ? [placeRead(claim.place)] : []);
    this.days = [input("edit-start", "date", claim.time?.start), input("edit-end", "date", claim.time?.end)];
    this.bounds = [input("edit-low", "number", claim.figure?.low), input("edit-high", "number", claim.figure?.high)];
    this.form = this.laidOut();
    this.form.addEventListener("submit", (event) => (event.preventDefault(), void this.send()));
  }

  focus(): void {
    this.type.focus();
  }

  private begin<T extends PartyOffer | PlaceOffer>(slot: string, combo: Combo<T>, all: readonly T[]): void {
    combo.begin(all);
    this.begun.set(slot, all);
  }

  private laidOut(): HTMLFormElement {
    const [start, end] = this.days;
    const [low, high] = this.bounds;
    const counted = this.settings.claim.figure !== null;
    return el(
      "form",
      { class: "filterform", id: "edit-form", "aria-label": "Edit the claim" },
      labelled("What it says", this.type),
      labelled("Said", this.status),
      ...[...this.parties.values()].slice(0, 2).map(({ field }) => field),
      this.place.field,
      this.parties.get("source")?.field ?? null,
      labelled("From", start),
      labelled("To", end),
      counted ? labelled("At least", low) : null,
      counted ? labelled("At most", high) : null,
      el("p", { class: "wide acts" }, el("button", { type: "submit", class: "primary" }, "Save"), el("button", { type: "button", class: "plain", onclick: () => this.settings.cancel() }, "Cancel")),
    );
  }

  private async send(): Promise<void> {
    const change = this.change();
    faultAt(this.form, null);
    if (Object.keys(change).length === 0) return this.settings.cancel();
    try {
      await this.settings.save(change);
    } catch (error) {
      if (error instanceof ApiError) faultAt(this.form, error);
      else this.settings.fail(error);
    }
  }

  private change(): { [slot: string]: unknown } {
    const { claim } = this.settings;
    const change: { [slot: string]: unknown } = {};
    if (this.type.value !== claim.type) change["type"] = this.type.value;
    if (this.status.value !== claim.status) change["status"] = this.status.value;
    const [start, end] = this.days.map(({ value }) => value || null);
    if (start !== (claim.time?.start ?? null) || end !== (claim.time?.end ?? null)) change["time"] = start || end ? { start, end } : null;
    const [low, high] = this.bounds.map(({ value }) => (value === "" ? null : Number(value)));
    if (claim.figure && (low !== claim.figure.low || high !== claim.figure.high)) change["figure"] = { ...claim.figure, low, high };
    for (const [slot, combo] of this.parties) if (this.turned(slot, combo)) change[slot] = combo.taken.map((one) => this.kept(slot, one) ?? partyForm(one));
    if (this.turned("place", this.place)) change["place"] = this.place.taken[0] ? placeForm(this.place.taken[0]) : null;
    return change;
  }

  private turned<T extends PartyOffer | PlaceOffer>(slot: string, combo: Combo<T>): boolean {
    combo.written();
    const begun = this.begun.get(slot) ?? [];
    return combo.taken.length !== begun.length || combo.taken.some((one, at) => one !== begun[at]);
  }

  /** A party that stood there before, with the report's own words for it. */
  private kept(slot: PartySlot, one: PartyOffer): object | null {
    return this.settings.claim[slot][this.begun.get(slot)?.indexOf(one) ?? -1] ?? null;
  }
}
