// What people paste from word processors, spreadsheets and the web, as lines that CommonMark would misread: bullets,
// rows of cells between tabs, numbered lists of references, file names with spaces. In: a body. Out: the same in
// Markdown's own words.
import type { Reporter } from "../../source/diagnostic.ts";
import { type Rewriting, rewrittenText } from "../../source/scalar-text.ts";
import type { SourceText } from "../../source/source.ts";
import { signOfSymbol } from "../../tex/symbol-font.ts";
import { blankAddresses } from "./blank-addresses.ts";
import { letteredLines } from "./lettered-lines.ts";
import { numberedDefinitions } from "./numbered-definitions.ts";

export interface BodyLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function withPastedLines(text: SourceText, diagnostics: Reporter): SourceText {
  const { value } = text;
  if (!mayHoldPasted.test(value)) return text;
  const lines = linesOutsideCode(value);
  const changes = [
    ...numberedDefinitions(text, lines, diagnostics),
    ...bullets(lines),
    ...letteredLines(lines),
    ...rows(text, lines, diagnostics),
    ...blankAddresses(text, lines, diagnostics),
    ...barsInCode(lines),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  let end = 0;
  const apart = changes.filter((change) => {
    const fits = change.start >= end;
    if (fits) end = change.end;
    return fits;
  });
  return rewrittenText(text, apart);
}

const mayHoldPasted =
  /`[^`\n|]*\||[•◦▪●‣∙■□►▸➢➤✓✔❖⁃·\uf020-\uf0ff]|\t|\]:|\]\(|^[ ]{0,3}(?:[–—o→⇒➔] |\[\d|\(?[a-zA-Z\d]{1,5}[.)][ \t])|^[ \t\u3000]{0,3}(?:[\u2460-\u2473]|[（(]?(?:\p{Nd}{1,2}|[α-κа-нא-יأبجدهوزحطي一二三四五六七八九十])(?:[）．、]|[).][ \t]|\s?-\s))/mu;

function linesOutsideCode(value: string): readonly BodyLine[] {
  const lines: BodyLine[] = [];
  let fence: string | null = null;
  for (const { 0: text, index } of value.matchAll(/[^\n]+/g)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1] ?? null;
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
    } else if (mark !== null) fence = mark;
    else lines.push({ start: index, end: index + text.length, text });
  }
  return lines;
}

const certain = /^([ \t]*)([•◦▪●‣∙■□►▸➢➤✓✔❖⁃\uf020-\uf0ff])([ \t\u00a0\u2002-\u200a]*)(?=\S)/;
/** Characters that also begin ordinary lines: they are bullets if several lines begin with them, or a tab follows. */
const doubtful = /^([ \t]*)([–—·o→⇒➔])([ \t\u00a0]+)(?=\S)/;

/** Bullets become Markdown's, those of another shape indented one level. */
function bullets(lines: readonly BodyLine[]): readonly Rewriting[] {
  const changes: Rewriting[] = [];
  let shapes: string[] = [];
  lines.forEach((line, index) => {
    const match = certain.exec(line.text) ?? (isListed(lines, index) ? doubtful.exec(line.text) : null);
    if (!match || !isBullet(match[2] ?? "")) {
      if (!isAdjacent(lines[index - 1], line)) shapes = [];
      return;
    }
    const [whole, , shape = ""] = match;
    if (!shapes.includes(shape)) shapes.push(shape);
    const marker = `${"  ".repeat(Math.min(shapes.indexOf(shape), 3))}- `;
    changes.push({ start: line.start, end: line.start + whole.length, text: marker });
  });
  return changes;
}

/** Only those characters of the Symbol font that show a bullet begin a list. */
function isBullet(shape: string): boolean {
  if (!/[\uf020-\uf0ff]/.test(shape)) return true;
  return /[•●■▪❑❖➢→✓☑⇒]/.test(signOfSymbol(shape, true) ?? "");
}

function isListed(lines: readonly BodyLine[], index: number): boolean {
  const shapeOf = (line: BodyLine | undefined) => line && doubtful.exec(line.text);
  const own = shapeOf(lines[index]);
  if (!own) return false;
  if (own[3]?.includes("\t")) return true;
  const near = [lines[index - 1], lines[index + 1]].some((line) => shapeOf(line)?.[2] === own[2]);
  return near && (own[2] !== "o" || isWholeBlock(lines, index));
}

