// The page: asks for the record once for each day of knowledge, then everything follows from the state.

import type { Act } from "./act";
import { ApiError, api } from "./api";
import { drawAbout, drawBar } from "./bar";
import type { Columns } from "./columns";
import { Detail } from "./detail";
import { dayWords } from "./days";
import { byId, count, el, fill } from "./dom";
import { ExportMenu } from "./exportmenu";
import { ALL } from "./filter";
import { Filters } from "./filters";
import { drawLegend } from "./legend";
import { HeldSelector } from "./heldselection";
import { fromHash, toHash } from "./link";
import { listen } from "./live";
import { MapPart } from "./mappart";
import { outlines } from "./outlinefiles";
import { liveries } from "./palette";
import { Pages } from "./pages/pages";
import { Panel } from "./panel";
import { download, pictureOf } from "./picture";
import { Reader } from "./reader";
import { Record } from "./record";
import { type Rights, rightsOf } from "./rights";
import { Search } from "./search";
import { Selector } from "./selection";
import { type Page, type State, Store } from "./store";
import { Themes } from "./theme";
import { Timeline } from "./timeline";
import { firstWindow } from "./view";

/** Pages on which people work: what they have begun there stays when the record changes. */
const DESKS: ReadonlySet<Page> = new Set<Page>(["add", "review", "users"]);

function fail(error: unknown): void {
  const box = byId("alert");
  const words = error instanceof ApiError ? error.message : `The page failed: ${error instanceof Error ? error.message : String(error)}`;
  fill(box, words, el("button", { type: "button", "aria-label": "Dismiss", onclick: () => (box.hidden = true) }, "×"));
  box.hidden = false;
  if (!(error instanceof ApiError)) console.error(error);
}

const recordOf = (columns: Columns): Record => new Record(columns, (key) => outlines.has(key));

/** Where a first visit begins: the last day a report was published, or the last that anything is known of. */
function firstState(record: Record, link: Partial<State>): State {
  const day = record.published.at(-1) ?? record.span[1];
  const window = link.window ?? firstWindow(record, day); // not asked for in vain: it looks at the whole record
  return { page: "map", day, window, asOf: null, filter: ALL, tab: "events", counted: "", thing: null, reading: null, view: null, front: false, since: null, inDays: false, about: [], ...link };
}

/** The parts that show one record; another record gets parts of its own. */
class Parts {
  readonly timeline: Timeline;
  readonly filters: Filters;
  private readonly selector: Selector;
  private readonly held: HeldSelector;
  private readonly panel: Panel;
  private readonly pages: Pages;
  private readonly unlisten: () => void;

  constructor(readonly record: Record, private readonly store: Store, act: Act, private readonly map: MapPart, renew: () => Promise<void>, rights: Rights, private fresh = true) {
    const dress = liveries(record.parties);
    this.selector = new Selector(record, () => this.show(store.state, null), fail);
    this.held = new HeldSelector(record, () => this.map.draw(record, store.state, this.selector.of(store.state).events, this.held), fail);
    this.filters = new Filters(record, store);
    const png = () => void this.png(dress).catch(fail);
    const exports = new ExportMenu(store, png);
    this.panel = new Panel(byId("panel"), record, store, dress, this.held, this.filters, exports.box, act, fail);
    this.timeline = new Timeline(byId("time"), record, store, act.open);
    this.pages = new Pages(byId("page"), { record, store, act, dress, selector: this.selector, held: this.held, fail, picture: () => map.picture(), renew, rights }, this.filters);
    drawLegend(byId("legend"), record, dress, store);
    this.show(store.state, null);
    this.fresh = true;
    this.unlisten = store.listen((state, before) => this.show(state, before));
  }

  end(): void {
    this.unlisten();
    this.timeline.end();
  }

  show(state: State, before: State | null): void {
    if (before && before.asOf !== state.asOf) return; // another record is on its way
    const filtered = !before || before.filter !== state.filter;
    const moved = filtered || before.day !== state.day || before.window !== state.window;
    const selection = this.selector.of(state);
    if (filtered) {
      this.filters.show(state);
      this.timeline.use(this.selector.all());
    } else if (moved) this.timeline.show(state);
    if (moved || before.tab !== state.tab || before.counted !== state.counted || before.page !== state.page) this.panel.show(state, selection);
    if (moved) this.map.draw(this.record, state, selection.events, this.held);
    byId("stage").classList.toggle("away", state.page !== "map");
    byId("page").hidden = state.page === "map";
    byId("time").hidden = state.page !== "map" && state.page !== "dossier";
    const inPages = !before || before.page !== state.page || before.about !== state.about || before.since !== state.since || (moved && !DESKS.has(state.page));
    const busy = !this.fresh && DESKS.has(state.page); // what is being done there stays
    this.pages.stand();
    if (inPages && !busy && (state.page !== "map" || (before && before.page !== "map"))) this.pages.show();
  }

  private async png(dress: ReturnType<typeof liveries>): Promise<void> {
    const drawn = await this.map.picture();
    if (!drawn) throw new ApiError("The map is not drawn yet; try again in a moment.");
    download(await pictureOf(drawn, this.map.credits, this.store.state, this.record, dress), "vedette-map.png");
  }
}

/** Once the frame has been painted; a page in the background, which is not painted, waits no longer than a moment. */
function painted(): Promise<void> {
  return new Promise((done) => {
    window.setTimeout(done, 150);
    requestAnimationFrame(() => window.setTimeout(done));
  });
}

