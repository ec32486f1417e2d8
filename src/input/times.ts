// Times of day in minutes after midnight of the day's date, and the chain that durations make of a session's items.
import type { Minutes } from "../model/book.ts";

const dayLength: Minutes = 1440;

/** "09:05", "9:05" and "9.05" → 545; hours past 24 mean the following night. The schema has checked the form. */
export function parseTime(written: string): Minutes {
  const [hours = "0", minutes = "0"] = written.split(/[:.]/);
  return Number(hours) * 60 + Number(minutes);
}

export interface Times {
  readonly start: Minutes | null;
  readonly end: Minutes | null;
}

/** A session's times: an end before the start is after midnight. */
export function sessionTimes(start: Minutes | null, end: Minutes | null): Times {
  return { start, end: start !== null && end !== null && end < start ? end + dayLength : end };
}

/**
 * The times of a session's items. One with a duration starts when the one before it ends, the first with the session. What has
 * neither times nor a duration keeps none, unless the one before it says when it ends.
 */
export function chainTimes(
  session: Times,
  items: readonly (Times & { readonly duration: Minutes | null })[],
): readonly Times[] {
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
    const given = item.end !== null && start !== null && item.end < start ? item.end + dayLength : item.end;
    const end = given ?? (start !== null && item.duration !== null ? start + item.duration : null);
    known = end;
    return { start, end };
  });
}
