// The timeline: a day, and the days before it whose events are shown. Drag across it to choose them, drag either end, play,
// step; and the second clock, the day up to which reports are heard.

import { dayWords, fromIso, spanWords, toIso, weekdayOf } from "./days";
import { isVague } from "./density";
import { apart, count, el, fill } from "./dom";
import type { Happening, Record } from "./record";
import { sinceOf, type State, type Store, type Thing } from "./store";
import { Strip } from "./strip";

const WINDOWS: readonly [number, string][] = [[1, "this day"], [7, "7 days"], [30, "30 days"], [0, "all so far"]];
/** How many days the slider spans: those of the reports, all that anything is known of, or so many around the day. */
type Scale = "reports" | "all" | "1461" | "365" | "92";
const SCALES: readonly [Scale, string][] = [["reports", "all reports"], ["all", "everything told"], ["1461", "four years"], ["365", "one year"], ["92", "three months"]];
const PLAY_MS = 650;
/** Playing passes over more empty days than this. */
const LULL = 5;
/** Pixels: a press that moves less is a click. */
const STILL = 4;
const GRIP = 9;

export class Timeline {
  private readonly slider = el("input", { type: "range", id: "day", "aria-label": "Day", step: 1 });
  private readonly from = el("input", { type: "range", id: "since", "aria-label": "Shown from", step: 1 });
  private readonly cover = el("div", { class: "cover" });
  private readonly tip = el("p", { class: "bartip", hidden: true });
  private readonly title = el("output", { class: "today", for: "day" });
  private readonly date = el("input", { type: "date", "aria-label": "Go to day" });
  private readonly width = el("select", { "aria-label": "Events shown for" });
  private readonly playing = el("button", { type: "button", class: "play", "aria-label": "Play" }, "▶");
  private readonly note = el("span", { class: "note" });
  private readonly scales = el("select", { "aria-label": "Timeline shows" });
  private readonly known = el("input", { type: "date", "aria-label": "As known on" });
  private readonly now = el("button", { type: "button", class: "now", hidden: true, onclick: () => this.store.set({ asOf: null }) }, "now");
  private readonly strip: Strip;
  private scale: Scale = "reports";
  private range: [number, number];
  private timer = 0;
  private vague = 0;
  private readonly watch: ResizeObserver;

  constructor(box: HTMLElement, private readonly record: Record, private readonly store: Store, private readonly open: (thing: Thing) => void) {
    this.strip = new Strip(record);
    this.range = this.rangeFor(store.state.day);
    const step = (by: number) => () => (this.stop(), this.go(store.state.day + by));
    const button = (words: string, name: string, by: number) => el("button", { type: "button", class: "step", "aria-label": name, title: name, onclick: step(by) }, words);
    const known = el("label", { class: "window known", title: "The second clock: the record as it stood at the end of this day" }, "As known on ", this.known, this.now);
    fill(
      box,
      el("div", { class: "clock" }, this.playing, button("‹", "Previous day", -1), button("›", "Next day", 1), this.title, this.date, el("label", { class: "window" }, "Events of ", this.width), this.zoom(), known, this.note),
      el("div", { class: "strip" }, this.strip.canvas, this.from, this.slider, this.cover, this.tip),
    );
    this.listen();
    this.watch = new ResizeObserver(() => this.show(store.state));
    this.watch.observe(this.strip.canvas);
  }

  /** Stops all that runs by itself; another timeline takes its place. */
  end(): void {
    this.stop();
    this.watch.disconnect();
  }

