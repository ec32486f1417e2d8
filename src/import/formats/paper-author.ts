// An author in the fields that review systems share (HotCRP, CMT, Softconf, OpenReview) → an author of ours.
import { orcidIn } from "../columns/row-authors.ts";
import type { ImportedAuthor, Located } from "../conference.ts";
import { cleanName, isEmail, partsName } from "../people/name.ts";
import { readLine } from "../text/field.ts";
import type { ReadContext } from "./format.ts";

export interface PaperAuthor {
  readonly given: string;
  readonly family: string;
  readonly whole?: string;
  readonly affiliation: string;
  readonly email: string;
  readonly orcid?: string;
  readonly presenting?: boolean;
}

export function authorOf(author: PaperAuthor, at: Located, { diagnostics }: ReadContext): ImportedAuthor {
  return {
    name: author.whole ? cleanName(author.whole) : partsName(author.given, author.family),
    affiliations: author.affiliation.trim() === "" ? [] : [readLine(author.affiliation, "guess", at, diagnostics)],
    presenting: author.presenting ?? false,
    orcid: orcidIn(author.orcid ?? ""),
    email: isEmail(author.email) ? author.email : null,
  };
}
