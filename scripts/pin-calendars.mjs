// Writes src/language/calendars.tsv: the names of months and weekdays and the patterns of dates that books print, from the CLDR
// data of the Node that runs it. The answers of Intl change with its version, but the bytes of a book must not. Run the script by hand
// (`node scripts/pin-calendars.mjs`), and review the result before you commit it. Patterns that CLDR made for screens rather than for
// print are corrected below.
import { readdirSync, writeFileSync } from "node:fs";

const labels = new URL("../src/language/labels/", import.meta.url);
const labelled = readdirSync(labels)
  .map((file) => file.slice(0, -3))
  .filter((tag) => tag !== "pt-pt");
/** Those that have no labels, but dates that CLDR keeps well. Any other prints dates in English, as its labels. */
const unlabelled =
  "af am as az be bn bs cy fil fo gd gu hy ka kk km kn ky lb lo mk ml mn mr ms my ne or pa si so sq sw ta te ur uz zu".split(
    " ",
  );
const languages = [...labelled, ...unlabelled];
/** Regions whose dates differ from the rest of their language. Plain English is British here: days before months. */
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
/** Where print differs from screens. */
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
  // “(e)ko” and “(a)” depend on how the number is spoken: see dates.ts.
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
  as: { sameYear: "{d} {m} – {e} {n}, {y}" },
  hy: { years: "{d} {m}, {y} թ. – {e} {n}, {z} թ." },
  ka: { sameYear: "{d} {m} – {e} {n}, {y}", years: "{d} {m}, {y} – {e} {n}, {z}" },
  kn: { sameMonth: "{m} {d}–{e}, {y}", years: "{d} {m}, {y} – {e} {n}, {z}" },
  fo: { sameYear: "{d}. {m} – {e}. {n} {y}", years: "{d}. {m} {y} – {e}. {n} {z}" },
  ky: { years: "{d}-{m} {y}-ж. – {e}-{n} {z}-ж." },
  bs: { years: "{d}. {m} {y}. – {e}. {n} {z}." },
  lo: {
    sameMonth: "{d}–{e} {m} {y}",
    sameYear: "{d} {m} – {e} {n} {y}",
    years: "{d} {m} {y} – {e} {n} {z}",
  },
  mn: {
    sameMonth: "{y} оны {m}ын {d}–{e}",
    sameYear: "{y} оны {m}ын {d} – {n}ын {e}",
    years: "{y} оны {m}ын {d} – {z} оны {n}ын {e}",
  },
  // CLDR 48 has the names of the lunar months here.
  si: { months: "ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්".split(" ") },
  sw: { sameYear: "{d} {m} – {e} {n} {y}" },
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
  const isPersian = calendar === "persian";
  const months = monthsOf(long, isPersian);
  const range = (from, to) => rangeOf(tag, long, months, from, to);
  const weekday = (width) =>
    Array.from({ length: 7 }, (_, i) =>
      plain(new Intl.DateTimeFormat(locale, { weekday: width, timeZone: "UTC" }).format(at(`2024-05-${13 + i}`))),
    );
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
    sameMonth: range("2024-05-13", "2024-05-17"),
    sameYear: range("2024-04-30", "2024-06-02"),
    years: isPersian ? range("2024-03-10", "2024-03-25") : range("2024-12-30", "2025-01-02"),
    ...clockOf(locale),
    calendar: calendar === "gregory" ? undefined : calendar,
    digits: numberingSystem === "latn" ? undefined : digitsOf(locale, numberingSystem),
    ...corrections[tag],
  };
}

function monthsOf(long, isPersian) {
  const first = isPersian ? 4 : 1;
  return Array.from({ length: 12 }, (_, i) => {
    const month = ((i + first - 1) % 12) + 1;
    const parts = long.formatToParts(at(`2023-${String(month).padStart(2, "0")}-10`));
    const name = plain(parts.find((part) => part.type === "month").value);
    return /^\d+$/.test(name) ? `${name}月` : name;
  });
}

function rangeOf(tag, long, months, from, to) {
  const written = plain(long.formatRange(at(from), at(to)));
  // For screens CLDR saves space with numbers for months; print has room for their names.
  if (!months.some((month) => written.includes(month)) && !["ja", "zh"].includes(tag.slice(0, 2)))
    console.error(`${tag}: ${written}: needs a correction`);
  return pattern(long.formatRangeToParts(at(from), at(to))).replace(/\} [–-] \{/g, (dash, offset, whole) =>
    /\{[de]$/.test(whole.slice(0, offset)) && /^\} [–-] \{[de]/.test(dash + whole.slice(offset + 5, offset + 7))
      ? "}–{"
      : dash,
  );
}

function clockOf(locale) {
  const format = new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h12",
    timeZone: "UTC",
  });
  const clock = (hour) => format.formatToParts(new Date(Date.UTC(2024, 4, 13, hour, 5)));
  const period = (hour) => plain(clock(hour).find((part) => part.type === "dayPeriod").value);
  const names = { hour: "{h}", minute: "{mm}", dayPeriod: "{p}" };
  return {
    clock: plain(
      clock(13)
        .map(({ type, value }) => names[type] ?? value)
        .join(""),
    ),
    periods: [period(9), period(13)],
  };
}

function digitsOf(locale, numberingSystem) {
  const format = new Intl.NumberFormat(locale, { numberingSystem, useGrouping: false });
  return [...format.format(9876543210)].reverse().join("");
}

const all = Object.fromEntries([...languages, ...regions].map((tag) => [tag, calendarOf(tag)]));
for (const tag of regions) {
  const parent = all[tag.slice(0, 2)];
  const own = Object.entries(all[tag]).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(parent[key]));
  // A difference in the spacing of screens or in the 12-hour clock alone does not count.
  if (own.every(([key]) => ["clock", "periods", "short"].includes(key))) delete all[tag];
}
const lines = Object.entries(all).map(([tag, one]) => `${tag}\t${JSON.stringify(one)}\n`);
writeFileSync(new URL("../src/language/calendars.tsv", import.meta.url), lines.join(""));
