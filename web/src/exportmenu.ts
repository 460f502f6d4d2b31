// Taking what is shown elsewhere: as tables, as GeoJSON, as a picture, as a dossier to print.

import { toIso } from "./days";
import { el } from "./dom";
import { filterQuery } from "./filter";
import { sinceOf, type State, type Store } from "./store";

export class ExportMenu {
  readonly box: HTMLDetailsElement;
  private readonly links: [HTMLAnchorElement, (state: State) => string][] = [];

  constructor(private readonly store: Store, png: () => void) {
    const shown = (state: State) => filterQuery(state.filter, { since: sinceOf(state), until: state.day, asOf: state.asOf });
    const fitting = (state: State) => filterQuery(state.filter, { asOf: state.asOf }); // of all days
    const item = (words: string, hint: string, address: (state: State) => string) => {
      const link = el("a", { href: "#", download: "" }, words, el("span", {}, hint));
      this.links.push([link, address]);
      return el("li", {}, link);
    };
    const button = (words: string, hint: string, act: () => void) => el("li", {}, el("button", { type: "button", onclick: () => ((this.box.open = false), act()) }, words, el("span", {}, hint)));
    this.box = el(
      "details",
      { class: "menu" },
      el("summary", {}, "Export"),
      el(
        "ul",
        {},
        item("Events shown", "CSV", (state) => `events.csv?${shown(state)}`),
        item("Events shown", "GeoJSON", (state) => `events.geojson?${shown(state)}`),
        item("Their claims", "CSV", (state) => `claims.csv?${shown(state)}`),
        item("Who holds what on this day", "CSV", (state) => `holdings.csv?day=${toIso(state.day)}&${fitting(state)}`),
        item("Figures, of all days", "CSV", (state) => `tolls.csv?${fitting(state)}`),
        button("The map as it is", "PNG", png),
        button("Dossier to print", "PDF through the browser", () => store.set({ page: "dossier", thing: null })),
        el("li", { class: "fine" }, "People whom no book of parties knows are left unnamed."),
      ),
    );
    this.box.addEventListener("toggle", () => this.box.open && this.show());
    this.box.addEventListener("click", (event) => (event.target as Element).closest("a") && window.setTimeout(() => (this.box.open = false)));
    document.addEventListener("pointerdown", (event) => this.box.open && !this.box.contains(event.target as Node) && (this.box.open = false));
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), (this.box.open = false)));
  }

  private show(): void {
    for (const [link, address] of this.links) link.href = `/api/v1/exports/${address(this.store.state)}`;
  }
}
