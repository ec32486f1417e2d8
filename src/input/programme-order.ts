// The programme in order of time: sessions of a day and items of a session as written → as printed. Times that are out
// of order, reversed or of no length are reported.
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { OddTimes, Times } from "./times.ts";

interface Placed extends Times {
  readonly span: Span;
}

/** 545 → “09:05”; 1500 → “25:00”, as it is written. */
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export function reportOdd(odd: OddTimes | null, what: string, start: string, at: Span, reporter: Reporter): void {
  if (odd === "zero") {
    const hint = "leave out “end” if only the beginning is known";
    reporter.warning("odd-times", `the ${what} ends at ${start}, when it begins; only its beginning is printed`, at, {
      hint,
    });
  }
  if (odd === "reversed") {
    const message = `the ${what} ends before it begins at ${start}; only its beginning is printed`;
    reporter.warning("odd-times", message, at, { hint: "correct one of its times" });
  }
}

/** Sorted by their beginnings; those without a time keep their place among the others. */
export function inOrderOfTime<T extends Placed>(list: readonly T[], startOf: (each: T) => number | null): readonly T[] {
  const timed = list.filter((each) => startOf(each) !== null).sort((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0));
  let next = 0;
  return list.map((each) => (startOf(each) === null ? each : (timed[next++] ?? each)));
}

/** The first that begins before the one listed ahead of it. */
export function reportOrder<T extends Placed>(
  list: readonly T[],
  startOf: (each: T) => number | null,
  what: "session" | "item",
  reporter: Reporter,
): void {
  const timed = list.filter((each) => startOf(each) !== null);
  const at = timed.findIndex(
    (each, index) => index > 0 && (startOf(each) ?? 0) < (startOf(timed[index - 1] as T) ?? 0),
  );
  const [early, before] = [timed[at], timed[at - 1]];
  if (!early || !before) return;
  const message = `the ${what} at ${clock(startOf(early) ?? 0)} is listed after one at ${clock(startOf(before) ?? 0)}; they are printed in chronological order`;
  const related = [{ message: `the ${what} before it is here`, span: before.span }];
  reporter.warning("out-of-order", message, early.span, {
    hint: `list the ${what}s in order, or correct a time`,
    related,
  });
}

/** Hours past 24 mean the night; if nothing else comes near midnight, they are a slip. */
export function reportLate(
  sessions: readonly (Placed & { readonly items: readonly Times[] })[],
  reporter: Reporter,
): void {
  for (const { start, span } of sessions) {
    if (start === null || start < midnight) continue;
    const near = sessions.some(
      (other) =>
        other.start !== null && other.start < start && Math.max(other.end ?? 0, other.start + 60) >= start - 120,
    );
    if (near) continue;
    const message = `“${clock(start)}” is ${clock(start - midnight)} of the following night, long after everything else`;
    reporter.warning("odd-times", message, span, { hint: "hours are counted from 00:00 to 24:00" });
  }
}

const midnight = 1440;
