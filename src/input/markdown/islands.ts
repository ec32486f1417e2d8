// Islands: the parts of a Markdown text that CommonMark must not look into. Formulas, citations, sub- and superscripts
// are found here by pandoc's rules, TeX and characters of the Symbol font by their own, and masked by as many neutral
// characters: offsets stay right, and emphasis, tables and brackets are parsed around them as around a word (“$a_1 *
// b_2$” has no emphasis, “$|x|$” does not end a table's cell).
import { type CitationParts, citationInBrackets, citationInText } from "./citation.ts";
import { bracketedAt, displayAt, dollarsAt, environmentAt } from "./formulas.ts";
import { atLineStart, closing, paragraphEnd, runLength } from "./paragraph-ends.ts";
import { characterIsland, foreignSign, quoteIslands, texIsland } from "./repairs.ts";
import { scriptAt } from "./scripts.ts";
import { starsIn } from "./stars.ts";
import { accentAt } from "./tex-accents.ts";
import { breakAt, commandAt, groupAt, quotesAt, spaceAt, tieAt, type Wrapping } from "./tex-in-text.ts";

/** Markup of another language, which is interpreted. */
export interface Repair {
  readonly of: "TeX" | "HTML" | "Symbol" | "space" | "control" | "wide";
  /** Its printed form; empty if nothing is printed. */
  readonly as: string;
  /** The edits that say the same in Markdown; none if that is not safe. */
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

export type Island = {
  readonly start: number;
  readonly end: number;
  readonly repair?: Repair;
} & (
  | { readonly kind: "math" | "display"; readonly from: number; readonly to: number }
  | { readonly kind: "subscript" | "superscript"; readonly from: number; readonly to: number }
  | { readonly kind: "wrapped"; readonly as: Wrapping; readonly from: number; readonly to: number }
  | { readonly kind: "link"; readonly url: string; readonly from: number; readonly to: number }
  | { readonly kind: "citation"; readonly citation: CitationParts }
  /** `[^label]`, the mark of a note defined elsewhere, and `^[…]`, a note written here. */
  | { readonly kind: "note-mark"; readonly label: string }
  | { readonly kind: "note"; readonly from: number; readonly to: number }
  /** A character that would otherwise begin an island or be markup, or one that replaces another. */
  | { readonly kind: "literal"; readonly value: string }
  | { readonly kind: "break" }
  /** `{width=50%}` after a picture. */
  | { readonly kind: "attributes"; readonly width: string }
);

export interface Masked {
  readonly text: string;
  readonly islands: readonly Island[];
}

/** A private-use character, which CommonMark treats as a letter. */
const maskCharacter = "\ue000";

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what is looked for
const foreign =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u3000-\u3002\u300c\u300d\u3010\u3011\uf020-\uf0ff\uff01-\uff5e\uffe0-\uffe6\u3371-\u33df\u33ff]/;
const interesting =
  /[$@^~\\`[{\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u3000-\u3002\u300c\u300d\u3010\u3011\uf020-\uf0ff\uff01-\uff5e\uffe0-\uffe6\u3371-\u33df\u33ff]|https?:\/\/|www\./gi;
const holdsIslands =
  /[$@^~\\`{\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u3000-\u3002\u300c\u300d\u3010\u3011\uf020-\uf0ff\uff01-\uff5e\uffe0-\uffe6\u3371-\u33df\u33ff]|\S\*|__/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what is looked for

/** `literal` says for which words an at-sign does not make a citation. */
export function maskIslands(text: string, literal?: (key: string) => boolean): Masked {
  if (!holdsIslands.test(text)) return { text, islands: [] };
  const islands: Island[] = [];
  const scan = new RegExp(interesting);
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const at = match.index;
    const found = islandsAt(text, at).filter((island) => !literal || !isLiteral(island, literal));
    islands.push(...found);
    scan.lastIndex = found[0] ? found[0].end : skipFrom(text, at);
  }
  // The second of two quotes comes after the text between them.
  const inOrder = withoutOverlaps(islands);
  return masked(text, withStars(text, inOrder));
}

function masked(text: string, islands: readonly Island[]): Masked {
  let result = "";
  let done = 0;
  for (const { start, end } of islands) {
    result += text.slice(done, start) + maskCharacter.repeat(end - start);
    done = end;
  }
  return { text: done === 0 ? text : result + text.slice(done), islands };
}

