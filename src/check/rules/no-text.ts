import type { Abstract, Book } from "../../model/book.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const noText: LintRule = {
  code: "no-text",
  severity: "warning",
  summary: "A talk has no text: only its head is printed. Posters may lack one.",
  scope: "heads",
  check(book, report) {
    for (const abstract of printedAbstracts(book)) {
      if (abstract.body !== null || abstract.type === "poster" || isAmongPosters(abstract, book)) continue;
      report(`“${abstract.id}” has no text`, abstract.span, { hint: "give it an “abstract:”, or “type: poster”" });
    }
  },
};

function isAmongPosters({ slot }: Abstract, book: Book): boolean {
  return slot !== null && book.days[slot.day]?.sessions[slot.session]?.kind === "posters";
}
