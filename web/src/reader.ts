// The reading room: a report as it was published, the lit claim's words marked, the others underlined, furniture dimmed.
// Whoever may judge adds a claim here that the machine has not read: from selected words, or by keys alone.

import { api } from "./api";
import { claimCard } from "./claimcard";
import { ClaimForm } from "./claimform";
import { dayWords, fromIso } from "./days";
import { count, el, fill } from "./dom";
import type { Rights } from "./rights";
import { type Segment, segments } from "./segments";
import type { Claim, JudgementItem, ReportDetail, Run } from "./shapes";
import type { Reading } from "./store";
import { whoNow } from "./who";
import { selectedRun, Wording } from "./wording";

export class Reader {
  private report: ReportDetail | null = null;
  private reading: Reading | null = null;
  private asked = 0;
  private adding: { report: string; form: ClaimForm } | null = null;
  private picked: Run | null = null;
  /** What was just added, so that it can be taken back at once. */
  private said: JudgementItem | null = null;
  private text = el("div", { class: "text" });
  /** What the link calls the report that is open: its id, or what it is called where it is passed on. */
  private named = "";
  private readonly floating = el("button", { type: "button", class: "primary floating", hidden: true, onmousedown: (event) => event.preventDefault(), onclick: () => void this.begin(selectedRun(this.text)) }, "Add a claim from these words");

  constructor(
    private readonly box: HTMLDialogElement,
    private readonly choose: (reading: Reading | null) => void,
    private readonly rights: Rights,
    private readonly fail: (error: unknown) => void,
  ) {
    box.addEventListener("close", () => this.choose(null));
    box.addEventListener("click", (event) => event.target === box && box.close());
    box.addEventListener("keydown", (event) => this.key(event));
    if (rights.reviews) document.addEventListener("selectionchange", () => this.float());
  }

  async show(reading: Reading | null): Promise<void> {
    const turn = ++this.asked;
    this.reading = reading;
    if (!reading) {
      this.said = this.picked = null;
      if (this.box.open) this.box.close();
      return;
    }
    try {
      if (!this.report || ![this.report.document_id, this.named].includes(reading.report)) {
        [this.report, this.said, this.picked] = [await api.report(reading.report), null, null];
        this.named = reading.report;
        if (turn !== this.asked) return;
      }
      this.draw();
      if (reading.adding) await this.begin(this.claimOf(reading.claim)?.quote ?? null);
    } catch (error) {
      if (turn === this.asked) this.fail(error);
    }
  }

  /** Asks for the report anew: somebody judged its claims. What is being written here stays. */
  async renew(): Promise<void> {
    const { report } = this;
    if (!report || !this.reading) return void (this.report = null);
    const turn = this.asked;
    const fresh = await api.report(report.document_id);
    if (turn !== this.asked) return;
    this.report = fresh;
    if (!this.writing) this.draw();
  }

  private get writing(): ClaimForm | null {
    return this.adding && this.adding.form.form.isConnected ? this.adding.form : null;
  }

  private claimOf(id: string | null): Claim | undefined {
    return this.report?.claim_forms.find((one) => one.claim_id === id);
  }

