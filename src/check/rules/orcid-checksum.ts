import { authorsOf, placeAfter } from "../people.ts";
import type { LintRule } from "../rule.ts";

export const orcidChecksum: LintRule = {
  code: "orcid-checksum",
  severity: "warning",
  summary: "An ORCID iD is not valid: digits are missing, or the last one does not match the others.",
  scope: "file",
  check(book, report) {
    for (const { person } of authorsOf(book)) {
      if (person.orcid === null || isOrcid(person.orcid)) continue;
      const shape = /^\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]$/.test(person.orcid);
      report(`“${person.orcid}” of ${person.printed} is not an ORCID iD`, placeAfter(person, person.orcid), {
        hint: shape ? "a digit is wrong: copy it from orcid.org" : "it looks like 0000-0002-1825-0097",
      });
    }
  },
};

/** ISO 7064 11,2, as described in https://support.orcid.org/hc/en-us/articles/360006897674. */
function isOrcid(written: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(written)) return false;
  const digits = written.replaceAll("-", "");
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits[15] === (check === 10 ? "X" : String(check));
}