  private listen(): void {
    const { store } = this;
    this.slider.addEventListener("input", () => (this.stop(), store.set({ day: Number(this.slider.value) })));
    this.from.addEventListener("input", () => this.choose(Number(this.from.value), store.state.day));
    this.date.addEventListener("change", () => {
      const day = fromIso(this.date.value);
      if (day !== null) this.go(day);
    });
    this.known.addEventListener("change", () => {
      const asOf = fromIso(this.known.value);
      const whole = this.record.columns.meta.as_of === null && asOf !== null && asOf >= (this.record.published[1] ?? Infinity);
      store.set(asOf === null || whole ? { asOf: null } : { asOf, day: Math.min(store.state.day, asOf) });
    });
    this.width.addEventListener("change", () => store.set({ window: Number(this.width.value) }));
    this.playing.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    this.scales.addEventListener("change", () => this.stretch(this.scales.value as Scale));
    this.cover.addEventListener("pointerdown", (event) => this.press(event));
    this.cover.addEventListener("pointermove", (event) => this.hover(event));
    this.cover.addEventListener("pointerleave", () => (this.tip.hidden = true));
  }

  /** The choice of scales, hidden where the record is so short that there is but one. */
  private zoom(): HTMLElement {
    const [first, last] = this.record.span;
    const focus = this.record.focus;
    const fits = (scale: Scale) => (scale === "all" ? first < focus[0] || last > focus[1] : scale === "reports" || Number(scale) < focus[1] - focus[0]);
    const useful = SCALES.filter(([scale]) => fits(scale));
    fill(this.scales, ...useful.map(([scale, words]) => el("option", { value: scale }, words)));
    return el("label", { class: "window scale", hidden: useful.length < 2 }, "Timeline ", this.scales);
  }

  /** The events that the filter lets through, of all days. */
  use(events: readonly Happening[]): void {
    this.strip.use(events);
    this.vague = events.filter(isVague).length;
    this.show(this.store.state);
  }

  show(state: State): void {
    if (state.day < this.range[0] || state.day > this.range[1]) this.range = this.rangeFor(state.day);
    const [first, last] = this.range;
    const since = sinceOf(state);
    for (const [input, value] of [[this.slider, state.day], [this.from, Math.max(first, since ?? first)]] as const) {
      input.min = String(first);
      input.max = String(last);
      input.value = String(value);
      input.setAttribute("aria-valuetext", `${weekdayOf(value)}, ${dayWords(value)}`);
    }
    fill(this.title, el("b", {}, dayWords(state.day)), el("span", {}, weekdayOf(state.day)));
    this.date.value = toIso(state.day);
    const own = WINDOWS.some(([days]) => days === state.window) ? [] : [[state.window, count(state.window, "day")] as const];
    fill(this.width, ...[...WINDOWS, ...own].map(([days, words]) => el("option", { value: days }, words)));
    this.width.value = String(state.window);
    this.scales.value = this.scale;
    this.showKnown(state);
    this.strip.draw(this.range, since ?? first, state.day);
    const left = this.strip.left ? `, ${this.strip.left} more than fit` : "";
    this.note.textContent = this.vague ? `${this.vague} known only to a span: lines${left}` : "";
  }

  private showKnown(state: State): void {
    const [first, last] = this.record.columns.meta.as_of === null ? this.record.published : [undefined, undefined];
    if (first !== undefined && last !== undefined) {
      this.known.min = toIso(first);
      this.known.max = toIso(last);
    }
    const today = this.record.published[1];
    this.known.value = state.asOf !== null ? toIso(state.asOf) : today !== undefined ? toIso(today) : "";
    this.now.hidden = state.asOf === null;
    this.known.closest("label")?.classList.toggle("on", state.asOf !== null);
  }

  /** Moves by days; the page's own arrow keys come here. */
  go(day: number): void {
    const [first, last] = this.record.span;
    const [low, high] = [Math.min(first, this.range[0]), Math.max(last, this.range[1])];
    this.store.set({ day: Math.max(low, Math.min(high, day)) });
  }

  toggle(): void {
    if (this.timer) this.stop();
    else this.play();
  }

  private choose(a: number, b: number): void {
    const [since, day] = [Math.min(a, b), Math.max(a, b)];
    this.store.set({ day, window: day - since + 1 });
  }

