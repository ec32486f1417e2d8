// Titles in all capitals → sentence case, for books with such titles. Which words keep their capitals is known from the
// book itself: from the form that its texts, keywords, names and affiliations use inside sentences.
import type { Abstract, Affiliation } from "../model/book.ts";
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
    // German capitalizes nouns, and only its texts show which words are nouns.
    const spell = speller(forms, /^(?:de|lb)\b/i.test(abstract.language));
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
      const forms = counts.get(match[0].toLowerCase()) ?? new Map<string, number>();
      counts.set(match[0].toLowerCase(), forms.set(match[0], (forms.get(match[0]) ?? 0) + 1));
    }
  };
  for (const { title, body, keywords, authors, affiliations } of abstracts) {
    for (const text of textsOf(body ?? [])) note(text, true);
    const own = plainText(title);
    if (!isShouted(own)) note(own, true);
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
function speller(forms: ReadonlyMap<string, string>, hasCapitalNouns: boolean): Speller {
  let begins = true;
  return (text) => {
    let out = "";
    let done = 0;
    for (const match of text.matchAll(word)) {
      const between = text.slice(done, match.index);
      if (/[.!?]\s*$/.test(between)) begins = true;
      out += between + spelled(match[0], begins, forms, hasCapitalNouns);
      begins = false;
      done = match.index + match[0].length;
    }
    return out + text.slice(done);
  };
}

function spelled(
  written: string,
  begins: boolean,
  forms: ReadonlyMap<string, string>,
  hasCapitalNouns: boolean,
): string {
  // A word with small letters among the capitals was written deliberately.
  if (/\p{Ll}/u.test(written)) return written;
  const small = written.toLowerCase();
  const known = forms.get(small);
  const form = known ?? (isSymbol(written) ? written : hasCapitalNouns && written.length > 3 ? capital(small) : small);
  // “pH” and “eV” stay the same at the beginning of a sentence.
  return begins && form === small ? capital(form) : form;
}

/** Formulas, numerals and abbreviations without a vowel that no text contains: “CO2”, “XIV”, “DFT”. */
const isSymbol = (text: string) =>
  /\d/.test(text) ||
  /^[IVX]{2,}$/.test(text) ||
  (text.length > 1 && text.length < 6 && !/[AEIOUYÄÖÜÀ-ÖØ-Ý]/u.test(text));

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

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
