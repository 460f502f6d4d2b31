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
/** `2017` */
export const yearWords = (day: number): string => String(dateOf(day).getUTCFullYear());
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

/** Months between the marks of an axis: those by which a year, or a run of years, is told evenly. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** The first days of months from `first` to `last`, at most `most` of them, in even steps of the calendar. */
export function monthStarts(first: number, last: number, most: number): number[] {
  const months = (day: number) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth();
  const [from, to] = [months(first), months(last)];
  const step = STEPS.find((wide) => (to - from + 1) / wide <= most) ?? Math.ceil((to - from + 1) / most);
  const starts: number[] = [];
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / MS;
    if (day >= first) starts.push(day);
  }
  return starts;
}

/** The Monday on or before a day. */
export const weekOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

/** The first of the month of a day. */
export function monthOf(day: number): number {
  const date = dateOf(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / MS;
}
