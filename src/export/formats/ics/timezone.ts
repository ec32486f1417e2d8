// VTIMEZONE (RFC 5545 §3.6.5): when the clocks of a zone change. In: an IANA time zone, the days of a meeting. Out: the
// component, with the last two changes before the meeting, since some readers ask for a standard time, and every change
// until its end. Intl knows the offsets, and is asked day by day.
import { offsetAt } from "../../facts/times.ts";
import { line } from "./content-lines.ts";

const day = 86_400_000;

export function timezoneComponent(zone: string, start: string, end: string): string {
  const from = Date.parse(`${start}T00:00:00Z`);
  const changes = changesOf(zone, from - 400 * day, Date.parse(`${end}T00:00:00Z`) + 2 * day);
  const before = changes.filter(({ at }) => at < from - day).slice(-2);
  const within = changes.filter(({ at }) => at >= from - day);
  const observances = [...(before.length > 0 ? before : [always(zone, from)]), ...within];
  return [
    line("BEGIN", "VTIMEZONE"),
    line("TZID", zone),
    ...observances.map(observance),
    line("END", "VTIMEZONE"),
  ].join("");
}

interface Change {
  readonly at: number;
  /** Seconds ahead of UTC. */
  readonly before: number;
  readonly after: number;
  readonly kind: "STANDARD" | "DAYLIGHT";
}

/** The entry for a zone that has not changed for a long time. */
function always(zone: string, from: number): Change {
  const offset = offsetAt(zone, from);
  return { at: Date.UTC(1970, 0, 1) - offset * 1000, before: offset, after: offset, kind: "STANDARD" };
}

function changesOf(zone: string, from: number, to: number): readonly Change[] {
  const changes: Change[] = [];
  let before = offsetAt(zone, from);
  for (let at = from + day; at <= to; at += day) {
    const after = offsetAt(zone, at);
    if (after !== before) {
      const moment = momentOfChange(zone, at - day, at, before);
      const kind = isSummerTime(zone, moment, after) ? "DAYLIGHT" : "STANDARD";
      changes.push({ at: moment, before, after, kind });
    }
    before = after;
  }
  return changes;
}

/** The second of the change, between two instants. */
function momentOfChange(zone: string, from: number, to: number, before: number): number {
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function observance({ at, before, after, kind }: Change): string {
  const onset = new Date(at + before * 1000).toISOString().slice(0, 19).replace(/[-:]/g, "");
  return [
    line("BEGIN", kind),
    line("DTSTART", onset),
    line("TZOFFSETFROM", offset(before)),
    line("TZOFFSETTO", offset(after)),
    line("TZNAME", offset(after)),
    line("END", kind),
  ].join("");
}

/** Whether the clocks are ahead of what they show at some other time of the year. */
function isSummerTime(zone: string, at: number, after: number): boolean {
  const seasons = [0, 91, 182, 273].map((days) => offsetAt(zone, at + days * day));
  return after > Math.min(...seasons);
}

function offset(seconds: number): string {
  const [minutes, rest] = [Math.floor(Math.abs(seconds) / 60), Math.abs(seconds) % 60];
  const pairs = [Math.floor(minutes / 60), minutes % 60, ...(rest > 0 ? [rest] : [])];
  return (seconds < 0 ? "-" : "+") + pairs.map((pair) => String(pair).padStart(2, "0")).join("");
}
