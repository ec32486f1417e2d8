// SARIF 2.1.0 (OASIS Standard, §3.13–3.30): one run, one rule for each code that occurs.
import type { Diagnostic } from "../source/diagnostic.ts";
import { diagnosticManual } from "../source/diagnostic-manual.ts";
import { placeOf, type Span } from "../source/source.ts";

export function sarif(diagnostics: readonly Diagnostic[]): object {
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort();
  const texts = diagnosticManual();
  const rule = (id: string) => {
    const text = texts.get(id);
    return text === undefined ? { id } : { id, fullDescription: { text } };
  };
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "abstracts", rules: codes.map(rule) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => result(diagnostic, codes)),
      },
    ],
  };
}

function result({ code, severity, message, hint, span, related }: Diagnostic, codes: readonly string[]): object {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint ? `${message} (${hint})` : message },
    locations: span ? [location(span)] : [],
    ...(related?.length
      ? { relatedLocations: related.map((other) => ({ ...location(other.span), message: { text: other.message } })) }
      : {}),
  };
}

/** §3.30: lines and columns begin at 1, the end column is that of the character after the last. */
function location({ source, start, end }: Span): object {
  const from = placeOf(source, start);
  const to = placeOf(source, Math.max(start, end));
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(source.path) },
      region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
    },
  };
}

/** RFC 3986: a relative reference, or a `file:` address where the path is absolute. */
function uriOf(path: string): string {
  const encoded = path
    .split("/")
    // A lone half of a surrogate pair has no UTF-8.
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}
