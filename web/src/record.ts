// The record as the map needs it: places, events, holdings and tolls by position, and questions asked of them for a day.

import { type Columns, NONE } from "./columns";
import { Reach } from "./reach";
import type { PartyEntry } from "./shapes";

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
  country: string | null;
  extent: Extent;
  /** Whether the ledger has ever said who holds it. */
  held: boolean;
}

export interface Happening {
  at: number;
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
  confidence: number;
  actor: number[];
  target: number[];
}

export interface Hold {
  /** Its position in the ledger's columns. */
  at: number;
  place: Place;
  holder: number;
  status: string;
  start: number | null;
  end: number | null;
  claims: number;
  against: number;
  /** Only a province that the place lies in is said to be held. */
  inherited: boolean;
}

export interface Figure {
  id: string;
  kind: string;
  type: string;
  label: string;
  place: Place | null;
  start: number | null;
  end: number | null;
  low: number | null;
  high: number | null;
  /** The event's position, -1 where it belongs to none. */
  event: number;
  claims: number;
  rival: boolean;
  target: number[];
}

const whole = (value: number | undefined): number | null => (value === undefined || value === NONE ? null : value);
const real = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** One event, its slots read from the columns when asked for: a hundred thousand of them cost next to nothing. */
class EventRow implements Happening {
  constructor(private readonly record: Record, private readonly from: Columns["events"], readonly at: number) {}

  private get kind() {
    return this.record.columns.meta.types[this.from.type[this.at] as number];
  }
  get id(): string {
    return this.from.id.at(this.at);
  }
  get type(): string {
    return this.kind?.name ?? "";
  }
  get label(): string {
    return this.kind?.label ?? "Event";
  }
  get family(): string {
    return this.kind?.family ?? "other";
  }
  get place(): Place | null {
    return this.record.places[this.from.place[this.at] as number] ?? null;
  }
  get start(): number | null {
    return whole(this.from.start[this.at]);
  }
  get end(): number | null {
    return whole(this.from.end[this.at]);
  }
  get told(): number | null {
    return whole(this.from.told[this.at]);
  }
  get precision(): string {
    return this.from.precision.of(this.at) ?? "unknown";
  }
  get status(): string {
    return this.from.status.of(this.at) ?? "asserted";
  }
  get tollLow(): number | null {
    return real(this.from.toll_low[this.at]);
  }
  get tollHigh(): number | null {
    return real(this.from.toll_high[this.at]);
  }
  get reports(): number {
    return this.from.reports[this.at] ?? 0;
  }
  get sources(): number {
    return this.from.sources[this.at] ?? 0;
  }
  get confidence(): number {
    return this.from.confidence[this.at] ?? 0;
  }
  get actor(): number[] {
    return this.from.actor.at(this.at);
  }
  get target(): number[] {
    return this.from.target.at(this.at);
  }
}

export class Record {
  readonly places: Place[];
  readonly events: Happening[];
  readonly holds: Hold[];
  readonly parties: PartyEntry[];
  readonly voices: { key: string; name: string }[];
  readonly families: { name: string; label: string }[];
  readonly counts: { [name: string]: number };
  readonly published: number[];
  /** First and last day of anything in the record. */
  readonly span: [number, number];
  private readonly reach: Reach;
  private readonly ledger = new Map<number, Hold[]>();
  private ids: Map<string, number> | null = null;
  private keys: Map<string, Place> | null = null;

  /** `outlined` says of which places, by key, an outline is known. */
  constructor(readonly columns: Columns, outlined: (key: string) => boolean = () => false) {
    const { meta } = columns;
    this.parties = meta.parties;
    this.voices = meta.voices;
    this.families = meta.families;
    this.counts = meta.counts;
    this.published = meta.published;
    this.places = places(columns, outlined);
    this.holds = holdings(columns, this.places);
    for (const hold of this.holds) {
      hold.place.held = true;
      const own = this.ledger.get(hold.place.at);
      if (own) own.push(hold);
      else this.ledger.set(hold.place.at, [hold]);
    }
    this.events = Array.from({ length: columns.events.id.length }, (_, at) => new EventRow(this, columns.events, at));
    this.reach = new Reach(columns.events);
    this.span = this.spanOf();
  }

  /** First and last day worth a slider: from a fortnight before the first report to the last day told of by reports. */
  get focus(): [number, number] {
    const [first, last] = this.published;
    const span = this.span;
    if (first === undefined || last === undefined) return span;
    return [Math.max(span[0], first - 14), Math.max(last, Math.min(span[1], last + 2))];
  }

