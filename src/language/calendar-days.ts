// A date → its year, month and day in the calendar of a language, and the same in its patterns and figures.
import type { IsoDate } from "../model/book.ts";
import { tableIn } from "../runtime/shipped-table.ts";
import type { Calendar } from "./calendar.ts";
import { rowFor } from "./tags.ts";

const known = new Map<string, Calendar>();

/** English for languages whose calendar we do not have: their labels are English too. */
export function calendarOf(language: string): Calendar {
  let calendar = known.get(language);
  if (!calendar) {
    const table = tableIn("src/language/calendars.tsv");
    // Written by scripts/pin-calendars.mjs as JSON, of this very form.
    calendar = JSON.parse(rowFor(table, language) ?? table.get("en") ?? "") as Calendar;
    known.set(language, calendar);
  }
  return calendar;
}

let calendars: readonly (readonly [tag: string, calendar: Calendar])[] | null = null;

function allCalendars() {
  calendars ??= [...tableIn("src/language/calendars.tsv")].map(([tag, row]) => [tag, JSON.parse(row)] as const);
  return calendars;
}

let months: ReadonlyMap<string, number> | null = null;

/** The month that a name in small letters means in a language, or else in all that have it; 0 where they disagree. */
export function monthOf(name: string, language: string): number {
  months ??= monthNames();
  const own = calendarOf(language).months.findIndex((each) => bareMonth(each) === name);
  return own === -1 ? (months.get(name) ?? months.get(name.replace(/(?:a?ren|ko|a)$/, "")) ?? 0) : own + 1;
}

const bareMonth = (name: string) => name.toLowerCase().replace(/^d(?:e\s|['’])/, "");

/** Whole names, three letters in English, and the first letters of names with which no other month begins. */
function monthNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, month: number) => found.set(name, (found.get(name) ?? month) === month ? month : 0);
  const whole = allCalendars().flatMap(([tag, { months: names }]) =>
    names.map((name, index) => ({ tag, name: bareMonth(name), month: index + 1 })),
  );
  for (const { name, month } of whole) if (!/^\d|^tháng/.test(name)) add(name, month);
  for (const { tag, name, month } of whole) if (tag === "en") add(name.slice(0, 3), month);
  const short = new Map<string, number>();
  for (const { name, month } of whole)
    for (let length = 3; length < name.length; length++) {
      const start = name.slice(0, length);
      short.set(start, (short.get(start) ?? month) === month ? month : 0);
    }
  for (const [name, month] of short) if (!found.has(name) && /^\p{L}+$/u.test(name)) found.set(name, month);
  return found;
}

let weekdays: ReadonlySet<string> | null = null;

/** The words of weekdays in all languages, in small letters. */
export function weekdaysOfLanguages(): ReadonlySet<string> {
  weekdays ??= new Set(
    allCalendars().flatMap(([, { weekdays: names, short = [] }]) =>
      [...names, ...short]
        .flatMap((name) => [name, ...(/^\p{L}{5}/u.test(name) ? [name.slice(0, 2), name.slice(0, 3)] : [])])
        .flatMap((name) => name.toLowerCase().split(/[\s-]/)),
    ),
  );
  return weekdays;
}

/** The numbers of a date in a calendar. */
interface Day {
  readonly day: number;
  /** Counted from 1. */
  readonly month: number;
  readonly year: number;
  /** Monday is 0. */
  readonly weekday: number;
}

export function dayOf(date: IsoDate, { calendar }: Calendar): Day {
  const at = instant(date);
  const weekday = (at.getUTCDay() + 6) % 7;
  const plain = { day: at.getUTCDate(), month: at.getUTCMonth() + 1, year: at.getUTCFullYear(), weekday };
  if (calendar === "buddhist") return { ...plain, year: plain.year + 543 };
  return calendar === "persian" ? { ...persianDay(at), weekday } : plain;
}

let persian: Intl.DateTimeFormat | null = null;

/** The solar calendar of Iran, computed by Intl in ASCII digits; until 2123 all versions agree. */
function persianDay(at: Date): Omit<Day, "weekday"> {
  const fields = { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" } as const;
  persian ??= new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", fields);
  const parts = persian.formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { day: value("day"), month: value("month"), year: value("year") };
}

export function fill(pattern: string, calendar: Calendar, from: Day, to: Day = from): string {
  const values: Readonly<Record<string, string | number | undefined>> = {
    d: from.day,
    m: calendar.months[from.month - 1],
    y: from.year,
    e: to.day,
    n: calendar.months[to.month - 1],
    z: to.year,
  };
  const filled = pattern.replace(/\{([dmyenz])\}/g, (_, name: string) => String(values[name]));
  return inFigures(basqueEndings(filled), calendar);
}

export function inFigures(text: string, { digits }: Calendar): string {
  return digits ? text.replace(/\d/g, (digit) => digits.charAt(Number(digit))) : text;
}

/** Endings as the number is spoken: `2025eko`, `2024ko`; `11`, `13a`. Basque counts by twenties. */
function basqueEndings(text: string): string {
  return text.replace(/(\d{1,4})\((e|a)\)/g, (_, number: string, ending: string) => {
    const spoken = Number(number) % 20;
    const needed = ending === "e" ? [1, 5, 10, 15].includes(spoken) : spoken !== 11;
    return number + (needed ? ending : "");
  });
}

/** A day of Iran's calendar, year first, as an ISO date; null if there is no such day. */
export function isoOfPersian(year: number, month: number, day: number): string | null {
  const before = month < 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  // The year begins on one of these days of March.
  for (const first of [19, 20, 21, 22]) {
    const newYear = new Date(Date.UTC(year + 621, 2, first));
    const { day: opening, month: opens } = persianDay(newYear);
    if (opening !== 1 || opens !== 1) continue;
    const at = new Date(newYear.getTime() + (before + day - 1) * 86_400_000);
    const found = persianDay(at);
    return found.year === year && found.month === month && found.day === day ? at.toISOString().slice(0, 10) : null;
  }
  return null;
}

/** Midnight UTC of an ISO date. */
function instant(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
