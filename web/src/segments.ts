// A report's text cut at every offset that matters, so that overlapping claims can be shown on the very words.

import type { Claim, Run } from "./shapes";

export interface Segment {
  text: string;
  /** Claims whose quote covers these words. */
  claims: string[];
  furniture: boolean;
  lit: boolean;
  /** Whether they are chosen to be a new claim's words. */
  picked: boolean;
}

/** Offsets count characters (code points) as the server does; JavaScript's own strings count otherwise. */
export function segments(text: string, body: readonly Run[], claims: readonly Claim[], lit: string | null, picked: Run | null = null): Segment[] {
  const letters = [...text];
  const end = letters.length;
  const clamp = (at: number) => Math.max(0, Math.min(end, at));
  const quotes = claims.map(({ claim_id, quote }) => ({ id: claim_id, start: clamp(quote.start), end: clamp(quote.end) }));
  const runs = body.map((run) => ({ start: clamp(run.start), end: clamp(run.end) }));
  const cuts = new Set([0, end]);
  for (const { start, end: stop } of [...quotes, ...runs, ...(picked ? [picked] : [])]) cuts.add(start).add(stop);
  const at = [...cuts].sort((a, b) => a - b);
  const found: Segment[] = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const [from, to] = [at[i] as number, at[i + 1] as number];
    const own = quotes.filter((quote) => quote.start <= from && to <= quote.end).map((quote) => quote.id);
    found.push({
      text: letters.slice(from, to).join(""),
      claims: own,
      furniture: runs.length > 0 && !runs.some((run) => run.start <= from && to <= run.end),
      lit: lit !== null && own.includes(lit),
      picked: picked !== null && picked.start <= from && to <= picked.end,
    });
  }
  return found;
}
