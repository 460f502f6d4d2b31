// The timeline: a slider over the days, with the density of events behind it; play, step, and the window's width.

import { dayWords, monthStarts, monthWords, shortDay, yearWords, toIso, weekdayOf, fromIso } from "./days";
import { bins, isVague } from "./density";
import { count, el, fill } from "./dom";
import { lookOf } from "./families";
import type { Record } from "./record";
import type { State, Store } from "./store";

const WINDOWS: readonly [number, string][] = [[1, "this day"], [7, "7 days"], [30, "30 days"], [0, "all so far"]];
/** How many days the slider spans: those of the reports, all that anything is known of, or so many around the day. */
type Scale = "reports" | "all" | "1461" | "365" | "92";
const SCALES: readonly [Scale, string][] = [["reports", "all reports"], ["all", "everything told"], ["1461", "four years"], ["365", "one year"], ["92", "three months"]];
/** Bars are no wider, so that a short record does not look like a busy one. */
const WIDEST = 22;
const PLAY_MS = 650;
/** Playing passes over more empty days than this. */
const LULL = 5;
/** Half the slider's thumb: the strip's days begin and end this far from its edges. */
const INSET = 9;

export class Timeline {
  private readonly slider = el("input", { type: "range", id: "day", "aria-label": "Day", step: 1 });
  private readonly canvas = el("canvas", { "aria-hidden": "true" });
  private readonly title = el("output", { class: "today", for: "day" });
  private readonly date = el("input", { type: "date", "aria-label": "Go to day" });
  private readonly width = el("select", { "aria-label": "Events shown for" }, ...WINDOWS.map(([days, words]) => el("option", { value: days }, words)));
  private readonly playing = el("button", { type: "button", class: "play", "aria-label": "Play" }, "▶");
  private readonly note = el("span", { class: "note" });
  private readonly scales = el("select", { "aria-label": "Timeline shows" });
  private scale: Scale = "reports";
  private range: [number, number];
  private timer = 0;

  constructor(box: HTMLElement, private readonly record: Record, private readonly store: Store) {
    this.range = this.rangeFor(store.state.day);
    const step = (by: number) => () => (this.stop(), this.go(store.state.day + by));
    const button = (words: string, name: string, by: number) => el("button", { type: "button", class: "step", "aria-label": name, title: name, onclick: step(by) }, words);
    fill(
      box,
      el("div", { class: "clock" }, this.playing, button("‹", "Previous day", -1), button("›", "Next day", 1), this.title, this.date, el("label", { class: "window" }, "Events of ", this.width), this.zoom(), this.note),
      el("div", { class: "strip" }, this.canvas, this.slider),
    );
    this.slider.addEventListener("input", () => (this.stop(), store.set({ day: Number(this.slider.value) })));
    this.date.addEventListener("change", () => {
      const day = fromIso(this.date.value);
      if (day !== null) this.go(day);
    });
    this.width.addEventListener("change", () => store.set({ window: Number(this.width.value) }));
    this.playing.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    this.scales.addEventListener("change", () => this.stretch(this.scales.value as Scale));
    new ResizeObserver(() => this.show(store.state)).observe(this.canvas);
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

  show(state: State): void {
    if (state.day < this.range[0] || state.day > this.range[1]) this.range = this.rangeFor(state.day);
    const [first, last] = this.range;
    this.slider.min = String(first);
    this.slider.max = String(last);
    this.slider.value = String(state.day);
    this.slider.setAttribute("aria-valuetext", `${weekdayOf(state.day)}, ${dayWords(state.day)}`);
    fill(this.title, el("b", {}, dayWords(state.day)), el("span", {}, weekdayOf(state.day)));
    this.date.value = toIso(state.day);
    this.width.value = String(WINDOWS.some(([days]) => days === state.window) ? state.window : 7);
    this.scales.value = this.scale;
    const vague = this.record.events.filter(isVague).length;
    this.note.textContent = vague ? `${count(vague, "event")} known less closely than to the day: in the lists, not in the bars` : "";
    this.draw(state);
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
    const days = this.record.events.filter((event) => !isVague(event)).map(({ start }) => start as number);
    for (const { start } of this.record.holds) if (start !== null) days.push(start);
    return days.sort((a, b) => a - b);
  }

  private stop(): void {
    window.clearInterval(this.timer);
    this.timer = 0;
    this.playing.textContent = "▶";
    this.playing.setAttribute("aria-label", "Play");
  }

  private draw(state: State): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const pen = this.canvas.getContext("2d");
    if (!pen || width === 0) return;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    pen.scale(ratio, ratio);
    const [first, last] = this.range;
    const scale = (width - INSET * 2) / Math.max(1, last - first);
    const x = (day: number) => INSET + (day - first) * scale;
    const inks = getComputedStyle(document.documentElement);
    const ink = (name: string) => inks.getPropertyValue(name).trim();
    const floor = height - 17;
    this.shade(pen, state, x, floor, ink("--tint"));
    this.bars(pen, x, floor, width);
    this.changes(pen, x, ink("--ink"));
    pen.fillStyle = ink("--line");
    pen.fillRect(INSET, floor, width - INSET * 2, 1);
    this.axis(pen, x, width, height, ink("--soft"));
  }