  private spanOf(): [number, number] {
    let [low, high] = [Infinity, -Infinity];
    const see = (day: number | null | undefined) => {
      if (day === null || day === undefined || day === NONE) return;
      if (day < low) low = day;
      if (day > high) high = day;
    };
    const { start, end } = this.columns.events;
    for (const day of start) see(day);
    for (const day of end) see(day);
    for (const hold of this.holds) (see(hold.start), see(hold.end));
    for (const day of this.published) see(day);
    const today = Math.floor(Date.now() / 86_400_000);
    return low > high ? [today - 30, today] : [low, high];
  }

  /** Events that may have happened in the days from `since` to `until`, the latest first; undated ones never match.
   * With a mask only those whose position is set in it. */
  between(since: number, until: number, mask: Uint8Array | null = null): Happening[] {
    const found: Happening[] = [];
    this.reach.each(since, until, (at) => {
      if (!mask || mask[at]) found.push(this.events[at] as Happening);
    });
    return found;
  }

  undated(mask: Uint8Array | null = null): Happening[] {
    return this.reach.undated.filter((at) => !mask || mask[at]).map((at) => this.events[at] as Happening);
  }

  /** All figures, as the ledger of tolls has them. */
  figures(): Figure[] {
    const { tolls, meta } = this.columns;
    return Array.from({ length: tolls.id.length }, (_, at) => {
      const type = meta.toll_types[tolls.type[at] as number];
      return {
        id: tolls.id.at(at),
        kind: type?.kind ?? "",
        type: type?.name ?? "",
        label: type?.label ?? "",
        place: this.places[tolls.place[at] as number] ?? null,
        start: whole(tolls.start[at]),
        end: whole(tolls.end[at]),
        low: real(tolls.low[at]),
        high: real(tolls.high[at]),
        event: tolls.event[at] as number,
        claims: tolls.claims[at] as number,
        rival: tolls.rival[at] === 1,
        target: tolls.target.at(at),
      };
    });
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

  /** What a party is called in what is passed on: nobody private is named. */
  publicName(at: number): string {
    return this.parties[at]?.public ?? "unknown";
  }

  placeByKey(key: string): Place | null {
    this.keys ??= new Map(this.places.map((place) => [place.key, place]));
    return this.keys.get(key) ?? null;
  }

  eventById(id: string): Happening | null {
    this.ids ??= indexed(this.columns.events.id);
    const at = this.ids.get(id);
    return at === undefined ? null : (this.events[at] ?? null);
  }
}

const indexed = (texts: { all: () => string[] }): Map<string, number> => new Map(texts.all().map((text, at) => [text, at]));

function places({ places: from }: Columns, outlined: (key: string) => boolean): Place[] {
  return from.key.all().map((key, at) => {
    const place = {
      at,
      key,
      name: from.name.at(at),
      lat: real(from.lat[at]),
      lon: real(from.lon[at]),
      radius: real(from.radius_km[at]),
      kind: from.kind.of(at),
      country: from.country.of(at),
      held: false,
    };
    return { ...place, extent: extentOf(place, outlined(key)) };
  });
}

/** A province is an area, never a pin in its centre; a country is neither. One whose outline is known may be of any size. */
export function extentOf(place: Pick<Place, "lat" | "lon" | "radius" | "kind">, outlined = false): Extent {
  if (place.lat === null || place.lon === null) return "nowhere";
  if (outlined) return "area";
  const radius = place.radius ?? (place.kind === null || POINT_KINDS.has(place.kind) ? 0 : AREA_KM + 1);
  const settled = place.kind === null || POINT_KINDS.has(place.kind);
  if (settled && radius <= POINT_KM) return "point";
  return radius <= AREA_KM && place.kind !== "country" ? "area" : "wide";
}

/** Whether a place has a mark of its own on the map. */
export const isDrawn = ({ extent }: Place): boolean => extent === "point" || extent === "area";

function holdings({ holdings: from }: Columns, all: Place[]): Hold[] {
  return Array.from(from.place).flatMap((index, at) => {
    const place = all[index];
    if (!place) return [];
    return {
      at,
      place,
      holder: from.holder[at] ?? -1,
      status: from.status.of(at) ?? "held",
      start: whole(from.start[at]),
      end: whole(from.end[at]),
      claims: from.claims[at] ?? 0,
      against: from.against[at] ?? 0,
      inherited: from.inherited[at] === 1,
    };
  });
}
