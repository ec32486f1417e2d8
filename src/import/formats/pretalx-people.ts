// Speakers of pretalx and frab: a name, and an affiliation where a question asked for it.
import type { ImportedAuthor, Located } from "../conference.ts";
import { cleanName } from "../people/name.ts";
import { readLine } from "../text/field.ts";
import type { ReadContext } from "./format.ts";

/** Speaker's code → affiliation. */
export type Answers = ReadonlyMap<string, string>;

export function personOf(name: string, affiliation: string, at: Located, { diagnostics }: ReadContext): ImportedAuthor {
  return {
    name: cleanName(name),
    affiliations: affiliation === "" ? [] : [readLine(affiliation, "plain", at, diagnostics)],
    presenting: true,
    orcid: null,
    email: null,
  };
}

export function languageOf(code: string): string | null {
  return /^[a-z]{2}(?:-[A-Za-z0-9]{2,8})?$/.test(code) ? code : null;
}
