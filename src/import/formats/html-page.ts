// An HTML page with one abstract: its first heading is the title; names and institutions stand below it, or in the
// metadata that search engines read.
import { derivedId } from "../columns/derived-id.ts";
import { splitWords } from "../columns/split-words.ts";
import { emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import type { DocumentParagraph } from "../containers/docx.ts";
import { mostLevels } from "../containers/xml.ts";
import { cleanName } from "../people/name.ts";
import { readLine, readWords, writtenBody } from "../text/field.ts";
import { readHtml } from "../text/html.ts";
import { plainOf, type RichBlock, type RichRun } from "../text/rich.ts";
import { writeInline } from "../text/write-markdown.ts";
import { authorsOf, headLines } from "./document-head.ts";
import type { Content, ReadContext } from "./format.ts";
import { figuresOf } from "./front-matter.ts";

export function htmlAbstract(
  content: Extract<Content, { kind: "html" }>,
  name: string,
  context: ReadContext,
): readonly ImportedContribution[] {
  const at = { span: { source: content.source, start: 0, end: 1 } };
  const meta = (...keys: readonly string[]) =>
    [...content.text.matchAll(/<meta\s[^<>]{0,2000}>/gi)]
      .filter(([tag]) =>
        keys.includes(/name\s{0,20}=\s{0,20}["']([^"'<>]{1,99})["']/i.exec(tag)?.[1]?.toLowerCase() ?? ""),
      )
      .map(([tag]) => /content\s*=\s*"([^"]*)"|content\s*=\s*'([^']*)'/i.exec(tag))
      .map((match) => match?.[1] ?? match?.[2] ?? "");
  const { blocks, isDeep } = readHtml(content.text);
  if (isDeep) {
    const message = `“${content.file.path}” nests deeper than ${mostLevels.toLocaleString("en")} levels; what follows there is left out`;
    context.diagnostics.warning("import-too-large", message, at.span);
  }
  const heading = blocks.findIndex((block) => block.kind === "heading");
  const first = heading === -1 ? null : blocks[heading];
  const named = readWords(/<title>([^<]{0,1000})<\/title>/i.exec(content.text)?.[1] ?? "");
  const title = meta("citation_title")[0]
    ? readLine(meta("citation_title")[0] ?? "", "html", at, context.diagnostics)
    : first && "runs" in first
      ? writeInline(first.runs)
      : readLine(named, "html", at, context.diagnostics);
  if (title === "") return [];
  const listed = meta("citation_author");
  const people = listed.length > 0 ? null : headOfPage(blocks.slice(heading + 1));
  const places = meta("citation_author_institution");
  const authors =
    listed.length > 0
      ? listed.map(
          (author, index): ImportedAuthor => ({
            name: cleanName(readWords(author)),
            affiliations:
              places.length === listed.length
                ? [readLine(places[index] ?? "", "html", at, context.diagnostics)].filter((text) => text !== "")
                : [],
            presenting: false,
            orcid: null,
            email: null,
          }),
        )
      : people
        ? authorsOf(people.lines, null, at, context)
        : [];
  const body = writtenBody(blocks.slice(heading + 1 + (people?.length ?? 0)));
  return [
    {
      ...emptyContribution,
      id: name || derivedId(title, authors),
      title,
      authors,
      keywords: meta("keywords", "citation_keywords").flatMap((text) => splitWords(text)),
      body: body.body,
      references: body.references.map((text) => ({ text })),
      figures: figuresOf(body.figures, content, at, context),
      span: at.span,
    },
  ];
}

/** The names and institutions below the heading, and how many blocks they take. */
function headOfPage(blocks: readonly RichBlock[]): {
  readonly lines: ReturnType<typeof headLines>;
  readonly length: number;
} {
  const end = blocks.findIndex(({ kind }) => kind !== "paragraph");
  const parts = blocks
    .slice(0, end === -1 ? undefined : end)
    .flatMap((block, index) => ("runs" in block ? linesOf(block.runs).map((runs) => ({ runs, index })) : []));
  const paragraphs = parts.map(({ runs }): DocumentParagraph => {
    return { style: "", runs, list: null, pictures: [], table: null, breaksPage: false };
  });
  const lines = headLines(paragraphs);
  const next = parts[lines.length];
  const last = parts[lines.length - 1];
  if (!last) return { lines, length: 0 };
  // A paragraph belongs to the head as a whole.
  return next?.index === last.index
    ? { lines: headLines(paragraphs.filter((_, at) => (parts[at]?.index ?? 0) < last.index)), length: last.index }
    : { lines, length: last.index + 1 };
}

/** The lines of a paragraph that begin with marks: `1 Attic<br>2 Broom Institute`. */
function linesOf(runs: readonly RichRun[]): readonly (readonly RichRun[])[] {
  const lines: RichRun[][] = [[]];
  for (const run of runs) {
    if (run.kind === "break") lines.push([]);
    else if (lines.at(-1)?.length !== 0 || plainOf([run]).trim() !== "") lines.at(-1)?.push(run);
  }
  const isMarked = lines.length > 1 && lines.every(([first]) => first?.kind === "superscript");
  return isMarked ? lines : [runs];
}
