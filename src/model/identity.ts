// Who is one person, for the indices and for the checks of the programme: records with the same ORCID iD if their names
// agree, otherwise the same name, or another name that people.yaml gives. In: the book. Out: from a record to the
// person.
import type { Book, KnownPerson, Person } from "./book.ts";
import { orcidKeys } from "./names.ts";
import { bareName } from "./typed-names.ts";

/** One person; the same object for each of their records. */
export interface Identity {
  /** What people.yaml says about them. */
  readonly known: KnownPerson | null;
  /** Their records: those of people.yaml first, then those of authors and chairs in the order of the book. */
  readonly records: readonly Person[];
}

interface Draft {
  readonly known: KnownPerson | null;
  readonly records: Person[];
}

const known = new WeakMap<Book, (person: Person) => Identity>();

/** A person who is nowhere else in the book has an identity of their own. */
export function identitiesOf(book: Book): (person: Person) => Identity {
  const identityOf = known.get(book) ?? gatherIdentities(book);
  known.set(book, identityOf);
  return identityOf;
}

function gatherIdentities(book: Book): (person: Person) => Identity {
  const people = peopleOf(book);
  const gathering = new Gathering(book, people);
  for (const person of people) if (gathering.isIdentified(person)) gathering.addByOrcid(person);
  // Those without an ORCID iD come last, when the names of the others are known.
  for (const person of people) if (!gathering.isIdentified(person)) gathering.addByName(person);
  return (person) => gathering.identityOf(person);
}

class Gathering {
  readonly #keys: ReadonlyMap<Person, string>;
  readonly #byRecord = new Map<Person, Draft>();
  readonly #byOrcid = new Map<string, Draft>();
  readonly #byName = new Map<string, Draft>();
  /** Names of people with an ORCID iD; null: two of them share it, so it identifies neither. */
  readonly #identified = new Map<string, Draft | null>();

  constructor(book: Book, people: readonly Person[]) {
    this.#keys = orcidKeys([...book.people.map(({ person }) => person), ...people]);
    for (const known of book.people) {
      const draft: Draft = { known, records: [known.person, ...known.aliases] };
      for (const record of draft.records) this.#byName.set(nameOf(record), draft);
      const key = this.#keys.get(known.person);
      if (key !== undefined) this.#byOrcid.set(key, draft);
    }
  }

  isIdentified(person: Person): boolean {
    return this.#keys.has(person);
  }

  addByOrcid(person: Person): void {
    const key = this.#keys.get(person) ?? "";
    const name = nameOf(person);
    const named = this.#byName.get(name);
    // An entry of people.yaml under that name, unless it has another ORCID iD.
    const namesake = named?.known?.person.orcid === null ? named : undefined;
    const draft = this.#byOrcid.get(key) ?? namesake ?? { known: null, records: [] };
    this.#byOrcid.set(key, draft);
    this.#add(person, draft);
    const other = this.#identified.get(name);
    this.#identified.set(name, other === undefined || other === draft ? draft : null);
  }

  addByName(person: Person): void {
    const name = nameOf(person);
    const draft = this.#byName.get(name) ?? this.#identified.get(name) ?? { known: null, records: [] };
    if (!this.#byName.has(name)) this.#byName.set(name, draft);
    this.#add(person, draft);
  }

  #add(person: Person, draft: Draft): void {
    draft.records.push(person);
    this.#byRecord.set(person, draft);
  }

  identityOf(person: Person): Identity {
    const draft = this.#byRecord.get(person) ?? { known: null, records: [person] };
    this.#byRecord.set(person, draft);
    return draft;
  }
}

function nameOf({ printed }: Person): string {
  return bareName(printed.normalize("NFC")).toLowerCase().replace(/\s+/g, " ").trim();
}

/** Authors of what is printed, and the chairs. */
function peopleOf(book: Book): readonly Person[] {
  const authors = book.abstracts
    .filter((abstract) => !abstract.withdrawn)
    .flatMap((abstract) => abstract.authors.map((author) => author.person));
  const chairs = book.days.flatMap((day) => day.sessions.flatMap((session) => session.chairs));
  return [...authors, ...chairs];
}
