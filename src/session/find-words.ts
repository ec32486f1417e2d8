// Finds words in the printed pages. In: the text of the pages. Out: hits in the order of the book, with the words
// around them and their characters. Letters match regardless of case and accents, and words match across a line end
// that divides them.
import type { Hit, PageText, TextLine } from "./snapshot.ts";

/** The characters of a page in the form that is compared, each with the line and the character that it came from. */
export interface Searchable {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly lineOf: Uint16Array;
  readonly offsetOf: Uint16Array;
}

/** Nobody who looks for “e” wants a list of all of them. */
const mostHits = 2000;
const mostAround = 40;

export function searchable({ blocks }: PageText): Searchable {
  const lines = blocks.filter(({ role }) => role !== "Artifact").flatMap((block) => block.lines);
  const parts: string[] = [];
  const lineOf: number[] = [];
  const offsetOf: number[] = [];
  const add = (text: string, line: number, offset: number) => {
    parts.push(text);
    for (let i = 0; i < text.length; i++) {
      lineOf.push(line);
      offsetOf.push(offset);
    }
  };
  lines.forEach((line, index) => {
    let offset = 0;
    for (const character of line.text) {
      add(folded(character), index, offset);
      offset += character.length;
    }
    if (!line.divided && !line.text.endsWith(" ")) add(" ", index, Math.max(0, offset - 1));
  });
  return { text: parts.join(""), lines, lineOf: Uint16Array.from(lineOf), offsetOf: Uint16Array.from(offsetOf) };
}

/** Without case and accents, and with one form for all kinds of spaces, quotation marks and dashes. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\s/gu, " ")
    .replace(/[‘’‚]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—]/g, "-");
}

export function findWords(pages: readonly Searchable[], words: string): readonly Hit[] {
  const wanted = folded(words).trim();
  if (wanted === "") return [];
  const hits: Hit[] = [];
  for (const [page, searched] of pages.entries()) {
    let at = searched.text.indexOf(wanted);
    for (; at !== -1 && hits.length < mostHits; at = searched.text.indexOf(wanted, at + wanted.length)) {
      const ranges = rangesOf(searched, at, at + wanted.length);
      const line = searched.lines[ranges[0]?.line ?? -1];
      if (!line) continue;
      hits.push({ page, y: line.y, height: line.height, around: aroundOf(searched, at, at + wanted.length), ranges });
    }
  }
  return hits;
}

function rangesOf({ lineOf, offsetOf }: Searchable, from: number, to: number): Hit["ranges"] {
  const ranges = new Map<number, { line: number; from: number; to: number }>();
  for (let i = from; i < to; i++) {
    const [line = 0, offset = 0] = [lineOf[i], offsetOf[i]];
    const range = ranges.get(line);
    if (range) range.to = offset + 1;
    else ranges.set(line, { line, from: offset, to: offset + 1 });
  }
  return [...ranges.values()];
}

function aroundOf({ text, lines, lineOf, offsetOf }: Searchable, from: number, to: number): Hit["around"] {
  const original = (start: number, end: number) => {
    let result = "";
    let last = "";
    for (let i = Math.max(0, start); i < Math.min(end, text.length); i++) {
      const [line = 0, offset = 0] = [lineOf[i], offsetOf[i]];
      const place = `${line} ${offset}`;
      if (text[i] === " ") result += " ";
      else if (place !== last) result += String.fromCodePoint(lines[line]?.text.codePointAt(offset) ?? 32);
      last = place;
    }
    return result;
  };
  return [original(from - mostAround, from), original(from, to), original(to, to + mostAround)];
}
