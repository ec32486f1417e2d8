// `[1]: https://…` under a text that cites “[1]”: in Markdown the address of a link, but meant as a list of references.
// In: the lines of a body. Out: the changes that make it lines of their own, with links where an address, DOI or arXiv
// number is known.
import type { Reporter } from "../../source/diagnostic.ts";
import type { Rewriting } from "../../source/scalar-text.ts";
import type { SourceText } from "../../source/source.ts";
import type { BodyLine } from "./pasted-lines.ts";

const definition = /^ {0,3}\[(\d{1,3})\]:[ \t]*(?=\S)/;

export function numberedDefinitions(
  text: SourceText,
  lines: readonly BodyLine[],
  diagnostics: Reporter,
): readonly Rewriting[] {
  const found = lines.filter((line) => definition.test(line.text));
  const definitions = new Set(found);
  const [first] = found;
  const listed = numberedLines(lines);
  if (listed.length > 0) return listed;
  if (!first || !isCited(text.value, lines, definitions)) return [];
  const last = found.at(-1) ?? first;
  const count = found.length === 1 ? "A line" : `${found.length} lines`;
  diagnostics.warning(
    "numbered-definitions",
    `${count} like “[1]: …” would define link addresses in Markdown, and ${found.length === 1 ? "is" : "are"} printed as references here`,
    text.spanAt(first.start, last.end),
    { hint: "put the references under “references:”, one per item, and cite them as [@key] or by their numbers" },
  );
  return lines.flatMap((line, index): readonly Rewriting[] => {
    if (!definitions.has(line)) return [];
    const [head = "", number = ""] = definition.exec(line.text) ?? [];
    const content = line.text.slice(head.length).trimEnd();
    const [before, after] = [lines[index - 1], lines[index + 1]];
    const opens = before && !definitions.has(before) && before.end + 1 === line.start ? "\n" : "";
    // A line of its own: the next line is not part of it.
    const ends = after && after.start === line.end + 1 ? (definitions.has(after) ? "  " : "\n") : "";
    return [{ start: line.start, end: line.end, text: `${opens}\\[${number}\\] ${linked(content)}${ends}` }];
  });
}

const numberedLine = /^ {0,3}\[(\d{1,3})\][ \t]+(?=\S)/;

/** Lines that begin with [1], [2] … one under the other are a list that somebody typed: each stays a line. */
function numberedLines(lines: readonly BodyLine[]): readonly Rewriting[] {
  const numbers = lines.map((line) => Number(numberedLine.exec(line.text)?.[1] ?? Number.NaN));
  return lines.flatMap((line, index): readonly Rewriting[] => {
    const [before, own] = [numbers[index - 1] ?? Number.NaN, numbers[index] ?? Number.NaN];
    const above = lines[index - 1];
    const follows = own === 1 ? numbers[index + 1] === 2 : own === before + 1;
    if (!follows || !above || above.end + 1 !== line.start) return [];
    return [{ start: above.end, end: line.start, text: own === 1 ? "\n\n" : "  \n" }];
  });
}

/** Whether the text cites by number, and makes no links by number: `[word][1]`. */
function isCited(value: string, lines: readonly BodyLine[], definitions: ReadonlySet<BodyLine>): boolean {
  if (/\][ ]?\[\d{1,3}\](?!\()/.test(value.replace(/(?<!\S)\[\d{1,3}\]\s?\[/g, ""))) return false;
  return lines.some(
    (line) => !definitions.has(line) && /(?:^|[^\]\\])\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\](?![(:])/.test(line.text),
  );
}

const doi = /^(?:doi:\s?)?(10\.\d{4,9}\/[^\s"<>()]+)$/i;
const arxiv = /^arxiv:\s?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/i;

function linked(content: string): string {
  const identifier = doi.exec(content)?.[1];
  if (identifier !== undefined) return `[${escaped(content)}](https://doi.org/${identifier})`;
  const number = arxiv.exec(content)?.[1];
  return number === undefined ? content : `[${escaped(content)}](https://arxiv.org/abs/${number})`;
}

function escaped(content: string): string {
  return content.replace(/[\\`*_[\]<>~^$]/g, "\\$&");
}
