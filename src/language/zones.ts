// A time zone on a day → the name of its time in a language, and its offset from UTC. Names are pinned, since those of
// Intl change with its version; the offset comes from the machine's tz database, since governments change it.
import type { IsoDate } from "../model/book.ts";
import { tableIn } from "../runtime/shipped-table.ts";
import { rowFor } from "./tags.ts";

/** Of each group of zones: minutes ahead of UTC, and which of the names they have then. Written by scripts/pin-zones.mjs. */
const groups = () => tableIn("src/language/zone-groups.tsv");
/** Of each language: the names, separated by `|`; an empty one is not known. */
const names = () => tableIn("src/language/zone-names.tsv");

/** The zone's time on a day: `Central European Summer Time (UTC+2)`; `UTC+3` if the language has no name for it. */
export function timezoneName(zone: string, date: IsoDate, language: string): string {
  const minutes = minutesAhead(zone, new Date(`${date}T12:00:00Z`));
  const index = termsOf(zone).get(minutes);
  const name = index === undefined ? "" : (namesIn(language)[index] ?? "");
  return name === "" ? offsetName(minutes) : `${name} (${offsetName(minutes)})`;
}

type Terms = ReadonlyMap<number, number>;

let zones: Map<string, Terms> | null = null;

/** Minutes ahead of UTC → the index of the name. */
function termsOf(zone: string): Terms {
  if (!zones) {
    zones = new Map();
    for (const [key, members] of groups()) {
      const terms = new Map(key.split(" ").map((term) => term.split("=").map(Number) as [number, number]));
      for (const member of members.split(" ")) zones.set(member.toLowerCase(), terms);
    }
  }
  return zones.get(zone.toLowerCase()) ?? new Map();
}

/**
 * The names in a language; none for languages without labels, where the offset alone is printed, which everybody
 * understands.
 */
function namesIn(language: string): readonly string[] {
  return rowFor(names(), language)?.split("|") ?? [];
}

/** At noon UTC it is the same day nearly everywhere, and the next day in the far Pacific. */
function minutesAhead(zone: string, noon: Date): number {
  const fields = { day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23", timeZone: zone } as const;
  const parts = new Intl.DateTimeFormat("en-GB", fields).formatToParts(noon);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const days = value("day") === noon.getUTCDate() ? 0 : 1;
  return (days * 24 + value("hour") - 12) * 60 + value("minute");
}

/** `UTC+5:30`. */
function offsetName(minutes: number): string {
  if (minutes === 0) return "UTC";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}
