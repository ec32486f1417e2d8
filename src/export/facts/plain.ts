// What abstracts are in plain words: titles without markup, names in a row, the text as lines.
import { labelsFor } from "../../language/labels.ts";
import type { Abstract, Author, Person } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import type { ExportSource } from "../format.ts";
import { printedFlow } from "../text/scopes.ts";

export function titleOf({ title }: Pick<Abstract, "title">): string {
  return plainText(title).replace(/\s+/g, " ").trim();
}

/** The text of an abstract as plain lines, empty where none was handed in. */
export function plainBody(abstract: Abstract, source: ExportSource): string {
  return printedFlow(abstract.body ?? [], source, { language: abstract.language, owner: abstract });
}

export function namesOf(authors: readonly Author[], language: string): string {
  return authors.map(({ person }) => person.printed).join(labelsFor(language).comma);
}

/** Those who present, else the first author. */
export function presentersOf({ authors }: Abstract): readonly Author[] {
  const presenting = authors.filter((author) => author.presenting);
  return presenting.length > 0 ? presenting : authors.slice(0, 1);
}

/** `van der Berg`, with the particle. */
export function familyName({ particle, family }: Person): string {
  return particle === "" ? family : `${particle} ${family}`;
}

/** Whether a name has no parts: a body, or a person of one name. */
export function isBody({ given }: Person): boolean {
  return given === "";
}
