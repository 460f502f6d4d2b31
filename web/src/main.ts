// The page: asks for the record once, then everything follows from the state.

import "maplibre-gl/dist/maplibre-gl.css";
import type { Act } from "./act";
import { ApiError, api } from "./api";
import { drawAbout, drawBar } from "./bar";
import { Detail } from "./detail";
import { byId, count, el, fill } from "./dom";
import { drawLegend } from "./legend";
import { fromHash, toHash } from "./link";
import { liveries } from "./palette";
import { Panel } from "./panel";
import { Reader } from "./reader";
import { type Happening, Record } from "./record";
import { Search } from "./search";
import { type State, Store } from "./store";
import { Themes } from "./theme";
import { Timeline } from "./timeline";
import { firstView, firstWindow, viewOf } from "./view";

const CREDITS = "Places © GeoNames (CC BY 4.0) · Basemap: Natural Earth (public domain)";

function fail(error: unknown): void {
  const box = byId("alert");
  const words = error instanceof ApiError ? error.message : `The page failed: ${error instanceof Error ? error.message : String(error)}`;
  fill(box, words, el("button", { type: "button", "aria-label": "Dismiss", onclick: () => (box.hidden = true) }, "×"));
  box.hidden = false;
  if (!(error instanceof ApiError)) console.error(error);
}

/** The events of the chosen days. */
function eventsOf(record: Record, { day, window: days }: State): Happening[] {
  return record.between(days === 0 ? -Infinity : day - days + 1, day);
}

/** Where a first visit begins: the last day a report was published, or the last that anything is known of. */
function firstState(record: Record): State {
  const day = record.columns.published.at(-1) ?? record.span[1];
  return { day, window: firstWindow(record, day), tab: "events", thing: null, reading: null, view: null, ...fromHash(location.hash) };
}

async function start(): Promise<void> {
  const themes = new Themes();
  byId("credits").textContent = CREDITS;
  const about = byId<HTMLDialogElement>("about");
  drawAbout(about);
  const library = import("./chart"); // large: it loads while the record is asked for and the lists are drawn
  const record = new Record(await api.map());
  const store = new Store(firstState(record));
  const act: Act = {
    open: (thing) => store.set({ thing, reading: null }),
    read: (report, claim) => store.set({ reading: { report, claim } }),
    close: () => store.set({ thing: null }),
  };
  const search = new Search(act, fail);
  drawBar(byId("bar"), record, search, themes, about);
  const dress = liveries(record.parties);
  const panel = new Panel(byId("panel"), record, store, dress, act, fail);
  const timeline = new Timeline(byId("time"), record, store);
  const detail = new Detail(byId("detail"), act, fail);
  const reader = new Reader(byId<HTMLDialogElement>("reader"), (reading) => store.set({ reading }), fail);
  drawLegend(byId("legend"), record, dress);
  const show = (state: State, before: State | null) => {
    const moved = !before || before.day !== state.day || before.window !== state.window;
    if (moved) timeline.show(state);
    if (moved || before?.tab !== state.tab) panel.show(state, eventsOf(record, state));
    if (before?.thing !== state.thing) void detail.show(state.thing);
    if (before?.reading !== state.reading) void reader.show(state.reading);
  };
  show(store.state, null);
  store.listen(show);
  themes.listen(() => timeline.show(store.state));
  keepLink(store);
  keys(store, timeline, search);
  if (record.events.length === 0 && record.holds.length === 0) hint();
  await drawMap((await library).Chart, record, store, themes, act);
}

function hint(): void {
  byId("tip").hidden = true;
  fail(new ApiError("This record holds no events yet. Read some reports first: vedette run SOURCE…"));
}

