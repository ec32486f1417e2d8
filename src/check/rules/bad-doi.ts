import type { Reference } from "../../model/book.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const badDoi: LintRule = {
  code: "bad-doi",
  severity: "warning",
  summary: "The DOI of a reference is not a DOI.",
  scope: "file",
  check(book, report) {
    for (const { references } of printedAbstracts(book)) {
      for (const reference of references) {
        const doi = doiOf(reference);
        if (doi === null || isDoi(doi)) continue;
        report(`“${doi}” is not a DOI`, reference.span, { hint: "it looks like 10.1038/s42256-023-00788-1" });
      }
    }
  },
};

/** DOIs of a bibliography and of `doi:` are checked when they are looked up. */
function doiOf(reference: Reference): string | null {
  if (reference.kind !== "csl") return null;
  const doi = reference.item.DOI;
  return typeof doi === "string" && doi.trim() !== "" ? doi.trim() : null;
}

/** `10.` registrant `/` anything without spaces (ISO 26324), whatever people write before it. */
function isDoi(written: string): boolean {
  return /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}(?:\.\d{1,9})*\/\S+$/i.test(written);
}
