// The state as a link: everything after # in the address, so that a view can be kept, shared and restored.

import { fromIso, toIso } from "./days";
import { ALL, type Filter, STATUSES } from "./filter";
import type { Page, State, Tab, Thing, View } from "./store";

const TABS: readonly Tab[] = ["events", "control", "figures", "disputes", "claims"];
const PAGES: readonly Page[] = ["map", "numbers", "about", "brief", "add", "review", "users", "dossier"];
const KINDS: readonly Thing["kind"][] = ["event", "place", "party", "claim"];
/** The filter's conditions in the link, where they are not to be mistaken for the thing that is open. */
const KEYS = { party: "side", place: "where", source: "voice" } as const;

export function toHash(state: State): string {
  const query = new URLSearchParams({ day: toIso(state.day), window: String(state.window), tab: state.tab });
  if (state.page !== "map") query.set("page", state.page);
  for (const { kind, key } of state.about) query.append("of", `${kind}|${key}`);
  if (state.asOf !== null) query.set("asof", toIso(state.asOf));
  if (state.front) query.set("front", "1");
  if (state.since !== null) query.set("since", toIso(state.since));
  if (state.inDays) query.set("indays", "1");
  filterInto(query, state.filter);
  if (state.thing) query.set(state.thing.kind, state.thing.key);
  if (state.reading) {
    query.set("report", state.reading.report);
    if (state.reading.claim) query.set("lit", state.reading.claim);
  }
  if (state.counted) query.set("counted", state.counted);
  if (state.view) query.set("map", [state.view.zoom, state.view.lat, state.view.lon].map((value) => value.toFixed(3)).join("_"));
  return `#${query}`;
}

function filterInto(query: URLSearchParams, filter: Filter): void {
  if (filter.words) query.set("q", filter.words);
  for (const name of ["types", "families", "status"] as const) if (filter[name].length) query.set(name, filter[name].join(","));
  for (const name of ["party", "place", "source"] as const) if (filter[name]) query.set(KEYS[name], filter[name]);
  if (filter.sure) query.set("sure", String(filter.sure));
}

/** What a link says; anything that makes no sense is left out. */
export function fromHash(hash: string): Partial<State> {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const found: Partial<State> = {};
  const day = fromIso(query.get("day"));
  if (day !== null) found.day = day;
  const window = query.get("window");
  if (window !== null && /^\d{1,5}$/.test(window)) found.window = Number(window);
  const tab = TABS.find((name) => name === query.get("tab"));
  if (tab) found.tab = tab;
  const kind = KINDS.find((name) => query.get(name));
  if (kind) found.thing = { kind, key: query.get(kind) as string };
  const report = query.get("report");
  if (report) found.reading = { report, claim: query.get("lit") };
  const view = viewOf(query.get("map"));
  if (view) found.view = view;
  found.page = PAGES.find((name) => name === query.get("page")) ?? "map";
  found.about = aboutOf(query.getAll("of"));
  if (found.page === "about" && found.about.length === 0) found.page = "map";
  found.asOf = fromIso(query.get("asof"));
  found.front = query.get("front") === "1";
  found.since = fromIso(query.get("since"));
  found.inDays = query.get("indays") === "1";
  found.counted = /^[a-z_]{1,40}$/.exec(query.get("counted") ?? "")?.[0] ?? "";
  found.filter = filterOf(query);
  return found;
}

function aboutOf(all: readonly string[]): Thing[] {
  return all.slice(0, 2).flatMap((one) => {
    const [, kind, key] = /^(place|party)\|(.+)$/.exec(one) ?? [];
    return kind && key ? [{ kind: kind as "place" | "party", key }] : [];
  });
}

function filterOf(query: URLSearchParams): Filter {
  const list = (name: string) => (query.get(name) ?? "").split(",").filter((word) => /^[a-z_]+$/.test(word));
  const sure = Number(query.get("sure") ?? 0);
  return {
    ...ALL,
    words: (query.get("q") ?? "").slice(0, 200),
    types: list("types"),
    families: list("families"),
    status: list("status").filter((word) => STATUSES.some((status) => status === word)),
    party: query.get(KEYS.party),
    place: query.get(KEYS.place),
    source: query.get(KEYS.source),
    sure: sure > 0 && sure <= 1 ? sure : 0,
  };
}

function viewOf(text: string | null): View | null {
  const [zoom, lat, lon, ...more] = (text ?? "").split("_").map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined || more.length) return null;
  const sane = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return sane ? { zoom, lat, lon } : null;
}
