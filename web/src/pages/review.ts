// Review: what to look at first, and what people say of it. Keyboard first: j k to move, c r e to judge, u to undo.

import { ApiError, api } from "../api";
import { claimCard } from "../claimcard";
import { fromIso, spanWords } from "../days";
import { count, el, fill } from "../dom";
import { filterQuery, isAll } from "../filter";
import { refusal } from "../rights";
import type { Claim, JudgementItem, ReviewItem, TypeItem } from "../shapes";
import { CHANGED } from "../live";
import { sinceOf } from "../store";
import { keepWho, whoNow } from "../who";
import { EditForm } from "./editform";
import type { Draw, Given } from "./page";

const KEYS: readonly [string, string][] = [["j k", "next, previous"], ["n p", "next, previous of its claims"], ["c", "confirm"], ["r", "reject"], ["e", "edit"], ["s", "split"], ["m", "merge"], ["a", "add a claim"], ["u", "undo the last"], ["o", "open in report"]];
let at = 0;

export const drawReview: Draw = async (box, given) => {
  const { rights } = given;
  const otherwise = "This observatory only shows a record: nobody can correct it here.";
  if (!rights.reviews) return void fill(box, el("header", { class: "pagehead" }, el("h2", {}, "Review")), el("p", { class: "none" }, refusal(rights, "judge readings", otherwise)));
  await new Desk(box, given, rights.user).load();
};

class Desk {
  private items: ReviewItem[] = [];
  private total = 0;
  private waiting = 0;
  private types: Promise<TypeItem[]> | null = null;
  /** The filters changed while something was being written here: the queue follows once it is done. */
  private stale = false;
  private late = false;
  private turn = 0;
  private said: JudgementItem[] = [];
  private claim = 0;
  private readonly list = el("ol", { class: "rows queue", "aria-label": "What to look at first" });
  private readonly one = el("div", { class: "reviewed", tabindex: -1 });
  private readonly log = el("section", { class: "sheetcard" });
  private readonly head = el("p", { class: "lede" });
  private readonly days = el("span");
  private readonly scoped = el("input", { type: "checkbox", onchange: () => this.given.store.set({ inDays: this.scoped.checked }) });
  private readonly who = el("input", { id: "who", type: "text", maxlength: 80, value: whoNow(), placeholder: "your name", autocomplete: "username" });

  constructor(box: HTMLElement, private readonly given: Given, user: string | null) {
    if (user) (this.who.value = user), (this.who.readOnly = true); // a judgement bears the name that signed in
    this.who.addEventListener("change", () => keepWho(this.who.value));
    const keys = el("p", { class: "soft keysline" }, ...KEYS.flatMap(([key, words]) => [...key.split(" ").map((one) => el("kbd", {}, one)), ` ${words} `]));
    fill(
      box,
      el("header", { class: "pagehead" }, el("h2", {}, "Review"), this.head),
      el("div", { class: "pagetools" }, el("label", { for: "who" }, "You are ", this.who), el("label", { class: "scoped" }, this.scoped, this.days), keys),
      el("div", { class: "reviewing" }, el("section", { class: "sheetcard" }, el("h3", {}, "What to look at first"), this.list), this.one),
      this.log,
    );
    box.onkeydown = (event) => this.key(event);
    // Somebody else judged: the queue follows, unless something is being written here.
    const follow = () => {
      if (!this.list.isConnected) return window.removeEventListener(CHANGED, follow);
      this.stale = this.one.querySelector("form") !== null;
      if (!this.stale) void this.load(false).catch(given.fail);
    };
    window.addEventListener(CHANGED, follow);
    const unlisten = given.store.listen((state, before) => {
      if (!this.list.isConnected) return unlisten();
      if (state.filter !== before.filter || state.inDays !== before.inDays) (at = 0), follow();
    });
  }

