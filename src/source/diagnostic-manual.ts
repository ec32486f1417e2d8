// The manual of diagnostics, docs/diagnostics.md, which ships with the package. Out: its section for each code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";

let read: ReadonlyMap<string, string> | null = null;

/** Code → its section, in the order of the manual. */
export function diagnosticManual(): ReadonlyMap<string, string> {
  if (read) return read;
  const manual = readFileSync(join(packageRoot(), "docs", "diagnostics.md"), "utf8");
  const sections = manual.split(/^### /m).slice(1);
  read = new Map(
    sections.map((section) => {
      const newline = section.indexOf("\n");
      const text = section.slice(newline + 1).split(/^## /m)[0] ?? "";
      return [section.slice(0, newline).trim(), text.trim()] as const;
    }),
  );
  return read;
}
