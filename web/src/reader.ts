// The reading room: a report as it was published, the lit claim's words marked, the others underlined, furniture dimmed.

import { api } from "./api";
import { claimCard } from "./claimcard";
import { dayWords, fromIso } from "./days";
import { count, el, fill } from "./dom";
import { type Segment, segments } from "./segments";
import type { Claim, ReportDetail } from "./shapes";
import type { State } from "./store";

export class Reader {
  private report: ReportDetail | null = null;
  private asked = 0;

  constructor(
    private readonly box: HTMLDialogElement,
    private readonly choose: (reading: State["reading"]) => void,
    private readonly fail: (error: unknown) => void,
  ) {
    box.addEventListener("close", () => this.choose(null));
    box.addEventListener("click", (event) => event.target === box && box.close());
  }

  async show(reading: State["reading"]): Promise<void> {
    const turn = ++this.asked;
    if (!reading) {
      if (this.box.open) this.box.close();
      return;
    }
    try {
      if (this.report?.document_id !== reading.report) this.report = await api.report(reading.report);
      if (turn !== this.asked) return;
      this.draw(this.report, reading.claim);
    } catch (error) {
      if (turn === this.asked) this.fail(error);
    }
  }

  private draw(report: ReportDetail, lit: string | null): void {
    const text = el("div", { class: "text", dir: "auto", lang: "en" }, ...segments(report.text, report.body, report.claim_forms, lit).map((segment) => this.segment(segment, report, lit)));
    const claim = report.claim_forms.find((one) => one.claim_id === lit);
    fill(this.box, this.head(report), el("div", { class: "room" }, el("article", { class: "paper" }, text), this.side(report, claim)));
    if (!this.box.open) this.box.showModal();
    const mark = text.querySelector("mark");
    if (mark) mark.scrollIntoView({ block: "center" });
    else this.box.scrollTop = 0;
  }

  private head(report: ReportDetail): HTMLElement {
    const day = fromIso(report.published);
    const published = day === null ? "undated: relative dates stay relative" : dayWords(day);
    return el(
      "header",
      {},
      el("div", {}, el("h2", { id: "reader-title", dir: "auto" }, report.title || "Report without a title"), el("p", {}, [report.publisher ?? "Publisher unknown", published, report.copy_of ? `a copy of ${report.copy_of}` : ""].filter(Boolean).join(" · ")), report.url ? el("p", { class: "url" }, report.url) : null),
      el("button", { type: "button", class: "shut", "aria-label": "Close report", onclick: () => this.box.close() }, "×"),
    );
  }

  private segment({ text, claims, furniture, lit }: Segment, report: ReportDetail, now: string | null): HTMLElement {
    if (claims.length === 0) return el("span", { class: furniture ? "furniture" : "story" }, text);
    // A further press goes on to the next claim on the same words.
    const next = claims[(claims.indexOf(now ?? "") + 1) % claims.length] as string;
    const go = () => this.choose({ report: report.document_id, claim: next });
    const press = (event: Event) => {
      const key = (event as KeyboardEvent).key;
      if (key === "Enter" || key === " ") (event.preventDefault(), go());
    };
    return el(lit ? "mark" : "span", { class: "told", role: "button", tabindex: 0, title: count(claims.length, "claim"), onclick: go, onkeydown: press }, text);
  }

  private side(report: ReportDetail, claim: Claim | undefined): HTMLElement {
    const read = (id: string, next: string | null) => this.choose({ report: id, claim: next });
    const act = { read, open: () => undefined, close: () => undefined, about: () => undefined };
    const rest = report.claim_forms.filter((one) => one !== claim);
    const row = (one: Claim) =>
      el("li", {}, el("button", { type: "button", class: "row", onclick: () => read(report.document_id, one.claim_id) }, el("span", { class: "what" }, el("b", {}, one.reading.label, one.place ? el("span", { class: "where" }, ` · ${one.place.name}`) : null), el("span", { class: "who" }, one.quote.exact))));
    return el(
      "aside",
      { "aria-label": "Claims of this report" },
      claim ? claimCard(claim, act) : null,
      el("h3", {}, claim ? `${count(rest.length, "further claim")} in this report` : `${count(rest.length, "claim")} in this report`),
      el("ol", { class: "rows" }, ...rest.map(row)),
    );
  }
}
