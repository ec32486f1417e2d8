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

/** The names of months, in each language that has a calendar of twelve Gregorian ones. */
export function monthsOfLanguages(): readonly (readonly [string, readonly string[]])[] {
  const rows = [...tableIn("src/language/calendars.tsv")].map(
    ([tag, row]) => [tag, JSON.parse(row) as Calendar] as const,
  );
  return rows.filter(([, { calendar }]) => calendar !== "persian").map(([tag, { months }]) => [tag, months]);
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

/** Midnight UTC of an ISO date. */
function instant(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
