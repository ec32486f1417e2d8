import { describe, expect, it } from "vitest";
import { personFromName } from "../../src/input/people.ts";
import type { Book, KnownPerson, Person } from "../../src/model/book.ts";
import { identitiesOf } from "../../src/model/identity.ts";
import { source, span } from "../../src/source/source.ts";

const nowhere = span(source("a.yaml", ""), 0);
const person = (name: string, orcid: string | null = null): Person => ({ ...personFromName(name, nowhere), orcid });
const bookOf = (authors: readonly Person[], people: readonly KnownPerson[] = []): Book =>
  ({
    people,
    abstracts: [{ withdrawn: false, authors: authors.map((each) => ({ person: each })) }],
    days: [],
  }) as unknown as Book;

describe("two records are one person", () => {
  it("by the same name, whatever its capitals and spaces", () => {
    const [a, b, c] = [person("Ines Prado"), person("Ines  PRADO"), person("Ines Prada")];
    const identityOf = identitiesOf(bookOf([a, b, c]));
    expect(identityOf(a)).toBe(identityOf(b));
    expect(identityOf(c)).not.toBe(identityOf(a));
  });

  it("by the same name, with a title or “et al.” or without", () => {
    const printed = (name: string, as: string) => ({ ...person(name), printed: as });
    const records = [
      person("Ines Prado"),
      printed("Ines Prado", "Prof. Dr. Ines Prado"),
      printed("Ines Prado", "Ines Prado et al."),
    ];
    expect(new Set(records.map(identitiesOf(bookOf(records)))).size).toBe(1);
  });

  it("by the same ORCID iD, and a record without one belongs to the only bearer of its name", () => {
    const [full, short, bare] = [person("Ines Prado", "1"), person("I. Prado", "1"), person("Ines Prado")];
    const identityOf = identitiesOf(bookOf([bare, full, short]));
    expect(identityOf(short)).toBe(identityOf(full));
    expect(identityOf(bare)).toBe(identityOf(full));
  });

  it("but not if a name without an iD could be either of two people", () => {
    const [one, other, bare] = [person("Wei Wang", "1"), person("Wei Wang", "2"), person("Wei Wang")];
    const identityOf = identitiesOf(bookOf([one, other, bare]));
    expect(new Set([one, other, bare].map(identityOf)).size).toBe(3);
  });

  it("if people.yaml lists one name under the other", () => {
    const known = { person: person("Ines Prado"), aliases: [person("Ines Sol")], sort: "prado" };
    const [a, b] = [person("Ines Prado"), person("Ines Sol")];
    const identityOf = identitiesOf(bookOf([a, b], [known]));
    expect(identityOf(a)).toBe(identityOf(b));
    expect(identityOf(a)).toEqual({ known, records: [known.person, ...known.aliases, a, b] });
  });
});
