import { diagnosticManual } from "../../source/diagnostic-manual.ts";
import { didYouMean } from "../../source/did-you-mean.ts";
import { isFormerCode } from "../../source/former-codes.ts";
import type { LintRule } from "../rule.ts";

export const unknownRule: LintRule = {
  code: "unknown-rule",
  severity: "warning",
  summary: "`rules` in book.yaml names an unknown diagnostic.",
  scope: "heads",
  check(book, report) {
    if (book.rules.size === 0) return;
    const codes = [...diagnosticManual().keys()];
    for (const [code, { span }] of book.rules) {
      if (!codes.includes(code) && !isFormerCode(code))
        report(`unknown diagnostic “${code}”`, span, didYouMean(code, codes));
    }
  },
};
