// Speakers of pretalx and frab: a name, and an affiliation where a question asked for it.
import type { ImportedAuthor, Located } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { cleanName } from "../people/name.ts";
import { readBody, readLine } from "../text/field.ts";
import type { ReadContext } from "./format.ts";

/** Speaker's code → affiliation. */
export type Answers = ReadonlyMap<string, string>;

export function personOf(
  name: string,
  affiliation: string,
  at: Located,
  { diagnostics }: ReadContext,
  biography: JsonNode | null = null,
): ImportedAuthor {
  const words = biography ? readBody(biography.text, "markdown", biography, diagnostics).body : "";
  return {
    name: cleanName(name),
    affiliations: affiliation === "" ? [] : [readLine(affiliation, "plain", at, diagnostics)],
    presenting: true,
    orcid: null,
    email: null,
    ...(words !== "" && { biography: words }),
  };
}

export function languageOf(code: string): string | null {
  return /^[a-z]{2}(?:-[A-Za-z0-9]{2,8})?$/.test(code) ? code : null;
}
