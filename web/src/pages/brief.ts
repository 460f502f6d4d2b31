// The brief: what changed since a day, each item with its sentences; to read, to copy, to mail.

import { ApiError, api } from "../api";
import { fromIso, shortDay, spanWords, toIso } from "../days";
import { count, el, fill } from "../dom";
import { type Filter, filterQuery } from "../filter";
import type { Brief, Sentence } from "../shapes";
import type { Thing } from "../store";
import type { Draw, Given } from "./page";

export const drawBrief: Draw = async (box, given) => {
  const { asOf, filter, since } = given.store.state;
  const query = filterQuery(filter);
  const last = asOf ?? given.record.published[1];
  if (asOf !== null) query.set("until", toIso(asOf));
  query.set("since", toIso(since ?? (last ?? 0) - 6));
  const brief = await api.brief(query);
  if (given.store.state.page !== "brief" || given.store.state.filter !== filter) return;
  fill(box, tools(brief, query, given), head(brief, filter), ...brief.sections.map((section) => sectionOf(section, given)));
};

function tools(brief: Brief, query: URLSearchParams, given: Given): HTMLElement {
  const input = el("input", { id: "brief-since", type: "date", value: brief.since, max: brief.until });
  input.addEventListener("change", () => given.store.set({ since: fromIso(input.value) }));
  const file = (form: string, words: string) => el("a", { class: "plain", href: `/api/v1/brief?${query}&form=${form}`, download: "" }, words);
  const copy = el("button", { type: "button", class: "plain" }, "Copy for a mail");
  copy.addEventListener("click", () => void copyMail(query, copy).catch(given.fail));
  return el("div", { class: "pagetools" }, el("label", { for: "brief-since" }, "What changed since ", input), copy, file("markdown", "Markdown"), file("html", "HTML"), el("button", { type: "button", class: "plain", onclick: () => window.print() }, "Print"));
}

async function copyMail(query: URLSearchParams, button: HTMLElement): Promise<void> {
  // Over plain http from another machine a browser gives a page no clipboard.
  if (!(navigator.clipboard as Clipboard | undefined)) throw new ApiError("This browser lets this page copy nothing (it does over https, and on this machine): take the HTML instead.");
  const words = (form: string) => api.briefAs(form, query);
  const [html, plain] = await Promise.all([words("html"), words("markdown")]);
  const blob = (text: string, type: string) => new Blob([text], { type });
  await navigator.clipboard.write([new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(plain, "text/plain") })]);
  button.textContent = "Copied";
}

function head(brief: Brief, filter: Filter): HTMLElement {
  const days = spanWords(fromIso(brief.since), fromIso(brief.until));
  const sorts = filter.types.length + filter.families.length > 0;
  return el(
    "header",
    { class: "pagehead" },
    el("h2", {}, `What changed, ${days}`),
    el("p", { class: "lede" }, `From ${count(brief.reports, "report")} published in these days (${count(brief.claims, "claim")}), read by machine. People whom no book of parties knows go unnamed.`),
    brief.undated ? el("p", { class: "soft" }, `${count(brief.undated, "report")} of the record ${brief.undated === 1 ? "bears" : "bear"} no day of publication, and cannot be in it.`) : null,
    brief.asked ? el("p", { class: "lede asked" }, "Only what is asked for: ", brief.asked, ".", sorts ? " What happened is no condition on who holds a place." : "") : null,
    el("p", { class: "soft" }, "A brief goes by the days of publication; those on the timeline do not apply here."),
  );
}

function sectionOf(section: Brief["sections"][number], { act }: Given): HTMLElement {
  const open = (thing: string) => {
    const at = thing.indexOf(":");
    act.open({ kind: thing.slice(0, at) as Thing["kind"], key: thing.slice(at + 1) });
  };
  const item = ({ head: title, line, thing, sentences, more }: (typeof section)["items"][number]) =>
    el(
      "li",
      {},
      el("h4", {}, thing ? el("button", { type: "button", class: "plain", onclick: () => open(thing) }, title) : title),
      el("p", { class: "soft" }, line),
      ...sentences.map((sentence) => quote(sentence, () => act.read(sentence.document_id, sentence.claim_id))),
      more ? el("p", { class: "soft" }, `and ${count(more, "more report", "more reports")}`) : null,
    );
  return el(
    "section",
    { class: "sheetcard brief" },
    el("h3", {}, section.title),
    section.items.length ? el("ol", { class: "items" }, ...section.items.map(item)) : el("p", { class: "none" }, section.nothing),
    section.left ? el("p", { class: "soft" }, `${section.left} more are in the record.`) : null,
  );
}

export function quote({ before, exact, after, speakers, published }: Sentence, read: () => void): HTMLElement {
  const day = fromIso(published);
  return el("blockquote", { dir: "auto" }, before, el("mark", {}, exact), after, el("footer", {}, el("span", {}, `${speakers.join(" ← ")}, ${day === null ? "undated" : shortDay(day)} `), el("button", { type: "button", class: "plain", onclick: read }, "Open in report")));
}
