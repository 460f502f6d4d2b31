// The list of claims: by kind, by words, in the window or any day, and apart those without a date or a place.

import type { Act } from "./act";
import { api } from "./api";
import { claimCard } from "./claimcard";
import { count, el, fill } from "./dom";
import { filterQuery } from "./filter";
import { sinceOf, type State } from "./store";

const KINDS = ["event", "control", "casualties", "displacement", "strength", "position", "relation", "statement"];
const SCOPES: readonly [string, string][] = [
  ["window", "In the days shown"],
  ["any", "Any day"],
  ["undated", "Without a date"],
  ["unplaced", "Without a place on the map"],
];
const STEP = 40;

export class ClaimList {
  private readonly kind = choice("Kind of claim", [["", "All kinds"], ...KINDS.map((kind): [string, string] => [kind, kind])]);
  private readonly scope = choice("Which days", SCOPES);
  private readonly tally = el("p", { class: "tally", role: "status" });
  private readonly list = el("div", { class: "claims" });
  private readonly more = el("button", { type: "button", class: "more", hidden: true });
  private pending: AbortController | null = null;
  private timer = 0;
  private asked = "";

  constructor(box: HTMLElement, private readonly state: () => State, private readonly act: Act, private readonly fail: (error: unknown) => void) {
    fill(box, el("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() }, this.kind, this.scope), this.tally, this.list, this.more);
    this.kind.addEventListener("change", () => this.show());
    this.scope.addEventListener("change", () => this.show());
    this.more.addEventListener("click", () => void this.load(this.list.children.length));
  }

  /** Asks anew, a moment after the last change: a slider being dragged asks once. */
  show(): void {
    if (this.query(0).toString() === this.asked) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(0), 140);
  }

  private query(offset: number): URLSearchParams {
    const state = this.state();
    const days = this.scope.value === "window" ? { since: sinceOf(state), until: state.day } : {};
    const query = filterQuery(state.filter, { ...days, asOf: state.asOf });
    query.set("limit", String(STEP));
    query.set("offset", String(offset));
    if (this.kind.value) query.set("kind", this.kind.value);
    if (this.scope.value === "undated") query.set("dated", "no");
    if (this.scope.value === "unplaced") query.set("placed", "no");
    return query;
  }

  private async load(offset: number): Promise<void> {
    this.pending?.abort();
    const own = (this.pending = new AbortController());
    const query = this.query(offset);
    if (offset === 0) this.asked = query.toString();
    try {
      const { total, items } = await api.claims(query, own.signal);
      const cards = items.map((claim) => claimCard(claim, this.act));
      if (offset === 0) fill(this.list, ...cards);
      else this.list.append(...cards);
      this.tally.textContent = total ? count(total, "claim") : "No claim matches.";
      const left = total - this.list.children.length;
      this.more.hidden = left <= 0;
      this.more.textContent = `Show ${Math.min(STEP, left)} of ${left} more`;
    } catch (error) {
      if (!own.signal.aborted) this.fail(error);
    }
  }
}

function choice(name: string, options: readonly [string, string][]): HTMLSelectElement {
  return el("select", { "aria-label": name }, ...options.map(([value, words]) => el("option", { value }, words)));
}
