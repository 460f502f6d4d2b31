// The log: who did what when, of one user or of all, and as a table to take away.

import { api } from "../api";
import { el, fill } from "../dom";

const STEP = 50;

export class AuditLog {
  readonly box: HTMLElement;
  private readonly who = el("select", { id: "log-who", onchange: () => void this.load() });
  private readonly csv = el("a", { class: "act", download: "" }, "CSV");
  private readonly rows = el("tbody");
  private readonly more = el("button", { type: "button", class: "more", hidden: true, onclick: () => void this.load(this.rows.children.length) }, "Show earlier");
  private turn = 0;

  constructor(private readonly fail: (error: unknown) => void) {
    const heads = ["When (UTC)", "Who", "What"].map((head) => el("th", { scope: "col" }, head));
    this.names([]);
    this.box = el(
      "section",
      { class: "sheetcard auditlog" },
      el("div", { class: "cardhead" }, el("h3", {}, "What was done"), el("div", { class: "acts" }, el("label", { for: "log-who" }, "by"), this.who, this.csv)),
      el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "The log" }, el("table", {}, el("thead", {}, el("tr", {}, ...heads)), this.rows)),
      this.more,
    );
  }

  async load(offset = 0): Promise<void> {
    const turn = ++this.turn;
    const query = new URLSearchParams();
    if (this.who.value) query.set("who", this.who.value);
    this.csv.href = `/api/v1/audit.csv?${query}`;
    query.set("limit", String(STEP));
    query.set("offset", String(offset));
    try {
      const { items, more, names } = await api.audit(query);
      if (turn !== this.turn) return;
      const row = ({ at, name, deed }: (typeof items)[number]) => el("tr", {}, el("td", { class: "moment" }, at.slice(0, 19).replace("T", " ")), el("td", {}, el("bdi", {}, name)), el("td", {}, deed));
      if (offset === 0) this.rows.replaceChildren();
      this.rows.append(...items.map(row));
      this.more.hidden = !more;
      this.names(names);
    } catch (error) {
      this.fail(error);
    }
  }

  private names(all: readonly string[]): void {
    const now = this.who.value;
    fill(this.who, el("option", { value: "" }, "everyone"), ...all.map((name) => el("option", { value: name, selected: name === now }, name)));
  }
}
