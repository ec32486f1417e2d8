// Diagnostics for people: `file:line:column: error: message [code]`, the line with carets, the hint; one entry per
// cause, and a table if there are many.
import type { Diagnostic } from "../source/diagnostic.ts";
import { printable } from "../source/printable.ts";
import { placeOf, type Span } from "../source/source.ts";
import { digest, many, type Shown } from "./digest.ts";
import { excerpt } from "./excerpt.ts";
import { shortened, wrapped } from "./fit.ts";
import { table } from "./table.ts";

/** Options of a report. */
export interface Look {
  readonly colour: boolean;
  /** The columns of the terminal. */
  readonly columns: number;
  /** Whether a terminal of that width is in use: only then are messages broken into lines. */
  readonly folded: boolean;
  /** Whether to show every diagnostic, however many there are. */
  readonly all: boolean;
  /** The maximum number of lines of the report; excerpts and warnings are left out to keep to it; null: no limit. */
  readonly lines: number | null;
}

export const plainLook: Look = { colour: false, columns: 100, folded: false, all: false, lines: null };

const codes = { bold: 1, red: 31, yellow: 33, blue: 34, grey: 90, green: 32 } as const;
type Paint = (style: keyof typeof codes, text: string) => string;

interface Printer {
  readonly look: Look;
  readonly paint: Paint;
}

export function pretty(diagnostics: readonly Diagnostic[], look: Look): string {
  if (diagnostics.length === 0) return "";
  const paint: Paint = look.colour ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;
  const printer = { look, paint };
  const shown = digest(diagnostics, look.all);
  const full = inGroups(shown, diagnostics, printer);
  if (look.all || look.lines === null || linesOf(full) <= look.lines - tail(diagnostics, printer, null).length) {
    return [full, ...tail(diagnostics, printer, null)].join("");
  }
  return inBrief(shown, diagnostics, look.lines, printer);
}

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}

/** The end of a report: a table if there are many, and the sum. One string per line. */
function tail(diagnostics: readonly Diagnostic[], { paint }: Printer, rows: number | null): readonly string[] {
  const files = new Set(diagnostics.flatMap(({ span }) => span?.source.path ?? [])).size;
  const sum = `${summary(diagnostics, paint)}${files > 1 ? ` in ${files} files` : ""}\n`;
  if (diagnostics.length <= many) return ["\n", sum];
  const rowsOf = table(diagnostics, rows ?? undefined).split(/(?<=\n)/);
  return ["\n", ...rowsOf, "\n", sum];
}

/**
 * For `build`: no excerpts; if that is too long, no hints either, then warnings only in the table; at last only as many
 * errors as there is room for.
 */
function inBrief(shown: readonly Shown[], diagnostics: readonly Diagnostic[], room: number, printer: Printer): string {
  const heads = (list: readonly Shown[]) => list.map((one) => head(one, printer) + foot(one, printer));
  const hinted = (list: readonly Shown[]) =>
    list.map((one) => head(one, printer) + hintOf(one.diagnostic, printer) + foot(one, printer));
  const errors = shown.filter(({ diagnostic }) => diagnostic.severity === "error");
  const more = "“abstracts check” shows them with their lines and hints\n";
  for (const [list, last] of [
    [hinted(shown), ""],
    [heads(shown), more],
    [heads(errors), more],
  ] as const) {
    const text = [...list, ...tail(diagnostics, printer, null), last].join("");
    if (list.length > 0 && linesOf(text) <= room) return text;
  }
  const rest = [...tail(diagnostics, printer, Math.max(6, Math.floor(room / 3))), more];
  const lines: string[] = [];
  let used = rest.length + 1;
  const listed = errors.length > 0 ? errors : shown;
  for (const text of heads(listed)) {
    used += linesOf(text);
    if (used > room) break;
    lines.push(text);
  }
  const left = listed.length - lines.length;
  return [...lines, ...(left > 0 ? [`… and ${left} more\n`] : []), ...rest].join("");
}

function inGroups(shown: readonly Shown[], diagnostics: readonly Diagnostic[], printer: Printer): string {
  const groups = byFile(shown);
  const counts = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = pathOf(diagnostic);
    const same = counts.get(path);
    if (same) same.push(diagnostic);
    else counts.set(path, [diagnostic]);
  }
  return groups
    .map((group) => {
      const path = group[0] ? pathOf(group[0].diagnostic) : "";
      // Files get headings if several faults of several files would run together.
      const title = groups.length > 1 && group.length > 1 ? heading(path, counts.get(path) ?? [], printer) : "";
      return title + group.map((one) => entry(one, printer)).join("\n");
    })
    .join("\n");
}

