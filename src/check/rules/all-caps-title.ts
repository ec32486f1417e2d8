import { plainText } from "../../model/text.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const allCapsTitle: LintRule = {
  code: "all-caps-title",
  severity: "warning",
  summary: "A title is written in capitals throughout.",
  scope: "file",
  check(book, report) {
    for (const { title } of printedAbstracts(book)) {
      const text = plainText(title.filter((node) => node.kind !== "math"));
      // “DNA”, “CRISPR-CAS9 AND RNA”: short ones may be abbreviations.
      if (/\p{Ll}/u.test(text) || (text.match(/\p{Lu}{4,}/gu) ?? []).length < 3) continue;
      report("the title is in capitals throughout", title[0]?.span ?? null, {
        hint: "write it as a sentence, with capitals for names and abbreviations alone: the template decides how it looks",
      });
    }
  },
};
