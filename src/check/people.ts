// People and institutions as keys for comparison.
import type { Abstract, Affiliation, Author, Book, Person } from "../model/book.ts";
import { folded } from "../model/names.ts";
import { plainText } from "../model/text.ts";
import type { Source, Span } from "../source/source.ts";
import { printedAbstracts } from "./walk.ts";

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

/** The affiliations that an abstract gives an author, folded. */
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

/** The place of a value that belongs to a person: in the file, soon after the name. */
export function placeAfter({ span }: Person, value: string): Span {
  const source: Source = span.source;
  const near = source.text.slice(span.start, span.end + 600);
  const at = near.toLowerCase().indexOf(value.toLowerCase());
  return at === -1 ? span : { source, start: span.start + at, end: span.start + at + value.length };
}
