// Plain text as people paste it into forms → rich text: paragraphs, lists, formulas; line ends that only wrap a line
// become spaces.
import { withFormulas } from "./math-in-text.ts";
import { paragraph, type RichBlock, type RichRun } from "./rich.ts";

/** A line longer than this is a whole paragraph, not a line wrapped by a narrow window. */
const longLine = 120;
const bullet = /^\s*(?:[•●▪◦‣·∙■o*–-])\s+(?=\S)/;
const numbered = /^\s*(?:\(?(\d{1,2})[.)])\s+(?=\S)/;

export function plainBlocks(value: string): readonly RichBlock[] {
  const clean = value.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n").replace(/\t/g, " ");
  return clean.split(/\n(?:[ \u00a0]*\n)+/).flatMap(chunkBlocks);
}

/** A text without blank lines. */
function chunkBlocks(chunk: string): readonly RichBlock[] {
  const lines = chunk.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return [];
  const list = listOf(lines);
  if (list) return list;
  if (insideFormula(chunk)) return [paragraph(withFormulas(lines.join("\n").trim()))];
  const longest = Math.max(...lines.map((line) => line.length));
  if (longest > longLine) return lines.map((line) => paragraph(withFormulas(line.trim())));
  return wrapped(lines, longest).map((part) => paragraph(withFormulas(part.join("\n").trim())));
}

/** Lines wrapped by a narrow window have similar lengths; a much shorter one ends its paragraph. */
function wrapped(lines: readonly string[], longest: number): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  lines.forEach((line, index) => {
    parts.at(-1)?.push(line);
    if (line.length < longest * 0.6 && index < lines.length - 1) parts.push([]);
  });
  return parts;
}

/** A formula that spans several lines keeps the paragraph together. */
function insideFormula(chunk: string): boolean {
  return withFormulas(chunk).some((run) => run.kind === "math" && run.tex.includes("\n"));
}

/** Lines that begin with bullets or consecutive numbers, after a sentence that introduces them. */
function listOf(lines: readonly string[]): readonly RichBlock[] | null {
  for (const [pattern, ordered] of [
    [bullet, false],
    [numbered, true],
  ] as const) {
    const first = lines.findIndex((line) => pattern.test(line));
    if (first === -1) continue;
    const marked = lines.slice(first).filter((line) => pattern.test(line));
    if (marked.length < 2 || (ordered && !countsUp(marked))) continue;
    const items: RichRun[][] = [];
    for (const line of lines.slice(first)) {
      const begins = pattern.test(line);
      const words = withFormulas(line.replace(pattern, "").trim());
      if (begins) items.push([...words]);
      else items.at(-1)?.push({ kind: "text", text: " " }, ...words);
    }
    const lead = lines.slice(0, first);
    return [
      ...(lead.length > 0 ? chunkBlocks(lead.join("\n")) : []),
      { kind: "list", ordered, items: items.map((item) => [paragraph(item)]) },
    ];
  }
  return null;
}

function countsUp(lines: readonly string[]): boolean {
  return lines.every((line, index) => Number(numbered.exec(line)?.[1]) === index + 1);
}

/** A field of one line: a title, an affiliation. */
export function plainRuns(value: string): readonly RichRun[] {
  return withFormulas(value.replace(/\s+/g, " ").trim());
}
