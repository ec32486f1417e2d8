// What settles the meaning of a date or a time beyond its own words. In: the file, and what is known of the book. Out:
// which figure of “02/03/2031” is the day, and whether a time has another before it on its day.
import { primaryTag } from "../language/tags.ts";
import type { YamlNode } from "../source/yaml-node.ts";
import { readingsOf, type SlashOrder } from "./meant-dates.ts";

export interface BookFacts {
  readonly language: string;
  /** The book's own dates, if they are known. */
  readonly dates: { readonly start: string; readonly end: string } | null;
}

/** No meeting is longer. */
const longestMeeting = 14;
const mostDates = 400;

/** Languages in which the month or the year may come before the day, and those of several habits. */
const otherOrders = new Set("en zh ja ko hu lt eu fa mn fil sv".split(" "));

/**
 * All dates of a file are written in one order. It is known from one with a number above twelve; from the book's dates;
 * from the days that would be weeks apart; or from the language.
 */
export function slashOrder(text: string, { language, dates }: BookFacts): SlashOrder {
  const all = [...text.matchAll(/(?<![\d/-])\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)/g)]
    .slice(0, mostDates)
    .map(([date]) => date);
  const clear = new Set(all.filter((date) => readingsOf(date).length === 1).flatMap((date) => orderOf(date) ?? []));
  if (clear.size > 0) return clear.size === 1 ? ([...clear][0] ?? null) : null;
  const open = all.map(readingsOf).filter((readings) => readings.length > 0);
  const dayFirst = open.flatMap(([first = ""]) => first);
  const monthFirst = open.flatMap((readings) => readings.at(-1) ?? "");
  return (
    better(
      dayFirst,
      monthFirst,
      (days) => dates !== null && days.every((day) => day >= dates.start && day <= dates.end),
    ) ??
    better(dayFirst, monthFirst, (days) => days.length > 1 && span(days) <= longestMeeting) ??
    ofLanguage(language)
  );
}

/** “13/5/2024” has its day first; “5/5/2024” shows nothing. */
function orderOf(date: string): Exclude<SlashOrder, null> | null {
  const [first = 0, second = 0] = date.split(/[/-]/).map(Number);
  return first > 12 ? "day-first" : second > 12 ? "month-first" : null;
}

function better(
  dayFirst: readonly string[],
  monthFirst: readonly string[],
  fits: (days: readonly string[]) => boolean,
): SlashOrder {
  const [a, b] = [fits(dayFirst), fits(monthFirst)];
  return a === b || dayFirst.length === 0 ? null : a ? "day-first" : "month-first";
}

function span(days: readonly string[]): number {
  const times = days.map((day) => Date.parse(day)).sort((a, b) => a - b);
  return ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 86_400_000;
}

function ofLanguage(language: string): SlashOrder {
  const tag = language.toLowerCase();
  if (tag === "en-us") return "month-first";
  return /^en-(?:gb|ie|au|nz|in|za)$/.test(tag) || !otherOrders.has(primaryTag(language)) ? "day-first" : null;
}

/** Whether a time is given before this one since the last date; null if it is the only one of its day. */
export function hasEarlierTime(text: string, node: YamlNode): boolean | null {
  const time = /\b(?:start|end|from|to|duration)["']?:/g;
  const before = text.slice(0, node.start);
  const since = before.slice(Math.max(0, before.lastIndexOf("date:")));
  // The last is the key of this time itself.
  if ((since.match(time)?.length ?? 0) > 1) return true;
  const after = text.slice(node.end, node.end + 2000).split(/\bdate:/)[0] ?? "";
  return time.test(after) ? false : null;
}
