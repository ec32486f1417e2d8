// Islands: the parts of a Markdown text that CommonMark must not look into. Formulas, citations, sub- and superscripts are
// found here by pandoc's rules, and masked by as many characters of no meaning: offsets stay right, and emphasis, tables and
// brackets are worked out around them as around a word (“$a_1 * b_2$” has no emphasis, “$|x|$” does not end a table's cell).
import { type CitationParts, citationInBrackets, citationInText, closingBracket } from "./citation.ts";

export type Island = {
  readonly start: number;
  readonly end: number;
} & (
  | { readonly kind: "math" | "display" | "subscript" | "superscript"; readonly from: number; readonly to: number }
  | { readonly kind: "citation"; readonly citation: CitationParts }
  /** `[^label]`, the mark of a note that is written elsewhere, and `^[…]`, one that is written here. */
  | { readonly kind: "note-mark"; readonly label: string }
  | { readonly kind: "note"; readonly from: number; readonly to: number }
  /** An escaped character that would else have begun an island. */
  | { readonly kind: "literal"; readonly value: string }
);

export interface Masked {
  readonly text: string;
  readonly islands: readonly Island[];
}

/** A letter to CommonMark, and to nobody else: private use. */
const maskCharacter = "\ue000";

const interesting = /[$@^~\\`[]|https?:\/\/|www\./gi;

/** `literal` says of which words an at-sign makes no citation. */
export function maskIslands(text: string, literal?: (key: string) => boolean): Masked {
  if (!/[$@^~]/.test(text)) return { text, islands: [] };
  const islands: Island[] = [];
  const scan = new RegExp(interesting);
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const at = match.index;
    const found = islandAt(text, at);
    const island = found && literal && isLiteral(found, literal) ? null : found;
    if (island) islands.push(island);
    scan.lastIndex = island ? island.end : skipFrom(text, at);
  }
  if (islands.length === 0) return { text, islands };
  let masked = "";
  let done = 0;
  for (const { start, end } of islands) {
    masked += text.slice(done, start) + maskCharacter.repeat(end - start);
    done = end;
  }
  return { text: masked + text.slice(done), islands };
}

const isLiteral = (island: Island, literal: (key: string) => boolean) =>
  island.kind === "citation" && island.citation.inText && island.citation.items.every(({ key }) => literal(key));

function islandAt(text: string, at: number): Island | null {
  switch (text[at]) {
    case "\\": {
      const next = text.charAt(at + 1);
      return next !== "" && "$@^~".includes(next) ? { kind: "literal", value: next, start: at, end: at + 2 } : null;
    }
    case "$":
      return text[at + 1] === "$" ? displayAt(text, at) : mathAt(text, at);
    case "^":
      // In this order, as pandoc has it.
      return scriptAt(text, at, "superscript", superscript) ?? noteAt(text, at);
    case "~":
      return text[at + 1] === "~" ? null : scriptAt(text, at, "subscript", subscript);
    case "[":
      return text[at + 1] === "^" ? noteMarkAt(text, at) : citationInBrackets(text, at);
    case "@":
      return citationInText(text, at);
    default:
      return null;
  }
}

/** Where to look on after a character that began no island: behind code, addresses and escapes, which hold none. */
function skipFrom(text: string, at: number): number {
  const character = text.charAt(at);
  if (character === "\\") return at + 2;
  if (character === "`") return behindCode(text, at);
  if (character === "~" && text[at + 1] === "~") return behindTildes(text, at);
  if (/[hw]/i.test(character)) {
    const address = /[^\s<>)]*/y;
    address.lastIndex = at;
    return at + (address.exec(text)?.[0].length ?? 1);
  }
  if (character === "$" && text[at + 1] === "$") return at + 2;
  return at + 1;
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
}

function behindCode(text: string, at: number): number {
  const length = runLength(text, at);
  if (length >= 3 && atLineStart(text, at)) return behindFence(text, at, length);
  const limit = paragraphEnd(text, at);
  for (let close = text.indexOf("`", at + length); close !== -1 && close < limit; ) {
    const run = runLength(text, close);
    if (run === length) return close + run;
    close = text.indexOf("`", close + run);
  }
  return at + length;
}

function behindTildes(text: string, at: number): number {
  const length = runLength(text, at);
  return length >= 3 && atLineStart(text, at) ? behindFence(text, at, length) : at + length;
}

function behindFence(text: string, at: number, length: number): number {
  const fence = text.slice(at, at + length);
  for (let close = text.indexOf(fence, at + length); close !== -1; close = text.indexOf(fence, close + 1)) {
    if (atLineStart(text, close)) return close + runLength(text, close);
  }
  return text.length;
}

function atLineStart(text: string, at: number): boolean {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t>*+-]*$/.test(text.slice(line, at));
}

const blankLine = /\n[ \t]*(?:\n|$)/g;

/** The paragraph that was asked for last: a long one with many marks is looked through once. */
let recent = { text: "", from: 0, end: 0 };

function paragraphEnd(text: string, at: number): number {
  if (recent.text !== text || at < recent.from || at > recent.end) {
    blankLine.lastIndex = at;
    recent = { text, from: at, end: blankLine.exec(text)?.index ?? text.length };
  }
  return recent.end;
}

function displayAt(text: string, at: number): Island | null {
  const close = text.indexOf("$$", at + 2);
  if (close === -1 || close >= paragraphEnd(text, at)) return null;
  if (text.slice(at + 2, close).trim() === "") return null;
  return { kind: "display", from: at + 2, to: close, start: at, end: close + 2 };
}

/** Pandoc's rule: no space inside the dollars, no digit after them; “costs $5 and $10” is text. */
function mathAt(text: string, at: number): Island | null {
  if (/\s/.test(text.charAt(at + 1)) || text.length === at + 1) return null;
  for (let close = at + 1; close < text.length; close++) {
    const character = text.charAt(close);
    if (character === "\\") close++;
    else if (character === "\n" && /^[ \t]*(\n|$)/.test(text.slice(close + 1, close + 80))) return null;
    else if (character === "$") {
      if (/\s/.test(text.charAt(close - 1)) || /[0-9]/.test(text.charAt(close + 1))) return null;
      return { kind: "math", from: at + 1, to: close, start: at, end: close + 1 };
    }
  }
  return null;
}

const superscript = /\^(?!\[[^\]\s^]*\^)((?:[^\s^\\]|\\\S)+)\^/y;
const subscript = /~((?:[^\s~\\]|\\\S)+)~(?!~)/y;

function scriptAt(text: string, at: number, kind: "subscript" | "superscript", pattern: RegExp): Island | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { kind, from: at + 1, to: at + match[0].length - 1, start: at, end: at + match[0].length } : null;
}

const noteMark = /\[\^([^\s[\]^]{1,200})\]/y;

/** `[^label]`, but not where it begins the note itself. */
function noteMarkAt(text: string, at: number): Island | null {
  noteMark.lastIndex = at;
  const match = noteMark.exec(text);
  if (!match) return null;
  const end = at + match[0].length;
  if (text[end] === ":" && atLineStart(text, at)) return null;
  return { kind: "note-mark", label: match[1] ?? "", start: at, end };
}

function noteAt(text: string, at: number): Island | null {
  if (text[at + 1] !== "[") return null;
  const close = closingBracket(text, at + 1);
  if (close === -1 || text.slice(at + 2, close).trim() === "") return null;
  return { kind: "note", from: at + 2, to: close, start: at, end: close + 1 };
}
