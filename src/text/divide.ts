// Where a word may be divided: after its own hyphens, dashes and slashes, inside addresses, and by hyphenation patterns.
import { type Exceptions, hyphenationPoints } from "./hyphenate.ts";

/**
 * `explicit`: after a written hyphen or dash; `range`: after the dash between two numbers; `slash`; `address`: in a
 * URL, DOI or file name; `hyphen`: by the patterns, adding a hyphen; `compound`: likewise, in a word that has a written
 * hyphen. As a last resort: `number`, between a name and its number (SemEval-2014, LSTM+attention); `anywhere`, in an
 * address.
 */
export type DivisionKind = "explicit" | "range" | "slash" | "address" | "hyphen" | "compound" | "number" | "anywhere";

export interface DivisionPoint {
  readonly offset: number;
  readonly kind: DivisionKind;
}

const address =
  /^\W{0,2}(?:https?:|ftp:|www\.|doi:|10\.\d{4,9}\/)|[\p{L}\d]@[\p{L}\d]|\w\.\w+\/\w|^[^\s/]+(?:\/[^\s/]+){3}/u;
/** Every address has one of these; nearly no other word has. */
const maybeAddress = /[/@:]|www\./;
const noExceptions: Exceptions = new Map();
const none: readonly DivisionPoint[] = [];
const marks = /[-\u2010\u2013\u2014/]/;
/** A line does not begin with it. */
const stays = /[\p{Pe}\p{Pf}.,;:!?\u2060]/u;
/** Between hyphens, dashes and slashes. */
const parts = /[^-\u2010\u2011\u2013\u2014/]+/g;
const letters = /\p{L}[\p{L}\p{M}]*/gu;
const longPart = /^\p{L}{7}/u;
const letter = /\p{L}/u;
const digit = /\d/;
/** Only capitals; scripts without capitals have no such words. */
const capitals = /^[^\p{Ll}\p{Lo}]*$/u;
/** Capitals inside a word mark a name or an abbreviation (LaTeX, DNAs): not divided by patterns. */
const innerCapital = /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}/u;

/**
 * Whether a word has a hyphen, dash, slash or sign of an address or a name with a number. Without one, only patterns
 * divide it.
 */
export function hasMarks(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    // Letters come first, as most characters do.
    if (code > 0x60 && code < 0x2010) {
      if (code === 0x77 && word.startsWith("www.", i)) return true;
    } else if (code < 0x80 ? asciiMarks.includes(code) : code <= 0x2014) return true;
  }
  return false;
}

/** - / : @ + _ = & */
const asciiMarks = [0x2d, 0x2f, 0x3a, 0x40, 0x2b, 0x5f, 0x3d, 0x26];

/**
 * The number of letters of a common word (lower-case ASCII letters, perhaps with an initial capital and a final comma
 * or full stop), or 0.
 */
function plainLetters(word: string): number {
  const last = word.charCodeAt(word.length - 1);
  const count = last === 0x2e || last === 0x2c ? word.length - 1 : word.length;
  for (let i = 0; i < count; i++) {
    const code = word.charCodeAt(i) | (i === 0 ? 0x20 : 0);
    if (code < 0x61 || code > 0x7a) return 0;
  }
  return count > 1 ? count : 0;
}

/** Cuts in ascending order. `hyphenate` false: only where no hyphen need be added. */
export function divisionPointsOf(
  word: string,
  language: string,
  hyphenate: boolean,
  exceptions: Exceptions = noExceptions,
): readonly DivisionPoint[] {
  const letters = plainLetters(word);
  if (letters > 0 && (!hyphenate || exceptions.size === 0)) {
    if (!hyphenate) return none;
    return hyphenationPoints(word.slice(0, letters), language).map((offset) => ({ offset, kind: "hyphen" }));
  }
  const marked = marks.test(word);
  if (maybeAddress.test(word) && address.test(word)) return addressPoints(word);
  if (!hyphenate && !marked) return [];
  const points: DivisionPoint[] = marked ? markPoints(word) : [];
  if (hyphenate) addPatternPoints(word, language, exceptions, points);
  return points.length > 1 ? points.sort((a, b) => a.offset - b.offset) : points;
}

/**
 * After a hyphen, dash or slash between letters; never inside numbers and ranges, never after a single leading sign.
 */