/** They come sorted by file. */
function byFile(shown: readonly Shown[]): readonly (readonly Shown[])[] {
  const groups = new Map<string, Shown[]>();
  for (const one of shown) {
    const path = pathOf(one.diagnostic);
    const group = groups.get(path);
    if (group) group.push(one);
    else groups.set(path, [one]);
  }
  return [...groups.values()];
}

function pathOf({ span }: Diagnostic): string {
  return span?.source.path ?? "";
}

function heading(path: string, group: readonly Diagnostic[], { paint }: Printer): string {
  return `${paint("bold", `── ${path === "" ? "the book" : printable(path)}`)} (${summary(group, paint)})\n\n`;
}

function entry(one: Shown, printer: Printer): string {
  const { severity, span, related } = one.diagnostic;
  let text = head(one, printer);
  if (span) text += picture(span, severity === "error" ? "red" : "yellow", printer);
  for (const other of related ?? []) {
    text += said("blue", "see", `${locate(other.span)}: ${printable(other.message)}`, printer);
  }
  return text + hintOf(one.diagnostic, printer) + foot(one, printer);
}

function hintOf({ hint }: Diagnostic, printer: Printer): string {
  return hint ? said("green", "hint", printable(hint), printer) : "";
}

/** The diagnostics that this entry also represents. */
function foot({ diagnostic: { code }, again, hidden }: Shown, { look, paint }: Printer): string {
  const distinct = [...new Set(again)];
  const lines = `line${distinct.length === 1 ? "" : "s"} ${distinct.slice(0, 8).join(", ")}${distinct.length > 8 ? " …" : ""}`;
  const words = [
    ...(again.length > 0 ? [`and ${again.length} more in this file, ${lines}`] : []),
    ...(hidden > 0 ? [`… and ${hidden} more [${code}]; --all shows every one`] : []),
  ];
  return words.map((text) => `  ${paint("grey", wrapped(text, look.columns - 2, "    "))}\n`).join("");
}

/** `file:line:column: error: message [code]`. */
function head({ diagnostic }: Shown, { look, paint }: Printer): string {
  const { severity, code, message, span } = diagnostic;
  const place = span ? locate(span) : "";
  const before = span ? `${place}: ` : "";
  const taken = before.length + severity.length + code.length + 5;
  const words = shortened(printable(message), Math.max(20, look.columns - taken));
  const line = `${before}${severity}: ${words} [${code}]`;
  const text = look.folded ? wrapped(line, look.columns, "    ") : line;
  // Colours have no width, so they are added last, to lines that contain both ends of them.
  const opening = `${before}${severity}:`;
  if (!text.startsWith(opening) || !text.endsWith(`[${code}]`)) return `${text}\n`;
  const label = paint(severity === "error" ? "red" : "yellow", `${severity}:`);
  const middle = text.slice(opening.length, -code.length - 2);
  return `${span ? `${paint("bold", place)}: ` : ""}${label}${middle}${paint("grey", `[${code}]`)}\n`;
}

function said(style: "blue" | "green", label: string, text: string, { look, paint }: Printer): string {
  const [first = "", ...rest] = wrapped(`${label}: ${text}`, look.columns - 2, "    ").split("\n");
  return `  ${[first.replace(`${label}:`, () => paint(style, `${label}:`)), ...rest].join("\n")}\n`;
}

function locate(span: Span): string {
  const { line, column } = placeOf(span.source, span.start);
  return `${printable(span.source.path)}:${line}:${column}`;
}

function picture(span: Span, style: "red" | "yellow", { look, paint }: Printer): string {
  const gutter = String(placeOf(span.source, span.start).line);
  const found = excerpt(span, look.columns - gutter.length - 5);
  if (!found) return "";
  const carets = `${" ".repeat(found.indent)}${paint(style, "^".repeat(found.carets))}`;
  const blank = " ".repeat(gutter.length);
  return `  ${paint("grey", `${gutter} |`)} ${found.text}\n  ${paint("grey", `${blank} |`)} ${carets}\n`;
}

function summary(diagnostics: readonly Diagnostic[], paint: Paint): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [count(errors, "error", "red", paint), count(warnings, "warning", "yellow", paint)].filter(Boolean);
  return parts.join(", ");
}

function count(n: number, word: string, style: "red" | "yellow", paint: Paint): string {
  return n === 0 ? "" : paint(style, `${n} ${word}${n === 1 ? "" : "s"}`);
}
