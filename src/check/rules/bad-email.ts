import { authorsOf, placeAfter } from "../people.ts";
import type { LintRule } from "../rule.ts";

export const badEmail: LintRule = {
  code: "bad-email",
  severity: "warning",
  summary: "An e-mail address is not valid.",
  scope: "file",
  check(book, report) {
    for (const { person } of authorsOf(book)) {
      if (person.email === null || isAddress(person.email)) continue;
      const hint = person.email.includes("@") ? "write one address: name@example.org" : "an address contains an @";
      report(`“${person.email}” is not an e-mail address`, placeAfter(person, person.email), { hint });
    }
  },
};

/** One @ between words without spaces; the host has a dot, and ends in letters (RFC 5321 §4.1.2, as people use it). */
function isAddress(written: string): boolean {
  const [local = "", host = "", ...more] = written.split("@");
  if (more.length > 0 || local === "" || local.length > 64 || host.length > 253 || /[\s,;<>()[\]"]/.test(written))
    return false;
  if (/^\.|\.$|\.\./.test(local)) return false;
  const labels = host.split(".");
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})$/u.test(label)) &&
    /^\p{L}{2}|^xn--/u.test(labels.at(-1) ?? "")
  );
}