/** Stars depend on their neighbours, so they come after all else. */
function withStars(text: string, islands: readonly Island[]): readonly Island[] {
  const { literal, wrapped } = starsIn(masked(text, islands).text, maskCharacter);
  if (literal.length === 0 && wrapped.length === 0) return islands;
  const found = [
    ...wrapped.map(({ at, close, length }): Island => {
      const as = length === 1 ? "emphasis" : "strong";
      return { kind: "wrapped", as, from: at + length, to: close, start: at, end: close + length };
    }),
    ...literal.map(({ at, length }): Island => {
      return { kind: "literal", value: text.slice(at, at + length), start: at, end: at + length };
    }),
    ...islands,
  ];
  // Islands inside emphasis are found again when that is parsed.
  return withoutOverlaps(found);
}

function withoutOverlaps(islands: readonly Island[]): readonly Island[] {
  let end = 0;
  return [...islands]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((island) => {
      const outside = island.start >= end;
      if (outside) end = island.end;
      return outside;
    });
}

/** The island that begins at an offset; for quotes, both ends. */
function islandsAt(text: string, at: number): readonly Island[] {
  if (text[at] === "`") {
    const quotes = quotesAt(text, at, runLength(text, at));
    return quotes ? quoteIslands(at, quotes.close, quotes.length) : [];
  }
  const island = islandAt(text, at);
  return island ? [island] : [];
}

const isLiteral = (island: Island, literal: (key: string) => boolean) =>
  island.kind === "citation" && island.citation.inText && island.citation.items.every(({ key }) => literal(key));

function islandAt(text: string, at: number): Island | null {
  const character = text.charAt(at);
  switch (character) {
    case "\\":
      return atBackslash(text, at);
    case "$": {
      const place = text[at + 1] === "$" ? displayAt(text, at) : dollarsAt(text, at);
      return place && { ...place, start: at };
    }
    case "^":
      // In the same order as pandoc.
      return script(text, at, "superscript") ?? noteAt(text, at);
    case "~": {
      if (text[at + 1] === "~") return null;
      return script(text, at, "subscript") ?? texIsland(text, at, tieAt(text, at));
    }
    case "[":
      return text[at + 1] === "^" ? noteMarkAt(text, at) : citationInBrackets(text, at);
    case "{":
      return text[at + 1] === "\\" ? texIsland(text, at, groupAt(text, at)) : attributesAt(text, at);
    case "@":
      return citationInText(text, at);
    default:
      return foreign.test(character) ? characterIsland(at, foreignSign(text, at)) : null;
  }
}

function atBackslash(text: string, at: number): Island | null {
  const next = text.charAt(at + 1);
  const place = bracketedAt(text, at) ?? environmentAt(text, at);
  if (place) return { ...place, start: at };
  const tex = accentAt(text, at) ?? breakAt(text, at) ?? spaceAt(text, at) ?? commandAt(text, at);
  if (tex) return texIsland(text, at, tex);
  if (next !== "" && "$@^~".includes(next)) return { kind: "literal", value: next, start: at, end: at + 2 };
  // An unknown command is printed with one backslash, and reported as one word.
  const doubled = doubledCommand.exec(text.slice(at, at + 110));
  return doubled && { kind: "literal", value: doubled[0].slice(1), start: at, end: at + doubled[0].length };
}

const doubledCommand = /^\\\\(?:cite[a-z]*|eqref|ref|begin|end|item|section|caption)(?:\{[^{}\n]{0,80}\})?/;

/** Where to continue after a character that does not begin an island: after code, addresses and escapes, which contain none. */
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

function script(text: string, at: number, kind: "subscript" | "superscript"): Island | null {
  const found = scriptAt(text, at);
  return found && { kind, start: at, ...found };
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
  const close = closing(text, at + 1, "[]");
  if (close === -1 || text.slice(at + 2, close).trim() === "") return null;
  return { kind: "note", from: at + 2, to: close, start: at, end: close + 1 };
}

/** Pandoc's attributes of a picture, of which the width is understood. */
function attributesAt(text: string, at: number): Island | null {
  if (text[at - 1] !== ")") return null;
  const found = /^\{[^{}\n]{0,200}\}/.exec(text.slice(at, at + 210));
  const width = found && /[\s{]width\s?=\s?["']?([\d.]+\s?(?:%|\\?[a-z]+)?)/i.exec(found[0]);
  return found && width ? { kind: "attributes", width: width[1] ?? "", start: at, end: at + found[0].length } : null;
}
