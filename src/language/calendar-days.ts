// A date → its year, month and day in the calendar of a language, and these in its patterns and figures.
import type { IsoDate } from "../model/book.ts";
import type { Calendar } from "./calendar.ts";
import { calendars } from "./calendars.ts";
import { recordFor } from "./tags.ts";

const known = new Map<string, Calendar | null>();

/** Null: use Intl. */
export function calendarOf(language: string): Calendar | null {
  let calendar = known.get(language);
  if (calendar === undefined) {
    calendar = recordFor(calendars, language);
    known.set(language, calendar);
  }
  return calendar;
}

/** The numbers of a date in a calendar. */
interface Day {
  readonly day: number;
  /** From 1. */
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

const persianFormat: Intl.DateTimeFormatOptions = { day: "numeric", month: "numeric", year: "numeric" };

/** The solar calendar of Iran, computed by Intl in ASCII digits. */
function persianDay(at: Date): Omit<Day, "weekday"> {
  const parts = format("en-u-ca-persian-nu-latn", persianFormat).formatToParts(at);
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

/** `2025eko`, `2024ko`; `11`, `13a`: as the number is spoken; Basque counts by twenties. */
function basqueEndings(text: string): string {
  return text.replace(/(\d{1,4})\((e|a)\)/g, (_, number: string, ending: string) => {
    const spoken = Number(number) % 20;
    const needed = ending === "e" ? [1, 5, 10, 15].includes(spoken) : spoken !== 11;
    return number + (needed ? ending : "");
  });
}

const formats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();

/** The options must be one of the constants here: a book formats thousands of dates in a few formats. */
export function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const made = formats.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  formats.set(options, made);
  const found = made.get(language);
  if (found) return found;
  const formatter = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: "UTC" });
  made.set(language, formatter);
  return formatter;
}

const locales = new Map<string, string>();

/** Tags that Intl does not take fall back to English. */
export function localeOf(language: string): string {
  const found = locales.get(language) ?? supportedLocale(language);
  locales.set(language, found);
  return found;
}

function supportedLocale(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}

/** Midnight UTC of an ISO date. */
export function instant(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
