// How a person is filed in the indices: one entry for all of their names, under the fullest. In: the book. Out: a
// function from a record of a person to their entry.
import { indexName } from "../language/collation.ts";
import type { Book, Person } from "../model/book.ts";
import { type Identity, identitiesOf } from "../model/identity.ts";
import { composed } from "./pieces.ts";

/** A person as filed. */
export interface FiledPerson {
  /** `Curie, Marie`. */
  readonly name: string;
  readonly sort: string;
  /** Filed names under which a reader may look for this person too. */
  readonly aliases: readonly string[];
}

export function filedPeople(book: Book): (person: Person) => FiledPerson {
  const identityOf = identitiesOf(book);
  const names = new Map<Person, string>();
  const filed = (person: Person): string => {
    const name = names.get(person) ?? composed(indexName(person, book.language));
    names.set(person, name);
    return name;
  };
  const known = new Map<Identity, FiledPerson>();
  return (person) => {
    const identity = identityOf(person);
    const entry = known.get(identity) ?? fileAs(identity, filed);
    known.set(identity, entry);
    return entry;
  };
}

/** The fullest name represents all, unless people.yaml has one. Names of another family refer to it. */
function fileAs({ known, records }: Identity, filed: (person: Person) => string): FiledPerson {
  const names = new Map<string, Person>();
  for (const record of records) if (!names.has(filed(record))) names.set(filed(record), record);
  const fullest = [...names.values()].reduce((best, one) => (filed(one).length > filed(best).length ? one : best));
  const main = known?.person ?? fullest;
  const name = filed(main);
  const aliases = [...names].flatMap(([alias, one]) => (one.family === main.family ? [] : [alias]));
  return { name, sort: known?.sort ?? name, aliases };
}
