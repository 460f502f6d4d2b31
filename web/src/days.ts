// Days: whole numbers counted from 1970-01-01, as the server's columns have them. No clock time, no time zone.

const MS = 86_400_000;
const long = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });

const dateOf = (day: number): Date => new Date(day * MS);

export const toIso = (day: number): string => dateOf(day).toISOString().slice(0, 10);

/** The day of an ISO date, null where the text is none. */
export function fromIso(text: string | null | undefined): number | null {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : ms / MS;
}

/** `3 November 2017` */
export const dayWords = (day: number): string => long.format(dateOf(day));
/** `3 Nov` */
export const shortDay = (day: number): string => short.format(dateOf(day));
/** `Nov 2017` */
export const monthWords = (day: number): string => month.format(dateOf(day));
/** `Friday` */
export const weekdayOf = (day: number): string => weekday.format(dateOf(day));

/** `3 Nov 2017`, `1–31 Oct 2017`, `from 3 Nov 2017`, `no date` */
export function spanWords(start: number | null, end: number | null): string {
  const year = (day: number) => dateOf(day).getUTCFullYear();
  const full = (day: number) => `${shortDay(day)} ${year(day)}`;
  if (start === null && end === null) return "no date";
  if (start === null) return `up to ${full(end as number)}`;
  if (end === null) return `from ${full(start)}`;
  if (start === end) return full(start);
  return year(start) === year(end) ? `${shortDay(start)} – ${full(end)}` : `${full(start)} – ${full(end)}`;
}

/** The first days of months from `first` to `last`, at most `most` of them, evenly thinned. */
export function monthStarts(first: number, last: number, most: number): number[] {
  const starts: number[] = [];
  const at = dateOf(first);
  let cursor = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1);
  while (cursor / MS <= last) {
    if (cursor / MS >= first) starts.push(cursor / MS);
    const next = new Date(cursor);
    cursor = Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 1);
  }
  const step = Math.max(1, Math.ceil(starts.length / most));
  return starts.filter((_, index) => index % step === 0);
}
