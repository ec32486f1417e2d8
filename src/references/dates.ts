// Dates as people and exports write them → dates of CSL. In: a text (ISO 8601, EDTF level 1 and the common parts of
// level 2, months by name), a number or CSL's own forms. Out: a date that citeproc can take; unknown forms are printed
// as they are.
import { monthOf } from "./months.ts";

export interface ReadDate {
  /** Null if there is no date at all: an empty text, Crossref's `[[null]]`. */
  readonly date: CslDate | null;
  /** Whether it is printed as written because it could not be understood. */
  readonly odd: boolean;
}

export interface CslDate {
  readonly "date-parts"?: readonly (readonly number[])[];
  readonly literal?: string;
  readonly season?: unknown;
  readonly circa?: unknown;
}

const none: ReadDate = { date: null, odd: false };

export function readDate(value: unknown): ReadDate {
  if (typeof value === "number") return Number.isFinite(value) ? dateOfText(String(value)) : none;
  if (typeof value === "string") return dateOfText(value);
  if (typeof value !== "object" || value === null) return none;
  const date = value as Readonly<Record<string, unknown>>;
  const extras = Object.fromEntries(Object.entries(date).filter(([key]) => key === "season" || key === "circa"));
  if (date["date-parts"] !== undefined) return withExtras(ofParts(date["date-parts"]), extras, date);
  if (typeof date.year === "number" || typeof date.year === "string") {
    return withExtras(ofParts([[date.year, date.month, date.day]]), extras, date);
  }
  for (const text of [date.raw, date.edtf]) {
    if (typeof text === "string" || typeof text === "number") return withExtras(dateOfText(String(text)), extras, date);
  }
  // A literal is meant to be printed.
  return typeof date.literal === "string"
    ? { ...withExtras(dateOfText(date.literal), extras, date), odd: false }
    : none;
}

/** If no date can be read, CSL's fields in words. */
function withExtras(read: ReadDate, extras: CslDate, date: Readonly<Record<string, unknown>>): ReadDate {
  if (read.date === null && typeof date.literal === "string") return dateOfText(date.literal);
  return read.date?.["date-parts"] ? { ...read, date: { ...extras, ...read.date } } : read;
}

/** CSL's `[[2020, 5], [2020, 6]]`, in which numbers may be strings or null, or too many. */
function ofParts(parts: unknown): ReadDate {
  if (!Array.isArray(parts)) return none;
  const lists = parts.slice(0, 2).map((part: unknown) => (Array.isArray(part) ? part : [part]));
  const given = lists.map((list) =>
    list.slice(0, 3).filter((each) => each !== null && each !== undefined && each !== ""),
  );
  if (given[0] === undefined || given[0].length === 0) return none;
  const dates = given.map(numbersOf);
  if (dates.every((each) => each !== null)) {
    return {
      date: { "date-parts": even(dates) },
      odd: dates.some((numbers, index) => numbers.length < (given[index]?.length ?? 0)),
    };
  }
  return { date: { literal: given.map((list) => list.join("-")).join("/") }, odd: true };
}

/** citeproc requires as many parts at the end of a range as at its beginning. */
function even(range: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const length = Math.min(...range.map((numbers) => numbers.length));
  return range.map((numbers) => numbers.slice(0, length));
}

/** As many as form a date: a thirteenth month does not. Null without a year. */
function numbersOf(list: readonly unknown[]): readonly number[] | null {
  const numbers = list.map((each) =>
    typeof each === "string" && /^\s*-?\d{1,6}\s*$/.test(each) ? Number(each) : each,
  );
  const [year, month, day] = numbers;
  if (typeof year !== "number" || !Number.isInteger(year)) return null;
  if (typeof month !== "number" || !isMonth(month)) return [year];
  return typeof day === "number" && isDay(year, month, day) ? [year, month, day] : [year, month];
}

/** Numbers beyond the months are seasons (EDTF §4.1.1: 21 is spring). */
const isMonth = (month: number) =>
  Number.isInteger(month) && ((month >= 1 && month <= 12) || (month >= 21 && month <= 24));

const isDay = (year: number, month: number, day: number) =>
  Number.isInteger(day) &&
  month <= 12 &&
  day >= 1 &&
  day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

export function dateOfText(written: string): ReadDate {
  const text = written
    .trim()
    .replace(/^[[(]\s*|(?<!\s)\s*[\])]$/g, "")
    .trim()
    .slice(0, longest);
  if (text === "" || /^(?:n\.?\s*d\.?|no date|undated|s\.\s*d\.|o\.\s*j\.)$/i.test(text)) return none;
  return ofRange(text) ?? ofWords(text) ?? { date: { literal: written.trim() }, odd: isOdd(text) };
}

const longest = 80;

/** “in press” and “Spring 2020” are not dates but intended; digits that are not a date are a mistake. */
const isOdd = (text: string) => !/^\p{L}[\p{L} .,–-]*(?:\d{4})?$/u.test(text) || /^\d/.test(text);

