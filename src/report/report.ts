// The door of `report`. In: diagnostics, sorted. Out: their text as people, scripts, GitHub and SARIF viewers read them.
import type { Diagnostic } from "../source/diagnostic.ts";
import { tally } from "./digest.ts";
import type { Format } from "./formats.ts";
import { annotations } from "./github.ts";
import { placed } from "./placed.ts";
import { type Look, plainLook, pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";
import { table } from "./table.ts";

export type { Look } from "./pretty.ts";
export { plainLook } from "./pretty.ts";

/** The text of a report; for `pretty` an empty string if there is nothing to report. */
export function report(diagnostics: readonly Diagnostic[], format: Format, look: Look = plainLook): string {
  switch (format) {
    case "pretty":
      return pretty(diagnostics, look);
    case "json":
      return `${JSON.stringify(diagnostics.map(placed), null, 2)}\n`;
    case "github":
      return annotations(diagnostics, look.all);
    case "sarif":
      return `${JSON.stringify(sarif(diagnostics), null, 2)}\n`;
  }
}

/** The counts alone, by code; for programs as an array. */
export function summarize(diagnostics: readonly Diagnostic[], format: Format): string {
  if (format === "pretty") return diagnostics.length === 0 ? "" : table(diagnostics);
  if (format === "json") return `${JSON.stringify(tally(diagnostics), null, 2)}\n`;
  return report(diagnostics, format);
}
