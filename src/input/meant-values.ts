// Values and keys in other forms than a book's, where only one thing can be meant: “2 March 2026”, “noon”, “15 min”, `surname:`.
// In: what the schema calls the value or the keys that it knows, and what is written. Out: the value or key in the book's form, or null.
import { monthsOfLanguages } from "../language/calendar-days.ts";
import type { Meanings, MeantValue } from "../source/schema-fault.ts";
import type { YamlNode } from "../source/yaml-node.ts";
import { isDay } from "./times.ts";

export const meanings: Meanings = {
  value(noun, key, node) {
    if (key === "room" && node.kind === "sequence") return meaning(listedRooms(node));
    if (node.kind !== "scalar" || node.value === null || typeof node.value === "boolean") return null;
    const written = String(node.value).trim();
    if (written.length > 60) return null;
    if (/^a date such\b/.test(noun)) return meaning(dateOf(written)) ?? doubt(readingsOf(written));
    if (/^a time of day\b/.test(noun)) return meaning(timeOf(written, key)) ?? midnight(written);
    return /^a number of minutes\b/.test(noun) ? meaning(minutesOf(written)) : null;
  },
  key(written, known) {
    const same = folded(written);
    const twin = known.find((key) => folded(key) === same);
    if (twin !== undefined) return twin;
    const found = Object.entries(aliases).filter(([key, list]) => known.includes(key) && list.includes(same));
    return found.length === 1 ? (found[0]?.[0] ?? null) : null;
  },
};

const meaning = (value: string | number | null): MeantValue | null => (value === null ? null : { value });

const doubt = (readings: readonly string[]): MeantValue | null =>
  readings.length > 1 ? { hint: `write ${readings.map((date) => `“${date}”`).join(" or ")}` } : null;

/** “citation_style” and “citationStyle” are one. */
const folded = (key: string) => key.toLowerCase().replace(/[-_ ]/g, "");

const words = (list: string): readonly string[] => list.split(" ");

/** Other names of keys, without hyphens: those of forms, tables and other programs. Misspelt keys are errors. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  name: words("fullname"),
  given: words("first firstname forename forenames givenname givennames vorname prénom prenom nombre"),
  family: words("last lastname surname familyname nachname nom apellidos"),
  affiliation: words("affil institution institute organisation organization university"),
  affiliations: words("affils institutions institutes organisations organizations"),
  email: words("mail emailaddress"),
  orcid: words("orcidid"),
  presenting: words("presenter speaker ispresenter isspeaker presents"),
  biography: words("bio"),
  photo: words("portrait picture"),
  abstract: words("text body content"),
  keywords: words("tags"),
  references: words("refs"),
  language: words("lang"),
  start: words("from begin begins starttime starts"),
  end: words("to until endtime ends finish"),
  duration: words("length minutes"),
  room: words("location venue"),
  chair: words("moderator chairperson sessionchair"),
  chairs: words("moderators chairpersons sessionchairs"),
};

function listedRooms({ items }: Extract<YamlNode, { kind: "sequence" }>): string | null {
  const names = items.map((item) =>
    item.kind === "scalar" && typeof item.value === "string" ? item.value.trim() : "",
  );
  return names.length > 0 && names.every((name) => name !== "") ? names.join(", ") : null;
}

/** Those of these that are calendar days, otherwise null. */
function iso(year: string, month: number, day: string): string | null {
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return month >= 1 && month <= 12 && Number(day) >= 1 && isDay(date) ? date : null;
}

function dateOf(written: string): string | null {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?Z?)?$/.exec(written);
  if (yearFirst) return iso(yearFirst[1] ?? "", Number(yearFirst[2]), yearFirst[3] ?? "");
  // With full stops between the figures, the day comes before the month, in every language that has them.
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(written);
  if (dotted) return iso(dotted[3] ?? "", Number(dotted[2]), dotted[1] ?? "");
  const readings = readingsOf(written);
  if (readings.length > 0) return readings.length === 1 ? (readings[0] ?? null) : null;
  const eastAsian = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$/.exec(written);
  if (eastAsian) return iso(eastAsian[1] ?? "", Number(eastAsian[2]), eastAsian[3] ?? "");
  return ofNames(written);
}

