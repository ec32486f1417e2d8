// What the manual says of each diagnostic. In: docs/diagnostics.md, as it ships in the package. Out: code → paragraph.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";

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
