// The JSON that the API gives, as far as the page uses it. The server's own description is /api/v1/openapi.json.

export interface PartyForm {
  name: string;
  text: string;
  id?: string | null;
}

export interface ReportHead {
  document_id: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
}

export interface Reading {
  label: string;
  speakers: string[];
  status: string;
  place: string;
  place_key: string | null;
  place_kind: string | null;
  time: string;
  precision: string | null;
  figure: string | null;
  actor_keys: string[];
  target_keys: string[];
  event_id: string | null;
  before: string;
  after: string;
  quote_found: boolean;
  report: ReportHead;
  judged: string[];
  trace: [string, string][];
}

export interface Claim {
  claim_id: string;
  document_id: string;
  kind: string;
  type: string;
  actor: PartyForm[];
  target: PartyForm[];
  place: { name: string; lat: number | null; lon: number | null; radius_km: number | null } | null;
  time: { start: string | null; end: string | null } | null;
  figure: { low: number | null; high: number | null; unit: string; words: string } | null;
  status: string;
  source: PartyForm[];
  quote: { exact: string; start: number; end: number };
  confidence: number;
  reader: string;
  /** What other schemes call it: ACLED's sub-event type, on claims of notes. */
  codes?: { acled?: string };
  reading: Reading;
}

export interface ClaimPage {
  total: number;
  items: Claim[];
}

export interface PartyRef {
  key: string;
  name: string;
}

export interface PlaceRef {
  key: string;
  name: string;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  kind: string | null;
  country: string | null;
  words: string;
}

export interface EventItem {
  event_id: string;
  type: string;
  label: string;
  family: string;
  actor: PartyRef[];
  target: PartyRef[];
  place: PlaceRef | null;
  start: string | null;
  end: string | null;
  time: string;
  status: string;
  status_words: string;
  claims: string[];
  reports: number;
  sources: number;
  confidence: number;
}

export interface Toll {
  toll_id: string;
  kind: string;
  type: string;
  label: string;
  target: PartyRef[];
  place: PlaceRef | null;
  start: string | null;
  end: string | null;
  event_id: string | null;
  low: number | null;
  high: number | null;
  words: string;
  sides: { claim_id: string; words: string; unit: string; speakers: string[]; status: string }[];
  agreed: [string, string][];
  rival: boolean;
}

export interface Dispute {
  subject: string;
  slot: string;
  label: string;
  agreed: [string, string][];
  sides: { says: string; claims: string[]; speakers: string[][] }[];
}

export interface EventDetail extends EventItem {
  claim_forms: Claim[];
  tolls: Toll[];
  disputes: Dispute[];
}

export interface HoldingItem {
  place: PlaceRef;
  holder: PartyRef | null;
  status: string;
  label: string;
  start: string | null;
  end: string | null;
  claims: string[];
  against: string[];
}

export interface PlaceDetail extends PlaceRef {
  holdings: HoldingItem[];
  tolls: Toll[];
  disputes: Dispute[];
  events: EventItem[];
  claims: Claim[];
}

export interface PartyDetail extends PartyRef {
  names: string[];
  card: PartyCard | null;
  ties: Tie[];
  disputes: Dispute[];
  holdings: HoldingItem[];
  tolls: Toll[];
  events: EventItem[];
  claims: Claim[];
}

export interface Run {
  start: number;
  end: number;
}

export interface ReportDetail extends ReportHead {
  claims: number;
  copy_of: string | null;
  text: string;
  body: Run[];
  furniture: Run[];
  claim_forms: Claim[];
}

export interface SearchHit {
  kind: "place" | "party" | "claim" | "report";
  key: string;
  title: string;
  excerpt: string;
}

export interface PartyEntry {
  key: string;
  name: string;
  /** What it is called in what is passed on. */
  public: string;
  holds: number;
  /** The key of whom it belongs to: an army's is its government's, most are their own. */
  side: string;
}

/** All of the map's answer that is no column. */
export interface ChartMeta {
  as_of: number | null;
  published: number[];
  counts: { [name: string]: number };
  families: { name: string; label: string }[];
  types: { name: string; label: string; means: string; family: string }[];
  parties: PartyEntry[];
  voices: { key: string; name: string }[];
  toll_types: { kind: string; name: string; label: string }[];
}

export interface Tie {
  relation: string;
  label: string;
  one: PartyRef;
  other: PartyRef;
  claims: string[];
  denied: string[];
  first: string | null;
  last: string | null;
  book: string | null;
  years: string | null;
}

export interface PartyCard {
  kind: string;
  role: string | null;
  aliases: string[];
  start: number | null;
  end: number | null;
  source: string;
}

export interface Sentence {
  claim_id: string;
  before: string;
  exact: string;
  after: string;
  speakers: string[];
  title: string | null;
  published: string | null;
  document_id: string;
}

export interface Brief {
  since: string;
  until: string;
  reports: number;
  claims: number;
  /** Reports that bear no day of publication, and so are in no brief. */
  undated: number;
  /** The filter that it follows, in words that name nobody private; empty where it follows none. */
  asked: string;
  sections: { title: string; nothing: string; left: number; items: { head: string; line: string; thing: string | null; more: number; sentences: Sentence[] }[] }[];
}

export interface Draft {
  name: string;
  draft_id: string | null;
  known: boolean;
  report: ReportDetail | null;
  rejected: string | null;
}

export interface ReviewItem {
  subject: string;
  label: string;
  score: number;
  reasons: string[];
  place: string | null;
  day: string | null;
  claims: Claim[];
}

export interface JudgementItem {
  judgement_id: string;
  subject: string;
  subject_words: string;
  verdict: string;
  who: string;
  at: string;
  why: string;
  undone: boolean;
  claim_id: string | null;
}

export interface PlaceOffer {
  name: string;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  gazetteer_id: string | null;
  kind: string | null;
  country: string | null;
  words: string;
  claims: number;
}

export interface PartyOffer {
  name: string;
  id: string | null;
  words: string;
  claims: number;
}

export interface TypeItem {
  kind: string;
  type: string;
  label: string;
  means: string;
}

export interface UserItem {
  name: string;
  role: string;
  since: string;
  tokens: number;
  disabled: boolean;
  seen: string | null;
}

export interface Audit {
  items: { at: string; name: string; deed: string }[];
  more: boolean;
  names: string[];
}

export interface Health {
  counts: { [name: string]: number };
  reads: boolean;
  reviews: boolean;
  user: string | null;
  role: string | null;
}

/** A basemap of the user's own. */
export interface Archive {
  kind: "vector" | "raster";
  minzoom: number;
  maxzoom: number;
  /** West, south, east, north in degrees. */
  bounds: [number, number, number, number];
  layers: string[];
  attribution: string;
}

/** A claim's sentence fit to be passed on. */
export interface PublicSentence {
  claim_id: string;
  label: string;
  before: string;
  exact: string;
  after: string;
  speakers: string[];
  published: string | null;
  document_id: string;
}
