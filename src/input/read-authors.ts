// The authors of an abstract, and their affiliations. In: its fields. Out: authors with the indices of their
// affiliations, and whether anybody is marked as presenting.
import type { Affiliation, Author } from "../model/book.ts";
import { type Checked, field, isFields, items, oneOrMany, textOf } from "../source/checked.ts";
import { silentReporter } from "../source/diagnostic.ts";
import { AffiliationNumbers, affiliationMap } from "./affiliations.ts";
import type { AffiliationCache } from "./kept-abstracts.ts";
import { reportUnused } from "./overlooked.ts";
import { withProfile } from "./profiles.ts";
import type { AbstractsContext } from "./read-abstracts.ts";
import type { Abstract as AbstractFields, Author as AuthorFields } from "./schema/abstract.generated.ts";
import { readTypedPersons } from "./typed-authors.ts";

interface ReadAuthors {
  readonly authors: readonly Author[];
  readonly affiliations: readonly Affiliation[];
  readonly isMarked: boolean;
}

/** `owner`: the abstract, in messages. */
export function readAuthors(
  of: Checked<AbstractFields>,
  owner: string,
  context: AbstractsContext,
  { parsed, usedShared }: { readonly parsed: AffiliationCache; readonly usedShared: Set<string> },
): ReadAuthors {
  const { markdown } = context;
  const own = affiliationMap(field(of, "affiliations"));
  const numbers = new AffiliationNumbers(own, context.affiliations, markdown, parsed);
  const listed = items(field(of, "authors"));
  const numbered = listed.filter((author) => /[\d¹²³⁴⁵⁶⁷⁸⁹]\s?[*†‡]?$/.test(nameTyped(author))).length > 1;
  const named = listed.flatMap((author) => authorsOf(author, numbers, context, numbered));
  const unclaimed = numbers.unclaimed(isTyped(field(of, "affiliations")), markdown.diagnostics);
  const authors = withPresenter(named).map((author) =>
    author.affiliations.length > 0 ? author : { ...author, affiliations: unclaimed },
  );
  for (const used of numbers.used) if (!own.has(used)) usedShared.add(used);
  reportUnused(own, numbers.used, owner, markdown.diagnostics);
  return { authors, affiliations: numbers.affiliations, isMarked: named.some(({ presenting }) => presenting) };
}

/** Whether affiliations are texts without ids of their own. */
function isTyped(affiliations: Checked<unknown> | null): boolean {
  const first = affiliations?.node.kind === "map" ? affiliations.node.entries[0] : undefined;
  return first !== undefined && first.key.start === first.value.start;
}

function nameTyped(of: Checked<AuthorFields>): string {
  const name = isFields(of) ? field(of, "name") : of;
  return name ? textOf(name).value.trim() : "";
}

/** One item of the list: an author, or those who share it. */
function authorsOf(
  of: Checked<AuthorFields>,
  numbers: AffiliationNumbers,
  { markdown, affiliationsLost, language }: AbstractsContext,
  numbered: boolean,
): readonly Author[] {
  const reporter = affiliationsLost ? silentReporter : markdown.diagnostics;
  const named = isFields(of) ? [...oneOrMany(field(of, "affiliations")), ...oneOrMany(field(of, "affiliation"))] : [];
  const found = named.flatMap((each) =>
    each.data === null ? [] : numbers.numbersOf({ ...each, data: each.data }, reporter),
  );
  const typed = readTypedPersons(of, markdown.diagnostics, (id) => numbers.knows(id), numbered, language);
  return typed.map(({ person, presenting, numbers: behind, affiliation }, index) => {
    const own = [
      ...behind.flatMap((id) => numbers.numberOfId(id) ?? []),
      ...(affiliation ? [numbers.numberOfText(affiliation)] : []),
    ];
    return {
      person: withProfile(person, of, markdown),
      affiliations: [...new Set([...found, ...own])].sort((a, b) => a - b),
      presenting: presenting || (index === 0 && isFields(of) && of.data.presenting === true),
    };
  });
}

/** If nobody is marked, the first author presents. */
function withPresenter(authors: readonly Author[]): readonly Author[] {
  const [first, ...others] = authors;
  if (!first || authors.some((author) => author.presenting)) return authors;
  return [{ ...first, presenting: true }, ...others];
}
