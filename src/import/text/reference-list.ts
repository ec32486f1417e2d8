// The list of references at the end of a text → references, if a heading or numbers mark it as such a list.
import { paragraph, plainOf, type RichBlock, type RichRun, text } from "./rich.ts";

const headings = String.raw`(?:\d+\.?\s*)?(?:references?|bibliography|literature(?: cited)?|cited literature|referen[zc](?:en|es?|ias?)|literatur(?:verzeichnis)?|bibliogra(?:phie|fía|fia)|références|riferimenti(?: bibliografici)?|referências|literatuur|referenties|literatura|viri|reference|literatúra|irodalom|literatūra|litteratur|kirjallisuus|литература|список литературы|参考文献|參考文獻|参考资料|참고문헌)`;
const heading = new RegExp(String.raw`^${headings}\s*[:.]?\s*$`, "i");
const headingBeforeFirst = new RegExp(String.raw`(?:^|\s)(${headings}\s?[:.]?)\s*(?=\[1\])`, "i");
const number = /^\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]|\{(\d{1,3})\})\s+(?=\S)|^\s*\[(\d{1,3})\](?=\S)/;

export interface Divided {
  readonly body: readonly RichBlock[];
  readonly references: readonly (readonly RichRun[])[];
}

export function splitReferences(blocks: readonly RichBlock[]): Divided {
  const at = blocks.findLastIndex((block) => "runs" in block && heading.test(plainOf(block.runs).trim()));
  if (at > 0) {
    const lines = linesOf(blocks.slice(at + 1));
    if (lines && lines.length > 0) return { body: blocks.slice(0, at), references: lines.map(withoutNumber) };
  }
  return inOneParagraph(inLines(blocks)) ?? numberedTail(blocks) ?? { body: blocks, references: [] };
}

/** “References:” and the list on lines of the same paragraph. */
function inOneParagraph(blocks: readonly RichBlock[]): Divided | null {
  const last = blocks.at(-1);
  if (last?.kind !== "paragraph") return null;
  const lines = linesOfRuns(last.runs);
  const at = lines.findIndex((line) => heading.test(plainOf(line).trim()));
  if (at === -1 || at === lines.length - 1) return null;
  const head = lines.slice(0, at);
  const lineEnd: RichRun = last.runs.some(({ kind }) => kind === "break") ? { kind: "break" } : text("\n");
  const runs = head.flatMap((line, index) => (index > 0 ? [lineEnd, ...line] : line));
  return {
    body: [...blocks.slice(0, -1), ...(runs.length > 0 ? [paragraph(runs)] : [])],
    references: joinedLines(lines.slice(at + 1)).map(withoutNumber),
  };
}

/** “References: [1] … [2] …” on one line, as passed on by forms that drop line ends: one line for each. */
function inLines(blocks: readonly RichBlock[]): readonly RichBlock[] {
  const last = blocks.at(-1);
  if (last?.kind !== "paragraph") return blocks;
  const { runs } = last;
  const isHeading = (run: RichRun | undefined) => run !== undefined && heading.test(plainOf([run]).trim());
  let next = 1;
  const lines = runs.flatMap((run, index) => {
    const after = runs[index + 1];
    if (run.kind !== "text")
      return isHeading(run) && after?.kind === "text" && startsWithFirst(after.text) ? [text("\n"), run] : run;
    let words = run.text;
    if (next === 1) {
      words =
        isHeading(runs[index - 1]) && startsWithFirst(words)
          ? `\n${words.trimStart()}`
          : words.replace(headingBeforeFirst, "\n$1\n");
      if (words === run.text) return run;
      next = 2;
    }
    while (words.includes(` [${next}]`)) words = words.replace(` [${next}]`, `\n[${next++}]`);
    return text(words);
  });
  return next === 1 ? blocks : [...blocks.slice(0, -1), paragraph(lines)];
}

const startsWithFirst = (words: string) => words.trimStart().startsWith("[1]");

/** Lines at the end that are numbered `[1]`, `[2]` …, without a heading. */
function numberedTail(blocks: readonly RichBlock[]): Divided | null {
  let from = blocks.length;
  while (from > 0 && linesOf(blocks.slice(from - 1, from))?.every((line) => /^\s*\[\d{1,3}\]/.test(plainOf(line))))
    from--;
  if (from === 0 || from === blocks.length) return null;
  const lines = linesOf(blocks.slice(from)) ?? [];
  const counts = lines.every((line, index) => Number(/\[(\d+)\]/.exec(plainOf(line))?.[1]) === index + 1);
  return counts && lines.length > 0 ? { body: blocks.slice(0, from), references: lines.map(withoutNumber) } : null;
}

/** The lines of these blocks; null if any block is more than lines of text. */
function linesOf(blocks: readonly RichBlock[]): readonly (readonly RichRun[])[] | null {
  const lines: (readonly RichRun[])[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") lines.push(...linesOfRuns(block.runs));
    else if (block.kind === "list") {
      for (const item of block.items) {
        const [only] = item;
        if (item.length !== 1 || only?.kind !== "paragraph") return null;
        lines.push(only.runs);
      }
    } else return null;
  }
  return joinedLines(lines);
}

/** A line without a number continues the one before, if the others have numbers. */
function joinedLines(lines: readonly (readonly RichRun[])[]): readonly (readonly RichRun[])[] {
  if (!number.test(plainOf(lines[0] ?? []))) return lines.filter((line) => plainOf(line).trim() !== "");
  const out: RichRun[][] = [];
  for (const line of lines) {
    if (number.test(plainOf(line)) || out.length === 0) out.push([...line]);
    else out.at(-1)?.push(text(" "), ...line);
  }
  return out;
}

function linesOfRuns(runs: readonly RichRun[]): readonly (readonly RichRun[])[] {
  const lines: RichRun[][] = [[]];
  for (const run of runs) {
    if (run.kind === "break") lines.push([]);
    else if (run.kind === "text" && run.text.includes("\n")) {
      run.text.split("\n").forEach((part, index) => {
        if (index > 0) lines.push([]);
        if (part !== "") lines.at(-1)?.push(text(part));
      });
    } else lines.at(-1)?.push(run);
  }
  return lines.filter((line) => plainOf(line).trim() !== "");
}

function withoutNumber(line: readonly RichRun[]): readonly RichRun[] {
  const [first, ...rest] = line;
  if (first?.kind === "superscript" && /^\d{1,3}$/.test(plainOf(first.children).trim())) return rest;
  return first?.kind === "text" ? [text(first.text.replace(number, "").trimStart()), ...rest] : line;
}
