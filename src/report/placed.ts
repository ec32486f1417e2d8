// A diagnostic with its line and column, as `--format json` prints it.
import type { Diagnostic } from "../source/diagnostic.ts";
import { placeOf } from "../source/source.ts";

export interface PlacedDiagnostic {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly severity: Diagnostic["severity"];
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

export function placed(diagnostic: Diagnostic): PlacedDiagnostic {
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
