// Adding reports: dropped, chosen or pasted, read at once and shown with their claims underlined; kept only when told to.

import { api } from "../api";
import { claimCard } from "../claimcard";
import { dayWords, fromIso } from "../days";
import { count, el, fill } from "../dom";
import { refusal } from "../rights";
import { segments } from "../segments";
import type { Claim, Draft, ReportDetail } from "../shapes";
import type { Draw, Given } from "./page";

const ACCEPTED = ".html,.htm,.xhtml,.txt,.json,.jsonl,.csv,.parquet";

export const drawAdd: Draw = (box, given) => {
  const intro = el("header", { class: "pagehead" }, el("h2", {}, "Add reports"), el("p", { class: "lede" }, "They are read on this machine and shown with what was understood. Nothing is kept until you say so."));
  if (!given.rights.reads) return void fill(box, intro, el("p", { class: "none" }, refusal(given.rights, "add reports", "This observatory only shows a record. Start it with vedette serve to add to it.")));
  const shown = el("div", { class: "drafts", "aria-live": "polite" });
  const desk = new Desk(given, shown);
  fill(box, intro, el("div", { class: "bringing" }, dropZone(desk), pasting(desk)), shown);
};

function dropZone(desk: Desk): HTMLElement {
  const input = el("input", { id: "bring-files", type: "file", multiple: true, accept: ACCEPTED, class: "unseen" });
  const zone = el("div", { class: "dropzone" }, el("p", {}, el("b", {}, "Drop files here"), " or ", el("label", { for: "bring-files", class: "aslink" }, "choose them"), input), el("p", { class: "soft" }, "Saved pages (HTML), text, JSON, CSV, Parquet"));
  const over = (on: boolean) => (event: Event) => (event.preventDefault(), zone.classList.toggle("over", on));
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    void desk.read([...(event.dataTransfer?.files ?? [])]);
  });
  input.addEventListener("change", () => void desk.read([...(input.files ?? [])]).then(() => (input.value = "")));
  return zone;
}

function pasting(desk: Desk): HTMLElement {
  const text = el("textarea", { id: "bring-text", rows: 6, placeholder: "Paste a report’s text or its page" });
  const day = el("input", { id: "bring-day", type: "date" });
  const outlet = el("input", { id: "bring-outlet", type: "text", maxlength: 200, placeholder: "who published it" });
  const title = el("input", { id: "bring-title", type: "text", maxlength: 500, placeholder: "its headline" });
  const read = el("button", { type: "submit", class: "primary" }, "Read it");
  const field = (label: string, input: HTMLElement) => el("div", { class: "field" }, el("label", { for: input.id }, label), input);
  const form = el("form", { class: "pasting" }, el("div", { class: "field wide" }, el("label", { for: "bring-text" }, "Or paste"), text), field("Published on", day), field("Outlet", outlet), field("Title", title), el("p", { class: "wide" }, read, el("span", { class: "soft" }, " Without the day of publication “on Sunday” stays undated.")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!text.value.trim()) return text.focus();
    const html = /^\s*<(!doctype|html|head|body|article|div|p)\b/i.test(text.value);
    const file = new File([text.value], html ? "pasted.html" : "pasted.txt");
    void desk.read([file], { published: day.value, publisher: outlet.value.trim(), title: title.value.trim() });
  });
  return form;
}

type Hints = { published?: string; publisher?: string; title?: string };

class Desk {
  constructor(private readonly given: Given, private readonly box: HTMLElement) {}

  /** Reads one file after the other; each is shown as soon as it is read. */
  async read(files: readonly File[], hints: Hints = {}): Promise<void> {
    for (const file of files) {
      const waiting = el("p", { class: "reading", role: "status" }, `Reading ${file.name} …`);
      this.box.prepend(waiting);
      const query = new URLSearchParams({ name: file.name });
      for (const [name, value] of Object.entries(hints)) if (value) query.set(name, value);
      try {
        const { items, left } = await api.read(query, file);
        const cards = items.map((draft) => this.card(draft));
        waiting.replaceWith(...this.head(file.name, items, left), ...cards);
      } catch (error) {
        waiting.remove();
        this.given.fail(error);
      }
    }
  }

