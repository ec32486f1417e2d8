// Dates as people write them → ISO dates, if only one day can be meant: “7 June 2031”, “2031. június 7.”,
// “2031年6月7日（土）”, “7 มิถุนายน 2574”, and days from one to another: “5.–7. 6. 2031”, “28 June to 2 July 2031”.
import { isoOfPersian, monthOf, weekdaysOfLanguages } from "../language/calendar-days.ts";
import { plainFigures } from "../model/figures.ts";
import { isDay } from "./times.ts";

export interface Days {
  readonly start: string;
  readonly end: string;
}

/** Which of the figures in “02/03/2031” is the day; null if nothing shows it. */
export type SlashOrder = "day-first" | "month-first" | null;

interface Token {
  readonly kind: "year" | "month" | "number" | "to";
  readonly value: number;
  /** A number with a full stop after it, which may be a day or a month. */
  readonly dotted?: boolean;
  /** “5 and 7 June” is two days, not three. */
  readonly isAnd?: boolean;
}

/** The days that a text means, the same one twice if it is one; null if it is not a date. */
export function daysMeant(written: string, language: string, order: SlashOrder): Days | null {
  const text = plainFigures(written).normalize("NFC").toLowerCase().trim();
  const slashed = daysOfSlashes(text, order);
  if (slashed) return slashed;
  const tokens = tokensOf(text, language);
  return tokens && daysOf(withMonths(tokens));
}

export function dateMeant(written: string, language: string, order: SlashOrder): string | null {
  const days = daysMeant(written, language, order);
  return days && days.start === days.end ? days.start : null;
}

/** “13/5/2024” can be read in one way only, and “5/5/2024” in two that say the same; “2/3/2026” is two days. */
export function readingsOf(written: string): readonly string[] {
  const [, first = "", second = "", year = ""] =
    /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(plainFigures(written).trim()) ?? [];
  if (year === "") return [];
  const readings = [iso(Number(year), Number(second), Number(first)), iso(Number(year), Number(first), Number(second))];
  return [...new Set(readings.filter((date) => date !== null))];
}

function daysOfSlashes(text: string, order: SlashOrder): Days | null {
  const dates = text.split(/\s?(?:[–—~]|\s-\s|\sto\s|\sbis\s|\sau\s|\sal?\s)\s?/u).map(readingsOf);
  if (dates.length > 2 || dates.some((readings) => readings.length === 0)) return null;
  const [start, end] = dates.map((readings) =>
    readings.length === 1 || order === "day-first" ? readings[0] : order && readings[1],
  );
  const last = dates.length === 1 ? start : end;
  return start && last ? { start, end: last } : null;
}