async function start(): Promise<void> {
  const themes = new Themes();
  const about = byId<HTMLDialogElement>("about");
  drawAbout(about);
  const frame = painted();
  const link = fromHash(location.hash);
  // The short answer is asked for first: it does not wait until the long one is sent.
  const [health, columns] = await Promise.all([api.health(), api.map(link.asOf ?? null), frame]);
  const [record, rights] = [recordOf(columns), rightsOf(health)];
  const store = new Store(firstState(record, link));
  const act: Act = {
    open: (thing) => store.set({ thing, reading: null }),
    read: (report, claim) => store.set({ reading: { report, claim } }),
    add: rights.reviews ? (report, claim) => store.set({ reading: { report, claim, adding: true } }) : null,
    close: () => store.set({ thing: null }),
    about: (things) => store.set({ page: "about", about: things, thing: null, reading: null }),
  };
  const search = new Search(act, fail);
  const tell = drawBar(byId("bar"), store, search, themes, about, rights, fail);
  const detail = new Detail(byId("detail"), act, () => store.state.asOf, fail);
  const reader = new Reader(byId<HTMLDialogElement>("reader"), (reading) => store.set({ reading }), rights, fail);
  const library = painted().then(() => import("./chart")); // large: it is read once the lists stand
  const map = new MapPart(library, record, store, themes, act, fail);
  let parts: Parts;
  let asked = 0;
  const renew = async (): Promise<void> => {
    const turn = ++asked;
    document.documentElement.dataset.record = "busy";
    const next = recordOf(await api.map(store.state.asOf));
    if (turn !== asked) return;
    parts.end();
    const bare = parts.record.events.length === 0;
    parts = new Parts(next, store, act, map, renew, rights, false);
    if (bare && next.events.length) {
      const { day, window } = firstState(next, {});
      store.set({ day, window });
      map.fit();
    }
    tell(next);
    known(store.state, next);
    document.documentElement.dataset.record = "still";
  };
  parts = new Parts(record, store, act, map, renew, rights);
  document.documentElement.dataset.record = "still";
  tell(record);
  known(store.state, record);
  void detail.show(store.state.thing);
  void reader.show(store.state.reading);
  store.listen((state, before) => {
    if (before.asOf !== state.asOf) void renew().then(() => detail.show(store.state.thing)).catch(fail);
    if (before.thing !== state.thing) void detail.show(state.thing);
    if (before.reading !== state.reading) void reader.show(state.reading);
  });
  const follow = () => renew().then(() => Promise.all([detail.show(store.state.thing), reader.renew()]));
  listen(() => void follow().catch(fail));
  themes.listen(() => parts.timeline.show(store.state));
  keepLink(store);
  keys(store, () => parts, search);
  if (record.events.length === 0 && record.holds.length === 0 && store.state.asOf === null) hint(rights);
}

/** Says that not all that is known today is shown. */
function known({ asOf }: State, record: Record): void {
  const box = byId("known");
  box.hidden = asOf === null;
  if (asOf !== null) fill(box, el("b", {}, `As known on ${dayWords(asOf)}`), ` from the ${count(record.counts["reports"] ?? 0, "report")} published by then; later ones are not heard.`);
}

function hint({ reads }: Rights): void {
  byId("tip").hidden = true;
  fail(new ApiError(reads ? "This record holds no events yet. Add reports here, or read some with vedette run SOURCE…" : "This record holds no events yet."));
}

/** Writes the state into the address: a choice is a step in the history, a move of the slider is none. */
function keepLink(store: Store): void {
  let timer = 0;
  let back = false; // what a step back restores is no new step
  store.listen((state, before) => {
    const step = before.thing !== state.thing || before.reading !== state.reading || before.page !== state.page || before.about !== state.about;
    window.clearTimeout(timer);
    if (toHash(state) === location.hash) return;
    if (step && !back) history.pushState(null, "", toHash(state));
    else timer = window.setTimeout(() => history.replaceState(null, "", toHash(state)), 200);
  });
  window.addEventListener("popstate", () => {
    const { view: _, ...told } = fromHash(location.hash); // the map stays where it is
    back = true;
    store.set({ thing: null, reading: null, ...told });
    back = false;
  });
}

function keys(store: Store, parts: () => Parts, search: Search): void {
  document.addEventListener("keydown", (event) => {
    const at = event.target as HTMLElement;
    const typing = at.closest("input:not(#day):not(#since), select, textarea, button, summary, [role=button], dialog, .maplibregl-canvas");
    if (event.key === "Escape" && store.state.thing && !at.closest("dialog, .search, .menu")) store.set({ thing: null });
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const ranged = at.matches("#day, #since"); // the sliders have keys of their own
    if (event.key === "ArrowRight" && !ranged) parts().timeline.go(store.state.day + 1);
    else if (event.key === "ArrowLeft" && !ranged) parts().timeline.go(store.state.day - 1);
    else if (event.key === " ") (event.preventDefault(), parts().timeline.toggle());
    else if (event.key === "/") (event.preventDefault(), search.focus());
    else if (event.key === "f") (event.preventDefault(), parts().filters.toggle(true));
  });
}

/** Says where the record was to be that it is not coming. */
function stopped(error: unknown): void {
  document.documentElement.dataset.record = "failed";
  for (const line of document.querySelectorAll("[data-coming]")) line.textContent = "The record could not be read.";
  fail(error);
}

start().catch(stopped);