  private draw(side: HTMLElement | null = null): void {
    const { report, reading } = this;
    if (!report || !reading) return;
    const held = this.box.querySelector(".paper")?.scrollTop ?? 0;
    const stays = this.box.open && this.box.dataset.lit === `${report.document_id} ${reading.claim ?? ""}`;
    this.write();
    fill(this.box, this.head(report), el("div", { class: side ? "room writing" : "room" }, el("article", { class: "paper", tabindex: 0, role: "region", "aria-label": "The report" }, this.text, this.floating), side ?? this.side(report, this.claimOf(reading.claim))));
    this.box.dataset.lit = `${report.document_id} ${reading.claim ?? ""}`;
    if (!this.box.open) this.box.showModal();
    const paper = this.box.querySelector(".paper") as HTMLElement;
    if (stays) paper.scrollTop = held;
    else this.text.querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  /** The text, with the lit claim's words and those that are being picked. */
  private write(): void {
    const { report, reading } = this;
    if (!report) return;
    const lit = this.adding && this.picked ? null : (reading?.claim ?? null);
    const parts = segments(report.text, report.body, report.claim_forms, lit, this.picked).map((segment) => this.segment(segment, report, lit));
    if (!this.text.isConnected) this.text = el("div", { class: "text", dir: "auto", lang: "en" });
    fill(this.text, ...parts);
  }

  /** Opens the form beside the text, as it was left for this report; with `run` on these words. */
  private async begin(run: Run | null): Promise<void> {
    const { report, rights } = this;
    if (!report || !rights.reviews) return;
    try {
      if (this.adding?.report !== report.document_id) this.adding = { report: report.document_id, form: await this.fresh(report) };
      const { form } = this.adding;
      this.said = null;
      this.draw(el("aside", { "aria-label": "A claim by hand" }, form.form));
      if (run) form.quote.set(run);
      else this.light(form.quote.run);
      getSelection()?.removeAllRanges();
      this.float();
      if (form.quote.run) this.box.querySelector<HTMLElement>("#add-type")?.focus();
      else form.quote.box.focus();
    } catch (error) {
      this.fail(error);
    }
  }

  private async fresh(report: ReportDetail): Promise<ClaimForm> {
    const types = await api.codebook();
    return new ClaimForm({ report, types, rights: this.rights, wording: new Wording(report.text), light: (run) => this.light(run), done: (said) => void this.done(said), cancel: () => this.leave(), fail: this.fail });
  }

  private light(run: Run | null): void {
    this.picked = run;
    this.write();
    this.text.querySelector(".picked")?.scrollIntoView({ block: "nearest" });
  }

  /** Back to the claims; what was written stays until the report is shut. */
  private leave(): void {
    this.picked = null;
    this.draw();
    this.box.querySelector<HTMLElement>(".addclaim")?.focus();
  }

  private async done(said: JudgementItem): Promise<void> {
    const { report } = this;
    if (!report) return;
    this.adding = this.picked = null;
    try {
      this.report = await api.report(report.document_id);
      this.said = said;
      this.asked++;
      this.reading = { report: report.document_id, claim: said.claim_id };
      this.choose(this.reading);
      this.draw();
      this.box.querySelector<HTMLElement>(".takeback")?.focus();
    } catch (error) {
      this.fail(error);
    }
  }

  private async undo(claim: Claim): Promise<void> {
    try {
      const all = await api.judgements(claim.document_id);
      const own = this.said?.claim_id === claim.claim_id ? this.said : all.find((one) => one.claim_id === claim.claim_id && one.verdict === "add" && !one.undone);
      if (!own) return;
      await api.judge({ subject: own.judgement_id, verdict: "undo", who: this.rights.user ?? (whoNow() || own.who), change: {} });
      this.said = null;
      this.report = await api.report(claim.document_id);
      this.choose({ report: claim.document_id, claim: null });
      this.draw();
      this.box.querySelector<HTMLElement>(".addclaim")?.focus();
    } catch (error) {
      this.fail(error);
    }
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

  private segment({ text, claims, furniture, lit, picked }: Segment, report: ReportDetail, now: string | null): HTMLElement {
    const chosen = picked ? " picked" : "";
    if (claims.length === 0) return el("span", { class: `${furniture ? "furniture" : "story"}${chosen}` }, text);
    // A further press goes on to the next claim on the same words.
    const next = claims[(claims.indexOf(now ?? "") + 1) % claims.length] as string;
    const go = () => {
      if (getSelection()?.isCollapsed !== false && !this.writing) this.choose({ report: report.document_id, claim: next }); // words being selected open nothing
    };
    const press = (event: Event) => {
      const key = (event as KeyboardEvent).key;
      if (key === "Enter" || key === " ") (event.preventDefault(), go());
    };
    return el(lit ? "mark" : "span", { class: `told${chosen}`, role: "button", tabindex: this.writing ? -1 : 0, title: count(claims.length, "claim"), onclick: go, onkeydown: press }, text);
  }

  private side(report: ReportDetail, claim: Claim | undefined): HTMLElement {
    const read = (id: string, next: string | null) => this.choose({ report: id, claim: next });
    const act = { read, open: () => undefined, close: () => undefined, about: () => undefined, add: null };
    const rest = report.claim_forms.filter((one) => one !== claim);
    const row = (one: Claim) =>
      el("li", {}, el("button", { type: "button", class: "row", onclick: () => read(report.document_id, one.claim_id) }, el("span", { class: "what" }, el("b", {}, one.reading.label, one.place ? el("span", { class: "where" }, ` · ${one.place.name}`) : null), el("span", { class: "who" }, one.quote.exact))));
    const fresh = claim && this.said?.claim_id === claim.claim_id;
    const mine = claim?.reader === "hand" && this.rights.reviews;
    return el(
      "aside",
      { "aria-label": "Claims of this report" },
      fresh ? el("p", { class: "kept", role: "status" }, "Added to the record, as your word.") : null,
      claim ? claimCard(claim, act) : null,
      mine ? el("p", { class: "acts" }, el("button", { type: "button", class: "act takeback", onclick: () => void this.undo(claim) }, fresh ? "Undo" : "Take it back")) : null,
      this.rights.reviews ? el("p", { class: "acts" }, el("button", { type: "button", class: "act addclaim", onclick: () => void this.begin(selectedRun(this.text)) }, "Add a claim"), el("span", { class: "soft" }, "what the machine did not read: select its words, or press ", el("kbd", {}, "a"))) : null,
      el("h3", {}, claim ? `${count(rest.length, "further claim")} in this report` : `${count(rest.length, "claim")} in this report`),
      el("ol", { class: "rows" }, ...rest.map(row)),
    );
  }

  /** The offer to add a claim stands at the end of the selected words. */
  private float(): void {
    const run = this.box.open && this.text.isConnected ? selectedRun(this.text) : null;
    const selection = getSelection();
    this.floating.hidden = !run || !selection?.rangeCount;
    if (!run || !selection?.rangeCount) return;
    const paper = this.text.parentElement as HTMLElement;
    const [at, own] = [selection.getRangeAt(0).getBoundingClientRect(), paper.getBoundingClientRect()];
    const writing = this.writing !== null;
    this.floating.textContent = writing ? "Take these words" : "Add a claim from these words";
    this.floating.style.top = `${at.bottom - own.top + paper.scrollTop + 7}px`;
    this.floating.style.left = `${Math.max(12, Math.min(own.width - 230, at.left - own.left))}px`;
  }

  private key(event: KeyboardEvent): void {
    const typing = (event.target as Element).closest("input, select, textarea, .quotebox");
    if (event.key !== "a" || typing || event.ctrlKey || event.metaKey || event.altKey || !this.rights.reviews) return;
    event.preventDefault();
    event.stopPropagation();
    void this.begin(selectedRun(this.text) ?? (this.adding ? null : (this.claimOf(this.reading?.claim ?? null)?.quote ?? null)));
  }
}
