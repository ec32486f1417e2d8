// What a day is called: its own title or the weekday, and the date.
import { dayAndMonth, weekday } from "../language/dates.ts";
import { labelsFor } from "../language/labels.ts";
import type { Day } from "../model/book.ts";

/** `Tuesday, 14 May`. */
export function dayTitle(day: Day, language: string): string {
  return [day.title ?? weekday(day.date, language), dayAndMonth(day.date, language)].join(labelsFor(language).comma);
}
