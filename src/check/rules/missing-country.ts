import type { Affiliation } from "../../model/book.ts";
import { isCountry, splitCountry } from "../../model/countries.ts";
import { folded } from "../../model/names.ts";
import { plainText } from "../../model/text.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

/** The number and share of affiliations with a country at which a country is expected in all. */
const least = 10;
const share = 0.8;

export const missingCountry: LintRule = {
  code: "missing-country",
  severity: "warning",
  summary: "An affiliation does not end with a country, in a book where nearly all do.",
  scope: "heads",
  check(book, report) {
    const all = new Set<Affiliation>(printedAbstracts(book).flatMap(({ affiliations }) => affiliations));
    if (all.size < least) return;
    const without = [...all].filter(lacksCountry);
    if (without.length > all.size * (1 - share)) return;
    for (const affiliation of without) {
      report(`the affiliation “${plainText(affiliation.text)}” has no country`, affiliation.span, {
        hint: "add it at the end, as the others do",
      });
    }
  },
};

const lacking = new WeakMap<Affiliation, boolean>();

function lacksCountry(affiliation: Affiliation): boolean {
  const lacks = lacking.get(affiliation) ?? !(isName(affiliation) || endsWithCountry(affiliation));
  lacking.set(affiliation, lacks);
  return lacks;
}

/** “CERN”, “unaffiliated”, “Independent researcher”: a name alone, after which nobody expects a country. */
const isName = ({ text }: Affiliation) => /^[^\s,;]+(?:\s[^\s,;]+)?$/u.test(plainText(text).trim());

/** After the last comma, or the last words; a postal code may follow. */
function endsWithCountry({ text }: Affiliation): boolean {
  if (splitCountry(plainText(text)) !== null) return true;
  const words = folded(plainText(text).replace(/(?<![\d-])[\d-]{1,12}\s?$/, "")).split(" ");
  for (let count = 1; count <= Math.min(6, words.length); count++) {
    if (isCountry(words.slice(-count).join(" "))) return true;
  }
  return false;
}
