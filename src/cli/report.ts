// Diagnostics as people, scripts, GitHub and SARIF viewers read them.
import type { Diagnostic } from "../source/diagnostic.ts";
import { placeOf } from "../source/source.ts";
import type { Format } from "./formats.ts";
import { pretty } from "./report-pretty.ts";
import { sarif } from "./report-sarif.ts";

/** A diagnostic with its place worked out: what `--format json` prints. */
export interface PlacedDiagnostic {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly severity: Diagnostic["severity"];
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** The text of a report; for `pretty` an empty string when there is nothing to say. */
export function report(diagnostics: readonly Diagnostic[], format: Format, colour: boolean): string {
  switch (format) {
    case "pretty":
      return pretty(diagnostics, colour);
    case "json":
      return `${JSON.stringify(diagnostics.map(placed), null, 2)}\n`;
    case "github":
      return diagnostics.map(annotation).join("");
    case "sarif":
      return `${JSON.stringify(sarif(diagnostics), null, 2)}\n`;
  }
}

function placed(diagnostic: Diagnostic): PlacedDiagnostic {
  const { span, severity, code, message, hint } = diagnostic;
  const place = span ? placeOf(span.source, span.start) : null;
  return {
    file: span?.source.path ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    severity,
    code,
    message,
    hint: hint ?? null,
  };
}

/** A workflow command of GitHub Actions: `::error file=…,line=…,col=…,title=…::message`. */
function annotation(diagnostic: Diagnostic): string {
  const { file, line, column, severity, code, message, hint } = placed(diagnostic);
  const place = file ? `file=${property(file)},line=${line},col=${column},` : "";
  return `::${severity} ${place}title=${property(code)}::${data(hint ? `${message}\n${hint}` : message)}\n`;
}

const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
