// Abstracts in plain words: titles without markup, names in one line, the text as lines.
import { labelsFor } from "../../language/labels.ts";
import type { Abstract, Author, Person } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import type { ExportSource } from "../format.ts";
import { printedFlow } from "../text/scopes.ts";

export function titleOf({ title }: Pick<Abstract, "title">): string {
  return plainText(title).replace(/\s+/g, " ").trim();
}

/** The text of an abstract as plain lines; empty if there is none. */
export function plainBody(abstract: Abstract, source: ExportSource): string {
  return printedFlow(abstract.body ?? [], source, { language: abstract.language, owner: abstract });
}

export function namesOf(authors: readonly Author[], language: string): string {
  return authors.map(({ person }) => person.printed).join(labelsFor(language).comma);
}

/** The presenting authors, or else the first author. */
export function presentersOf({ authors }: Abstract): readonly Author[] {
  const presenting = authors.filter((author) => author.presenting);
  return presenting.length > 0 ? presenting : authors.slice(0, 1);
}

/** The family name with its particle: `van der Berg`. */
export function familyName({ particle, family }: Person): string {
  return particle === "" ? family : `${particle} ${family}`;
}

/** Whether a name has no parts: an organization, or a person with a single name. */
export function isBody({ given }: Person): boolean {
  return given === "";
}
