// Dates and times as exports write them → `2026-09-14` and minutes after midnight; moments in other zones are converted
// to the conference's.

/** `2026-09-14`, `14.9.2026`, `14/09/2026`, `Sep 14, 2026`, `14 September 2026`, `20260914`; null if in doubt. */
export function parseDate(written: string, monthFirst = false): string | null {
  const text = written.trim();
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T|$)/.exec(text);
  if (compact) return checked(compact[1], compact[2], compact[3]);
  const points = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text);
  if (points) return checked(points[3], points[2], points[1]);
  const parts = dayAndMonth(text);
  if (parts) {
    const [first, second, year] = parts;
    // 03/04/2026 is 3 April except in America; a number above 12 settles it.
    const [month, day] = second > 12 || (monthFirst && first <= 12) ? [first, second] : [second, first];
    return checked(String(year), String(month), String(day));
  }
  return wordDate(text);
}

/** Both numbers before the year of `03/04/2026`, whichever is the day, and the year. */
export function dayAndMonth(written: string): readonly [first: number, second: number, year: number] | null {
  const match = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(written);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : null;
}

const months = [
  "jan|sty|gen|ene|led",
  "feb|fev|fév|lut|úno|uno",
  "mar|mär|mrz|bře|bre",
  "apr|abr|avr|kwi|dub",
  "may|mai|mag|maj|kvě|kve|mei",
  "jun|jui|juin|giu|cze|čer",
  "jul|juil|lug|lip|čvc",
  "aug|ago|aoû|aou|sie|srp|avg",
  "sep|set|wrz|zář|zar",
  "oct|okt|ott|out|paź|paz|říj|rij",
  "nov|lis|gru",
  "dec|dez|dic|déc|pro",
];

function wordDate(text: string): string | null {
  const words = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+)?(\d{4})/u.exec(
    text,
  );
  const american = words ? null : /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u.exec(text);
  const [name, day, year] = words
    ? [words[2], words[1], words[3]]
    : american
      ? [american[1], american[2], american[3]]
      : [];
  if (!name) return null;
  const low = name.toLowerCase();
  const month = low.startsWith("juil")
    ? 7
    : low.startsWith("juin")
      ? 6
      : months.findIndex((starts) => starts.split("|").some((start) => low.startsWith(start))) + 1;
  return month > 0 ? checked(year, String(month), day) : null;
}

function checked(year = "", month = "", day = ""): string | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return same && Number(year) > 1000 ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
}

/** `9:00`, `09.00`, `9h30`, `2:30 pm`, the time of `2026-09-14 09:00`; `strict`: a date alone has no time. */
export function parseClock(written: string, strict = false): number | null {
  const text = written.replace(/\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}/, " ");
  if (strict && text.trim() === "") return null;
  const match =
    /(?<![\d.])(\d{1,2})\s?[:.h]\s?(\d{2})(?::\d{2})?(?:\.\d+)?\s*([ap])?\.?m?/i.exec(text) ??
    /(?<!\d)(\d{1,2})()\s*([ap])\.?m\b/i.exec(text);
  if (!match) return null;
  let hours = Number(match[1]);
  const half = match[3]?.toLowerCase();
  if (half === "p" && hours < 12) hours += 12;
  if (half === "a" && hours === 12) hours = 0;
  const minutes = Number(match[2] || 0);
  return hours < 25 && minutes < 60 ? hours * 60 + minutes : null;
}

/** `20`, `0:20`, `00:20:00`, `PT20M`, `1h 30min`. */
export function minutesOf(written: string): number | null {
  const text = written.trim();
  if (/^\d{1,4}(?:\.0)?$/.test(text)) return Number(text);
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts =
    /^(?:PT)?(?:(\d{1,2})\s?h(?:ours?|r)?s?)?\s?(?:(\d{1,4})\s?m(?:in(?:utes?|uten)?)?\.?)?(?:\d+S)?$/i.exec(text);
  return parts && (parts[1] ?? parts[2]) ? Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) : null;
}

export interface Moment {
  readonly date: string;
  readonly clock: number;
}

/** An ISO moment. One with a zone is converted to `timezone`, if that exists; otherwise it is taken as written. */
export function parseMoment(written: string, timezone: string | null): Moment | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
    written.trim(),
  );
  if (!match) {
    const date = parseDate(written);
    const clock = parseClock(written, true);
    return date !== null && clock !== null ? { date, clock } : null;
  }
  const [, date = "", hours = "", minutes = "", zone] = match;
  // The name of a zone may come from the export.
  if (!zone || timezone === null || !isZone(timezone)) return { date, clock: Number(hours) * 60 + Number(minutes) };
  const instant = new Date(
    `${date}T${hours}:${minutes}:00${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`,
  );
  return Number.isNaN(instant.getTime()) ? null : inZone(instant, timezone);
}

/** A moment as the clocks of a zone show it. */
function inZone(instant: Date, timezone: string): Moment {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: timezone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
    clock: Number(parts.get("hour")) * 60 + Number(parts.get("minute")),
  };
}

const knownZones = new Map<string, boolean>();
const mostKnown = 1_000;

export function isZone(name: string): boolean {
  let known = knownZones.get(name);
  if (known === undefined) {
    if (knownZones.size >= mostKnown) knownZones.clear();
    known = hasClock(name);
    knownZones.set(name, known);
  }
  return known;
}

function hasClock(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
