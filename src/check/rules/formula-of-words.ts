import type { Inline, Tex } from "../../model/text.ts";
import { proseIn } from "../../tex/prose.ts";
import { proseWith } from "../prose.ts";
import type { LintRule } from "../rule.ts";

export const formulaOfWords: LintRule = {
  code: "formula-of-words",
  severity: "warning",
  summary: "There are words between two dollars; they are printed as a formula, without the spaces between them.",
  scope: "file",
  check(book, report) {
    for (const { lines } of proseWith(book, /\$[^$]{0,300}[A-Za-z]{2}\s[^$]{0,300}\$/)) {
      for (const { tex, span } of lines().flatMap(formulasIn)) {
        if (/[\\^_]/.test(tex) || proseIn(tex) < 2) continue;
        const shown = tex.length > 40 ? `${tex.slice(0, 38)}…` : tex;
        report(`“$${shown}$” is set as a formula, but contains words`, span, {
          hint: "write \\$ for a dollar that is money, and \\text{…} for words inside a formula",
        });
      }
    }
  },
};

function formulasIn(line: readonly Inline[]): readonly Tex[] {
  return line.flatMap((node) =>
    node.kind === "math" ? [node.formula] : "children" in node ? formulasIn(node.children) : [],
  );
}