  /** Where a file holds several reports, all can be kept at once. */
  private head(name: string, items: readonly Draft[], left: number): HTMLElement[] {
    const ids = items.flatMap(({ draft_id }) => draft_id ?? []);
    if (items.length < 2) return [];
    const keep = el("button", { type: "button", class: "primary" }, `Keep all ${ids.length}`);
    keep.addEventListener("click", () => void this.keep(ids, keep));
    return [el("div", { class: "batch" }, el("b", {}, `${name}: ${count(items.length, "report")}`), left ? el("span", { class: "soft" }, `${left} more were not read here: use vedette run`) : null, ids.length ? keep : null)];
  }

  private card(draft: Draft): HTMLElement {
    const { report } = draft;
    if (!report) return el("article", { class: "draft rejected" }, el("h3", {}, draft.name), el("p", {}, `Not read: ${draft.rejected}`));
    const day = fromIso(report.published);
    const by = [report.publisher ?? "publisher unknown", day === null ? "undated" : dayWords(day)].join(" · ");
    const keep = el("button", { type: "button", class: "primary" }, draft.known ? "Already in the record" : "Keep it");
    keep.disabled = draft.known;
    const drop = el("button", { type: "button", class: "plain", onclick: () => node.remove() }, "Throw away");
    const side = el("aside", { "aria-label": "Claims" });
    const node = el(
      "article",
      { class: "draft" },
      el("header", {}, el("div", {}, el("h3", { dir: "auto" }, report.title || draft.name), el("p", { class: "soft" }, `${by} · ${count(report.claim_forms.length, "claim")}`)), el("div", { class: "does" }, drop, keep)),
      el("div", { class: "room" }, el("div", { class: "paper", tabindex: 0, role: "region", "aria-label": "The report" }, this.text(report, side)), side),
    );
    keep.addEventListener("click", () => void this.keep([draft.draft_id as string], keep));
    this.list(report, side, null);
    return node;
  }

  private text(report: ReportDetail, side: HTMLElement): HTMLElement {
    const part = ({ text, claims, furniture }: { text: string; claims: string[]; furniture: boolean }) => {
      if (claims.length === 0) return el("span", { class: furniture ? "furniture" : "story" }, text);
      const show = () => this.list(report, side, claims);
      const press = (event: Event) => ["Enter", " "].includes((event as KeyboardEvent).key) && (event.preventDefault(), show());
      return el("span", { class: "told", role: "button", tabindex: 0, title: count(claims.length, "claim"), onclick: show, onkeydown: press }, text);
    };
    return el("div", { class: "text", dir: "auto" }, ...segments(report.text, report.body, report.claim_forms, null).map(part));
  }

  /** The chosen claims first, whole; all of them as one line each. */
  private list(report: ReportDetail, side: HTMLElement, chosen: readonly string[] | null): void {
    const row = (claim: Claim) => el("li", {}, el("button", { type: "button", class: "row", onclick: () => this.list(report, side, [claim.claim_id]) }, el("span", { class: "what" }, el("b", {}, claim.reading.label, claim.place ? el("span", { class: "where" }, ` · ${claim.place.name}`) : null), el("span", { class: "who" }, claim.quote.exact))));
    const act = { ...this.given.act, read: () => undefined };
    const cards = report.claim_forms.filter(({ claim_id }) => chosen?.includes(claim_id)).map((claim) => claimCard(claim, act));
    fill(side, ...cards, el("h4", {}, report.claim_forms.length ? count(report.claim_forms.length, "claim") : "No claim was found in it"), el("ol", { class: "rows" }, ...report.claim_forms.map(row)));
  }

  private async keep(ids: readonly string[], button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    button.textContent = "Keeping …";
    try {
      const { reports, new: fresh } = await api.keep(ids);
      await this.given.renew();
      const done = el("p", { class: "kept", role: "status" }, fresh ? `Kept: the record has ${count(fresh, "report")} more. ` : "The record had it already. ");
      const [only] = reports;
      if (reports.length === 1 && only) done.append(el("button", { type: "button", class: "plain", onclick: () => this.given.act.read(only, null) }, "Open it"));
      button.closest(".draft, .batch")?.replaceWith(done);
    } catch (error) {
      button.disabled = false;
      button.textContent = "Keep it";
      this.given.fail(error);
    }
  }
}
