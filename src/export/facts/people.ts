// The people in the book: each once, under all forms of their name, with what they wrote and chair. In: the book. Out:
// the same people as in the author index of the PDF, in its order.

import { type FiledPerson, filedPeople } from "../../compose/index-people.ts";
import { compareIn } from "../../language/collation.ts";
import type { Abstract, Author, Book, Person, Session } from "../../model/book.ts";
import { FreeNames } from "../../model/free-names.ts";
import { slug } from "../../model/slug.ts";
import { isPlaceholderName } from "../../model/typed-names.ts";
import { uuid } from "./names.ts";
import { presentedAbstracts } from "./programme.ts";

export interface Participant {
  /** Unique among the people, and pure ASCII. */
  readonly key: string;
  /** The name as it is filed: `Curie, Marie`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly person: Person;
  readonly works: readonly { readonly abstract: Abstract; readonly author: Author }[];
  readonly chairs: readonly Session[];
}

interface Draft {
  readonly person: Person;
  readonly works: { readonly abstract: Abstract; readonly author: Author }[];
  readonly chairs: Session[];
}

export interface People {
  readonly all: readonly Participant[];
  /** Null for somebody who is not in the index, such as “TBA”. */
  of(person: Person): Participant | null;
}

export function peopleOf(book: Book): People {
  const entryOf = filedPeople(book);
  const drafts = new Map<FiledPerson, Draft>();
  const draftOf = (person: Person): Draft => {
    const entry = entryOf(person);
    const known = drafts.get(entry) ?? { person, works: [], chairs: [] };
    drafts.set(entry, known);
    return known;
  };
  for (const abstract of presentedAbstracts(book))
    for (const author of abstract.authors)
      if (!isPlaceholderName(author.person.printed)) draftOf(author.person).works.push({ abstract, author });
  for (const day of book.days)
    for (const session of day.sessions) for (const chair of session.chairs) draftOf(chair).chairs.push(session);
  const compare = compareIn(book.language);
  const sorted = [...drafts].sort(([a], [b]) => compare(a.sort, b.sort) || (a.name < b.name ? -1 : 1));
  const keys = new FreeNames();
  const byEntry = new Map<FiledPerson, Participant>();
  for (const [entry, draft] of sorted) {
    const base = slug(entry.name) || `person-${uuid(entry.name).slice(0, 8)}`;
    const key = keys.take(base);
    byEntry.set(entry, { key, name: entry.name, aliases: entry.aliases, ...draft });
  }
  return { all: [...byEntry.values()], of: (person) => byEntry.get(entryOf(person)) ?? null };
}
