// People and institutions as keys to compare them by.
import type { Abstract, Affiliation, Author, Book, Person } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import type { Source, Span } from "../source/source.ts";
import { printedAbstracts } from "./walk.ts";

/** Letters without marks and case, words apart by one space; `Łukasiewicz` and `lukasiewicz` are the same. */
export function folded(text: string): string {
  // Most names are plain ASCII.
  const ascii = /^[\x20-\x7e]*$/.test(text);
  const plain = ascii
    ? text
    : text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .replace(/[łŁøØđĐßæÆœŒıð]/g, (letter) => letters[letter] ?? letter);
  return plain
    .toLowerCase()
    .replace(ascii ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const letters: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "l",
  ø: "o",
  Ø: "o",
  đ: "d",
  Đ: "d",
  ß: "ss",
  æ: "ae",
  Æ: "ae",
  œ: "oe",
  Œ: "oe",
  ı: "i",
  ð: "d",
};

export interface Named {
  readonly person: Person;
  readonly author: Author;
  readonly abstract: Abstract;
}

const authors = new WeakMap<Book, readonly Named[]>();

/** Every author of every abstract. */
export function authorsOf(book: Book): readonly Named[] {
  let list = authors.get(book);
  if (!list) {
    const found: Named[] = [];
    for (const abstract of printedAbstracts(book)) {
      for (const author of abstract.authors) found.push({ person: author.person, author, abstract });
    }
    list = found;
    authors.set(book, list);
  }
  return list;
}

/** The places that an abstract gives an author, folded. */
export function placesOf({ author, abstract }: Named): readonly string[] {
  return author.affiliations.flatMap((index) => {
    const affiliation = abstract.affiliations[index];
    return affiliation ? [foldedAffiliation(affiliation)] : [];
  });
}

const byAffiliation = new WeakMap<Affiliation, string>();

export function foldedAffiliation(affiliation: Affiliation): string {
  let key = byAffiliation.get(affiliation);
  if (key === undefined) {
    key = folded(plainText(affiliation.text));
    byAffiliation.set(affiliation, key);
  }
  return key;
}

/** Where a value that belongs to a person stands: in the file soon after the name. */
export function placeAfter({ span }: Person, value: string): Span {
  const source: Source = span.source;
  const near = source.text.slice(span.start, span.end + 600);
  const at = near.toLowerCase().indexOf(value.toLowerCase());
  return at === -1 ? span : { source, start: span.start + at, end: span.start + at + value.length };
}
