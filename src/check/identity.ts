// Who is one person: the same ORCID iD, else the same name, where people.yaml says so also another name.
import type { Book, Person } from "../model/book.ts";
import { orcidKeys } from "../model/names.ts";

/** Gives a key that two records of one person share. */
export function identities(book: Book): (person: Person) => string {
  const main = new Map<string, string>();
  const orcids = new Map<string, Set<string>>();
  const nameOf = ({ printed }: Person) => main.get(folded(printed)) ?? folded(printed);
  for (const { person, aliases } of book.people) {
    for (const alias of aliases) main.set(folded(alias.printed), folded(person.printed));
  }
  const bearers = [
    ...book.people.map(({ person }) => person),
    ...book.abstracts.flatMap(({ authors }) => authors.map(({ person }) => person)),
    ...book.days.flatMap(({ sessions }) => sessions.flatMap(({ chairs }) => chairs)),
  ];
  const keys = orcidKeys(bearers);
  for (const [person, key] of keys) orcids.set(nameOf(person), (orcids.get(nameOf(person)) ?? new Set()).add(key));
  return (person) => {
    const own = keys.get(person);
    if (own !== undefined) return own;
    const known = [...(orcids.get(nameOf(person)) ?? [])];
    // A name that two people have stands for neither of them.
    return (known.length === 1 ? known[0] : undefined) ?? nameOf(person);
  };
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