/** “13/5/2024” can be read in one way only, and “5/5/2024” in two that say the same; “2/3/2026” is two days. */
function readingsOf(written: string): readonly string[] {
  const [, first = "", second = "", year = ""] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(written) ?? [];
  if (year === "") return [];
  const readings = [iso(year, Number(second), first), iso(year, Number(first), second)];
  return [...new Set(readings.filter((date) => date !== null))];
}

/** “2 March 2026”, “March 2nd, 2026”, “Montag, 2. März 2026”. */
function ofNames(written: string): string | null {
  // Without the weekday.
  const text = written.toLowerCase().replace(/^\p{L}{2,20}(?:-\p{L}{2,20})?\.?,?\s+(?=\d{1,2}\D{1,9}\p{L}{3})/u, "");
  const found =
    /^(\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?\s+(?:(?:de|of|d['’])\s?)?([\p{L}\p{M}]{3,20})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:\s?(?:г|р|года|року)\.?)?$/u.exec(
      text,
    );
  if (found) return iso(found[3] ?? "", monthOf(found[2] ?? ""), found[1] ?? "");
  const american = /^(?:\p{L}+,\s+)?([\p{L}\p{M}]{3,20})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s+)(\d{4})$/u.exec(
    text,
  );
  return american ? iso(american[3] ?? "", monthOf(american[1] ?? ""), american[2] ?? "") : null;
}

let months: ReadonlyMap<string, number> | null = null;

/** A month of any language that books have, whole or by its first three letters in English; 0 where languages disagree. */
function monthOf(name: string): number {
  months ??= monthNames();
  return months.get(name) ?? 0;
}

function monthNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, month: number) => found.set(name, (found.get(name) ?? month) === month ? month : 0);
  for (const [language, names] of monthsOfLanguages()) {
    names.forEach((name, index) => {
      const bare = name.toLowerCase().replace(/^d(?:e\s|['’])/, "");
      add(bare, index + 1);
      if (language === "en") add(bare.slice(0, 3), index + 1);
    });
  }
  found.set("sept", 9);
  return found;
}

const isMidnight = /^(?:12 )?(?:midnight|mitternacht|minuit|medianoche|mezzanotte)$/i;

const midnight = (written: string): MeantValue | null =>
  isMidnight.test(written) ? { hint: "write “00:00” if the day begins with it, “24:00” if it ends with it" } : null;

function timeOf(written: string, key: string | null): string | null {
  if (/^(?:12 )?(?:noon|midday|mittags?|midi|mediodía|mezzogiorno)$/i.test(written)) return "12:00";
  // An end at midnight is the midnight after the day; a start there may be on either day.
  if (isMidnight.test(written)) return key === "end" ? "24:00" : null;
  const [, hour = "", minutes = ""] =
    /^([01]?\d|2[0-4])\s?(?::|\.|h|uhr)\s?([0-5]\d)\s?(?:uhr|h|hrs?)?\.?$/i.exec(written) ?? [];
  if (hour !== "") return `${hour.padStart(2, "0")}:${minutes}`;
  const whole = /^([01]?\d|2[0-4])\s?(?:h|hrs?|uhr|o['’]clock)$/i.exec(written)?.[1];
  return whole === undefined ? null : `${whole.padStart(2, "0")}:00`;
}

function minutesOf(written: string): number | null {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(written);
  const short = /^(\d{1,4})\s?(?:'|’|′|m|min\.?|mins\.?|minutes?|minuten|minuti|minutos)?$/i.exec(written);
  if (short) return Number(short[1]);
  const long =
    /^(?:pt)?(\d{1,2})(?:\.(5))?\s?(?:h|hrs?|hours?|stunden?|heures?)\.?(?:\s?(\d{1,2})\s?(?:m|min\.?|mins\.?|minutes?)?)?$/i.exec(
      written,
    );
  if (long) return Number(long[1]) * 60 + (long[2] ? 30 : 0) + Number(long[3] ?? 0);
  const iso8601 = /^pt(\d{1,4})m$/i.exec(written)?.[1];
  if (iso8601 !== undefined) return Number(iso8601);
  // “0:20” is minutes; “1:30” may be either.
  return clock && clock[1] === "0" ? Number(clock[2]) : null;
}