  /** The days whose events are shown. */
  private shade(pen: CanvasRenderingContext2D, { day, window: days }: State, x: (day: number) => number, floor: number, tint: string): void {
    const from = days === 0 ? this.range[0] : Math.max(this.range[0], day - days + 1);
    const half = (x(1) - x(0)) / 2;
    pen.fillStyle = tint;
    pen.fillRect(Math.max(0, x(from) - half), 0, x(day) - x(from) + half * 2, floor);
  }

  private bars(pen: CanvasRenderingContext2D, x: (day: number) => number, floor: number, width: number): void {
    const [first, last] = this.range;
    const all = bins(this.record.events, first, last, Math.max(40, width / 4));
    const top = Math.max(...all.map((bin) => bin.total), 1);
    const step = x(1) - x(0);
    for (const bin of all) {
      const wide = Math.max(1.5, step * (bin.last - bin.first + 1) - 1.5);
      const left = (x(bin.first) + x(bin.last)) / 2 - Math.min(wide, WIDEST) / 2;
      let at = floor;
      for (const { name } of [...this.record.families, { name: "other" }]) {
        const tall = ((bin.families.get(name) ?? 0) / top) * (floor - 10);
        if (tall === 0) continue;
        pen.fillStyle = lookOf(name).colour;
        pen.fillRect(left, at - tall, Math.min(wide, WIDEST), Math.max(1, tall - 0.5));
        at -= tall;
      }
    }
  }

  /** A tick on each day on which a place changes hands. */
  private changes(pen: CanvasRenderingContext2D, x: (day: number) => number, ink: string): void {
    const days = new Set<number>();
    for (const hold of this.record.holds) {
      if (hold.start !== null && hold.status === "held" && this.record.history(hold.place).length > 1) days.add(hold.start);
    }
    if (days.size * 12 > x(this.range[1]) - x(this.range[0])) return; // a tick on almost every day says nothing
    pen.fillStyle = ink;
    for (const day of days) {
      if (day < this.range[0] || day > this.range[1]) continue;
      pen.beginPath();
      pen.moveTo(x(day) - 3.5, 0);
      pen.lineTo(x(day) + 3.5, 0);
      pen.lineTo(x(day), 5);
      pen.fill();
    }
  }

  private axis(pen: CanvasRenderingContext2D, x: (day: number) => number, width: number, height: number, ink: string): void {
    const [first, last] = this.range;
    pen.fillStyle = ink;
    pen.font = "11px system-ui, sans-serif";
    pen.textBaseline = "bottom";
    const starts = monthStarts(first, last, Math.max(2, Math.floor(width / 84)));
    for (const day of starts) {
      pen.fillRect(x(day), height - 17, 1, 4);
      if (x(day) < width - 60) pen.fillText(last - first > 2000 ? yearWords(day) : monthWords(day), x(day) + 3, height - 1);
    }
    if (starts.length === 0 || x(starts[0] as number) > 70) pen.fillText(shortDay(first), INSET, height - 1);
  }
}
