// Asking the server. Every answer is JSON; every failure says in one line what is wrong.

import { type Columns, unpack } from "./columns";
import { toIso } from "./days";
import type { Archive, Audit, Brief, Claim, ClaimPage, Dispute, Draft, EventDetail, EventItem, Health, JudgementItem, PartyDetail, PartyOffer, PlaceDetail, PlaceOffer, PublicSentence, ReportDetail, ReviewItem, SearchHit, Toll, TypeItem, UserItem } from "./shapes";

export class ApiError extends Error {
  /** The part of what was sent that is wrong, where it is one part. */
  constructor(message: string, readonly field: string | null = null) {
    super(message);
  }
}

declare global {
  interface Window {
    /** The record as of now, asked for by before.js; for the first who asks. */
    vedetteAsked?: Promise<Response>;
  }
}

function asked(): Promise<Response> | undefined {
  const answer = window.vedetteAsked;
  delete window.vedetteAsked;
  return answer;
}

async function ask(path: string, how: RequestInit = {}, begun?: Promise<Response>): Promise<Response> {
  try {
    const answer = await (begun ?? fetch(`/api/v1/${path}`, how));
    if (answer.status === 401) leave(); // the session has ended
    return answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("The observatory does not answer. Is `vedette serve` still running?");
  }
}

let left = false;

/** To the form for signing in, once: a second departure would only begin the first anew. */
export function leave(): void {
  if (!left) location.assign("/sign-in");
  left = true;
}

const get = <T>(path: string, signal?: AbortSignal): Promise<T> => told<T>(path, signal ? { signal } : {});

/** What changes something says that it comes from this page: no other site's page can send this header here. */
function post<T>(path: string, body: Blob | string, method = "POST"): Promise<T> {
  const type = typeof body === "string" ? "application/json" : "application/octet-stream";
  return told<T>(path, { method, body, headers: { "X-Vedette": "1", "Content-Type": type } });
}

const put = <T>(path: string, body: object): Promise<T> => post<T>(path, JSON.stringify(body), "PUT");

async function words(path: string): Promise<string> {
  const answer = await ask(path);
  if (!answer.ok) throw await refused(answer);
  return answer.text();
}

async function refused(answer: Response): Promise<ApiError> {
  return new ApiError(partOf(await answer.json().catch(() => null), "detail") ?? `The observatory answered ${answer.status}.`);
}

async function told<T>(path: string, how: RequestInit): Promise<T> {
  const answer = await ask(path, how);
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new ApiError(partOf(body, "detail") ?? `The observatory answered ${answer.status}.`, partOf(body, "field"));
  return body as T;
}

function partOf(body: unknown, name: "detail" | "field"): string | null {
  return typeof body === "object" && body !== null && name in body ? String((body as { [name: string]: unknown })[name]) : null;
}

const part = encodeURIComponent;

type Day = number | null;

/** What asks for the record as known on a day. */
const known = (asOf: Day): string => (asOf === null ? "" : `?as_of=${toIso(asOf)}`);

async function columns(asOf: Day): Promise<Columns> {
  const answer = await ask(`map.columns${known(asOf)}`, {}, asOf === null ? asked() : undefined);
  if (!answer.ok) throw await refused(answer);
  return unpack(await answer.arrayBuffer());
}

export const api = {
  map: columns,
  signOut: () => ask("../../sign-out", { method: "POST", headers: { "X-Vedette": "1" } }),
  tiles: () => get<{ archive: Archive | null }>("tiles"),
  health: () => get<Health>("health"),
  tolls: (query: URLSearchParams) => get<Toll[]>(`tolls?${query}`),
  disputes: (query: URLSearchParams) => get<Dispute[]>(`disputes?${query}`),
  figures: (query: URLSearchParams) => get<{ tolls: number[]; holdings: number[] }>(`figures/having?${query}`),
  having: (words: string, asOf: Day, signal?: AbortSignal) =>
    get<{ at: number[] }>(`events/having?q=${part(words)}${known(asOf).replace("?", "&")}`, signal).then(({ at }) => at),
  event: (id: string, asOf: Day = null) => get<EventDetail>(`events/${part(id)}${known(asOf)}`),
  place: (key: string, asOf: Day = null) => get<PlaceDetail>(`places/${part(key)}${known(asOf)}`),
  party: (key: string, asOf: Day = null) => get<PartyDetail>(`parties/${part(key)}${known(asOf)}`),
  brief: (query: URLSearchParams) => get<Brief>(`brief?${query}`),
  briefAs: (form: string, query: URLSearchParams) => words(`brief?${query}&form=${form}`),
  read: (query: URLSearchParams, body: Blob) => post<{ items: Draft[]; left: number }>(`drafts?${query}`, body),
  review: (query: URLSearchParams) => get<{ total: number; waiting: number; items: ReviewItem[] }>(`review?limit=60&${query}`),
  asked: (query: URLSearchParams) => get<{ words: string }>(`exports/asked.json?${query}`).then(({ words }) => words),
  judgements: (subject: string | null = null) => get<JudgementItem[]>(`judgements?limit=60${subject === null ? "" : `&subject=${part(subject)}`}`),
  codebook: () => get<TypeItem[]>("codebook"),
  offerPlaces: (words: string, report: string) => get<PlaceOffer[]>(`suggest/places?q=${part(words)}&report=${part(report)}`),
  offerParties: (words: string, report: string) => get<PartyOffer[]>(`suggest/parties?q=${part(words)}&report=${part(report)}`),
  judge: (said: { subject: string; verdict: string; who: string; why?: string; change: object }) => post<JudgementItem>("judgements", JSON.stringify(said)),
  keep: (drafts: readonly string[]) => post<{ reports: string[]; new: number }>("drafts/keep", JSON.stringify({ drafts })),
  users: () => get<UserItem[]>("users"),
  addUser: (name: string, password: string, role: string) => post<UserItem[]>("users", JSON.stringify({ name, password, role })),
  setRole: (name: string, role: string) => put<UserItem[]>(`users/${part(name)}/role`, { role }),
  setDisabled: (name: string, disabled: boolean) => put<UserItem[]>(`users/${part(name)}/disabled`, { disabled }),
  setPassword: (name: string, password: string) => put<UserItem[]>(`users/${part(name)}/password`, { password }),
  removeUser: (name: string) => post<UserItem[]>(`users/${part(name)}`, "", "DELETE"),
  newToken: (name: string) => post<{ token: string }>(`users/${part(name)}/tokens`, ""),
  revokeTokens: (name: string) => post<UserItem[]>(`users/${part(name)}/tokens`, "", "DELETE"),
  changePassword: (old: string, fresh: string) => post<{ changed: boolean }>("password", JSON.stringify({ old, new: fresh })),
  audit: (query: URLSearchParams) => get<Audit>(`audit?${query}`),
  claim: (id: string) => get<Claim>(`claims/${part(id)}`),
  report: (id: string) => get<ReportDetail>(`reports/${part(id)}`),
  claims: (query: URLSearchParams, signal?: AbortSignal) => get<ClaimPage>(`claims?${query}`, signal),
  publicEvents: (query: URLSearchParams) => get<{ features: { properties: EventItem }[] }>(`exports/events.geojson?${query}`),
  sentences: (query: URLSearchParams) => get<PublicSentence[]>(`exports/sentences.json?${query}`),
  search: (words: string, signal?: AbortSignal) =>
    get<{ items: SearchHit[] }>(`search?q=${part(words)}&limit=24`, signal).then((found) => found.items),
};