/** Word's second bullet is an “o”, which is a word of several languages: all lines of the paragraph begin with it. */
function isWholeBlock(lines: readonly BodyLine[], index: number): boolean {
  for (const step of [-1, 1]) {
    for (let at = index; at >= 0 && at < lines.length && Math.abs(at - index) < 100; at += step) {
      const line = lines[at];
      if (!line || !/^[ \t]*o[ \t\u00a0]/.test(line.text)) return false;
      const [before, after] = step === 1 ? [line, lines[at + 1]] : [lines[at - 1], line];
      if (!isAdjacent(before, after)) break;
    }
  }
  return true;
}

/** One line below the other, without an empty one between them. */
function isAdjacent(before: BodyLine | undefined, after: BodyLine | undefined): boolean {
  return before !== undefined && after !== undefined && before.end + 1 === after.start;
}

/** Rows that a spreadsheet puts on the clipboard: two or more lines with tabs between their cells. */
function rows(text: SourceText, lines: readonly BodyLine[], diagnostics: Reporter): readonly Rewriting[] {
  const changes: Rewriting[] = [];
  for (let index = 0; index < lines.length; ) {
    const first = lines[index];
    let end = index;
    while (isRow(lines[end]) && (end === index || isAdjacent(lines[end - 1], lines[end]))) end++;
    if (first && end - index >= 2) {
      const own = asTable(
        lines.slice(index, end),
        isAdjacent(lines[index - 1], first),
        isAdjacent(lines[end - 1], lines[end]),
      );
      changes.push(...own);
      const last = lines[end - 1] ?? first;
      diagnostics.warning(
        "pasted-table",
        `${end - index} lines with tabs are printed as a table`,
        text.spanAt(first.start, last.end),
        { hint: "write them as a Markdown table, with bars between the cells; the first line is its head" },
      );
    }
    index = Math.max(end, index + 1);
  }
  return changes;
}

const delimiters = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/** GFM ends a cell even at a bar inside code; if that gives more cells than the head has, the bar is text. */
function barsInCode(lines: readonly BodyLine[]): readonly Rewriting[] {
  const changes: Rewriting[] = [];
  let columns = 0;
  lines.forEach((line, index) => {
    if (index > 0 && !isAdjacent(lines[index - 1], line)) columns = 0;
    const after = lines[index + 1];
    if (columns === 0) {
      const isHead = line.text.includes("|") && after?.text.includes("-") && delimiters.test(after.text);
      if (isHead && isAdjacent(line, after)) columns = cellsIn(line.text);
    } else if (line.text.includes("`") && cellsIn(line.text) > columns) {
      for (const { 0: code, index: at } of line.text.matchAll(/`[^`\n]*`/g)) {
        for (const { index: bar } of code.matchAll(/(?<!\\)\|/g)) {
          const start = line.start + at + bar;
          changes.push({ start, end: start + 1, text: "\\|" });
        }
      }
    }
  });
  return changes;
}

function cellsIn(row: string): number {
  const inside = row.trim().replace(/^\||(?<!\\)\|$/g, "");
  return (inside.match(/(?<!\\)\|/g)?.length ?? 0) + 1;
}

function isRow(line: BodyLine | undefined): boolean {
  return (
    line !== undefined &&
    /\S\t+[^\t]/.test(line.text) &&
    !/^\s*(?:[-*+•◦▪●]|\d+[.)])\s/.test(line.text) &&
    !line.text.includes("|")
  );
}

function asTable(lines: readonly BodyLine[], below: boolean, above: boolean): readonly Rewriting[] {
  const cells = lines.map(({ text }) => text.replace(/^ +|(?<! ) +$/g, "").split("\t"));
  const columns = Math.max(...cells.map((row) => row.length));
  return lines.map(({ start, end }, index) => {
    const row = cells[index] ?? [];
    const written = `| ${Array.from({ length: columns }, (_, column) => (row[column] ?? "").trim()).join(" | ")} |`;
    const head = index === 0 ? `\n|${"---|".repeat(columns)}` : "";
    const apart = [index === 0 && below ? "\n" : "", index === lines.length - 1 && above ? "\n" : ""];
    return { start, end, text: `${apart[0]}${written}${head}${apart[1]}` };
  });
}
