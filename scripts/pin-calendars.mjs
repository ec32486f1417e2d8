// Writes src/language/calendars.ts: the names of months and weekdays and the patterns of dates that books print, from the CLDR
// data of the Node that runs it. Intl's answers change with its version, and a book's bytes must not: so this is run by hand
// (`node scripts/pin-calendars.mjs`), and its result is read before it is committed. What CLDR has for screens rather than
// for print is said otherwise below.
import { readdirSync, writeFileSync } from "node:fs";

const labels = new URL("../src/language/labels/", import.meta.url);
const languages = readdirSync(labels).map((file) => file.slice(0, -3));
/** Regions that write dates otherwise than their language does elsewhere. English alone is British here: days before months. */
const regions = [
  "en-us",
  "en-ca",
  "en-au",
  "en-ie",
  "en-nz",
  "en-za",
  "en-in",
  "de-at",
  "fr-ca",
  "fr-ch",
  "es-mx",
  "pt-br",
  "pt-pt",
  "nl-be",
  "it-ch",
  "zh-hk",
  "ar-iq",
  "ar-sy",
  "ar-lb",
  "ar-jo",
  "ar-dz",
  "ar-tn",
  "ar-ma",
  "ar-eg",
];

const dotted = {
  sameMonth: "{d}.–{e}. {m} {y}",
  sameYear: "{d}. {m} – {e}. {n} {y}",
  years: "{d}. {m} {y} – {e}. {n} {z}",
};
const han = {
  sameMonth: "{y}年{m}{d}日–{e}日",
  sameYear: "{y}年{m}{d}日–{n}{e}日",
  years: "{y}年{m}{d}日–{z}年{n}{e}日",
};
/** What print has otherwise than screens. */
const corrections = {
  cs: dotted,
  sk: dotted,
  ja: { ...han, dayTitle: "{date}（{short}）" },
  zh: { ...han, dayTitle: "{date}（{weekday}）" },
  "zh-hant": { ...han, dayTitle: "{date}（{weekday}）" },
  "zh-hk": { ...han, dayTitle: "{date}（{weekday}）" },
  ko: { dayTitle: "{date}({short})" },
  mt: {
    sameMonth: "{d}–{e} ta’ {m} {y}",
    sameYear: "{d} ta’ {m} – {e} ta’ {n} {y}",
    years: "{d} ta’ {m} {y} – {e} ta’ {n} {z}",
  },
  lt: {
    sameMonth: "{y} m. {m} {d}–{e} d.",
    sameYear: "{y} m. {m} {d} d. – {n} {e} d.",
    years: "{y} m. {m} {d} d. – {z} m. {n} {e} d.",
  },
  // “(e)ko” and “(a)” are what the spoken number decides: see dates.ts.
  eu: {
    sameMonth: "{y}(e)ko {m} {d}(a)–{e}(a)",
    sameYear: "{y}(e)ko {m} {d}(a) – {n} {e}(a)",
    years: "{y}(e)ko {m} {d}(a) – {z}(e)ko {n} {e}(a)",
  },
  vi: {
    long: "{d} {m} năm {y}",
    sameMonth: "{d}–{e} {m} năm {y}",
    sameYear: "{d} {m} – {e} {n} năm {y}",
    years: "{d} {m} năm {y} – {e} {n} năm {z}",
  },
  fa: { sameYear: "{d} {m} تا {e} {n} {y}" },
  hr: { sameMonth: "{d}.–{e}. {m} {y}." },
  uk: { years: "{d} {m} {y} р. – {e} {n} {z} р." },
  he: { sameYear: "{d} ב{m} – {e} ב{n} {y}", years: "{d} ב{m} {y} – {e} ב{n} {z}" },
};

const at = (iso) => new Date(`${iso}T00:00:00Z`);
const plain = (text) => text.replace(/[\u2009\u202f\u00a0]/g, " ").replace(/[\u200e\u200f]/g, "");
const longFormat = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const localeOf = (tag) => (tag === "en" ? "en-GB" : tag === "ar" ? "ar" : tag);

function pattern(parts) {
  const second = (source) => source === "endRange";
  const text = plain(
    parts
      .map(({ type, value, source }) => {
        if (type === "day") return second(source) ? "{e}" : "{d}";
        if (type === "month") return second(source) ? "{n}" : "{m}";
        if (type === "year" || type === "relatedYear") return second(source) ? "{z}" : "{y}";
        return value;
      })
      .join(""),
  );
  return text.replace(/(\{[mn]\})[月월]/g, "$1");
}

