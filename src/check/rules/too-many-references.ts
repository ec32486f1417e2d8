import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const tooManyReferences: LintRule = {
  code: "too-many-references",
  severity: "warning",
  summary: "An abstract has more references than the book's limit.",
  scope: "file",
  check(book, report) {
    const limit = book.limits.references;
    if (limit === null) return;
    for (const { references, id, span } of printedAbstracts(book)) {
      const extra = references[limit];
      if (extra)
        report(`“${id}” has ${references.length} references, more than the limit of ${limit}`, extra.span ?? span);
    }
  },
};
