// Asking the server. Every answer is JSON; every failure says in one line what is wrong.

import type { Claim, ClaimPage, Columns, EventDetail, PartyDetail, PlaceDetail, ReportDetail, SearchHit, Toll } from "./shapes";

export class ApiError extends Error {}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/${path}`, signal ? { signal } : {});
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("The observatory does not answer. Is `vedette serve` still running?");
  }
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new ApiError(detailOf(body) ?? `The observatory answered ${answer.status}.`);
  return body as T;
}

function detailOf(body: unknown): string | null {
  return typeof body === "object" && body !== null && "detail" in body ? String(body.detail) : null;
}

const part = encodeURIComponent;

export const api = {
  tolls: () => get<Toll[]>("tolls"),
  map: () => get<Columns>("map"),
  event: (id: string) => get<EventDetail>(`events/${part(id)}`),
  place: (key: string) => get<PlaceDetail>(`places/${part(key)}`),
  party: (key: string) => get<PartyDetail>(`parties/${part(key)}`),
  claim: (id: string) => get<Claim>(`claims/${part(id)}`),
  report: (id: string) => get<ReportDetail>(`reports/${part(id)}`),
  claims: (query: URLSearchParams, signal?: AbortSignal) => get<ClaimPage>(`claims?${query}`, signal),
  search: (words: string, signal?: AbortSignal) =>
    get<{ items: SearchHit[] }>(`search?q=${part(words)}&limit=24`, signal).then((found) => found.items),
};