function calendarOf(tag) {
  const locale = localeOf(tag);
  const long = new Intl.DateTimeFormat(locale, longFormat);
  const { calendar, numberingSystem } = long.resolvedOptions();
  const first = calendar === "persian" ? 4 : 1;
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = ((i + first - 1) % 12) + 1;
    const parts = long.formatToParts(at(`2023-${String(month).padStart(2, "0")}-10`));
    const name = plain(parts.find((part) => part.type === "month").value);
    return /^\d+$/.test(name) ? `${name}月` : name;
  });
  const weekday = (width) =>
    Array.from({ length: 7 }, (_, i) =>
      plain(new Intl.DateTimeFormat(locale, { weekday: width, timeZone: "UTC" }).format(at(`2024-05-${13 + i}`))),
    );
  const clock = (hour) =>
    new Intl.DateTimeFormat(locale, {
      hour: "numeric",
      minute: "2-digit",
      hourCycle: "h12",
      timeZone: "UTC",
    }).formatToParts(new Date(Date.UTC(2024, 4, 13, hour, 5)));
  const period = (hour) => plain(clock(hour).find((part) => part.type === "dayPeriod").value);
  const named = (text) => months.some((month) => plain(text).includes(month));
  const range = (from, to) => {
    const said = long.formatRange(at(from), at(to));
    // Numbers for months are a screen's economy.
    if (!named(said) && !["ja", "zh"].includes(tag.slice(0, 2))) console.error(`${tag}: ${said}: needs a correction`);
    return pattern(long.formatRangeToParts(at(from), at(to))).replace(/\} [–-] \{/g, (dash, offset, whole) =>
      /\{[de]$/.test(whole.slice(0, offset)) && /^\} [–-] \{[de]/.test(dash + whole.slice(offset + 5, offset + 7))
        ? "}–{"
        : dash,
    );
  };
  const persian = calendar === "persian";
  return {
    weekdays: weekday("long"),
    short: ["ja", "ko"].includes(tag) ? weekday("short") : undefined,
    months,
    long: pattern(long.formatToParts(at("2024-05-13"))),
    dayMonth: pattern(
      new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" }).formatToParts(
        at("2024-05-13"),
      ),
    ),
    sameMonth: range(persian ? "2024-05-13" : "2024-05-13", "2024-05-17"),
    sameYear: range("2024-04-30", "2024-06-02"),
    years: persian ? range("2024-03-10", "2024-03-25") : range("2024-12-30", "2025-01-02"),
    clock: plain(
      clock(13)
        .map(({ type, value }) =>
          type === "hour" ? "{h}" : type === "minute" ? "{mm}" : type === "dayPeriod" ? "{p}" : value,
        )
        .join(""),
    ),
    periods: [period(9), period(13)],
    calendar: calendar === "gregory" ? undefined : calendar,
    digits:
      numberingSystem === "latn"
        ? undefined
        : new Intl.NumberFormat(locale, { numberingSystem, useGrouping: false })
            .format(9876543210)
            .split("")
            .reverse()
            .join(""),
    ...corrections[tag],
  };
}

const all = Object.fromEntries([...languages, ...regions].map((tag) => [tag, calendarOf(tag)]));
for (const tag of regions) {
  const parent = all[tag.slice(0, 2)];
  const own = Object.entries(all[tag]).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(parent[key]));
  // What only a screen's spacing or a clock of twelve hours tells apart is no other way of writing.
  if (own.every(([key]) => ["clock", "periods", "short"].includes(key))) delete all[tag];
}
/** As biome wants it: names without quotation marks. */
const literal = (one) => JSON.stringify(one).replace(/"(\w+)":/g, "$1: ");
const lines = Object.entries(all)
  .map(([tag, one]) => `  "${tag}": ${literal(one)},`)
  .join("\n");
const text = `// biome-ignore-all format: a language a line
// The months, weekdays and dates of the languages that have labels, pinned: written by scripts/pin-calendars.mjs from CLDR.
// {d} {m} {y}: day, month, year; {e} {n} {z}: of the end of a range. {h} {mm} {p}: hour, minutes, half of the day.

export interface Calendar {
  /** From Monday on. */
  readonly weekdays: readonly string[];
  readonly short?: readonly string[];
  /** As they stand in a date. */
  readonly months: readonly string[];
  readonly long: string;
  readonly dayMonth: string;
  readonly sameMonth: string;
  readonly sameYear: string;
  readonly years: string;
  readonly clock: string;
  readonly periods: readonly string[];
  /** Where books count years otherwise. */
  readonly calendar?: "buddhist" | "persian";
  /** From nought to nine, where books write other figures. */
  readonly digits?: string;
  /** How a weekday stands beside its date; otherwise before it, with a comma. */
  readonly dayTitle?: string;
}

export const calendars: Readonly<Record<string, Calendar>> = {
${lines}
};
`;
writeFileSync(new URL("../src/language/calendars.ts", import.meta.url), text);