/** The map comes last and alone: the lists are read while its library is still loading, and stay where it fails. */
async function drawMap(Chart: typeof import("./chart").Chart, record: Record, store: Store, themes: Themes, act: Act): Promise<void> {
  const chart = new Chart(byId("map"), record, themes.now, firstView(record, eventsOf(record, store.state)), {
    event: (key) => act.open({ kind: "event", key }),
    place: ({ key }) => act.open({ kind: "place", key }),
    moved: (view) => store.set({ view }),
  });
  await chart.ready;
  const placeOf = ({ thing }: State) => {
    if (thing?.kind === "place") return record.placeByKey(thing.key);
    if (thing?.kind === "event") return record.events.find(({ id }) => id === thing.key)?.place ?? null;
    return null;
  };
  // The details lie over the map's right side, the legend over its left; on a phone the details lie over its lower part.
  const room = ({ thing }: State) => {
    if (!thing) return {};
    const { clientWidth, clientHeight } = byId("chart");
    if (matchMedia("(max-width: 720px)").matches) return { bottom: clientHeight * 0.55 };
    return { left: byId("legend").clientWidth, right: Math.min(432, clientWidth * 0.44) };
  };
  const { view } = store.state;
  chart.draw(store.state.day, eventsOf(record, store.state));
  chart.leaveRoom(room(store.state));
  if (view) chart.look(view);
  chart.light(placeOf(store.state), !view);
  store.listen((state, before) => {
    if (before.day !== state.day || before.window !== state.window) chart.draw(state.day, eventsOf(record, state));
    if (before.thing === state.thing) return;
    chart.leaveRoom(room(state));
    chart.light(placeOf(state), true);
  });
  themes.listen((theme) => chart.repaint(theme));
  tellElsewhere(chart, record, store);
  // Says in the page itself whether the map is at rest; tests and screenshots wait for it.
  const say = (word: string) => () => void (document.documentElement.dataset.map = word);
  chart.map.on("idle", say("still"));
  chart.map.on("dataloading", say("busy"));
  chart.map.on("movestart", say("busy"));
}

/** Says on the map where most of what is listed lies outside of it, and goes there when asked. */
function tellElsewhere(chart: InstanceType<typeof import("./chart").Chart>, record: Record, store: Store): void {
  const button = el("button", { type: "button", id: "elsewhere", hidden: true, onclick: () => chart.fit(viewOf(listed())) });
  const listed = () => eventsOf(record, store.state);
  const tell = () => {
    const { drawn, outside } = chart.outside(listed());
    button.hidden = outside * 2 <= drawn;
    button.textContent = `${outside === drawn ? `The ${count(drawn, "event")} of these days lie` : `${outside} of the ${count(drawn, "event")} of these days lie`} elsewhere: go there`;
  };
  byId("chart").append(button);
  chart.map.on("moveend", tell);
  store.listen((state, before) => (before.day !== state.day || before.window !== state.window) && tell());
  tell();
}

/** Writes the state into the address: a choice is a step in the history, a move of the slider is none. */
function keepLink(store: Store): void {
  let timer = 0;
  store.listen((state, before) => {
    const step = before.thing !== state.thing || before.reading !== state.reading;
    window.clearTimeout(timer);
    if (toHash(state) === location.hash) return;
    if (step) history.pushState(null, "", toHash(state));
    else timer = window.setTimeout(() => history.replaceState(null, "", toHash(state)), 200);
  });
  window.addEventListener("popstate", () => {
    const { view: _, ...told } = fromHash(location.hash); // the map stays where it is
    store.set({ thing: null, reading: null, ...told });
  });
}

function keys(store: Store, timeline: Timeline, search: Search): void {
  document.addEventListener("keydown", (event) => {
    const at = event.target as HTMLElement;
    const typing = at.closest("input, select, textarea, button, [role=button], dialog, .maplibregl-canvas");
    if (event.key === "Escape" && store.state.thing && !at.closest("dialog, .search")) store.set({ thing: null });
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight") timeline.go(store.state.day + 1);
    else if (event.key === "ArrowLeft") timeline.go(store.state.day - 1);
    else if (event.key === " ") (event.preventDefault(), timeline.toggle());
    else if (event.key === "/") (event.preventDefault(), search.focus());
  });
}

start().catch(fail);
