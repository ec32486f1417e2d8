import type { Edit } from "../../source/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import { change, type ProseText, proseWith, spot, textsIn } from "../prose.ts";
import type { LintRule } from "../rule.ts";

/** `10^3`, `m^-2`, `x^{n+1}`, `x^n`; only unambiguous forms. */
const exponent =
  /(?<=[\p{L}\p{N})\]}])\^(?:\{([^{}\s^~]{1,20})\}|([-−–+]?\d{1,6}(?:\.\d{1,6})?|\p{L}(?![\p{L}\p{N}])))/gu;
/** `CO_2`, `Fe_2O_3`, `x_{max}`. */
const index =
  /(?<=(?:^|[^\p{L}\p{N}_])(?:[A-Z][a-z]?(?:_?\d{1,2})?){0,4}[A-Z][a-z]?)_(\d{1,2})(?![\d_])|(?<=[\p{L})\]])_\{([^{}\s^~]{1,20})\}/gu;

interface Found {
  readonly written: string;
  readonly span: Span;
  readonly edits: readonly Edit[];
}

export const typedExponent: LintRule = {
  code: "typed-exponent",
  severity: "warning",
  summary: "An exponent or index is typed as in plain text, 10^3 or CO_2, and is printed with its mark.",
  scope: "file",
  check(book, report) {
    for (const { lines } of proseWith(book, /[\p{L}\p{N})\]}][\^_][{\p{L}\p{N}+−–-]/u)) {
      const found = lines().flatMap(textsIn).flatMap(scriptsIn);
      const [first] = found;
      if (!first) continue;
      const rest = found.length - 1;
      const what =
        rest > 0 ? `and ${rest} more are printed as typed, with their marks` : "is printed as typed, with its mark";
      report(`“${first.written}” ${what}`, first.span, {
        hint: "write exponents as 10^3^ and indices as CO~2~; “abstracts check --fix” does it",
        fix: found.flatMap(({ edits }) => edits),
      });
    }
  },
};

function scriptsIn(text: ProseText): readonly Found[] {
  const { value } = text;
  if (!/[\^_]/.test(value)) return [];
  return [...value.matchAll(exponent), ...value.matchAll(index)]
    .sort((a, b) => a.index - b.index)
    .map((match) => {
      const mark = match[0].startsWith("^") ? "^" : "~";
      const content = match[1] ?? match[2] ?? "";
      const base = /[\p{L}\p{N})\]}.]{1,12}$/u.exec(value.slice(Math.max(0, match.index - 12), match.index))?.[0] ?? "";
      return {
        written: `${base}${match[0]}`,
        span: spot(text, match.index - base.length, base.length + match[0].length),
        edits: change(text, match.index, match[0], `${mark}${content}${mark}`),
      };
    });
}
