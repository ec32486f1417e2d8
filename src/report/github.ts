// Annotations for GitHub Actions. A step may have ten errors and ten warnings beside its lines, and GitHub silently
// drops the rest; so the most severe and most varied are annotated, the others summed up in one annotation, and the log
// has them all. (docs.github.com: “Workflow commands”, “Usage limits”.)
import type { Diagnostic } from "../source/diagnostic.ts";
import { printable } from "../source/printable.ts";
import { tally } from "./digest.ts";
import { type PlacedDiagnostic, placed } from "./placed.ts";

const most = 10;

export function annotations(diagnostics: readonly Diagnostic[], all: boolean): string {
  if (all) return diagnostics.map((one) => annotation(placed(one))).join("");
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const shown = [...chosen(errors), ...chosen(warnings)];
  if (shown.length === diagnostics.length) return diagnostics.map((one) => annotation(placed(one))).join("");
  const summaries = [summary(errors), summary(warnings)].join("");
  const log = diagnostics.map((one) => logLine(placed(one))).join("");
  const listed = new Set(shown);
  const annotated = diagnostics.filter((one) => listed.has(one)).map((one) => annotation(placed(one)));
  return `${annotated.join("")}${summaries}::group::All ${diagnostics.length} diagnostics\n${log}::endgroup::\n`;
}

/** All if there is room; otherwise one of each code, then the second of each, in the order of the files. */
function chosen(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= most) return diagnostics;
  const seen = new Map<string, number>();
  const ranked = diagnostics.map((diagnostic, index) => {
    const rank = seen.get(diagnostic.code) ?? 0;
    seen.set(diagnostic.code, rank + 1);
    return { diagnostic, rank, index };
  });
  ranked.sort((a, b) => gravity(b.diagnostic) - gravity(a.diagnostic) || a.rank - b.rank || a.index - b.index);
  return ranked.slice(0, most - 1).map(({ diagnostic }) => diagnostic);
}

/** Faults that keep a whole file from being read come before faults in files. */
function gravity({ code }: Diagnostic): number {
  return /^(?:no-book|out-of-|yaml|file-|duplicate-key)/.test(code) ? 1 : 0;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const [first] = diagnostics;
  if (!first || diagnostics.length <= most) return "";
  const left = new Set(diagnostics);
  for (const one of chosen(diagnostics)) left.delete(one);
  const codes = tally([...left]).map(({ code, errors, warnings }) => `${errors + warnings} ${code}`);
  const message = `and ${left.size} more ${first.severity}s: ${codes.join(", ")}; the log of this step lists them`;
  return `::${first.severity} title=abstracts::${data(message)}\n`;
}

/** A workflow command: `::error file=…,line=…,col=…,title=…::message`. */
function annotation({ file, line, column, severity, code, message, hint }: PlacedDiagnostic): string {
  const place = file ? `file=${property(file)},line=${line},col=${column},` : "";
  return `::${severity} ${place}title=${property(code)}::${data(hint ? `${message}\n${hint}` : message)}\n`;
}

/** Nothing in it may be read as a command: neither `::…` at its beginning nor the old `##[…]` anywhere. */
function logLine({ file, line, column, severity, code, message, hint }: PlacedDiagnostic): string {
  const place = file ? `${file}:${line}:${column}: ` : "";
  const text = `- ${place}${severity}: ${message} [${code}]${hint ? ` (${hint})` : ""}`;
  return `${text.replace(/\p{Cc}/gu, " ").replaceAll("##[", "# #[")}\n`;
}

/** Lines stay lines; other control characters are shown by their code. */
const harmless = (text: string) => text.split("\n").map(printable).join("\n");
const data = (text: string) => harmless(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
