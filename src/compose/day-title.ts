// The title of a day: its own title or the weekday, and the date.
import { dateAndWeekday, dayAndMonth, weekday } from "../language/dates.ts";
import { labelsFor } from "../language/labels.ts";
import type { Day } from "../model/book.ts";
import type { Inline } from "../model/text.ts";
import { isUndated } from "../model/undated.ts";
import { words } from "./setting.ts";

/** `Tuesday, 14 May`; `3月12日（火）`. */
export function dayTitle(day: Day, language: string): readonly Inline[] {
  const together = day.title === null ? dateAndWeekday(day.date, language) : null;
  if (together !== null) return words(together, day.span);
  if (isUndated(day.date)) return day.title ?? [];
  const date = `${labelsFor(language).comma}${dayAndMonth(day.date, language)}`;
  return [...dayName(day, language), ...words(date, day.span)];
}

/** The title of a day without its date. */
export function dayName(day: Day, language: string): readonly Inline[] {
  return day.title ?? words(weekday(day.date, language), day.span);
}
