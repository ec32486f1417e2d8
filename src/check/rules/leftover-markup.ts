import type { Edit } from "../../source/diagnostic.ts";
import { change, type ProseText, proseWith, spot, textsIn } from "../prose.ts";
import type { LintRule, Report } from "../rule.ts";

interface Leftover {
  readonly pattern: RegExp;
  readonly message: (found: string) => string;
  readonly hint: (found: string) => string;
  readonly fix?: (text: ProseText, index: number, found: string) => readonly Edit[];
}

/** What other programs leave in text; no pattern has two neighbours that can both repeat. */
const leftovers: readonly Leftover[] = [
  {
    pattern: /(?<![\w:\\])\\[A-Za-z]{2,24}\*?(?:\s?\{[^{}]{0,40}\}?)?(?![\w\\])|(?<![\w:\\])\\[a-z]\{/g,
    message: (found) => `“${found}” is TeX outside a formula, and is printed literally`,
    hint: (found) =>
      /^\\cite/.test(found)
        ? "cite with [@key], if the bibliography has the key"
        : "use Markdown for text, and dollars around formulas: $\\alpha$",
  },
  {
    pattern: /(?<!\S)\$(?:\\[A-Za-z]|[A-Za-z]{1,2}[_^])/g,
    message: (found) => `a formula begins at “${found}”, but no second dollar ends it`,
    hint: () => "put a dollar at its end; write \\$ for a dollar that is money",
  },
  {
    pattern: /&(?:amp|lt|gt|quot|nbsp|apos|#[0-9]{2,5});|&nbsp\b/g,
    message: (found) => `“${found}” is an HTML character that was escaped twice`,
    hint: () => "write the character itself",
    fix: (text, index, found) =>
      change(text, index, found, unescaped[found] ?? found).filter((edit) => edit.text !== edit.was),
  },
  {
    pattern: /_x000[DA9]_/g,
    message: (found) => `“${found}” is an escaped line break from Excel`,
    hint: () => "remove it",
    fix: (text, index, found) => change(text, index, found, ""),
  },
  {
    pattern: /#(?:REF!|NAME\?|VALUE!|DIV\/0!)/g,
    message: (found) => `“${found}” is a spreadsheet error`,
    hint: () => "look the text up in the original",
  },
  {
    pattern: /\\[nrt](?=[A-Z\s]|$)/g,
    message: (found) => `“${found}” is a white-space escape that was never resolved`,
    hint: () => "begin a new line or paragraph instead",
  },
];

const unescaped: Readonly<Record<string, string>> = { "&amp;": "&", "&quot;": '"', "&apos;": "’", "&nbsp;": " " };
const suspicious = /\\[A-Za-z]|\$[A-Za-z\\]|&(?:amp|#)|&nbsp|_x000|#(?:REF|NAME|VALUE|DIV)|&lt;/;

export const leftoverMarkup: LintRule = {
  code: "leftover-markup",
  severity: "warning",
  summary: "Markup of HTML, TeX or a spreadsheet was left in the text and is printed literally.",
  scope: "file",
  check(book, report) {
    for (const { lines } of proseWith(book, suspicious)) {
      for (const text of lines().flatMap(textsIn)) {
        if (/[\\&_#<$]/.test(text.value)) for (const leftover of leftovers) find(text, leftover, report);
      }
    }
  },
};

function find(text: ProseText, { pattern, message, hint, fix }: Leftover, report: Report): void {
  for (const { 0: found, index } of text.value.matchAll(pattern)) {
    report(message(found), spot(text, index, found.length), {
      hint: hint(found),
      fix: fix?.(text, index, found) ?? [],
    });
  }
}
