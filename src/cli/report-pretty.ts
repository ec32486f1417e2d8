// Diagnostics for a terminal: `file:line:column: error: message [code]`, the line with a caret, the hint.
import type { Diagnostic } from "../source/diagnostic.ts";
import { placeOf, type Span } from "../source/source.ts";
import { excerpt } from "./excerpt.ts";

const codes = { bold: 1, red: 31, yellow: 33, blue: 34, grey: 90, green: 32 } as const;
type Paint = (style: keyof typeof codes, text: string) => string;

/** What is left of a long line on either side of the caret. */
const excerptReach = 60;

export function pretty(diagnostics: readonly Diagnostic[], colour: boolean): string {
  const paint: Paint = colour ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;
  const groups = byFile(diagnostics);
  const text = groups
    .map((group) => {
      // A heading is worth its line where several faults of several files would run together.
      const head = groups.length > 1 && group.length > 1 ? heading(group, paint) : "";
      return head + group.map((diagnostic) => one(diagnostic, paint)).join("\n");
    })
    .join("\n");
  return text && `${text}\n${summary(diagnostics, paint)}${groups.length > 1 ? ` in ${groups.length} files` : ""}\n`;
}

/** They come sorted by file. */
function byFile(diagnostics: readonly Diagnostic[]): readonly (readonly Diagnostic[])[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = diagnostic.span?.source.path ?? "";
    const group = groups.get(path);
    if (group) group.push(diagnostic);
    else groups.set(path, [diagnostic]);
  }
  return [...groups.values()];
}

function heading(group: readonly Diagnostic[], paint: Paint): string {
  const path = group[0]?.span?.source.path ?? "the book";
  return `${paint("bold", `── ${path}`)} (${summary(group, paint)})\n\n`;
}

function one(diagnostic: Diagnostic, paint: Paint): string {
  const { severity, code, message, span, hint, related } = diagnostic;
  const label = paint(severity === "error" ? "red" : "yellow", `${severity}:`);
  const where = span ? `${paint("bold", locate(span))}: ` : "";
  let text = `${where}${label} ${printable(message)} ${paint("grey", `[${code}]`)}\n`;
  if (span) text += picture(span, paint, severity === "error" ? "red" : "yellow");
  for (const other of related ?? []) {
    text += `  ${paint("blue", "see:")} ${locate(other.span)}: ${printable(other.message)}\n`;
  }
  if (hint) text += `  ${paint("green", "hint:")} ${printable(hint)}\n`;
  return text;
}

function locate(span: Span): string {
  const { line, column } = placeOf(span.source, span.start);
  return `${span.source.path}:${line}:${column}`;
}

function picture(span: Span, paint: Paint, style: "red" | "yellow"): string {
  const { line, text, from, to } = excerpt(span);
  if (text.trim() === "") return "";
  const left = Math.max(0, from - excerptReach);
  const right = Math.min(text.length, Math.max(to, from + excerptReach));
  const shown = printable(`${left > 0 ? "…" : ""}${text.slice(left, right)}${right < text.length ? "…" : ""}`);
  const indent = printable(text.slice(left, from)).replace(/[^\t]/gu, " ").length + (left > 0 ? 1 : 0);
  const gutter = String(line);
  const blank = " ".repeat(gutter.length);
  const caret = "^".repeat(Math.max(1, Math.min(to, right) - from));
  return `  ${paint("grey", `${gutter} |`)} ${shown}\n  ${paint("grey", `${blank} |`)} ${" ".repeat(indent)}${paint(style, caret)}\n`;
}

/** Control and direction characters of strangers' text must not reach the terminal. */
function printable(text: string): string {
  return text
    .replace(/\t/g, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, (character) =>
      character === "\n" ? " " : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    );
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