  async load(focus = true): Promise<void> {
    const turn = ++this.turn;
    const { filter, inDays, day, asOf } = this.given.store.state;
    const since = sinceOf(this.given.store.state);
    const [queue, said] = await Promise.all([api.review(filterQuery(filter, inDays ? { since, until: day } : {})), api.judgements()]);
    if (turn !== this.turn) return; // asked anew meanwhile
    this.stale = false;
    this.scoped.checked = inDays;
    this.days.textContent = `only of the days on the timeline, ${spanWords(since, day)}`;
    this.late = asOf !== null;
    this.waiting = queue.waiting;
    this.who.value ||= whoNow(); // said meanwhile, beside a claim added by hand
    [this.items, this.total, this.said] = [queue.items, queue.total, said];
    at = Math.max(0, Math.min(at, this.items.length - 1));
    this.claim = 0;
    this.draw();
    if (focus) this.one.focus({ preventScroll: true });
  }

  private get item(): ReviewItem | undefined {
    return this.items[at];
  }

  private draw(): void {
    this.head.textContent = this.told();
    const row = (item: ReviewItem, index: number) =>
      el("li", {}, el("button", { type: "button", class: "row", "aria-current": index === at ? "true" : null, onclick: () => this.go(index) }, el("span", { class: "what" }, el("b", {}, item.label, item.place ? el("span", { class: "where" }, ` · ${item.place}`) : null), el("span", { class: "meta" }, [item.day ? spanWords(fromIso(item.day), fromIso(item.day)) : "", ...item.reasons].filter(Boolean).join(" · ")))));
    fill(this.list, ...this.items.map(row));
    this.list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    this.drawOne();
    this.drawLog();
  }

  private told(): string {
    const { filter, inDays } = this.given.store.state;
    const late = this.late ? " The queue is of the whole record: “as known on” does not hold for it." : "";
    if (!this.waiting) return `Everything has been judged.${late}`;
    const some = inDays || !isAll(filter);
    const told = some ? `${this.total.toLocaleString("en-GB")} of ${count(this.waiting, "reading")}` : count(this.total, "reading");
    return `${told} that nobody has judged${some ? ", as the filters have them" : ""}, the most pressing first. Nothing is overwritten: a judgement stands beside the reading and can be undone.${late}`;
  }

  private drawOne(): void {
    const { item } = this;
    if (!item) return void fill(this.one, el("p", { class: "none" }, this.waiting ? "Nothing that the filters let through waits." : "Nothing waits."));
    const button = (words: string, act: () => void, kind = "") => el("button", { type: "button", class: `act ${kind}`, onclick: act }, words);
    const event = item.claims.length > 1;
    const whole = event ? el("div", { class: "acts" }, button(`Confirm all ${item.claims.length}`, () => void this.judge(item.subject, "confirm"), "good"), button("Reject all", () => void this.judge(item.subject, "reject"), "bad"), button("Merge with …", () => this.merge(item))) : button("Merge with …", () => this.merge(item));
    const card = (claim: Claim, index: number) =>
      el(
        "div",
        { class: index === this.claim ? "judged chosen" : "judged", onclick: () => this.choose(index), onfocusin: () => this.choose(index) },
        claimCard(claim, this.given.act),
        el("div", { class: "acts" }, button("Confirm", () => void this.judge(claim.claim_id, "confirm"), "good"), button("Reject", () => void this.judge(claim.claim_id, "reject"), "bad"), button("Edit", () => void this.edit(claim).catch(this.given.fail)), button("Add a claim", () => this.given.act.add?.(claim.document_id, claim.claim_id)), event ? button("Another happening", () => void this.judge(item.subject, "split", { claims: [claim.claim_id] })) : null),
        el("div", { class: "editing" }),
      );
    fill(this.one, el("div", { class: "cardhead" }, el("h3", {}, item.label, item.place ? ` · ${item.place}` : ""), whole), el("div", { class: "merging" }), ...item.claims.map(card));
  }

  private drawLog(): void {
    const row = (one: JudgementItem) =>
      el(
        "li",
        { class: one.undone ? "undone" : "" },
        el("b", {}, one.who),
        ` ${one.verdict === "undo" ? "undid" : `${one.verdict}s`} `,
        el("span", {}, one.verdict === "undo" ? "a judgement" : one.subject_words),
        el("span", { class: "soft" }, ` ${one.at.slice(0, 16).replace("T", " ")} UTC${one.why ? ` · ${one.why}` : ""}${one.undone ? " · undone" : ""} `),
        one.undone || one.verdict === "undo" ? null : el("button", { type: "button", class: "plain", onclick: () => void this.judge(one.judgement_id, "undo") }, "Undo"),
      );
    fill(this.log, el("h3", {}, "What people said"), this.said.length ? el("ol", { class: "saidlog" }, ...this.said.slice(0, 30).map(row)) : el("p", { class: "none" }, "Nobody has judged anything yet."));
  }

