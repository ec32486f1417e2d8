// Dates and times as a language writes them: from the pinned calendars where we have the language, from Intl otherwise,
// always in UTC and an explicit locale, so that every machine prints the same book.
import type { IsoDate, Minutes } from "../model/book.ts";
import type { Calendar } from "./calendar.ts";
import { calendarOf, dayOf, fill, format, inFigures, instant, localeOf } from "./calendar-days.ts";

const weekdayFormat: Intl.DateTimeFormatOptions = { weekday: "long" };
const longDateFormat: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
const dayAndMonthFormat: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };
const clockFormat: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit", hourCycle: "h12" };

/** `Tuesday`, `torek`: with a capital, as it opens a line. */
export function weekday(date: IsoDate, language: string): string {
  const calendar = calendarOf(language);
  const name = calendar
    ? (calendar.weekdays[dayOf(date, calendar).weekday] ?? "")
    : format(language, weekdayFormat).format(instant(date));
  return capital(name, language);
}

/** `14 May 2024`. */
export function longDate(date: IsoDate, language: string): string {
  const calendar = calendarOf(language);
  if (!calendar) return format(language, longDateFormat).format(instant(date));
  return fill(calendar.long, calendar, dayOf(date, calendar));
}

/** `14 May`: beside a weekday, where the year is understood. */
export function dayAndMonth(date: IsoDate, language: string): string {
  const calendar = calendarOf(language);
  if (!calendar) return format(language, dayAndMonthFormat).format(instant(date));
  return fill(calendar.dayMonth, calendar, dayOf(date, calendar));
}

/** `3月12日（火）`, for languages that put the weekday after the date; null for the others. */
export function dateAndWeekday(date: IsoDate, language: string): string | null {
  const calendar = calendarOf(language);
  if (!calendar?.dayTitle) return null;
  const { weekday: index } = dayOf(date, calendar);
  const parts: Readonly<Record<string, string | undefined>> = {
    date: dayAndMonth(date, language),
    weekday: calendar.weekdays[index],
    short: calendar.short?.[index],
  };
  return calendar.dayTitle.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
}

/** `13–17 May 2024`, or one date if both are the same. */
export function dateRange(start: IsoDate, end: IsoDate, language: string): string {
  if (start === end) return longDate(start, language);
  const calendar = calendarOf(language);
  if (calendar) {
    const [from, to] = [dayOf(start, calendar), dayOf(end, calendar)];
    const { years, sameYear, sameMonth } = calendar;
    const pattern = from.year !== to.year ? years : from.month !== to.month ? sameYear : sameMonth;
    return fill(pattern, calendar, from, to);
  }
  const range = format(language, longDateFormat);
  // Intl's spaces around the dash change with its version; typographers set none between bare figures.
  const text = range.formatRange(instant(start), instant(end)).replace(/\s/g, " ");
  return text.replace(/ ?[–-] ?(?=\d)/, (dash, at: number) => (/\d$/.test(text.slice(0, at)) ? "–" : dash));
}

/** `09:45` or `9:45 am`; minutes past midnight wrap round. */
export function time(minutes: Minutes, language: string, clock: 12 | 24): string {
  const of = ((minutes % 1440) + 1440) % 1440;
  const hours = Math.floor(of / 60);
  const rest = String(of % 60).padStart(2, "0");
  const calendar = calendarOf(language);
  if (clock === 24) {
    const text = `${String(hours).padStart(2, "0")}:${rest}`;
    return calendar ? inFigures(text, calendar) : text;
  }
  const text = calendar
    ? inFigures(twelveHours(hours, rest, calendar), calendar)
    : format(language, clockFormat).format(new Date(of * 60_000));
  return text.replace(/\s/g, "\u00a0");
}

function twelveHours(hours: number, minutes: string, { clock, periods }: Calendar): string {
  const period = periods[hours < 12 ? 0 : 1] ?? "";
  return clock
    .replace("{h}", String(hours % 12 === 0 ? 12 : hours % 12))
    .replace("{mm}", minutes)
    .replace("{p}", period);
}

/** `09:45–10:30`, `09:45`, or an empty string if no time was given. */
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
  // Intl gives the offset if a language has no name for the zone.
  return /^(?:GMT|UTC)[+−\d:-]*$/.test(name) ? offset : `${name} (${offset})`;
}

/** `UTC+5:30`; computed here, because Intl's format changes with its version. */
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
