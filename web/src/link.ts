// The state as a link: everything after # in the address, so that a view can be kept, shared and restored.

import { fromIso, toIso } from "./days";
import type { State, Tab, Thing, View } from "./store";

const TABS: readonly Tab[] = ["events", "control", "figures", "claims"];
const KINDS: readonly Thing["kind"][] = ["event", "place", "party", "claim"];

export function toHash(state: State): string {
  const query = new URLSearchParams({ day: toIso(state.day), window: String(state.window), tab: state.tab });
  if (state.thing) query.set(state.thing.kind, state.thing.key);
  if (state.reading) {
    query.set("report", state.reading.report);
    if (state.reading.claim) query.set("lit", state.reading.claim);
  }
  if (state.view) query.set("map", [state.view.zoom, state.view.lat, state.view.lon].map((value) => value.toFixed(3)).join("_"));
  return `#${query}`;
}

/** What a link says; anything that makes no sense is left out. */
export function fromHash(hash: string): Partial<State> {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const found: Partial<State> = {};
  const day = fromIso(query.get("day"));
  if (day !== null) found.day = day;
  const window = query.get("window");
  if (window !== null && /^\d{1,4}$/.test(window)) found.window = Number(window);
  const tab = TABS.find((name) => name === query.get("tab"));
  if (tab) found.tab = tab;
  const kind = KINDS.find((name) => query.get(name));
  if (kind) found.thing = { kind, key: query.get(kind) as string };
  const report = query.get("report");
  if (report) found.reading = { report, claim: query.get("lit") };
  const view = viewOf(query.get("map"));
  if (view) found.view = view;
  return found;
}

function viewOf(text: string | null): View | null {
  const [zoom, lat, lon, ...more] = (text ?? "").split("_").map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined || more.length) return null;
  const sane = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return sane ? { zoom, lat, lon } : null;
}
