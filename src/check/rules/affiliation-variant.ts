import type { Affiliation, Book } from "../../model/book.ts";
import { isCountry } from "../../model/countries.ts";
import { folded } from "../../model/names.ts";
import { plainText } from "../../model/text.ts";
import { foldedAffiliation } from "../people.ts";
import type { LintRule } from "../rule.ts";
import { isBetterText } from "../spelling.ts";
import { printedAbstracts } from "../walk.ts";

/** One spelling of an affiliation. */
interface Spelling {
  readonly text: string;
  readonly words: readonly string[];
  readonly first: Affiliation;
  /** The number of abstracts that have it. */
  count: number;
}

export const affiliationVariant: LintRule = {
  code: "affiliation-variant",
  severity: "warning",
  summary: "One affiliation is spelled in two ways: by a slip, an abbreviation, a missing country.",
  scope: "heads",
  check(book, report) {
    const spellings = spellingsOf(book);
    const reported = new Set<Spelling>();
    const vocabulary = vocabularyOf(spellings);
    const known = (text: string) => -wordsOfText(text).filter((word) => !vocabulary.has(word)).length;
    const compare = (a: Spelling, b: Spelling) => {
      // A country that one has and the other lacks is not a difference.
      const isBetter =
        a.words.length === b.words.length
          ? isBetterText(a.text, b.text, a.count >= b.count, known)
          : a.words.length > b.words.length;
      const [worse, better] = isBetter ? [b, a] : [a, b];
      if (reported.has(worse) || reported.has(better)) return;
      reported.add(worse);
      report(
        `“${worse.text}” (${times(worse.count)}) looks like “${better.text}” (${times(better.count)})`,
        worse.first.span,
        {
          hint: "spell it the same way, or define it once in affiliations.yaml",
          related: [{ message: "the other way is here", span: better.first.span }],
        },
      );
    };
    for (const block of blocksOf(spellings)) {
      block.forEach((spelling, index) => {
        const other = block.slice(0, index).find((each) => areOne(each, spelling));
        if (other) compare(other, spelling);
      });
    }
  },
};

const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

function spellingsOf(book: Book): readonly Spelling[] {
  const spellings = new Map<string, Spelling>();
  const seen = new Map<Affiliation, Spelling>();
  for (const { affiliations } of printedAbstracts(book)) {
    for (const affiliation of affiliations) {
      const met = seen.get(affiliation);
      if (met) {
        met.count++;
        continue;
      }
      const { text, words } = writtenAs(affiliation);
      let spelling = spellings.get(text);
      if (!spelling) {
        spelling = { text, words, first: affiliation, count: 0 };
        spellings.set(text, spelling);
      }
      spelling.count++;
      seen.set(affiliation, spelling);
    }
  }
  return [...spellings.values()];
}

const written = new WeakMap<Affiliation, Pick<Spelling, "text" | "words">>();

function writtenAs(affiliation: Affiliation): Pick<Spelling, "text" | "words"> {
  let words = written.get(affiliation);
  if (!words) {
    words = { text: plainText(affiliation.text).trim().replace(/\s+/g, " "), words: wordsOf(affiliation) };
    written.set(affiliation, words);
  }
  return words;
}

const abbreviations: Readonly<Record<string, string>> = {
  univ: "university",
  uni: "university",
  dept: "department",
  dep: "department",
  inst: "institute",
  lab: "laboratory",
  natl: "national",
  ctr: "center",
  centre: "center",
  sch: "school",
  fac: "faculty",
  tech: "technology",
  st: "saint",
};

function wordsOf(affiliation: Affiliation): readonly string[] {
  const text = foldedAffiliation(affiliation)
    .replace(/\b(?:the )?(?:united states(?: of america)?|u s a|u s|usa|us)$/, "usa")
    .replace(/\b(?:united kingdom|great britain|u k|uk)$/, "uk")
    .replace(/\b(?:p r china|pr china|peoples republic of china)$/, "china")
    .replace(/\b(?:republic of korea|south korea)$/, "korea");
  return text.split(" ").flatMap((word) => (word === "the" || word === "and" ? [] : [abbreviations[word] ?? word]));
}

/**
 * Variants differ in at most one word: each affiliation is filed under its words, and again with each word left out.
 * This avoids comparing each with every other.
 */
function blocksOf(spellings: readonly Spelling[]): readonly (readonly Spelling[])[] {
  const blocks = new Map<string, Spelling[]>();
  const file = (key: string, spelling: Spelling) => {
    const block = blocks.get(key);
    if (!block) blocks.set(key, [spelling]);
    else if (block.length < 50 && block.at(-1) !== spelling) block.push(spelling);
  };
  for (const spelling of spellings) {
    const words = spelling.words.slice(0, 24);
    file(words.join(" "), spelling);
    if (words.length < 3) continue;
    for (const index of words.keys()) file([...words.slice(0, index), ...words.slice(index + 1)].join(" "), spelling);
  }
  return [...blocks.values()].filter((block) => block.length > 1);
}

function areOne({ words: a, text: textA }: Spelling, { words: b, text: textB }: Spelling): boolean {
  if (a.length !== b.length) {
    const [short, long, longer] = a.length < b.length ? [a, b, textB] : [b, a, textA];
    if (long.length !== short.length + 1) return false;
    const at = long.findIndex((word, index) => word !== short[index]);
    const extra = long[at] ?? "";
    // A country, a postal code, or a town that is already named: “University of Jena, Jena”.
    if (isCountry(extra) && isBranch(longer)) return false;
    return isCountry(extra) || /^[a-z]{0,2}\d{4,6}$/.test(extra) || (extra.length > 3 && short.includes(extra));
  }
  const at = a.findIndex((word, index) => word !== b[index]);
  if (at === -1) return true;
  const [x = "", y = ""] = [a[at], b[at]];
  if (a.some((word, index) => index !== at && word !== b[index])) return false;
  return isSlip(x, y);
}

/** “University of the West Indies - Jamaica” names a branch, not only a country. */
const isBranch = (text: string) => /(?:\s[-–—]\s*|\()[\p{L} .]{2,40}\)?$/u.test(text);

/**
 * Words of several affiliations, and common words of institutions: a word that differs from one of them by a letter is
 * a slip.
 */
function vocabularyOf(spellings: readonly Spelling[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of spellings)
    for (const word of new Set(wordsOfText(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...usualWords, ...[...counts].flatMap(([word, count]) => (count > 2 ? [word] : []))]);
}

const wordsOfText = (text: string) => folded(text).split(" ");

const usualWords =
  "university institute institution department laboratory laboratories faculty school college center centre academy hospital council research science sciences scientific technology technical engineering physics chemistry biology mathematics medicine medical materials computer national international federal state applied natural theoretical experimental of for and the in de la du des der die das und et universite universitat universidad universita universidade universiteit universitet uniwersytet institut instituto istituto fakultat facultad departamento departement laboratoire centro".split(
    " ",
  );

/** One letter added, left out, changed or swapped with its neighbour, in a word long enough to be the same. */
function isSlip(x: string, y: string): boolean {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (short.length < 6 || long.length - short.length > 1 || /\d/.test(long)) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return at > 0;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
