// Who is one person: the same ORCID iD, else the same name, where people.yaml says so also another name.
import type { Book, Person } from "../model/book.ts";

/** Gives a key that two records of one person share. */
export function identities(book: Book): (person: Person) => string {
  const main = new Map<string, string>();
  const orcids = new Map<string, Set<string>>();
  const nameOf = ({ printed }: Person) => main.get(folded(printed)) ?? folded(printed);
  for (const { person, aliases } of book.people) {
    for (const alias of aliases) main.set(folded(alias.printed), folded(person.printed));
  }
  const note = (person: Person) => {
    if (person.orcid === null) return;
    const known = orcids.get(nameOf(person)) ?? new Set();
    orcids.set(nameOf(person), known.add(person.orcid));
  };
  for (const { person } of book.people) note(person);
  for (const { authors } of book.abstracts) for (const { person } of authors) note(person);
  return (person) => {
    if (person.orcid !== null) return person.orcid;
    const known = [...(orcids.get(nameOf(person)) ?? [])];
    // A name that two people have stands for neither of them.
    return (known.length === 1 ? known[0] : undefined) ?? nameOf(person);
  };
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
