// Times of day in minutes after midnight of the day's date, and the times of a session's items that follow from
// durations.
import type { Minutes } from "../model/book.ts";
import { type Checked, spanOf, textOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";

const dayLength: Minutes = 1440;

/** "09:05", "9.05", "14h30" and "2:30 pm" → minutes; hours past 24 mean the following night. The schema has checked the form. */
export function parseTime(written: string): Minutes {
  const [, hours = "0", minutes = "0"] = /^(\d{1,2})(?:[:.hH](\d{2}))?/.exec(written.trim()) ?? [];
  const isAfternoon = /p\.?m/i.test(written);
  const isMorning = /a\.?m/i.test(written);
  const hour = isAfternoon && Number(hours) < 12 ? Number(hours) + 12 : isMorning && hours === "12" ? 0 : Number(hours);
  return hour * 60 + Number(minutes);
}

/** YAML takes 9.30 for a number; as written it is a time, unless its minutes are impossible. */
export function timeField(of: Checked<string | number> | null, diagnostics: Reporter): Minutes | null {
  if (!of) return null;
  const written = textOf(of).value.trim();
  if (typeof of.data === "string" || /^\d{1,2}(?:\.[0-5]\d)?$/.test(written)) return parseTime(written);
  const hint = "write hours and two figures of minutes: “09:30”";
  diagnostics.error("wrong-value", `“${written}” is not a time of day such as 09:00`, spanOf(of), { hint });
  return null;
}

/** Whether a well-formed date is in the calendar: there is no 30 February. */
export function isDay(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDate() === day;
}

export interface Times {
  readonly start: Minutes | null;
  readonly end: Minutes | null;
}

/** What is odd about two times: the second equals the first, or comes before it but not on the next morning. */
export type OddTimes = "zero" | "reversed";

export type CheckedTimes = Times & { readonly odd: OddTimes | null };

/** No session is longer: 14:00 to 13:30 does not mean the next day. */
const longestNight: Minutes = 720;

/** An end before the start is after midnight; an impossible end, or one equal to the start, is left out. */
export function checkedTimes(start: Minutes | null, end: Minutes | null): CheckedTimes {
  if (start === null || end === null || end > start) return { start, end, odd: null };
  if (end === start) return { start, end: null, odd: "zero" };
  const overnight = end + dayLength - start <= longestNight;
  return overnight ? { start, end: end + dayLength, odd: null } : { start, end: null, odd: "reversed" };
}

/**
 * The times of a session's items. One with a duration starts when the one before it ends, the first with the session.
 * An item with neither times nor a duration has none, unless the one before it has an end.
 */
export function chainTimes(
  session: Times,
  items: readonly (Times & { readonly duration: Minutes | null })[],
): readonly CheckedTimes[] {
  let known: Minutes | null = null;
  const overnight = session.end !== null && session.end > dayLength;
  const placed = (time: Minutes | null, from: Minutes | null): Minutes | null => {
    if (time === null || from === null || time >= from) return time;
    return overnight || from - time > dayLength / 2 ? time + dayLength : time;
  };
  return items.map((item, index) => {
    const before: Minutes | null = known ?? (index === 0 && item.duration !== null ? session.start : null);
    const start =
      placed(item.start, session.start) ??
      (item.end !== null && before === null && index === 0 ? session.start : before);
    // In a session over midnight an item's end, too, may be written as the hour of the next day.
    const late = overnight && item.end !== null && start !== null && item.end + dayLength > start && item.end < start;
    const given = late ? { start, end: (item.end ?? 0) + dayLength, odd: null } : checkedTimes(start, item.end);
    const end = given.end ?? (start !== null && item.duration !== null ? start + item.duration : null);
    known = end;
    return { start, end: end === start ? null : end, odd: given.odd };
  });
}
