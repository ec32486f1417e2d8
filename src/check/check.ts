// The door of `check`. In: a whole Book. Out: diagnostics about what can be printed but was hardly meant.

import type { Book } from "../model/book.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { KeptChecks } from "./kept-checks.ts";
import type { CheckSetting, LintRule, Report } from "./rule.ts";
import { rules } from "./rules.ts";

/** `kept`: what the rules reported in earlier builds of this process. */
export function checkBook(
  book: Book,
  diagnostics: Reporter,
  setting: CheckSetting = { smart: true },
  kept: KeptChecks | null = null,
): void {
  // Rules report nothing about data that could not be read.
  const legible = book.abstracts.filter(({ textLost }) => !textLost);
  const checked = legible.length === book.abstracts.length ? book : { ...book, abstracts: legible };
  const reporter =
    ({ code, severity }: LintRule): Report =>
    (message, span, more) =>
      diagnostics[severity](code, message, span, more);
  const within = (wanted: LintRule["scope"]) => rules.filter(({ scope }) => scope === wanted);
  const ofFiles = kept?.checkFiles(checked, within("file"), setting, reporter);
  const ofHeads = kept?.checkHeads(checked, within("heads"), setting, reporter);
  for (const rule of rules) {
    const known = rule.scope === "file" ? ofFiles : rule.scope === "heads" ? ofHeads : null;
    if (known) known(rule);
    else rule.check(checked, reporter(rule), setting);
  }
}
