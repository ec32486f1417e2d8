// YAML errors from the library → one diagnostic for each cause, with words on what to type. In: the errors of a
// document.
import type { YAMLError } from "yaml";
import type { Reporter } from "./diagnostic.ts";
import { lineAt, placeOf, type Source, span } from "./source.ts";

interface Explained {
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
}

export function reportYamlErrors(source: Source, errors: readonly YAMLError[], diagnostics: Reporter): void {
  if (errors.length === 0) return;
  const odd = oddIndentation(source);
  for (const error of odd ? errors.slice(0, 1) : causesAmong(source, errors)) {
    if (/call stack/i.test(error.message)) {
      diagnostics.error("yaml-too-deep", "the file nests too deeply", span(source, error.pos[0]));
      return;
    }
    const { message, hint, start, end } = odd ?? explained(source, error);
    diagnostics.error("yaml-syntax", `this is not YAML: ${message}`, span(source, start, end), { hint });
  }
}

/** Faults after which the rest can still be read correctly. */
const local: ReadonlySet<string> = new Set(["BLOCK_AS_IMPLICIT_KEY", "BAD_SCALAR_START", "BAD_DQ_ESCAPE"]);

/**
 * One fault for each line, and none after an open bracket or quotation mark or a wrong indentation, since the rest is
 * misread.
 */
function causesAmong(source: Source, errors: readonly YAMLError[]): readonly YAMLError[] {
  const causes: YAMLError[] = [];
  const lines = new Set<number>();
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const { line } = placeOf(source, error.pos[0]);
    if (!lines.has(line)) causes.push(error);
    lines.add(line);
    if (!local.has(error.code)) break;
  }
  return causes;
}

/** Characters at the beginning of a line that look like spaces, but are not spaces in YAML. */
function oddIndentation(source: Source): Explained | null {
  const match = /^[ \t]*([\u00a0\u2000-\u200b\u202f\u3000\ufeff])(?=[^\S\r\n\u2028\u2029]*\S)/m.exec(
    source.text.slice(1),
  );
  if (!match) return null;
  const start = 1 + match.index + match[0].length - 1;
  const code = (match[1] ?? " ").charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const name =
    code === "00A0" ? "a no-break space" : code === "3000" ? "an ideographic space" : "a space of another kind";
  return {
    message: `the line begins with ${name} (U+${code})`,
    hint: "replace it by ordinary spaces; word processors and web pages put it there",
    start,
    end: start + 1,
  };
}

function explained(source: Source, error: YAMLError): Explained {
  const { text } = source;
  const [start, end] = beside(text, error.pos);
  const at = { start, end: Math.max(end, start) };
  const quote = /^Missing closing (['"])quote/.exec(error.message)?.[1];
  const opening = quote === undefined ? -1 : text.lastIndexOf(quote, start - 1);
  if (opening !== -1) return { ...unclosedQuote(quote ?? ""), start: opening, end: opening + 1 };
  const closed = /^Unexpected scalar at node end/.test(error.message)
    ? text.slice(0, start).trimEnd().at(-1)
    : undefined;
  if (closed === '"' || closed === "'") return { ...textBehind(closed), ...at };
  const known = matches.find(({ pattern }) => pattern.test(error.message) || pattern.source === error.code);
  if (known) return { message: known.message, hint: known.hint, ...at };
  const own = error.message.charAt(0).toLowerCase() + error.message.slice(1).replace(/(?<![.:\s])[.:\s]+$/, "");
  const begins = /^\t/.test(lineAt(source, placeOf(source, start).line));
  if (begins) return { message: "tabs are not allowed as indentation", hint: "indent with spaces", ...at };
  return { message: quoting(own, text), hint: "put quotes around the text", ...at };
}

/** Some messages of the library end with text from the file, without quotation marks. */
function quoting(message: string, text: string): string {
  const colon = message.indexOf(": ");
  const data = message.slice(colon + 2);
  return colon !== -1 && text.includes(data) ? `${message.slice(0, colon)}: “${data}”` : message;
}

/** The library points at the empty line before the fault. */
function beside(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const blank = /^\s*\n\s*/.exec(text.slice(start, start + 200));
  const first = start + (blank?.[0].length ?? 0);
  return first >= text.length ? [start, end] : [first, Math.max(end, first)];
}

function unclosedQuote(quote: string): Pick<Explained, "message" | "hint"> {
  return {
    message: "the quotation mark that begins here is not closed",
    hint: `close it with ${quote}, at the end of the text; write ${quote === '"' ? '\\"' : "''"} for one that is part of the text`,
  };
}

function textBehind(quote: string): Pick<Explained, "message" | "hint"> {
  return quote === "'"
    ? {
        message: "there is text after the quotation mark that ends the value",
        hint: "within single quotation marks, write an apostrophe twice, 'It''s here'; or use double ones",
      }
    : {
        message: "there is text after the quotation mark that ends the value",
        hint: `within double quotation marks, write \\" for one of them; or use single ones: 'Quote in "middle"'`,
      };
}

/** The library's errors, by their words or code, with the messages that replace them. */
const matches: readonly { readonly pattern: RegExp; readonly message: string; readonly hint: string }[] = [
  {
    pattern: /^Implicit map keys need to be followed by map values/,
    message: "a colon is missing, or the line belongs to a text above it",
    hint: "a field is written “key: value”; for a text of several lines write “key: |” and indent the text below",
  },
  {
    pattern: /^Flow \w+ in block collection must be .* end with a [\]}]$/,
    message: "a bracket is not closed",
    hint: "close the quote or bracket, or put quotes around the text",
  },
  {
    pattern: /^Block scalar values in collections must be indented/,
    message: "the text below “|” is not indented",
    hint: "indent the lines of the text by two spaces, not by tabs",
  },
  {
    pattern: /^Unexpected block-seq-ind on same line with key/,
    message: "a list begins on the line of its field",
    hint: "begin the list on the next line; or put quotes around a text that begins with a dash",
  },
  {
    pattern: /^All mapping items must start at the same column/,
    message: "the line is indented less than the text above it, and does not begin a field",
    hint: "indent all lines of a text alike; the fields of an abstract begin in the same column",
  },
  {
    pattern: /^Plain value cannot start with (?:reserved|a|an|the) /,
    message: "a text may not begin with this character",
    hint: "put quotes around the text",
  },
  {
    pattern: /BLOCK_AS_IMPLICIT_KEY/,
    message: "a text contains a colon followed by a space, or ends with a colon",
    hint: "put quotes around the text",
  },
  {
    pattern: /MULTILINE_IMPLICIT_KEY/,
    message: "a line belongs neither to a field nor to a text",
    hint: "put quotes around a text that contains a colon followed by a space, or begin it with | on a line of its own",
  },
  {
    pattern: /BAD_INDENT/,
    message: "the line is indented differently from its neighbours",
    hint: "give all keys of one block the same indentation",
  },
  { pattern: /TAB_AS_INDENT/, message: "tabs are not allowed as indentation", hint: "indent with spaces" },
  {
    pattern: /MISSING_CHAR/,
    message: "a quote or bracket is not closed",
    hint: "close the quote or bracket, or put quotes around the text",
  },
  {
    pattern: /BAD_DQ_ESCAPE/,
    message: "a backslash in double quotation marks begins an unknown escape",
    hint: "write \\\\ for a backslash, or use single quotes",
  },
];