/** `1982/`, `1985/..`, `2020-01/2020-03`, `1998–2000`, `../1985`. */
function ofRange(text: string): ReadDate | null {
  // RIS has slashes between year, month and day, and a final one: “2020/05/06/”.
  const slashed = /^(\d{4})\/(\d{1,2})?(?:\/(\d{1,2})?)?(?:\/.*)?$/.exec(text);
  if (slashed?.[2] !== undefined && Number(slashed[2]) <= 12) {
    return fromParts(
      slashed.slice(1, 4).filter((part) => part !== undefined),
      text,
    );
  }
  const spread = /^(\d{4})\s*(?:--?|–|—)\s*(\d{4}|\d{2})?$/.exec(text);
  const sides =
    spread && !isMonthOf(spread[2]) ? [spread[1] ?? "", inFull(spread[1] ?? "", spread[2] ?? "")] : text.split("/");
  if (sides.length > 2) return null;
  const parts = sides.map((side, index) => ofEdtf(side.trim(), index));
  if (parts.some((part) => part === null)) return null;
  const [first, second] = parts as readonly Point[];
  const circa = [first, second].some((part) => part?.circa) ? { circa: true } : {};
  if (!first) return null;
  // A thirteenth month is a mistake: it is printed as it is.
  if ([first, second].some((point) => point && point.numbers.length < point.given))
    return { date: { literal: text }, odd: true };
  if (!second) {
    return first.until === undefined
      ? { date: { "date-parts": [first.numbers], ...circa }, odd: false }
      : { date: { "date-parts": [first.numbers, [first.until]], ...circa }, odd: false };
  }
  // CSL cannot express an unknown beginning.
  if (first.open) return second.open ? none : { date: { literal: `–${second.numbers.join("-")}` }, odd: false };
  return { date: { "date-parts": even([first.numbers, second.open ? [0] : second.numbers]), ...circa }, odd: false };
}

/** `2020-05` is May; `1998-99` is two years. */
const isMonthOf = (written: string | undefined) =>
  written?.length === 2 && Number(written) <= 24 && Number(written) > 0;

const inFull = (from: string, to: string) => (to.length === 2 ? from.slice(0, 2) + to : to);

interface Point {
  readonly numbers: readonly number[];
  /** The number of parts that were written. */
  readonly given: number;
  readonly open: boolean;
  readonly circa: boolean;
  /** The last year of a decade or century whose last figures are unknown. */
  readonly until?: number;
}

function ofEdtf(written: string, index: number): Point | null {
  if (/^(?:|\.\.|open|unknown|\*|present|today|ongoing)$/i.test(written)) {
    return index === 0 && written === "" ? null : { numbers: [], given: 0, open: true, circa: false };
  }
  const circa = /[~%?]|^c(?:a|irca)?\.?\s*\d/i.test(written);
  const text = written.replace(/[~%?]/g, "").replace(/^(?:c(?:a|irca)?\.?|©)\s*/i, "");
  const vague = /^(-?\d{1,3})([Xxu]{1,3})(?:-[Xxu]{2}){0,2}$/.exec(text);
  if (vague && (vague[1] ?? "").replace("-", "").length + (vague[2] ?? "").length === 4) {
    const width = 10 ** (vague[2] ?? "").length;
    const from = Number(vague[1]) * width;
    return { numbers: [from], given: 1, open: false, circa: true, until: from + width - 1 };
  }
  const date = /^Y?(-?\d{3,6})(?:-(\d{1,2}|[Xxu]{2})(?:-(\d{1,2}|[Xxu]{2}))?)?(?:[T ][\d:.+Z-]*)?$/.exec(text);
  const plain = date ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!plain) return null;
  const given = plain.slice(1, 4).filter((part) => part !== undefined && /\d/.test(part));
  const numbers = numbersOf(given);
  return numbers && { numbers, given: given.length, open: false, circa };
}

function fromParts(parts: readonly string[], written: string): ReadDate {
  const numbers = numbersOf(parts);
  const whole = numbers?.length === parts.length;
  return numbers && whole
    ? { date: { "date-parts": [numbers] }, odd: false }
    : { date: { literal: written }, odd: true };
}

/** “5 May 2020”, “May 5, 2020”, “May 2020”, “5.6.2020” with the day first, “Spring 2020”. */
function ofWords(text: string): ReadDate | null {
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return fromParts([dotted[3] ?? "", dotted[2] ?? "", dotted[1] ?? ""], text);
  const year = /(?<!\d)(\d{4})(?!\d)/.exec(text)?.[1];
  const month = /\p{L}{3,12}/u.exec(text)?.[0];
  const number = month === undefined ? null : monthOf(month);
  if (year === undefined || number === null || month === undefined) return null;
  const rest = text.replace(year, " ").replace(month, " ");
  const day = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)/.exec(rest);
  // Any other text must not be lost.
  if (!/^[\s.,'-]*$/.test(day ? rest.replace(day[0], " ") : rest)) return null;
  return fromParts([year, String(number), ...(day ? [day[1] ?? ""] : [])], text);
}
