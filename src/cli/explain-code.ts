// `explain`: the manual's section about a code, or the table of rules.
import { rules } from "../check/rules.ts";
import { diagnosticManual } from "../source/diagnostic-manual.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { exit } from "./exit.ts";
import { printNotice, printResult } from "./terminal.ts";

export function explainCode(code: string): number {
  const manual = diagnosticManual();
  const section = manual.get(code);
  if (section === undefined) {
    const { hint } = didYouMean(code, [...manual.keys()]);
    printNotice(`abstracts: unknown diagnostic “${code}”${hint ? `: ${hint}` : ""}\n`);
    printNotice("docs/diagnostics.md lists them all\n");
    return exit.usage;
  }
  printResult(`${code}\n${section}\n`);
  return exit.good;
}

/** The rules that `check` applies to a book that can be printed: code, severity, what each finds. */
export function explainRules(): number {
  const width = Math.max(...rules.map(({ code }) => code.length));
  const lines = rules.map(
    ({ code, severity, summary }) => `${code.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`,
  );
  printResult(lines.sort().join(""));
  return exit.good;
}
