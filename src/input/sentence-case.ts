// Titles in all capitals → sentence case, for books with such titles. Which words keep their capitals is known from the
// book itself: from the form that its texts, keywords, names and affiliations use inside sentences.
import type { Abstract, Affiliation } from "../model/book.ts";
import { smallLetters, withCapital } from "../model/letter-case.ts";
import type { Flow, Inline } from "../model/text.ts";
import { plainText } from "../model/text.ts";
import type { Edit, Reporter } from "../source/diagnostic.ts";

type Titled = Pick<Abstract, "title" | "body" | "keywords" | "authors" | "affiliations" | "language">;

/**
 * The abstracts with their titles in sentence case; each change is reported, with the edit that writes it into the
 * file.
 */
export function inSentenceCase<T extends Titled>(abstracts: readonly T[], reporter: Reporter): readonly T[] {
  const forms = formsOf(abstracts);
  return abstracts.map((abstract) => {
    const written = plainText(abstract.title);
    if (!isShouted(written)) return abstract;
    const spell = speller(forms, abstract.language);
    const title = abstract.title.map((node) => cased(node, spell));
    report(abstract.title, title, reporter);
    return { ...abstract, title };
  });
}

/** Most of its words are in capitals; a formula or a symbol may have small letters. Short titles may be abbreviations. */
export function isShouted(title: string): boolean {
  const words = title.match(/\p{L}{2,}/gu) ?? [];
  const shouted = words.filter((each) => each === each.toUpperCase());
  return (
    shouted.filter((each) => each.length > 3).length > 1 &&
    shouted.length > 3 &&
    shouted.length >= 3 * (words.length - shouted.length)
  );
}

const word = /[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*/gu;

/** How the book writes each word, by its lower-case form: the spelling that it has most often inside a sentence. */
function formsOf(abstracts: readonly Titled[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  let language = "";
  const note = (text: string, isSentence: boolean) => {
    for (const match of text.matchAll(word)) {
      // The first word of a sentence does not show its usual form.
      const isPlain = /^\p{Lu}?[\p{Ll}\p{N}.'’]*$/u.test(match[0]);
      if (
        isSentence &&
        isPlain &&
        /(?:^|[.!?:]\s+["“‘(]?)$/.test(text.slice(Math.max(0, match.index - 6), match.index))
      )
        continue;
      const small = smallLetters(match[0], language);
      const forms = counts.get(small) ?? new Map<string, number>();
      counts.set(small, forms.set(match[0], (forms.get(match[0]) ?? 0) + 1));
    }
  };
  for (const { title, body, keywords, authors, affiliations, language: own } of abstracts) {
    language = own;
    for (const text of textsOf(body ?? [])) note(text, true);
    const heading = plainText(title);
    if (!isShouted(heading)) note(heading, true);
    for (const keyword of keywords.map(plainText))
      if (/\p{Ll}/u.test(keyword)) note(keyword, !/^\p{Lu}\p{Lu}|\d/u.test(keyword));
    for (const { person } of authors) if (/\p{Ll}/u.test(person.family)) note(person.family, false);
    for (const affiliation of affiliations) note(placesIn(affiliation), false);
  }
  return new Map([...counts].map(([small, forms]) => [small, [...forms].reduce((a, b) => (b[1] > a[1] ? b : a))[0]]));
}

/** Towns and countries: the words after the commas. */
const placesIn = ({ text }: Affiliation) => plainText(text).split(",").slice(1).join(",");

function textsOf(flows: readonly Flow[]): readonly string[] {
  return flows.flatMap((flow): readonly string[] => {
    if (flow.kind === "paragraph") return [plainText(flow.children)];
    if (flow.kind === "quote") return textsOf(flow.children);
    return flow.kind === "list" ? flow.items.flatMap(textsOf) : [];
  });
}

type Speller = (text: string) => string;

/** Spells one word after another; the first of the title, and those after a colon or a full stop, begin a sentence. */
function speller(forms: ReadonlyMap<string, string>, language: string): Speller {
  let begins = true;
  return (text) => {
    let out = "";
    let done = 0;
    for (const match of text.matchAll(word)) {
      const between = text.slice(done, match.index);
      if (/[.!?]\s*$/.test(between)) begins = true;
      out += between + spelled(match[0], begins, forms, language);
      begins = false;
      done = match.index + match[0].length;
    }
    return out + text.slice(done);
  };
}

function spelled(written: string, begins: boolean, forms: ReadonlyMap<string, string>, language: string): string {
  // A word with small letters among the capitals was written deliberately.
  if (/\p{Ll}/u.test(written)) return written;
  const small = smallLetters(written, language);
  const isNoun = written.length > 3 && hasCapitalNouns(language);
  const form = forms.get(small) ?? (isSymbol(written) ? written : isNoun ? withCapital(small, language) : small);
  // “pH” and “eV” stay the same at the beginning of a sentence.
  return begins && form === small ? withCapital(form, language) : form;
}

/** German capitalizes nouns, and only its texts show which words are nouns. */
const hasCapitalNouns = (language: string) => /^(?:de|lb)\b/i.test(language);

/** Formulas, numerals and abbreviations that no text contains: “CO2”, “XIV”, “DFT”, “DNA”. */
const isSymbol = (text: string) =>
  /\d/.test(text) ||
  /^[IVX]{2,}$/.test(text) ||
  abbreviations.has(text) ||
  (text.length > 1 &&
    text.length < 6 &&
    /^\p{Script=Latin}+$/u.test(text) &&
    !/[AEIOUYØÆŒ]/.test(text.normalize("NFD")));

/** Those with vowels that are no words of any language. */
const abbreviations = new Set(
  "DNA RNA USA UAE UNESCO NASA CERN ESA UV IR AI IOT EU UN HIV AIDS COVID SARS EEG ECG EKG MRI FMRI UAV API CAD AFM SEM TEM EPR ESR EDX FTIR EXAFS XANES ICU ELISA MEMS OLED LIDAR ANOVA CFD GIS EUV UHV NGO".split(
    " ",
  ),
);

function cased(node: Inline, spell: Speller): Inline {
  if (node.kind === "text") return { ...node, value: spell(node.value) };
  return "children" in node ? { ...node, children: node.children.map((child) => cased(child, spell)) } : node;
}

function report(before: readonly Inline[], after: readonly Inline[], reporter: Reporter): void {
  const [first] = before;
  const fix = before.flatMap((node, index): readonly Edit[] => {
    const now = after[index];
    if (node.kind !== "text" || now?.kind !== "text" || node.value === now.value) return [];
    const { source, start, end } = node.span;
    const was = source.text.slice(start, end);
    return was === node.value ? [{ span: node.span, was, text: now.value }] : [];
  });
  reporter.warning("sentence-title", `the title is printed as “${plainText(after)}”`, first?.span ?? null, {
    hint: "correct words that must keep their capitals, and write the title like this",
    fix,
  });
}