function markPoints(word: string): DivisionPoint[] {
  const points: DivisionPoint[] = [];
  for (let i = 1; i < word.length - 1; i++) {
    const mark = word.charAt(i);
    if (!marks.test(mark)) continue;
    const before = word.charAt(i - 1);
    const after = word.charAt(i + 1);
    if (marks.test(after) || stays.test(after) || !/[\p{L}\p{N}\p{Pe}\p{Pf}\p{Po}]/u.test(before)) continue;
    if (mark === "\u2014") points.push({ offset: i + 1, kind: "explicit" });
    else if (mark === "/") {
      if (letter.test(after) && letter.test(before)) points.push({ offset: i + 1, kind: "slash" });
    } else if (mark === "\u2013") {
      points.push({ offset: i + 1, kind: digit.test(before) && digit.test(after) ? "range" : "explicit" });
    } else if (letter.test(after) || (letter.test(before) && !digit.test(after))) {
      // A single letter stays with its word: e-mail, X-ray, p-value. So does a number: 3-D, but not 1,8-bromonaphthalene.
      if ((i >= 2 && letter.test(word.charAt(i - 2))) || (digit.test(before) && longPart.test(word.slice(i + 1))))
        points.push({ offset: i + 1, kind: "explicit" });
    }
  }
  return points;
}

const afterSigns = /[.?#&=@]/;

/** After a slash, colon, dot or other sign, never inside a number. No hyphen is added: it would be read as part. */
function addressPoints(word: string): DivisionPoint[] {
  const points: DivisionPoint[] = [];
  for (let i = 1; i < word.length - 2; i++) {
    const here = word.charAt(i);
    const before = word.charAt(i - 1);
    const next = word.charAt(i + 1);
    if (here === "/" || here === ":") {
      if (next !== "/") points.push({ offset: i + 1, kind: "address" });
    } else if (afterSigns.test(here)) {
      if (i > 2 && before !== "/" && !(digit.test(before) && digit.test(next))) {
        points.push({ offset: i + 1, kind: "address" });
      }
    } else if ((here === "-" || here === "_") && !digit.test(next) && next !== here) {
      points.push({ offset: i + 1, kind: "address" });
    }
  }
  return points;
}

const leastOfName = 3;
const nameAndMore = /[\p{L}\d]{3}(?:-(?=\d\d)|[+_=&:](?=[\p{L}\d]{2}))/gu;
const insideAddress = /(?<=[\p{L}\d]{3})(?=[\p{L}\d]{3})/gu;

/** Cuts for lines that would otherwise have bad spaces, or cause them in their neighbours; no hyphen is added. */
export function lastResortPointsOf(word: string): readonly DivisionPoint[] {
  const points: DivisionPoint[] = [];
  if (maybeAddress.test(word) && address.test(word)) {
    for (const { index } of word.matchAll(insideAddress)) points.push({ offset: index, kind: "anywhere" });
    return points;
  }
  for (const match of word.matchAll(nameAndMore)) {
    points.push({ offset: match.index + leastOfName + 1, kind: "number" });
  }
  return points;
}

/**
 * Each part between written hyphens is treated separately: 1,8-bromo… has its number, DNA-… its capitals, the rest is a
 * word. The book's list of hyphenations has priority: “LaTeX” may be in it.
 */
function addPatternPoints(word: string, language: string, exceptions: Exceptions, points: DivisionPoint[]): void {
  const compound = points.length > 0 || word.includes("-");
  for (const part of compound ? word.matchAll(parts) : [{ 0: word, index: 0 }]) {
    const named = capitals.test(part[0]) || digit.test(part[0]) || innerCapital.test(part[0]);
    if (named && exceptions.size === 0) continue;
    for (const match of part[0].matchAll(letters)) {
      const own = exceptions.get(match[0].toLowerCase());
      if (named && !own) continue;
      for (const point of own ?? hyphenationPoints(match[0], language)) {
        points.push({ offset: part.index + match.index + point, kind: compound ? "compound" : "hyphen" });
      }
    }
  }
}

/** Whether both parts of a word divided at `offset` begin with capitals: Jean-Pierre, Monte-Carlo. */
export function joinsCapitals(text: string | undefined, offset: number): boolean {
  return text !== undefined && isCapital(text.charAt(0)) && isCapital(text.charAt(offset));
}

function isCapital(character: string): boolean {
  return character !== character.toLowerCase();
}
