// Dates and times in the style of a language: from pinned calendars, so that every machine prints the same book
// whatever its Intl knows; in English if the language has no calendar, because its labels are English too.
import type { IsoDate, Minutes } from "../model/book.ts";
import { withCapital } from "../model/letter-case.ts";
import type { Calendar } from "./calendar.ts";
import { calendarOf, dayOf, fill, inFigures } from "./calendar-days.ts";

/** The weekday with a capital, since it opens a line: `Tuesday`, `Torek`. */
export function weekday(date: IsoDate, language: string): string {
  const calendar = calendarOf(language);
  return withCapital(calendar.weekdays[dayOf(date, calendar).weekday] ?? "", language);
}

/** `14 May 2024`. */
export function longDate(date: IsoDate, language: string): string {
  const calendar = calendarOf(language);
  return fill(calendar.long, calendar, dayOf(date, calendar));
}

/** `14 May`: for use beside a weekday, where the year is clear. */
export function dayAndMonth(date: IsoDate, language: string): string {
  const calendar = calendarOf(language);
  return fill(calendar.dayMonth, calendar, dayOf(date, calendar));
}

/** `3月12日（火）`, for languages that put the weekday after the date; null for the others. */
export function dateAndWeekday(date: IsoDate, language: string): string | null {
  const calendar = calendarOf(language);
  if (!calendar.dayTitle) return null;
  const { weekday: index } = dayOf(date, calendar);
  const parts: Readonly<Record<string, string | undefined>> = {
    date: dayAndMonth(date, language),
    weekday: calendar.weekdays[index],
    short: calendar.short?.[index],
  };
  return calendar.dayTitle.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
}

/** `13–17 May 2024`, or a single date if both are the same. */
export function dateRange(start: IsoDate, end: IsoDate, language: string): string {
  if (start === end) return longDate(start, language);
  const calendar = calendarOf(language);
  const [from, to] = [dayOf(start, calendar), dayOf(end, calendar)];
  const { years, sameYear, sameMonth } = calendar;
  const pattern = from.year !== to.year ? years : from.month !== to.month ? sameYear : sameMonth;
  return fill(pattern, calendar, from, to);
}

/** `09:45` or `9:45 am`; minutes past midnight start again from nought. */
export function time(minutes: Minutes, language: string, clock: 12 | 24): string {
  const of = ((minutes % 1440) + 1440) % 1440;
  const hours = Math.floor(of / 60);
  const rest = String(of % 60).padStart(2, "0");
  const calendar = calendarOf(language);
  const text = clock === 24 ? `${String(hours).padStart(2, "0")}:${rest}` : twelveHours(hours, rest, calendar);
  return inFigures(text, calendar).replace(/\s/g, "\u00a0");
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
