// Text that is not Markdown: TeX and characters of the Symbol font. Makes islands of it, with the edits that turn it
// into Markdown, and one warning for a whole text.
import type { Edit, Reporter } from "../../source/diagnostic.ts";
import type { SourceText, Span } from "../../source/source.ts";
import { signOfSymbol } from "../../tex/symbol-font.ts";
import { fullWidth, narrowSign } from "./full-width.ts";
import type { Island, Repair } from "./islands.ts";
import type { TexInText, Wrapping } from "./tex-in-text.ts";

type Edits = Repair["edits"];

const marks: Readonly<Record<Wrapping, readonly [string, string] | null>> = {
  emphasis: ["*", "*"],
  strong: ["**", "**"],
  subscript: ["~", "~"],
  superscript: ["^", "^"],
  underline: ["<u>", "</u>"],
  strikethrough: ["~~", "~~"],
  "small-caps": null,
  plain: ["", ""],
};

export function texIsland(text: string, at: number, tex: TexInText | null): Island | null {
  if (!tex) return null;
  const place = { start: at, end: tex.end };
  const repair = (as: string, edits: Edits): Repair => ({ of: "TeX", as, edits });
  switch (tex.kind) {
    case "character": {
      const edits = [{ ...place, text: escaped(tex.value) }];
      return { kind: "literal", value: tex.value, ...place, repair: repair(tex.value, edits) };
    }
    case "break":
      return {
        kind: "break",
        ...place,
        repair: repair("\n", /^\s*\n/.test(text.slice(tex.end, tex.end + 9)) ? [{ ...place, text: "\\" }] : []),
      };
    case "math": {
      const edits = [
        { start: at, end: tex.from + 1, text: "$\\" },
        { start: tex.to - 1, end: tex.to, text: `${text.charAt(tex.to - 1)}$` },
      ];
      return { kind: "math", from: tex.from, to: tex.to, ...place, repair: repair("a formula", edits) };
    }
    case "note":
      return { ...tex, start: at, repair: repair("a footnote", around(at, tex, ["^[", "]"])) };
    case "link":
      return { ...tex, start: at, repair: repair("a link", linkEdits(text, at, tex)) };
    default:
      return { ...tex, start: at, repair: repair(text.slice(tex.from, tex.to), wrappingEdits(text, at, tex)) };
  }
}

function wrappingEdits(text: string, at: number, tex: Extract<TexInText, { kind: "wrapped" }>): Edits {
  const pair = marks[tex.as];
  const content = text.slice(tex.from, tex.to);
  if (!pair || content.trim() !== content || content === "") return [];
  const [open] = pair;
  if (/^[~^]$/.test(open) && /\s/.test(content)) return [];
  if (!open.startsWith("*")) return around(at, tex, pair);
  // Stars inside words are literal; next to punctuation they need white space on the other side.
  const beside = [text.charAt(at - 1), text.charAt(tex.end)];
  const ends = [content.charAt(0), content.charAt(content.length - 1)];
  const isSafe = ends.every((end, index) => {
    const next = beside[index] ?? "";
    return /[\p{L}\p{N}]/u.test(end) ? !/[\p{L}\p{N}*_]/u.test(next) : /[^*_\\$\s]/.test(end) && /^\s?$/.test(next);
  });
  return isSafe ? around(at, tex, pair) : [];
}

/** `\url{…}` → `<…>`, `\href{…}{words}` → `[words](…)`. */
function linkEdits(text: string, at: number, tex: Extract<TexInText, { kind: "link" }>): Edits {
  if (/[\s<>()]/.test(tex.url)) return [];
  if (text.startsWith("\\url", at)) return [{ start: at, end: tex.end, text: `<${tex.url}>` }];
  return around(at, tex, ["[", `](${tex.url})`]);
}

