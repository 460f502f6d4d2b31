// Search: places, parties, claims and reports by their words. A combobox as the ARIA practices have it.

import type { Act } from "./act";
import { api } from "./api";
import { el, fill } from "./dom";
import type { SearchHit } from "./shapes";

export class Search {
  readonly box: HTMLElement;
  private readonly input = el("input", {
    type: "search", id: "search", role: "combobox", placeholder: "Search places, parties, reports", autocomplete: "off",
    "aria-label": "Search the record", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
  });
  private readonly list = el("ul", { id: "hits", role: "listbox", "aria-label": "Matches", hidden: true });
  private hits: SearchHit[] = [];
  private at = -1;
  private timer = 0;
  private pending: AbortController | null = null;

  constructor(private readonly act: Act, private readonly fail: (error: unknown) => void) {
    this.box = el("div", { class: "search" }, this.input, this.list);
    this.input.addEventListener("input", () => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.find(), 120);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => window.setTimeout(() => this.shut(), 150));
  }

  focus(): void {
    this.input.focus();
  }

  private async find(): Promise<void> {
    this.pending?.abort();
    const own = (this.pending = new AbortController());
    const words = this.input.value.trim();
    if (!words) return this.shut();
    try {
      this.hits = await api.search(words, own.signal);
      this.at = -1;
      this.draw();
    } catch (error) {
      if (!own.signal.aborted) this.fail(error);
    }
  }

  private draw(): void {
    const option = (hit: SearchHit, at: number) =>
      el("li", { role: "option", id: `hit-${at}`, "aria-selected": String(at === this.at), onmousedown: (event) => (event.preventDefault(), this.take(at)) }, el("span", { class: "sort" }, hit.kind), el("b", {}, el("bdi", {}, hit.title)), el("span", { class: "excerpt", dir: "auto" }, hit.excerpt));
    fill(this.list, ...(this.hits.length ? this.hits.map(option) : [el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing has these words.")]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `hit-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
    this.list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length) {
      event.preventDefault();
      this.at = (this.at + step + this.hits.length) % this.hits.length;
      this.draw();
    } else if (event.key === "Enter" && this.hits.length) this.take(Math.max(0, this.at));
    else if (event.key === "Escape") this.shut();
  }

  private take(at: number): void {
    const hit = this.hits[at];
    if (!hit) return;
    this.shut();
    if (hit.kind === "report") this.act.read(hit.key, null);
    else this.act.open({ kind: hit.kind, key: hit.key });
  }

  private shut(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
