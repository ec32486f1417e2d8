// Text that is too large or too deep for the Markdown parser, found before parsing: the parser recurses for each block
// in a block, and searches the rest of a paragraph for the end of each tag. In: a text. Out: what exceeds a limit and
// where, or null.
import { limits } from "../../source/limits.ts";

export interface TooLarge {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export function tooLarge(text: string): TooLarge | null {
  if (text.length <= limits.markdownDepth) return null;
  if (text.length > limits.markdownText) return whole(text, "the text", limits.markdownText, "characters");
  const lines = countOf(text, "\n", limits.markdownLines);
  if (lines > limits.markdownLines) return whole(text, "the text", limits.markdownLines, "lines");
  return tooManyUnderlines(text) ?? tooDeep(text) ?? tooManyTags(text) ?? tooManyCells(text) ?? tooManyFormulas(text);
}

function whole(text: string, what: string, limit: number, of: string): TooLarge {
  return {
    message: `${what} has more than ${limit.toLocaleString("en")} ${of}`,
    start: 0,
    end: Math.min(text.length, 80),
  };
}

/** Each line of “=” may make the paragraph above a heading, and the parser looks through all of it. */
function tooManyUnderlines(text: string): TooLarge | null {
  if (!text.includes("\n=")) return null;
  const underlines = text.match(/^ {0,3}=/gm)?.length ?? 0;
  const most = limits.markdownUnderlines;
  return underlines > most ? whole(text, "the text", most, "lines that begin with “=”") : null;
}

/** Quotations and lists in each other: the marks that a line begins with, and how far it is indented. */
function tooDeep(text: string): TooLarge | null {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > limits.markdownDepth && levelsOf(text, start, end) > limits.markdownDepth) {
      const message = `the line nests lists and quotations deeper than ${limits.markdownDepth} levels`;
      return { message, start, end: Math.min(end, start + 80) };
    }
    start = end + 1;
  }
  return null;
}

/** A level takes two columns at least. */
function levelsOf(text: string, start: number, end: number): number {
  let spaces = 0;
  let marks = 0;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === " ") spaces++;
    else if (character === "\t") spaces += 4;
    else if (">-*+.)".includes(character)) marks++;
    else if (character < "0" || character > "9") break;
  }
  return marks === 0 ? 0 : marks + Math.max(0, spaces - marks) / 2;
}

/** The parser searches the whole text for the end of each of these. */
const opening = /<[!?]|<[a-z][^\s<>]{0,40}\s/gi;

function tooManyTags(text: string): TooLarge | null {
  if (text.length < 10_000 || !text.includes("<")) return null;
  const most = Math.max(100, Math.floor(limits.markdownTagSteps / text.length));
  let count = 0;
  for (const { index } of text.matchAll(opening)) {
    if (++count > most) {
      const message = `a text of ${text.length.toLocaleString("en")} characters has more than ${most.toLocaleString("en")} comments and tags`;
      return { message, start: index, end: index + 4 };
    }
  }
  return null;
}

function tooManyCells(text: string): TooLarge | null {
  if (countOf(text, "|", limits.tableCells) === 0) return null;
  const rows = text.split("\n").filter((line) => line.includes("|"));
  const cells = rows.reduce((sum, row) => sum + cellsIn(row), 0);
  return cells > limits.tableCells ? whole(text, "the text", limits.tableCells, "cells of tables") : null;
}

/** Bars separate cells, and those at the ends of a row separate nothing; the line of dashes has none. */
function cellsIn(row: string): number {
  const inside = row.trim().replace(/^\||\|$/g, "");
  return /^[-:| ]*$/.test(inside) ? 0 : countOf(inside, "|", 0) + 1;
}

function tooManyFormulas(text: string): TooLarge | null {
  const formulas = countOf(text, "$", limits.formulas) / 2 + countOf(text, "\\(", limits.formulas);
  return formulas > limits.formulas ? whole(text, "the text", limits.formulas, "formulas") : null;
}

/** How often a mark occurs; not counted if the text is too short to hold that many. */
function countOf(text: string, mark: string, limit: number): number {
  if (text.length < limit) return 0;
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) count++;
  return count;
}