interface Inside {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

function around(at: number, { from, to, end }: Inside, [open, close]: readonly [string, string]): Edits {
  return [
    { start: at, end: from, text: open },
    { start: to, end, text: close },
  ];
}

/** What Markdown would take for a mark. */
function escaped(value: string): string {
  return value.replace(/[*_~^$\\`[\]<]/g, "\\$&");
}

export function quoteIslands(open: number, close: number, length: number): readonly Island[] {
  const signs = length === 2 ? "“”" : "‘’";
  return [open, close].map((at, index) => {
    const place = { start: at, end: at + length };
    const value = signs.charAt(index);
    return { kind: "literal", value, ...place, repair: { of: "TeX", as: value, edits: [{ ...place, text: value }] } };
  });
}

interface Sign {
  readonly of: "Symbol" | "space" | "control" | "wide";
  readonly value: string;
}

const wide = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/;

/** A character of the Symbol font, a control character, or a wide space or sign of East Asia among other letters. */
export function foreignSign(text: string, at: number): Sign | null {
  const character = text.charAt(at);
  if (character === "\u3000") {
    const isOwn = at === 0 || wide.test(text.charAt(at - 1)) || wide.test(text.charAt(at + 1));
    return isOwn ? null : { of: "space", value: " " };
  }
  if (fullWidth.test(character)) {
    const value = narrowSign(text, at);
    return value === null ? null : { of: "wide", value };
  }
  // Text in a wrong encoding is another fault, and is reported for the whole text.
  if (character < "\u00a0") return /[\u0080-\u00ff]/.test(text.charAt(at - 1)) ? null : { of: "control", value: "" };
  const beginsLine = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 12), at));
  const value = signOfSymbol(character, beginsLine);
  return value === undefined ? null : { of: "Symbol", value };
}

export function characterIsland(at: number, sign: Sign | null): Island | null {
  if (!sign) return null;
  const place = { start: at, end: at + 1 };
  const edits = [{ ...place, text: escaped(sign.value) }];
  return { kind: "literal", value: sign.value, ...place, repair: { of: sign.of, as: sign.value, edits } };
}

interface Found {
  readonly written: string;
  readonly as: string;
  readonly span: Span;
  readonly edits: readonly Edit[];
}

/** The repairs of a text, reported together. */
export class Repairs {
  readonly #found = new Map<Repair["of"], Found[]>();

  add({ start, end, repair }: Island, text: SourceText): void {
    if (!repair || isToldOfQuotes(start, end, text)) return;
    const edits = repair.edits.map((edit): Edit => {
      const span = text.spanAt(edit.start, edit.end);
      return { span, was: span.source.text.slice(span.start, span.end), text: edit.text };
    });
    const list = this.#found.get(repair.of) ?? [];
    list.push({ written: text.value.slice(start, end), as: repair.as, span: text.spanAt(start, end), edits });
    this.#found.set(repair.of, list);
  }

  report(diagnostics: Reporter): void {
    for (const [of, found] of this.#found) {
      const [first] = found;
      if (!first) continue;
      const { code, subject, hint } = words[of];
      const distinct = [...new Map(found.map((one) => [one.written, one])).values()];
      const shown = distinct.slice(0, 3).map(({ written, as }) => `“${shortened(named(written))}” as ${meaning(as)}`);
      const more = distinct.length > 3 ? ` and ${distinct.length - 3} more` : "";
      const message = `${subject} is interpreted: ${shown.join(", ")}${more}`;
      const fix = found.flatMap(({ edits }) => edits);
      const offer = fix.length > 0 ? "; “abstracts check --fix” does it" : "";
      diagnostics.warning(code, message, first.span, { hint: hint + offer, fix });
    }
    this.#found.clear();
  }
}

/** A command with one backslash in double quotation marks has been reported: it needs two. */
function isToldOfQuotes(start: number, end: number, text: SourceText): boolean {
  const { source, start: at } = text.spanAt(start, end);
  const { start: first } = text.span;
  const isQuoted = source.text[first] === '"' || source.text[first - 1] === '"';
  return isQuoted && /^\\[A-Za-z]/.test(source.text.slice(at, at + 2));
}

interface Words {
  readonly code: string;
  readonly subject: string;
  readonly hint: string;
}

const words: Readonly<Record<Repair["of"], Words>> = {
  TeX: {
    code: "tex-in-text",
    subject: "TeX in the text",
    hint: "type the letters and signs themselves, and *emphasis* as in Markdown",
  },
  HTML: {
    code: "html-in-text",
    subject: "HTML in the text",
    hint: "write it in Markdown",
  },
  Symbol: {
    code: "symbol-font",
    subject: "a character of the Symbol font",
    hint: "type the sign itself",
  },
  control: {
    code: "control-character",
    subject: "a control character",
    hint: "remove it",
  },
  wide: {
    code: "full-width",
    subject: "a full-width character",
    hint: "type the ordinary character",
  },
  space: {
    code: "wide-space",
    subject: "an ideographic space",
    hint: "type an ordinary space",
  },
};

/** Invisible characters, by their codes. */
function named(written: string): string {
  return written.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u3000\ue000-\uf8ff]/g,
    (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

export function shortened(written: string): string {
  const line = written.replace(/[\t\n ]+/g, " ");
  return line.length > 30 ? `${line.slice(0, 28)}…` : line;
}

function meaning(as: string): string {
  if (as === "") return "nothing";
  if (as === "\n") return "a line break";
  if (as === "\u202f") return "a thin space";
  if (as === "\u00a0") return "a space that does not break";
  if (as === " ") return "a space";
  return as === "a formula" || as === "a footnote" || as === "a link" ? as : `“${shortened(as)}”`;
}
