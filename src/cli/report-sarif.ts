// SARIF 2.1.0 (OASIS Standard, §3.13–3.30): one run, one rule for each code that occurs.
import { explanations } from "./explain-code.ts";
import type { PlacedDiagnostic } from "./report.ts";

export function sarif(diagnostics: readonly PlacedDiagnostic[]): object {
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort();
  const texts = explanations();
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
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: codes.indexOf(diagnostic.code),
          level: diagnostic.severity,
          message: { text: diagnostic.hint ? `${diagnostic.message} (${diagnostic.hint})` : diagnostic.message },
          locations: locations(diagnostic),
        })),
      },
    ],
  };
}

function locations({ file, line, column }: PlacedDiagnostic): object[] {
  if (file === null) return [];
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line, startColumn: column } } }];
}
