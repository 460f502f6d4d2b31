// The form for a claim that a person reads by hand: its words in the report, then who, what, whom, where, when, how many
// and according to whom. Names are offered; what the server finds wrong is told at its field.

import { ApiError, api } from "./api";
import { COUNTING, figureOf, HEDGES, type Hedge, type Precision, PRECISIONS, timeOf, unitOf } from "./claimslots";
import { partyCombo, partyForm, placeCombo, placeForm } from "./claimnames";
import type { Combo } from "./combo";
import { el, fill } from "./dom";
import { faultAt, labelled } from "./form";
import { QuoteField } from "./quotefield";
import type { Rights } from "./rights";
import type { JudgementItem, PartyOffer, PlaceOffer, ReportDetail, Run, TypeItem } from "./shapes";
import { keepWho, whoNow } from "./who";
import type { Wording } from "./wording";

const KINDS: { [kind: string]: string } = { event: "Events", control: "Who holds a place", casualties: "Casualties", displacement: "Displacement", strength: "Strength", position: "Positions", relation: "Relations", statement: "Statements" };
const STATUSES: readonly [string, string][] = [["asserted", "as fact"], ["uncertain", "with doubt"], ["planned", "of the future"], ["denied", "denied: it did not happen"]];

export interface ClaimFormSettings {
  report: ReportDetail;
  wording: Wording;
  types: readonly TypeItem[];
  rights: Rights;
  /** Lights the words that are chosen. */
  light: (run: Run | null) => void;
  done: (said: JudgementItem) => void;
  cancel: () => void;
  fail: (error: unknown) => void;
}

const select = (id: string, name: string, options: readonly (readonly [string, string])[], label: string | null = null) => el("select", { id, name, "aria-label": label }, ...options.map(([value, words]) => el("option", { value }, words)));

export class ClaimForm {
  readonly form: HTMLFormElement;
  readonly quote: QuoteField;
  private readonly type: HTMLSelectElement;
  private readonly means = el("p", { class: "soft note-under", id: "add-means" });
  private readonly status = select("add-status", "status", STATUSES);
  private readonly actor: Combo<PartyOffer>;
  private readonly target: Combo<PartyOffer>;
  private readonly source: Combo<PartyOffer>;
  private readonly place: Combo<PlaceOffer>;
  private readonly precision = select("add-precision", "precision", PRECISIONS, "How precisely");
  private readonly first = el("input", { id: "add-first", type: "date", "aria-label": "Day" });
  private readonly second = el("input", { id: "add-second", type: "date", "aria-label": "Last day" });
  private readonly hedge = select("add-hedge", "hedge", HEDGES, "Hedge");
  private readonly low = el("input", { id: "add-low", type: "number", min: 0, step: "any", "aria-label": "Number" });
  private readonly high = el("input", { id: "add-high", type: "number", min: 0, step: "any", "aria-label": "Highest number" });
  private readonly unit = el("input", { id: "add-unit", type: "text", maxlength: 40, "aria-label": "Of what", placeholder: "of what" });
  private readonly why = el("input", { id: "add-why", type: "text", maxlength: 2000, placeholder: "for those who read it later" });
  private readonly who = el("input", { id: "add-who", name: "who", type: "text", maxlength: 80, value: whoNow(), placeholder: "your name", autocomplete: "username" });
  private readonly save = el("button", { type: "submit", class: "primary" }, "Add the claim");

  constructor(private readonly settings: ClaimFormSettings) {
    const { report, types, rights, fail } = settings;
    if (rights.user) (this.who.value = rights.user), (this.who.readOnly = true);
    this.quote = new QuoteField(settings.wording, settings.light);
    this.type = typeSelect(types);
    const named = { prefix: "add", report: report.document_id, fail };
    this.actor = partyCombo(named, "actor", "Who", "who did it, holds it");
    this.target = partyCombo(named, "target", "Whom", "to whom it was done");
    this.source = partyCombo(named, "source", "According to, nearest first", "empty: the report itself");
    this.place = placeCombo(named, "Where", "town, province");
    this.form = this.laidOut();
    this.form.addEventListener("submit", (event) => (event.preventDefault(), void this.send()));
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.type.addEventListener("change", () => this.typed());
    this.precision.addEventListener("change", () => this.dated());
    this.hedge.addEventListener("change", () => this.hedged());
    this.who.addEventListener("change", () => keepWho(this.who.value));
    (this.typed(), this.dated(), this.hedged());
  }

