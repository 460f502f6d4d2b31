// The panel: five ways to look at the same days. Tabs as the ARIA practices have them; the filters stand below them.

import type { Act } from "./act";
import { ClaimList } from "./claimlist";
import { ControlList } from "./controllist";
import { spanWords } from "./days";
import { DisputeList } from "./disputelist";
import { count, el, fill } from "./dom";
import { EventList } from "./eventlist";
import type { Filters } from "./filters";
import type { HeldSelector } from "./heldselection";
import type { Livery } from "./palette";
import type { Record } from "./record";
import type { Selection } from "./selection";
import type { State, Store, Tab } from "./store";
import { TollList } from "./tolllist";

const TABS: readonly [Tab, string][] = [
  ["events", "Events"],
  ["control", "Control"],
  ["figures", "Figures"],
  ["disputes", "Disputes"],
  ["claims", "Claims"],
];

export class Panel {
  private readonly tabs = new Map<Tab, HTMLButtonElement>();
  private readonly sheets = new Map<Tab, HTMLElement>();
  private readonly host = el("div");
  private readonly when = el("h2", { class: "when" });
  private readonly events: EventList;
  private readonly control: ControlList;
  private readonly figures: TollList;
  private readonly disputes: DisputeList;
  private readonly claims: ClaimList;

  constructor(box: HTMLElement, record: Record, private readonly store: Store, dress: Map<number, Livery>, held: HeldSelector, private readonly filters: Filters, exports: HTMLElement, act: Act, fail: (error: unknown) => void) {
    const bar = el("div", { class: "tabs", role: "tablist", "aria-label": "What the record says", onkeydown: (event) => this.step(event as KeyboardEvent) });
    for (const [tab, title] of TABS) {
      const button = el("button", { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": `sheet-${tab}`, onclick: () => store.set({ tab }) }, title);
      const sheet = el("div", { class: "sheet", role: "tabpanel", id: `sheet-${tab}`, "aria-labelledby": `tab-${tab}`, tabindex: 0 });
      this.tabs.set(tab, button);
      this.sheets.set(tab, sheet);
      bar.append(button);
    }
    const sheet = (tab: Tab) => this.sheets.get(tab) as HTMLElement;
    this.events = new EventList(sheet("events"), record, act);
    this.control = new ControlList(sheet("control"), record, dress, held, act);
    this.figures = new TollList(sheet("figures"), act, fail, (counted) => store.set({ counted }));
    this.disputes = new DisputeList(sheet("disputes"), act, fail);
    this.claims = new ClaimList(sheet("claims"), () => store.state, act, fail);
    filters.bar.append(exports);
    fill(box, bar, el("div", { class: "top" }, this.host, this.when), ...this.sheets.values());
  }

  show(state: State, { events, undated }: Selection): void {
    if (state.page === "map" && this.filters.box.parentElement !== this.host) this.host.append(this.filters.box);
    for (const [tab, button] of this.tabs) {
      const on = tab === state.tab;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
      (this.sheets.get(tab) as HTMLElement).hidden = !on;
    }
    const days = state.window === 0 ? spanWords(null, state.day) : spanWords(state.day - state.window + 1, state.day);
    const words = {
      events: `${count(events.length, "event")}, ${days}`,
      control: `Who holds what on ${spanWords(state.day, state.day)}`,
      figures: "Figures as given, the highest first; none is chosen",
      disputes: "Where reports contradict each other; none is chosen",
      claims: "Claims: each one thing that one report says",
    };
    this.when.textContent = words[state.tab];
    if (state.tab === "events") this.events.show(events, undated);
    else if (state.tab === "control") void this.control.show(state);
    else if (state.tab === "figures") void this.figures.show(state);
    else if (state.tab === "disputes") void this.disputes.show(state);
    else this.claims.show();
  }

  private step(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = TABS.findIndex(([tab]) => tab === this.store.state.tab);
    const [tab] = TABS[(at + step + TABS.length) % TABS.length] as [Tab, string];
    this.store.set({ tab });
    this.tabs.get(tab)?.focus();
  }
}
