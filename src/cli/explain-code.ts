// `explain`: a code's paragraph of docs/diagnostics.md, as it ships in the package.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { exit } from "./main.ts";

export function explainCode(code: string): number {
  const paragraph = explanations().get(code);
  if (paragraph === undefined) {
    process.stderr.write(`abstracts: there is no diagnostic “${code}”; docs/diagnostics.md lists them all\n`);
    return exit.usage;
  }
  process.stdout.write(`${code}\n${paragraph}\n`);
  return exit.good;
}

/** Code → paragraph. */
export function explanations(): ReadonlyMap<string, string> {
  const manual = readFileSync(join(packageRoot(), "docs", "diagnostics.md"), "utf8");
  const sections = manual.split(/^### /m).slice(1);
  return new Map(
    sections.map((section) => {
      const newline = section.indexOf("\n");
      const text = section.slice(newline + 1).split(/^## /m)[0] ?? "";
      return [section.slice(0, newline).trim(), text.trim()] as const;
    }),
  );
}