  private laidOut(): HTMLFormElement {
    const { report } = this.settings;
    const outlet = report.publisher ?? "the report";
    return el(
      "form",
      { class: "claimform", id: "claim-form", "aria-label": "Add a claim" },
      el("h3", {}, "Add a claim"),
      this.quote.field,
      el("div", { class: "pair" }, el("div", { class: "field", "data-slot": "type" }, el("label", { for: "add-type" }, "What it says"), this.type, this.means), labelled("Said", this.status)),
      el("div", { class: "pair" }, this.actor.field, this.target.field),
      this.place.field,
      el("fieldset", { class: "field", "data-slot": "time" }, el("legend", {}, "When"), el("div", { class: "line" }, this.precision, this.first, this.second)),
      el("fieldset", { class: "field", "data-slot": "figure" }, el("legend", {}, "How many"), el("div", { class: "line" }, this.hedge, this.low, this.high, this.unit)),
      this.source.field,
      el("p", { class: "soft note-under" }, `… as reported by ${outlet}`),
      el("div", { class: "pair" }, labelled("You are", this.who), labelled("Why, if it needs saying", this.why)),
      el("p", { class: "acts" }, this.save, el("button", { type: "button", class: "plain", onclick: () => this.settings.cancel() }, "Cancel"), el("span", { class: "soft keysline" }, el("kbd", {}, "Ctrl"), " ", el("kbd", {}, "Enter"), " adds")),
    );
  }

  private typed(): void {
    const [kind, type] = this.type.value.split("|") as [string, string];
    this.means.textContent = this.settings.types.find((one) => one.kind === kind && one.type === type)?.means ?? "";
    const usual = unitOf(kind, type);
    if (usual || !this.low.value) this.unit.value = usual;
    this.form.classList.toggle("counting", COUNTING.has(kind));
  }

  private dated(): void {
    const precision = this.precision.value as Precision;
    const kind = precision === "month" ? "month" : precision === "year" ? "number" : "date";
    if (this.first.type !== kind) (this.first.value = ""), (this.first.type = kind);
    this.first.hidden = precision === "";
    this.second.hidden = precision !== "span";
    this.first.setAttribute("aria-label", precision === "span" ? "First day" : precision === "month" ? "Month" : precision === "year" ? "Year" : "Day");
    this.first.placeholder = precision === "month" ? "2017-11" : precision === "year" ? "2017" : "";
  }

  private hedged(): void {
    const between = this.hedge.value === "between";
    this.high.hidden = !between;
    this.low.setAttribute("aria-label", between ? "Lowest number" : "Number");
  }

  private async send(): Promise<void> {
    for (const combo of [this.actor, this.target, this.place, this.source]) combo.written();
    const { form, settings } = this;
    faultAt(form, null);
    const run = this.quote.run;
    if (!run) return faultAt(form, new ApiError("Select the words in the report that say it.", "quote"));
    if (!this.type.value) return faultAt(form, new ApiError("Say what it says: capture, killed, held …", "type"));
    if (!this.who.value.trim()) return faultAt(form, new ApiError("A claim by hand bears a name: say who you are.", "who"));
    keepWho(this.who.value);
    this.save.disabled = true;
    try {
      settings.done(await api.judge({ subject: settings.report.document_id, verdict: "add", who: this.who.value.trim(), why: this.why.value.trim(), change: { claim: this.claim(run) } }));
    } catch (error) {
      if (error instanceof ApiError) faultAt(form, error);
      else settings.fail(error);
    } finally {
      this.save.disabled = false;
    }
  }

  /** In the form of the claim record. */
  private claim(run: Run): object {
    const [kind, type] = this.type.value.split("|");
    const exact = this.settings.wording.text(run);
    const parties = (combo: Combo<PartyOffer>) => combo.taken.map(partyForm);
    const [place] = this.place.taken;
    return {
      kind,
      type,
      actor: parties(this.actor),
      target: parties(this.target),
      place: place ? placeForm(place) : null,
      time: timeOf(this.precision.value as Precision, this.first.value, this.second.value),
      figure: figureOf(this.hedge.value as Hedge, this.low.value, this.hedge.value === "between" ? this.high.value : "", this.unit.value.trim(), exact),
      status: this.status.value,
      source: parties(this.source),
      quote: { exact, start: run.start, end: run.end },
    };
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      this.settings.cancel();
    }
  }
}

function typeSelect(types: readonly TypeItem[]): HTMLSelectElement {
  const groups = Object.entries(KINDS).map(([kind, label]) => el("optgroup", { label }, ...types.filter((one) => one.kind === kind).map((one) => el("option", { value: `${kind}|${one.type}`, title: one.means }, one.label))));
  return fill(el("select", { id: "add-type", name: "type", "aria-describedby": "add-means" }), el("option", { value: "" }, "choose"), ...groups);
}
