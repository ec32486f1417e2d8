import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../runtime/package-files.ts";
import { didYouMean } from "../../source/did-you-mean.ts";
import type { LintRule } from "../rule.ts";

export const unknownRule: LintRule = {
  code: "unknown-rule",
  severity: "warning",
  summary: "`rules` in book.yaml names a diagnostic that there is not.",
  check(book, report) {
    if (book.rules.size === 0) return;
    const codes = documentedCodes();
    for (const [code, { span }] of book.rules) {
      if (!codes.includes(code)) report(`there is no diagnostic “${code}”`, span, didYouMean(code, codes));
    }
  },
};

/** The codes are what the manual lists; a test holds it against the sources. */
function documentedCodes(): readonly string[] {
  const manual = readFileSync(join(packageRoot(), "docs", "diagnostics.md"), "utf8");
  return [...manual.matchAll(/^### ([a-z0-9-]+)$/gm)].map((match) => match[1] ?? "");
}
