import type { Person } from "../../model/book.ts";
import { folded, givenNamesAgree, namesAgree } from "../../model/names.ts";
import { authorsOf, type Named, placesOf } from "../people.ts";
import type { LintRule, Report } from "../rule.ts";
import { isBetterName } from "../spelling.ts";

/** One spelling of a name, and where it first occurs. */
interface Spelling {
  readonly given: string;
  readonly family: string;
  /** Given and family name, in either order. */
  readonly both: string;
  readonly first: Named;
  readonly uses: Named[];
}

export const personVariant: LintRule = {
  code: "person-variant",
  severity: "warning",
  summary: "One person's name is spelled in two ways: with initials, without accents, in another order.",
  scope: "heads",
  check(book, report) {
    const spellings = new Map<string, Spelling>();
    for (const named of authorsOf(book)) {
      const { person } = named;
      // Titles and capitals have their own rules.
      const name = `${person.given}\n${person.particle}\n${person.family}`;
      const known = spellings.get(name);
      if (known) known.uses.push(named);
      else {
        const words = wordsOf(person);
        if (words.given !== "" || person.orcid) spellings.set(name, { ...words, first: named, uses: [named] });
      }
    }
    const reported = new Set<Spelling>();
    for (const group of groupsOf([...spellings.values()])) compareIn(group, reported, report);
  },
};

type Words = Pick<Spelling, "given" | "family" | "both">;

const known = new WeakMap<Person, Words>();

function wordsOf(person: Person): Words {
  let words = known.get(person);
  if (!words) {
    const given = folded(person.given);
    const family = folded(person.family);
    words = { given, family, both: given < family ? `${given} ${family}` : `${family} ${given}` };
    known.set(person, words);
  }
  return words;
}

/** Candidates share a family name, all words in any order, or an ORCID iD. */
function groupsOf(spellings: readonly Spelling[]): readonly (readonly Spelling[])[] {
  const groups = new Map<string, Spelling[]>();
  for (const spelling of spellings) {
    file(`${spelling.family} `, spelling);
    file(spelling.both, spelling);
    for (const { person } of spelling.uses) if (person.orcid) file(person.orcid, spelling);
  }

  function file(key: string, spelling: Spelling): void {
    const group = groups.get(key);
    if (!group) groups.set(key, [spelling]);
    else if (group.at(-1) !== spelling) group.push(spelling);
  }

  return [...groups.values()].filter((group) => group.length > 1);
}

function compareIn(group: readonly Spelling[], reported: Set<Spelling>, report: Report): void {
  // A family name that hundreds share is no evidence, so each spelling is compared with the first few only.
  const compared = group.slice(0, 200);
  compared.forEach((spelling, index) => {
    if (reported.has(spelling)) return;
    const other = compared.slice(0, index).find((each) => arePossiblyOne(each, spelling));
    if (!other) return;
    const [worse, better] = isBetterName(
      other.first.person,
      spelling.first.person,
      other.uses.length >= spelling.uses.length,
    )
      ? [spelling, other]
      : [other, spelling];
    if (reported.has(worse)) return;
    reported.add(worse);
    const { person } = worse.first;
    report(`“${person.printed}” looks like “${better.first.person.printed}”`, person.span, {
      hint: "spell the name the same way, for one entry in the index",
      related: [{ message: `written “${better.first.person.printed}” here`, span: better.first.person.span }],
    });
  });
}

function arePossiblyOne(a: Spelling, b: Spelling): boolean {
  const alike = a.both === b.both || (a.family === b.family && givenNamesAgree(a.given, b.given));
  if (!alike && !a.uses.some(({ person }) => person.orcid)) return false;
  const orcids = (spelling: Spelling) => spelling.uses.flatMap(({ person }) => person.orcid ?? []);
  const [ofA, ofB] = [orcids(a), orcids(b)];
  if (ofA.some((each) => ofB.includes(each))) return namesAgree(a.first.person, b.first.person);
  // Two different iDs are two people.
  if (ofA.length > 0 && ofB.length > 0) return false;
  if (a.uses.some(({ abstract }) => b.uses.some((other) => other.abstract === abstract))) return false;
  const spelledOut = (person: Person) => person.given.split(/[\s.]+/).some((word) => word.length > 1);
  if (a.both === b.both) return spelledOut(a.first.person) || shareAPlace(a, b);
  return alike && shareAPlace(a, b);
}

function shareAPlace(a: Spelling, b: Spelling): boolean {
  const places = new Set(a.uses.flatMap(placesOf));
  return b.uses.some((use) => placesOf(use).some((place) => places.has(place)));
}
