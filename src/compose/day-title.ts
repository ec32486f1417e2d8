// What a day is called: its own title or the weekday, and the date.
import { dateAndWeekday, dayAndMonth, weekday } from "../language/dates.ts";
import { labelsFor } from "../language/labels.ts";
import type { Day } from "../model/book.ts";
import { isUndated } from "../model/undated.ts";

/** `Tuesday, 14 May`; `3月12日（火）`. */
export function dayTitle(day: Day, language: string): string {
  const together = day.title === null ? dateAndWeekday(day.date, language) : null;
  if (together !== null) return together;
  if (isUndated(day.date)) return day.title ?? "";
  return [day.title ?? weekday(day.date, language), dayAndMonth(day.date, language)].join(labelsFor(language).comma);
}
