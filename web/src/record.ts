// The record as the map needs it: places, events and holdings by position, and questions asked of them for a day.

import type { Columns } from "./shapes";

/** How a place may be drawn: a point, an area that is only as large as the doubt about it, or not at all. */
export type Extent = "point" | "area" | "wide" | "nowhere";

const POINT_KINDS = new Set(["town", "city", "village", "site"]);
/** A place known to within this many km is drawn as a point; the media's own precision is no better. */
const POINT_KM = 15;
/** A place known less well than this says nothing on a map: it is listed. */
const AREA_KM = 160;

export interface Place {
  at: number;
  key: string;
  name: string;
  lat: number | null;
  lon: number | null;
  radius: number | null;
  kind: string | null;
  extent: Extent;
  /** Whether the ledger has ever said who holds it. */
  held: boolean;
}

export interface Happening {
  id: string;
  type: string;
  label: string;
  family: string;
  place: Place | null;
  start: number | null;
  end: number | null;
  /** The last day on which a report told of it. */
  told: number | null;
  precision: string;
  status: string;
  tollLow: number | null;
  tollHigh: number | null;
  reports: number;
  sources: number;
  actor: number[];
  target: number[];
}

export interface Hold {
  place: Place;
  holder: number;
  status: string;
  start: number | null;
  end: number | null;
  claims: number;
  against: number;
}

export class Record {
  readonly places: Place[];
  readonly events: Happening[];
  readonly holds: Hold[];
  readonly parties: { key: string; name: string; holds: number }[];
  readonly families: { name: string; label: string }[];
  readonly counts: { [name: string]: number };
  private readonly ledger = new Map<number, Hold[]>();

  constructor(readonly columns: Columns) {
    this.parties = columns.parties;
    this.families = columns.families;
    this.counts = columns.counts;
    this.places = places(columns);
    this.holds = holdings(columns, this.places);
    for (const hold of this.holds) {
      hold.place.held = true;
      const own = this.ledger.get(hold.place.at);
      if (own) own.push(hold);
      else this.ledger.set(hold.place.at, [hold]);
    }
    this.events = events(columns, this.places);
  }

  /** First and last day worth a slider: from a fortnight before the first report to the last day told of by reports. */
  get focus(): [number, number] {
    const [first, last] = this.columns.published;
    const span = this.span;
    if (first === undefined || last === undefined) return span;
    return [Math.max(span[0], first - 14), Math.max(last, Math.min(span[1], last + 2))];
  }

  /** First and last day of anything in the record. */
  get span(): [number, number] {
    let [low, high] = [Infinity, -Infinity];
    const see = (day: number | null) => {
      if (day === null) return;
      low = Math.min(low, day);
      high = Math.max(high, day);
    };
    for (const event of this.events) (see(event.start), see(event.end));
    for (const hold of this.holds) (see(hold.start), see(hold.end));
    for (const day of this.columns.published) see(day);
    const today = Math.floor(Date.now() / 86_400_000);
    return low > high ? [today - 30, today] : [low, high];
  }

  /** Events that may have happened in the days from `since` to `until`; undated ones never match. */
  between(since: number, until: number): Happening[] {
    return this.events.filter((event) => {
      const [first, last] = reachOf(event);
      return first !== null && last !== null && first <= until && last >= since;
    });
  }

  undated(): Happening[] {
    return this.events.filter((event) => event.start === null && event.end === null);
  }

  /** What the ledger says of a place on a day; none where it says nothing. */
  holdsOn(place: Place, day: number): Hold[] {
    const own = this.ledger.get(place.at) ?? [];
    return own.filter((hold) => (hold.start ?? -Infinity) <= day && (hold.end ?? Infinity) >= day);
  }

  history(place: Place): Hold[] {
    return this.ledger.get(place.at) ?? [];
  }

  partyName(at: number): string {
    return this.parties[at]?.name ?? "unknown";
  }

  placeByKey(key: string): Place | null {
    return this.places.find((place) => place.key === key) ?? null;
  }
}

/** The days that an event is shown on. One that has no end goes on until the last report of it, and no further; of one
 * without a beginning only its last day is sure. */
export function reachOf({ start, end, told }: Happening): [number | null, number | null] {
  return [start ?? end, end ?? (start === null ? null : Math.max(start, told ?? start))];
}

function places({ places: from }: Columns): Place[] {
  return from.key.map((key, at) => {
    const place = {
      at,
      key,
      name: from.name[at] ?? key,
      lat: from.lat[at] ?? null,
      lon: from.lon[at] ?? null,
      radius: from.radius_km[at] ?? null,
      kind: from.kind[at] ?? null,
      held: false,
    };
    return { ...place, extent: extentOf(place) };
  });
}

/** A province is an area, never a pin in its centre; a country is neither. */
export function extentOf(place: Pick<Place, "lat" | "lon" | "radius" | "kind">): Extent {
  if (place.lat === null || place.lon === null) return "nowhere";
  const radius = place.radius ?? (place.kind === null || POINT_KINDS.has(place.kind) ? 0 : AREA_KM + 1);
  const settled = place.kind === null || POINT_KINDS.has(place.kind);
  if (settled && radius <= POINT_KM) return "point";
  return radius <= AREA_KM && place.kind !== "country" ? "area" : "wide";
}

/** Whether a place has a mark of its own on the map. */
export const isDrawn = ({ extent }: Place): boolean => extent === "point" || extent === "area";

function events({ events: from, types }: Columns, all: Place[]): Happening[] {
  return from.id.map((id, at) => {
    const type = types[from.type[at] ?? -1];
    return {
      id,
      type: type?.name ?? "",
      label: type?.label ?? "Event",
      family: type?.family ?? "other",
      place: all[from.place[at] ?? -1] ?? null,
      start: from.start[at] ?? null,
      end: from.end[at] ?? null,
      told: from.told[at] ?? null,
      precision: from.precision[at] ?? "unknown",
      status: from.status[at] ?? "asserted",
      tollLow: from.toll_low[at] ?? null,
      tollHigh: from.toll_high[at] ?? null,
      reports: from.reports[at] ?? 0,
      sources: from.sources[at] ?? 0,
      actor: from.actor[at] ?? [],
      target: from.target[at] ?? [],
    };
  });
}

function holdings({ holdings: from }: Columns, all: Place[]): Hold[] {
  return from.place.flatMap((index, at) => {
    const place = all[index];
    if (!place) return [];
    return {
      place,
      holder: from.holder[at] ?? -1,
      status: from.status[at] ?? "held",
      start: from.start[at] ?? null,
      end: from.end[at] ?? null,
      claims: from.claims[at] ?? 0,
      against: from.against[at] ?? 0,
    };
  });
}
