// Who is who in the indices: one person under several names is one entry. Known by ORCID iD where names agree, then by the names of
// people.yaml, then by the name as printed.
import { indexName } from "../language/collation.ts";
import type { Book, Person } from "../model/book.ts";
import { orcidKeys } from "../model/names.ts";
import { composed } from "./pieces.ts";

/** One person. */
export interface Identity {
  /** As filed: `Curie, Marie`. */
  readonly name: string;
  readonly sort: string;
  /** Filed names under which a reader may look for this person too. */
  readonly aliases: readonly string[];
}

/** An identity while its names are gathered. */
interface Draft {
  readonly person: Person | null;
  readonly sort: string | null;
  readonly names: Map<string, Person>;
}

/** Everybody who wrote or chairs something, and the person that each of their names stands for. */
export function identitiesOf(book: Book): (person: Person) => Identity {
  const names = new Map<Person, string>();
  const filed = (person: Person): string => {
    const known = names.get(person);
    if (known !== undefined) return known;
    const name = composed(indexName(person, book.language));
    names.set(person, name);
    return name;
  };
  const drafts = new Map<Person, Draft>();
  const byOrcid = new Map<string, Draft>();
  const byName = new Map<string, Draft>();
  const people = peopleOf(book);
  const bearers = orcidKeys([...book.people.map(({ person }) => person), ...people]);
  for (const { person, aliases, sort } of book.people) {
    const draft: Draft = { person, sort, names: new Map() };
    for (const name of [person, ...aliases]) {
      draft.names.set(filed(name), name);
      byName.set(filed(name), draft);
    }
    if (person.orcid !== null) byOrcid.set(bearers.get(person) ?? person.orcid, draft);
  }
  /** Names that people with an ORCID iD go by; null: two of them share it. */
  const identified = new Map<string, Draft | null>();
  for (const person of people) {
    const bearer = bearers.get(person);
    if (bearer === undefined) continue;
    const name = filed(person);
    const named = byName.get(name);
    const known = byOrcid.get(bearer) ?? (named?.person?.orcid === null ? named : undefined);
    const draft = known ?? { person: null, sort: null, names: new Map() };
    byOrcid.set(bearer, draft);
    draft.names.set(name, draft.names.get(name) ?? person);
    drafts.set(person, draft);
    const other = identified.get(name);
    identified.set(name, other === undefined || other === draft ? draft : null);
  }
  for (const person of people) {
    if (person.orcid !== null) continue;
    const name = filed(person);
    const draft = byName.get(name) ?? identified.get(name) ?? { person: null, sort: null, names: new Map() };
    if (!byName.has(name)) byName.set(name, draft);
    draft.names.set(name, draft.names.get(name) ?? person);
    drafts.set(person, draft);
  }
  const finished = new Map<Draft, Identity>();
  return (person) => {
    const draft = drafts.get(person);
    if (!draft) return { name: filed(person), sort: filed(person), aliases: [] };
    const known = finished.get(draft);
    if (known) return known;
    const identity = finish(draft, filed);
    finished.set(draft, identity);
    return identity;
  };
}

/** The fullest name stands for all, unless people.yaml says which. Names of another family are referred to it. */
function finish({ person, sort, names }: Draft, filed: (person: Person) => string): Identity {
  const main =
    person ?? [...names.values()].reduce((best, one) => (filed(one).length > filed(best).length ? one : best));
  const name = filed(main);
  const aliases = [...names].flatMap(([alias, one]) => (one.family === main.family ? [] : [alias]));
  return { name, sort: sort ?? name, aliases };
}

/** Authors of what is printed, and the chairs. */
function peopleOf(book: Book): readonly Person[] {
  const authors = book.abstracts
    .filter((abstract) => !abstract.withdrawn)
    .flatMap((abstract) => abstract.authors.map((author) => author.person));
  const chairs = book.days.flatMap((day) => day.sessions.flatMap((session) => session.chairs));
  return [...authors, ...chairs];
}
