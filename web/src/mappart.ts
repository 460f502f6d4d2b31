// The map's part of the page. It comes last and alone: the lists are read while its library is loading, and stay if it fails.

import type { Act } from "./act";
import { ApiError, api } from "./api";
import type { Chart } from "./chart";
import { standings } from "./control";
import { byId, count, el, fill } from "./dom";
import { heldWords, type HeldSelector } from "./heldselection";
import { ownCredits } from "./owntiles";
import type { Happening, Record } from "./record";
import type { Archive } from "./shapes";
import type { State, Store } from "./store";
import type { Themes } from "./theme";
import { firstView, viewOf } from "./view";

/** Of so many events the lists come first and the map a moment later: a slider being dragged draws it once. */
const MANY = 20_000;
/** How long a picture waits for the map to come to rest. */
const PATIENCE_MS = 6000;

const GUESS = "Shaded areas are interpolated between towns. No report drew these lines.";
const CREDITS = "Places © GeoNames (CC BY 4.0) · Basemap: Natural Earth (public domain)";

type Library = typeof import("./chart");

export class MapPart {
  private chart: Chart | null = null;
  private readonly begun: Promise<void>;
  private events: readonly Happening[] = [];
  private drawn: Record | null = null;
  private held: HeldSelector | null = null;
  private later = 0;
  credits = CREDITS;
  private readonly elsewhere = el("button", { type: "button", id: "elsewhere", hidden: true, onclick: () => this.chart?.fit(viewOf(this.events)) });
  private readonly guess = el("p", { id: "interpolated", hidden: true }, GUESS);
  private readonly towns = el("p", { id: "townsnote", hidden: true });

  constructor(library: Promise<Library>, private record: Record, private readonly store: Store, private readonly themes: Themes, private readonly act: Act, private readonly fail: (error: unknown) => void) {
    byId("chart").append(el("div", { id: "mapnotes" }, this.guess, this.towns, this.elsewhere));
    this.guess.hidden = !store.state.front;
    this.begun = this.begin(library).catch(fail);
  }

  /** Draws a record on the day of the state; the first call may come before the map is there. */
  draw(record: Record, state: State, events: readonly Happening[], held: HeldSelector): void {
    this.record = record;
    this.held = held;
    this.events = events;
    window.clearTimeout(this.later);
    if (events.length < MANY || this.drawn !== record) this.drawNow(state);
    else this.later = window.setTimeout(() => this.drawNow(state), 0);
  }

  private drawNow(state: State): void {
    const all = standings(this.record, state.day);
    const shown = this.held?.of(state, all) ?? all;
    this.tellTowns(state, shown.length, all.length);
    if (!this.chart) return;
    if (this.drawn !== this.record) this.chart.use(this.record);
    this.drawn = this.record;
    this.chart.draw(all, shown, this.events);
    this.tellElsewhere();
  }

  /** Says on the map what the filter does to the towns. */
  private tellTowns({ filter }: State, shown: number, all: number): void {
    const words = all ? heldWords(filter, shown, all, false) : null;
    this.towns.hidden = words === null;
    this.towns.textContent = words ?? "";
    fill(this.guess, GUESS, words && shown < all ? " They follow every town, those that are filtered out as well." : null);
  }

  /** Looks where the record lies. */
  fit(): void {
    this.chart?.fit(firstView(this.record, this.events));
  }

  /** The map as it is drawn, once it is; null where it cannot be drawn. */
  async picture(): Promise<string | null> {
    await this.begun;
    const { chart } = this;
    if (!chart) return null;
    if (!chart.map.loaded()) await Promise.race([new Promise((done) => chart.map.once("idle", done)), new Promise((done) => window.setTimeout(done, PATIENCE_MS))]);
    return chart.picture();
  }

  /** The basemap of the user's own, where there is one, and what is needed to read it. */
  private async archive(): Promise<Archive | null> {
    const { archive } = await api.tiles();
    if (archive) (await import("./protocol")).useArchives();
    this.credits += ownCredits(archive);
    byId("credits").textContent = this.credits;
    return archive;
  }

  private async begin(library: Promise<Library>): Promise<void> {
    const [{ Chart }, archive] = await Promise.all([library, this.archive()]);
    const { store, act } = this;
    const { view } = store.state;
    const chart = new Chart(byId("map"), this.record, this.themes.now, firstView(this.record, this.events), archive, {
      event: (key) => act.open({ kind: "event", key }),
      place: ({ key }) => act.open({ kind: "place", key }),
      moved: (moved) => store.set({ view: moved }),
      lost: () => this.fail(new ApiError("The basemap of your own (--tiles) cannot be read; the built-in one is shown.")),
    });
    await chart.ready;
    this.chart = chart;
    chart.showFront(store.state.front);
    this.drawNow(store.state);
    chart.leaveRoom(room(store.state));
    if (view) chart.look(view);
    chart.light(this.placeOf(store.state), !view);
    store.listen((state, before) => this.follow(chart, state, before));
    this.themes.listen((theme) => chart.repaint(theme));
    chart.map.on("moveend", () => this.tellElsewhere());
    this.tellElsewhere();
    // Says in the page itself whether the map is at rest; tests and screenshots wait for it.
    const say = (word: string) => () => void (document.documentElement.dataset.map = word);
    chart.map.on("idle", say("still"));
    chart.map.on("dataloading", say("busy"));
    chart.map.on("movestart", say("busy"));
  }

  private follow(chart: Chart, state: State, before: State): void {
    if (before.front !== state.front) {
      chart.showFront(state.front);
      this.guess.hidden = !state.front;
    }
    if (before.thing === state.thing) return;
    this.tellElsewhere();
    chart.leaveRoom(room(state));
    chart.light(this.placeOf(state), true);
  }

  private placeOf({ thing }: State) {
    if (thing?.kind === "place") return this.record.placeByKey(thing.key);
    if (thing?.kind === "event") return this.record.eventById(thing.key)?.place ?? null;
    return null;
  }

  /** Says on the map where most of what is listed lies outside of it, and goes there when asked. */
  private tellElsewhere(): void {
    if (!this.chart) return;
    const { drawn, outside } = this.chart.outside();
    this.elsewhere.hidden = outside * 2 <= drawn || this.store.state.thing !== null; // what is open was gone to on purpose
    this.elsewhere.textContent = `${outside === drawn ? `The ${count(drawn, "event")} of these days lie` : `${outside} of the ${count(drawn, "event")} of these days lie`} elsewhere: go there`;
  }
}

/** The details lie over the map's right side, the legend over its left; on a phone the details lie over its lower part. */
function room({ thing }: State): { left?: number; right?: number; bottom?: number } {
  if (!thing) return {};
  const { clientWidth, clientHeight } = byId("chart");
  if (matchMedia("(max-width: 720px)").matches) return { bottom: clientHeight * 0.55 };
  return { left: byId("legend").clientWidth, right: Math.min(432, clientWidth * 0.44) };
}