  /** A click goes to its day; a drag from either end moves that end, one from elsewhere chooses new days. */
  private press(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    this.stop();
    this.cover.setPointerCapture(event.pointerId);
    const left = this.cover.getBoundingClientRect().left;
    const { day, window: days } = this.store.state;
    const since = Math.max(this.range[0], sinceOf(this.store.state) ?? this.range[0]);
    const x = event.clientX - left;
    const bar = this.strip.barAt(event.offsetX, event.offsetY);
    const grip = Math.abs(x - this.strip.x(day)) <= GRIP ? "day" : days !== 1 && Math.abs(x - this.strip.x(since)) <= GRIP ? "since" : null;
    const begun = this.strip.dayAt(x);
    let moved = false;
    const move = (at: PointerEvent) => {
      moved ||= Math.abs(at.clientX - event.clientX) > STILL;
      if (!moved) return;
      const now = this.strip.dayAt(at.clientX - left);
      if (grip === "day") this.store.set({ day: now });
      else if (grip === "since") this.choose(Math.min(now, day), day);
      else this.choose(begun, now);
    };
    const up = () => {
      this.cover.removeEventListener("pointermove", move);
      if (moved) return;
      if (bar) this.open({ kind: "event", key: bar.event.id });
      else this.store.set({ day: begun });
      this.slider.focus({ preventScroll: true });
    };
    this.cover.addEventListener("pointermove", move);
    this.cover.addEventListener("pointerup", up, { once: true });
    this.cover.addEventListener("pointercancel", up, { once: true });
  }

  private hover(event: PointerEvent): void {
    const bar = event.buttons ? null : this.strip.barAt(event.offsetX, event.offsetY);
    this.cover.classList.toggle("onbar", bar !== null);
    this.tip.hidden = bar === null;
    if (!bar) return;
    const place = bar.event.place ? ` · ${apart(bar.event.place.name)}` : "";
    this.tip.textContent = `${bar.event.label}${place}, ${bar.firm ? "" : "some time in "}${spanWords(bar.first, bar.last)}`;
    this.tip.style.left = `${Math.min(event.offsetX, this.cover.clientWidth - 240)}px`;
  }

  private rangeFor(day: number): [number, number] {
    const { focus, span } = this.record;
    const within = day >= focus[0] && day <= focus[1];
    if (this.scale === "reports" && within) return focus;
    if (this.scale === "reports" || this.scale === "all") return (this.scale = "all", span);
    const [first, last] = within ? focus : span;
    const days = Number(this.scale);
    const start = Math.max(first, Math.min(last - days, day - Math.floor(days / 2)));
    return [start, start + days];
  }

  private stretch(scale: Scale): void {
    this.scale = scale;
    const { day } = this.store.state;
    const [first, last] = this.record.focus;
    const kept = scale === "reports" ? Math.max(first, Math.min(last, day)) : day;
    this.range = this.rangeFor(kept);
    this.store.set({ day: kept });
    this.show(this.store.state);
  }

  private play(): void {
    const [first, last] = this.scale === "all" ? this.record.span : this.record.focus;
    const busy = this.busyDays();
    if (this.store.state.day >= last) this.store.set({ day: first });
    this.playing.textContent = "❚❚";
    this.playing.setAttribute("aria-label", "Pause");
    this.timer = window.setInterval(() => {
      const { day } = this.store.state;
      const next = busy.find((one) => one > day) ?? last;
      if (day >= last) this.stop();
      else this.store.set({ day: Math.min(last, next - day > LULL ? next : day + 1) });
    }, PLAY_MS);
  }

  /** The days on which something is told to the day, in order. */
  private busyDays(): number[] {
    const days = new Set(this.record.events.filter((event) => !isVague(event)).map(({ start }) => start as number));
    for (const { start } of this.record.holds) if (start !== null) days.add(start);
    return [...days].sort((a, b) => a - b);
  }

  private stop(): void {
    window.clearInterval(this.timer);
    this.timer = 0;
    this.playing.textContent = "▶";
    this.playing.setAttribute("aria-label", "Play");
  }
}
