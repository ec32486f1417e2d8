// The entries of an index: names and the places that they lead to, gathered from the whole book.

import type { Affiliation, Part, Person, Session } from "../model/book.ts";
import { countryName, splitCountry } from "../model/countries.ts";
import { plainText } from "../model/text.ts";
import { isPlaceholderName } from "../model/typed-names.ts";
import { filedPeople } from "./index-people.ts";
import type { Setting } from "./setting.ts";

/** An entry of an index, or of another list that is looked up by name. */
export interface IndexEntry {
  readonly name: string;
  /** The sort key. */
  readonly sort: string;
  /** Null: the letter that it begins with. */
  readonly heading: string | null;
  readonly places: readonly IndexLocator[];
  /** The entry that it refers to. */
  readonly see: string | null;
}

export interface IndexLocator {
  readonly destination: string;
  readonly title: string;
  /** A person's role at that place. */
  readonly rank: "presenting" | "chair" | "plain";
}

export function gatherIndex(of: Extract<Part, { kind: "index" }>["of"], setting: Setting): readonly IndexEntry[] {
  switch (of) {
    case "authors":
      return authors(setting);
    case "keywords":
      return keywords(setting);
    case "affiliations":
      return affiliations(setting);
    case "sessions":
      return sessions(setting);
  }
}

/** Gathers entries: one for each key, with one place for each destination. */
class IndexCollector {
  readonly #entries = new Map<unknown, { entry: Omit<IndexEntry, "places">; places: Map<string, IndexLocator> }>();

  add(key: unknown, entry: () => Omit<IndexEntry, "places">, place: IndexLocator): void {
    const known = this.#entries.get(key) ?? { entry: entry(), places: new Map<string, IndexLocator>() };
    this.#entries.set(key, known);
    const before = known.places.get(place.destination);
    if (!before || before.rank === "plain") known.places.set(place.destination, place);
  }

  done(): readonly IndexEntry[] {
    return [...this.#entries.values()].map(({ entry, places }) => ({ ...entry, places: [...places.values()] }));
  }
}

function authors(setting: Setting): readonly IndexEntry[] {
  const { book } = setting;
  const filedAs = filedPeople(book);
  const gathering = new IndexCollector();
  const references = new Map<string, IndexEntry>();
  const add = (person: Person, place: IndexLocator) => {
    const filed = filedAs(person);
    const { name, sort } = filed;
    gathering.add(filed, () => ({ name, sort, heading: null, see: null }), place);
    for (const alias of filed.aliases) {
      references.set(`${alias}\0${name}`, { name: alias, sort: alias, heading: null, places: [], see: name });
    }
  };
  for (const { place, abstract } of printedAbstracts(setting)) {
    for (const { person, presenting } of abstract.authors) {
      // “TBA” is not a person.
      if (isPlaceholderName(person.printed)) continue;
      add(person, { ...place, rank: presenting ? "presenting" : "plain" });
    }
  }
  for (const { session, place } of printedSessions(setting)) {
    for (const chair of session.chairs) add(chair, { ...place, rank: "chair" });
  }
  return [...gathering.done(), ...references.values()];
}

function keywords(setting: Setting): readonly IndexEntry[] {
  const gathering = new IndexCollector();
  for (const { place, abstract } of printedAbstracts(setting)) {
    for (const keyword of abstract.keywords) {
      const name = plainText(keyword).normalize("NFC");
      // Keywords that differ only in capitals are one entry, in the form of the first.
      gathering.add(name.toLowerCase(), () => ({ name, sort: name, heading: null, see: null }), place);
    }
  }
  return gathering.done();
}

/** By country; an affiliation of one part has none. */
function affiliations(setting: Setting): readonly IndexEntry[] {
  const gathering = new IndexCollector();
  for (const { place, abstract } of printedAbstracts(setting)) {
    for (const affiliation of abstract.affiliations) {
      const { name, country } = withoutCountry(affiliation);
      const heading = country === null ? setting.labels.other : countryName(country, setting.book.language);
      gathering.add(`${heading}\0${name}`, () => ({ name, sort: name, heading, see: null }), place);
    }
  }
  return gathering.done();
}

/** `University of Jena, Jena, Germany`, whichever way the country is spelt. */
function withoutCountry({ text }: Affiliation): { readonly name: string; readonly country: string | null } {
  const whole = plainText(text)
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(/(?<![.,;\s])[.,;\s]+$/, "");
  const split = splitCountry(whole);
  return split ? { name: split.place, country: split.code } : { name: whole, country: null };
}

function sessions(setting: Setting): readonly IndexEntry[] {
  const gathering = new IndexCollector();
  for (const { session, place } of printedSessions(setting)) {
    const name = place.title;
    if (session.kind !== "break") gathering.add(name, () => ({ name, sort: name, heading: null, see: null }), place);
  }
  return gathering.done();
}

function printedAbstracts({ book, plan }: Setting) {
  return book.abstracts.flatMap((abstract) => {
    const destination = plan.placeOf(abstract);
    if (destination === null) return [];
    const place: IndexLocator = { destination, title: plainText(abstract.title), rank: "plain" };
    return [{ abstract, place }];
  });
}

function printedSessions({
  book,
  plan,
}: Setting): readonly { readonly session: Session; readonly place: IndexLocator }[] {
  return book.days.flatMap((day) =>
    day.sessions.flatMap((session) => {
      const destination = plan.sessionDestination(session);
      if (destination === null) return [];
      return [{ session, place: { destination, title: plainText(session.title), rank: "plain" as const } }];
    }),
  );
}