  private go(index: number): void {
    at = Math.max(0, Math.min(this.items.length - 1, index));
    this.claim = 0;
    this.draw();
  }

  private choose(index: number): void {
    this.claim = Math.max(0, Math.min((this.item?.claims.length ?? 1) - 1, index));
    this.one.querySelectorAll(".judged").forEach((node, own) => node.classList.toggle("chosen", own === this.claim));
  }

  /** By key, and so that it is seen. */
  private step(by: 1 | -1): void {
    this.choose(this.claim + by);
    this.one.querySelector(".judged.chosen")?.scrollIntoView({ block: "nearest" });
  }

  private async judge(subject: string, verdict: string, change: { [slot: string]: unknown } = {}): Promise<void> {
    try {
      await this.say(subject, verdict, change);
    } catch (error) {
      this.given.fail(error);
    }
  }

  private async say(subject: string, verdict: string, change: { [slot: string]: unknown } = {}): Promise<void> {
    if (!this.who.value.trim()) {
      this.who.focus();
      throw new ApiError("A judgement bears a name: say who you are.");
    }
    await api.judge({ subject, verdict, who: this.who.value.trim(), change });
    await this.load();
  }

  private async edit(claim: Claim): Promise<void> {
    const types = await (this.types ??= api.codebook());
    const box = this.one.querySelector<HTMLElement>(".judged.chosen .editing") ?? this.one.querySelector<HTMLElement>(".editing");
    if (!box) return;
    const cancel = () => (fill(box), this.one.focus({ preventScroll: true }), this.stale && void this.load().catch(this.given.fail));
    const made = new EditForm({ claim, types, cancel, fail: this.given.fail, save: (change) => this.say(claim.claim_id, "edit", change) });
    fill(box, made.form);
    made.focus();
  }

  /** Events near in place and days, of which one may be the same happening. */
  private merge(item: ReviewItem): void {
    const box = this.one.querySelector<HTMLElement>(".merging");
    if (!box) return;
    const { record } = this.given;
    const own = record.eventById(item.subject);
    const day = fromIso(item.day);
    const near = day === null ? [] : record.between(day - 7, day + 7).filter((event) => event.id !== item.subject && (!own?.place || event.place === own.place)).slice(0, 8);
    const row = (event: (typeof near)[number]) => el("li", {}, el("button", { type: "button", class: "row", onclick: () => void this.judge(item.subject, "merge", { with: [event.id] }) }, el("span", { class: "what" }, el("b", {}, event.label, event.place ? ` · ${event.place.name}` : ""), el("span", { class: "meta" }, spanWords(event.start, event.end), ` ${event.actor.map((one) => record.partyName(one)).join(", ")}`))));
    fill(box, el("h4", {}, near.length ? "Which of these is the same happening?" : "No other event there within a week."), el("ol", { class: "rows" }, ...near.map(row)));
    box.querySelector("button")?.focus();
  }

  private key(event: KeyboardEvent): void {
    if ((event.target as Element).closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const { item } = this;
    const claim = item?.claims[this.claim];
    const acts: { [key: string]: () => void } = {
      j: () => this.go(at + 1),
      k: () => this.go(at - 1),
      n: () => this.step(1),
      p: () => this.step(-1),
      c: () => item && void this.judge(item.subject, "confirm"),
      r: () => claim && void this.judge(claim.claim_id, "reject"),
      e: () => claim && void this.edit(claim).catch(this.given.fail),
      m: () => item && this.merge(item),
      s: () => item && claim && item.claims.length > 1 && void this.judge(item.subject, "split", { claims: [claim.claim_id] }),
      a: () => claim && this.given.act.add?.(claim.document_id, claim.claim_id),
      o: () => claim && this.given.act.read(claim.document_id, claim.claim_id),
      u: () => {
        const last = this.said.find((one) => one.who === this.who.value.trim() && one.verdict !== "undo" && !one.undone);
        if (last) void this.judge(last.judgement_id, "undo");
      },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}
