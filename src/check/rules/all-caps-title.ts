import { plainText } from "../../model/text.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const allCapsTitle: LintRule = {
  code: "all-caps-title",
  severity: "warning",
  summary: "A title is written in all capitals.",
  scope: "file",
  check(book, report) {
    for (const { title } of printedAbstracts(book)) {
      const text = plainText(title.filter((node) => node.kind !== "math"));
      // “DNA”, “CRISPR-CAS9 AND RNA”: short titles may be abbreviations.
      if (/\p{Ll}/u.test(text) || (text.match(/\p{Lu}{4,}/gu) ?? []).length < 3) continue;
      report("the title is in all capitals", title[0]?.span ?? null, {
        hint: "write it in sentence case, with capitals only for names and abbreviations: the template decides how it looks",
      });
    }
  },
};
