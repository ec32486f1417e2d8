// TeX in double quotation marks, where YAML reads a backslash as the beginning of an escape: "$\nu$" would be a line
// end and a “u”. In: a quoted scalar. Out: its text with the backslashes that were meant, which is reported; null if
// every escape is valid in YAML and was meant as one.
import type { YAMLError } from "yaml";
import { isTexCommand } from "../tex/characters.ts";
import type { Reporter } from "./diagnostic.ts";
import { type Source, span } from "./source.ts";

/** The meaning of a letter after a backslash (YAML 1.2.2 §5.7). */
const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\u0007",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\u001b",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};

const escapeOrFold =
  /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U00[0-9a-fA-F]{6}|\r?\n[ \t]*|[\s\S])|(?:(?<![ \t])[ \t]+)?\r?\n\s*/g;

/** An error of the library that can be ignored, because it leaves `\sigma` unchanged. */
export function isCommandInQuotes({ text }: Source, { code, pos }: YAMLError): boolean {
  return code === "BAD_DQ_ESCAPE" && /^\\[A-Za-z](?:[A-Za-z]|\{)/.test(text.slice(pos[0], pos[0] + 3));
}

export function quotedTex(source: Source, start: number, end: number, diagnostics: Reporter): string | null {
  const written = source.text.slice(start + 1, end - 1);
  if (!written.includes("\\")) return null;
  const commands = [...written.matchAll(escapeOrFold)].filter(({ 0: found, index }) =>
    isCommand(found, written, index),
  );
  const [first] = commands;
  if (!first) return null;
  const places = new Set(commands.map(({ index }) => index));
  const name = /^\\(?:[A-Za-z]+|_)/.exec(written.slice(first.index))?.[0] ?? first[0];
  const others = commands.length > 1 ? ` and ${commands.length - 1} more` : "";
  const spanOf = (index: number, length: number) => span(source, start + 1 + index, start + 1 + index + length);
  diagnostics.warning(
    "tex-in-double-quotes",
    `“${name}”${others} in double quotation marks ${commands.length > 1 ? "are" : "is"} taken for TeX; YAML would read something else`,
    spanOf(first.index, name.length),
    {
      hint: `write “\\${name}”, or use single quotation marks, which keep backslashes`,
      fix: commands.map(({ index }) => ({ span: spanOf(index, 1), was: "\\", text: "\\\\" })),
    },
  );
  return written.replace(escapeOrFold, (found, index: number) => (places.has(index) ? found : meaning(found)));
}

/** Whether an escape begins a TeX command, or would make a character that no text contains. */
function isCommand(found: string, written: string, index: number): boolean {
  const letter = found.charAt(1);
  // Such as `x^{\_}` in a formula, or `snake\_case` in Markdown.
  if (found === "\\_") return /[A-Za-z0-9]/.test(written.charAt(index - 1));
  if (!found.startsWith("\\") || !/^[A-Za-z]/.test(letter) || found.length > 2) return false;
  if (!Object.hasOwn(escapes, letter)) return /[A-Za-z{]/.test(written.charAt(index + 2));
  const name = /^[A-Za-z]+/.exec(written.slice(index + 1))?.[0] ?? "";
  return isTexCommand(name) || (/[abefvLNP]/.test(letter) && name.length > 1);
}

function meaning(found: string): string {
  // In a quoted text, one line end becomes a space, and each further one a line end.
  if (!found.startsWith("\\")) return "\n".repeat((found.match(/\n/g)?.length ?? 1) - 1) || " ";
  const letter = found.charAt(1);
  if (/^[xuU]/.test(letter) && found.length > 2)
    return String.fromCodePoint(Math.min(Number.parseInt(found.slice(2), 16), 0x10ffff));
  if (/^[\r\n]/.test(letter)) return "";
  return escapes[letter] ?? found;
}
