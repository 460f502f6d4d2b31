// The filters: what is on shown as chips that can be taken off, and the form they are set with.

import { el, fill } from "./dom";
import { ALL, conditions, type Filter, STATUSES } from "./filter";
import { Pick } from "./pick";
import type { Record } from "./record";
import type { State, Store } from "./store";

const SURE: readonly [number, string][] = [[0, "any"], [0.5, "at least 50 in 100"], [0.7, "at least 70 in 100"], [0.85, "at least 85 in 100"]];

export class Filters {
  readonly bar = el("div", { class: "filterbar" });
  /** All of it: it stands above the lists, or on the page that is open. */
  readonly box = el("div", { class: "filterbox" });
  readonly form = el("form", { class: "filterform", id: "filters", "aria-label": "Filters", hidden: true, onsubmit: (event) => event.preventDefault() });
  private readonly button = el("button", { type: "button", class: "filterbutton", "aria-expanded": "false", "aria-controls": "filters" }, "Filter");
  private readonly chips = el("ul", { class: "chips", "aria-label": "Filters that are on" });
  private readonly words = el("input", { id: "filter-words", type: "search", autocomplete: "off", placeholder: "in the sentence, a party, a place" });
  private readonly types = el("select", { id: "filter-type" });
  private readonly status = el("select", { id: "filter-status" });
  private readonly sure = el("select", { id: "filter-sure" });
  private readonly party: Pick;
  private readonly place: Pick;
  private readonly source: Pick;
  private timer = 0;

  constructor(private readonly record: Record, private readonly store: Store) {
    const parties = [...record.parties].sort((a, b) => b.holds - a.holds || a.name.localeCompare(b.name));
    const set = (change: Partial<Filter>) => store.set({ filter: { ...store.state.filter, ...change } });
    this.party = new Pick("filter-party", "Who or whom", parties, (party) => set({ party }), "any party");
    this.place = new Pick("filter-place", "Place", record.places, (place) => set({ place }), "any place");
    this.source = new Pick("filter-source", "According to", record.voices, (source) => set({ source }), "any outlet or source");
    this.choices();
    this.words.addEventListener("input", () => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => set({ words: this.words.value.trim().slice(0, 200) }), 160);
    });
    this.types.addEventListener("change", () => {
      const [sort, name] = this.types.value.split("|") as [string, string | undefined];
      set({ families: sort === "family" && name ? [name] : [], types: sort === "type" && name ? [name] : [] });
    });
    this.status.addEventListener("change", () => set({ status: this.status.value ? [this.status.value] : [] }));
    this.sure.addEventListener("change", () => set({ sure: Number(this.sure.value) }));
    this.button.addEventListener("click", () => this.toggle());
    fill(this.bar, this.button, this.chips);
    this.layOut();
    fill(this.box, this.bar, this.form);
  }

  private layOut(): void {
    const field = (label: string, input: HTMLElement) => el("div", { class: "field" }, el("label", { for: input.id }, label), input);
    const clear = el("button", { type: "button", class: "plain", onclick: () => this.store.set({ filter: ALL }) }, "Clear all");
    fill(
      this.form,
      el("div", { class: "field wide" }, el("label", { for: "filter-words" }, "Words"), this.words),
      field("What", this.types),
      field("Said", this.status),
      this.party.field,
      this.place.field,
      this.source.field,
      field("Reader’s confidence", this.sure),
      el("p", { class: "wide" }, el("button", { type: "button", class: "primary done", onclick: () => this.toggle(false) }, "Show"), clear, el("span", { class: "daysnote" }, " Days are chosen on the timeline below.")),
    );
  }

  private choices(): void {
    const { families, columns } = this.record;
    const option = (value: string, words: string) => el("option", { value }, words);
    const groups = families.map(({ name, label }) => {
      const own = columns.meta.types.filter(({ family }) => family === name);
      return el("optgroup", { label }, option(`family|${name}`, `All: ${label.toLowerCase()}`), ...own.map((type) => option(`type|${type.name}`, type.label)));
    });
    fill(this.types, option("", "anything"), ...groups);
    fill(this.status, option("", "in any way"), ...STATUSES.map((status) => option(status, status)));
    fill(this.sure, ...SURE.map(([value, words]) => option(String(value), words)));
  }

  toggle(open = this.form.hidden): void {
    this.form.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.words.focus();
  }

  show({ filter }: State): void {
    if (document.activeElement !== this.words) this.words.value = filter.words;
    this.types.value = filter.families[0] ? `family|${filter.families[0]}` : filter.types[0] ? `type|${filter.types[0]}` : "";
    this.status.value = filter.status[0] ?? "";
    this.sure.value = String(filter.sure);
    this.party.show(filter.party);
    this.place.show(filter.place);
    this.source.show(filter.source);
    const on = conditions(filter);
    this.button.textContent = on ? `Filter (${on})` : "Filter";
    this.button.classList.toggle("on", on > 0);
    fill(this.chips, ...this.told(filter).map(([words, without]) => this.chip(words, without)));
  }

  private chip(words: string, without: Partial<Filter>): HTMLElement {
    const off = () => this.store.set({ filter: { ...this.store.state.filter, ...without } });
    return el("li", {}, el("button", { type: "button", "aria-label": `Take off: ${words}`, onclick: off }, el("bdi", {}, words), el("span", { "aria-hidden": "true" }, "×")));
  }

  /** Each condition in words, and what takes it off. */
  private told(filter: Filter): [string, Partial<Filter>][] {
    const { meta } = this.record.columns;
    const named = (all: readonly { key: string; name: string }[], key: string) => all.find((one) => one.key === key)?.name ?? key;
    const found: [string, Partial<Filter>][] = [];
    if (filter.words) found.push([`“${filter.words}”`, { words: "" }]);
    for (const type of filter.types) found.push([meta.types.find(({ name }) => name === type)?.label ?? type, { types: filter.types.filter((one) => one !== type) }]);
    for (const family of filter.families) found.push([meta.families.find(({ name }) => name === family)?.label ?? family, { families: filter.families.filter((one) => one !== family) }]);
    for (const status of filter.status) found.push([status, { status: filter.status.filter((one) => one !== status) }]);
    if (filter.party) found.push([named(this.record.parties, filter.party), { party: null }]);
    if (filter.place) found.push([`at ${named(this.record.places, filter.place)}`, { place: null }]);
    if (filter.source) found.push([`according to ${named(this.record.voices, filter.source)}`, { source: null }]);
    if (filter.sure) found.push([`${Math.round(filter.sure * 100)} in 100 sure`, { sure: 0 }]);
    return found;
  }
}

/** The filter in words, for the head of what is printed. */
export function filterWords(record: Record, { words, types, families, party, place, source, status, sure }: Filter): string {
  const label = (all: readonly { name: string; label: string }[], name: string) => all.find((one) => one.name === name)?.label ?? name;
  const named = (all: readonly { key: string; name: string }[], key: string | null) => all.find((one) => one.key === key)?.name ?? key;
  const { meta } = record.columns;
  const parts = [
    words && `with the words “${words}”`,
    types.map((type) => label(meta.types, type)).join(", "),
    families.map((family) => label(meta.families, family)).join(", "),
    party && `of ${named(record.parties, party)}`,
    place && `at ${named(record.places, place)}`,
    source && `according to ${named(record.voices, source)}`,
    status.join(", "),
    sure && `read with a confidence of at least ${Math.round(sure * 100)} in 100`,
  ];
  return parts.filter(Boolean).join("; ");
}
