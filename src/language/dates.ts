// Dates and times as a language writes them. Always in UTC and an explicit locale, so that no machine prints another book.
import type { IsoDate, Minutes } from "../model/book.ts";

const formats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();

/** The options are one of the constants below: a book asks thousands of times, and for few formats. */
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  formats.set(options, known);
  const found = known.get(language);
  if (found) return found;
  const made = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: "UTC" });
  known.set(language, made);
  return made;
}

const weekdayFormat: Intl.DateTimeFormatOptions = { weekday: "long" };
const longDateFormat: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
const dayAndMonthFormat: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };
const clockFormat: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit", hourCycle: "h12" };

const locales = new Map<string, string>();
const weekdays = new Map<string, string>();

/** Days stand before months in books that just say English; tags that Intl does not take fall back to it. */
function localeOf(language: string): string {
  const known = locales.get(language);
  if (known !== undefined) return known;
  const found = supportedLocale(language);
  locales.set(language, found);
  return found;
}

function supportedLocale(language: string): string {
  if (language.toLowerCase() === "en") return "en-GB";
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}

/** Midnight UTC of an ISO date. */
function instant(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** `Tuesday`, `torek`: with a capital, as it opens a line. */
export function weekday(date: IsoDate, language: string): string {
  const key = `${language} ${date}`;
  const known = weekdays.get(key);
  if (known !== undefined) return known;
  const name = capital(format(language, weekdayFormat).format(instant(date)), language);
  weekdays.set(key, name);
  return name;
}

/** `14 May 2024`. */
export function longDate(date: IsoDate, language: string): string {
  return format(language, longDateFormat).format(instant(date));
}

/** `14 May`: beside a weekday, where the year goes without saying. */
export function dayAndMonth(date: IsoDate, language: string): string {
  return format(language, dayAndMonthFormat).format(instant(date));
}

/** `13–17 May 2024`, or one date where both are the same. */
export function dateRange(start: IsoDate, end: IsoDate, language: string): string {
  if (start === end) return longDate(start, language);
  const range = format(language, longDateFormat);
  // Intl's spaces round the dash change with its version; between bare figures the trade sets none.
  const text = range.formatRange(instant(start), instant(end)).replace(/\s/g, " ");
  return text.replace(/ ?[–-] ?(?=\d)/, (dash, at: number) => (/\d$/.test(text.slice(0, at)) ? "–" : dash));
}

/** `09:45` or `9:45 am`; minutes past midnight wrap round. */
export function time(minutes: Minutes, language: string, clock: 12 | 24): string {
  const of = ((minutes % 1440) + 1440) % 1440;
  const hours = Math.floor(of / 60);
  const rest = String(of % 60).padStart(2, "0");
  if (clock === 24) return `${String(hours).padStart(2, "0")}:${rest}`;
  return format(language, clockFormat)
    .format(new Date(of * 60_000))
    .replace(/\s/g, "\u00a0");
}

/** `09:45–10:30`, `09:45`, or an empty string where no time was given. */
export function timeRange(start: Minutes | null, end: Minutes | null, language: string, clock: 12 | 24): string {
  if (start === null) return "";
  const from = time(start, language, clock);
  return end === null ? from : `${from}–${time(end, language, clock)}`;
}

function capital(text: string, language: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(localeOf(language)) + text.slice(first.length);
}

/** `Central European Summer Time (UTC+2)`: the zone's time on that day. */
export function timezoneName(zone: string, date: IsoDate, language: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  const offset = offsetName(zone, noon);
  const parts = new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, timeZoneName: "long" }).formatToParts(
    noon,
  );
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
  // Where a language has no name for it, Intl gives the offset.
  return /^(?:GMT|UTC)[+−\d:-]*$/.test(name) ? offset : `${name} (${offset})`;
}

/** `UTC+5:30`; worked out, because Intl's own way of writing it changes with its version. */
function offsetName(zone: string, at: Date): string {
  const fields = { day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23", timeZone: zone } as const;
  const parts = new Intl.DateTimeFormat("en-GB", fields).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  // At noon UTC it is the same day nearly everywhere, and the next one in the far Pacific.
  const days = value("day") === at.getUTCDate() ? 0 : 1;
  const minutes = (days * 24 + value("hour") - 12) * 60 + value("minute");
  if (minutes === 0) return "UTC";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}
