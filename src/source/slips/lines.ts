// The lines of a YAML file as its author sees them. In: a text. Out: where each line and its words begin, how far it is
// indented (tabs and other spaces count too), and the key on it, even if YAML would not take it for one.
import { isField } from "./slip.ts";

export interface YamlLine {
  readonly start: number;
  /** Without the line end and the spaces before it. */
  readonly end: number;
  /** Where the words begin. */
  readonly words: number;
  readonly indent: number;
  readonly isBlank: boolean;
  /** Whether YAML does not accept the indentation. */
  readonly isOdd: boolean;
}

/** Spaces that YAML does not take for spaces. */
const oddSpace = /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/;

export function linesOf(text: string, tab: number): readonly YamlLine[] {
  const lines: YamlLine[] = [];
  for (let start = text.startsWith("\ufeff") ? 1 : 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const stop = found === -1 ? text.length : found;
    let end = stop;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    let words = start;
    let indent = 0;
    let isOdd = false;
    for (; words < end; words++) {
      const character = text.charAt(words);
      const isOddSpace = oddSpace.test(character);
      if (character !== " " && character !== "\t" && !isOddSpace) break;
      indent += character === "\t" ? tab : character === "\u3000" ? 2 : /[\u200b\ufeff]/.test(character) ? 0 : 1;
      isOdd ||= character !== " ";
    }
    lines.push({ start, end, words, indent, isBlank: words >= end, isOdd: isOdd && words < end });
    start = stop + 1;
  }
  return lines;
}

export interface WrittenKey {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Where the value begins; the end of the line if there is none. */
  readonly value: number;
  /** What stands for `: ` between them, if it is something else. */
  readonly sign: readonly [start: number, end: number] | null;
}

const usual = /("[^"\n]{1,80}"|'[^'\n]{1,80}'|[^\s:#,[\]{}"'&*!|>%@`-][^:#\n]{0,120}?)[ \t]{0,9}:(?=[ \t\r\n]|$)/y;
const unusual = /([A-Za-z][A-Za-z-]{1,19})([ \t]{0,3}(?::|：|=)[ \t\u00a0\u2000-\u200b\u202f\u3000]{0,9})/y;

/** The key at a place in a line, or null. */
export function keyAt(text: string, at: number, end: number): WrittenKey | null {
  usual.lastIndex = at;
  const found = usual.exec(text);
  if (found && usual.lastIndex <= end) {
    const name = (found[1] ?? "").replace(/^["']|["']$/g, "").trim();
    return {
      name,
      start: at,
      end: at + (found[1]?.length ?? 0),
      value: wordsAt(text, usual.lastIndex, end),
      sign: null,
    };
  }
  unusual.lastIndex = at;
  const odd = unusual.exec(text);
  const [, name = "", between = ""] = odd ?? [];
  // `doi:10.1038/…` and `https://` are no keys.
  if (!odd || !isField(name) || text.startsWith("//", unusual.lastIndex) || /^(?:doi|url|id)$/i.test(name)) return null;
  const sign = [at + name.length, Math.min(at + name.length + between.length, end)] as const;
  return { name, start: at, end: sign[0], value: wordsAt(text, sign[1], end), sign };
}

function wordsAt(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /[ \t]/.test(text.charAt(at))) at++;
  return Math.min(at, end);
}

/** The index after a dash and the space behind it, at a place in a line; null without a dash. */
export function afterDash(text: string, at: number, end: number): number | null {
  if (text[at] !== "-" || (at + 1 < end && !/[ \t\u00a0\u3000]/.test(text.charAt(at + 1)))) return null;
  let next = at + 1;
  while (next < end && /[ \t\u00a0\u3000]/.test(text.charAt(next))) next++;
  return next;
}