/** Calendar days only; years of the Buddhist era and of Iran's calendar, which the schema excludes, are converted. */
function iso(year: number, month: number, day: number): string | null {
  if (year >= 1380 && year < 1430) return isoOfPersian(year, month, day);
  const of = year >= 2400 && year < 2700 ? year - 543 : year;
  const date = `${of}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return of > 1000 && month >= 1 && month <= 12 && day >= 1 && isDay(date) ? date : null;
}

const dashes = new Set(
  "- – — ~ 〜 / to until till through bis au al a do по до à al até a tot til till 至 到 から ~ 부터 تا إلى الى حتى ถึง đến arası".split(
    " ",
  ),
);

/** Between two days. */
const ands = new Set("და and & et und y e i и".split(" "));

/** Words between the parts of a date. */
const fillers = new Set(
  "st nd rd th er º ª ° of the on de del della d di da do den der am le la el los från from dal dem г р року года год roku rok r m d gada ko a e an eko ren . , ، का की ngày từ năm วันที่ ที่ ปี พ ศ ค ค.ศ พ.ศ まで 까지 م هـ".split(
    " ",
  ),
);

const eras: readonly (readonly [RegExp, number])[] = [
  [/令和\s?(\d{1,2})\s?年/g, 2018],
  [/(?:中華)?民[國国]\s?(\d{2,3})\s?年/g, 1911],
];

function tokensOf(text: string, language: string): readonly Token[] | null {
  let plain = text.replace(/\s?[(（][^()（）]{1,20}[)）]/gu, " ");
  for (const [era, offset] of eras) plain = plain.replace(era, (_, year: string) => `${Number(year) + offset}年`);
  plain = plain
    .replace(/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[t ]00:00(?::00)?z?)?/g, " y$1 m$2 n$3 ")
    .replace(/(\d{4})\s?[年년]/g, " y$1 ")
    .replace(/(\d{1,2})\s?[月월]/g, " m$1 ")
    .replace(/(\d{1,2})\s?[日号號일]/g, " n$1 ")
    .replace(/tháng\s?(\d{1,2})/g, " m$1 ");
  const found = plain.match(/[ymn]\d{1,4}(?!\d)|\d{1,9}\.?|[\p{L}\p{M}]+|[^\s\d\p{L}\p{M}]/gu) ?? [];
  const tokens: Token[] = [];
  for (const each of found) {
    const token = tokenOf(each, language);
    if (token === null) return null;
    // “Do” is also Thursday.
    if (token !== "nothing" && !(token.kind === "to" && tokens.length === 0)) tokens.push(token);
  }
  // Basque ends with “7a”.
  return tokens.at(-1)?.kind === "to" ? tokens.slice(0, -1) : tokens;
}

function tokenOf(word: string, language: string): Token | "nothing" | null {
  const sign = /^([ymn])(\d+)$/.exec(word);
  if (sign) {
    const kind = sign[1] === "y" ? "year" : sign[1] === "m" ? "month" : "number";
    return { kind, value: Number(sign[2]) };
  }
  const digits = /^(\d+)(\.?)$/.exec(word);
  if (digits) {
    const { length } = digits[1] ?? "";
    if (length === 4) return { kind: "year", value: Number(digits[1]) };
    return length < 3 ? { kind: "number", value: Number(digits[1]), dotted: digits[2] === "." } : null;
  }
  const month = monthOf(word, language);
  if (month > 0) return { kind: "month", value: month };
  if (dashes.has(word)) return { kind: "to", value: 0 };
  if (ands.has(word)) return { kind: "to", value: 0, isAnd: true };
  return fillers.has(word) || weekdaysOfLanguages().has(word) ? "nothing" : null;
}

/** Of figures with full stops, the one beside the year, or before another dash, is the month: “5. 6. 2031”. */
function withMonths(tokens: readonly Token[]): readonly Token[] {
  if (tokens.some(({ kind }) => kind === "month")) return tokens;
  const of = (index: number) => tokens[index]?.kind;
  const isDotted = (index: number) => tokens[index]?.kind === "number" && tokens[index]?.dotted === true;
  return tokens.map((token, index) => {
    // In every language with full stops the order is day, month, year, or the reverse.
    const after = isDotted(index) && isDotted(index - 1) && of(index + 1) !== "number";
    const reversed = isDotted(index) && of(index - 1) === "year" && of(index + 1) === "number";
    const again = isDotted(index) && of(index - 1) === "to" && of(index + 1) === "number" && of(0) === "year";
    return reversed || again || (after && of(index - 2) !== "year") ? { ...token, kind: "month" } : token;
  });
}

/** The orders in which day, month and year are written; `-` is between two days, which share what is said once. */
const orders: Readonly<Record<string, readonly [start: string, end: string]>> = {
  nmy: ["012", "012"],
  mny: ["102", "102"],
  ymn: ["210", "210"],
  "n-nmy": ["034", "234"],
  "nm-nmy": ["015", "345"],
  "nmy-nmy": ["012", "456"],
  "mn-ny": ["104", "304"],
  "mn-mny": ["105", "435"],
  "mny-mny": ["102", "546"],
  "ymn-n": ["210", "410"],
  "ymn-mn": ["210", "540"],
  "ymn-ymn": ["210", "654"],
  // Basque and Turkish put the days last or the month in the middle.
  "mn-n-y": ["104", "304"],
};

const signs = { year: "y", month: "m", number: "n", to: "-" } as const;

function daysOf(tokens: readonly Token[]): Days | null {
  const order = orders[tokens.map(({ kind }) => signs[kind]).join("")];
  if (!order) return null;
  const [start, end] = order.map((places) => {
    const [day = 0, month = 0, year = 0] = [...places].map((place) => tokens[Number(place)]?.value ?? 0);
    return iso(year, month, day);
  });
  if (!start || !end || end < start) return null;
  const isNext = Date.parse(end) - Date.parse(start) === 86_400_000;
  return isNext || !tokens.some(({ isAnd }) => isAnd) ? { start, end } : null;
}
