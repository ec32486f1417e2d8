// `explain`: a code's paragraph of docs/diagnostics.md.
import { explanations } from "../report/explanations.ts";
import { exit } from "./exit.ts";

export function explainCode(code: string): number {
  const paragraph = explanations().get(code);
  if (paragraph === undefined) {
    process.stderr.write(`abstracts: there is no diagnostic “${code}”; docs/diagnostics.md lists them all\n`);
    return exit.usage;
  }
  process.stdout.write(`${code}\n${paragraph}\n`);
  return exit.good;
}
