// The paragraphs of a document → abstracts: by styles (Title, Author, Affiliation, Abstract) if they are used,
// otherwise by position: the title, a line of names, lines of institutions, the text.

import { derivedId } from "../columns/derived-id.ts";
import { splitWords } from "../columns/split-words.ts";
import { emptyContribution, type ImportedContribution, type Located } from "../conference.ts";
import type { DocumentParagraph } from "../containers/docx.ts";
import { withoutControls, writtenBody } from "../text/field.ts";
import { plainOf, type RichRun, text } from "../text/rich.ts";
import { writeInline } from "../text/write-markdown.ts";
import { blocksOf, captionOf, textOf, unbolded } from "./document-blocks.ts";
import { unfoldForms } from "./document-form.ts";
import { authorsOf, headLines, labelled, labels } from "./document-head.ts";
import { titlePlace, titleRuns } from "./document-title.ts";
import type { ReadContext } from "./format.ts";

export function abstractsOfDocument(
  paragraphs: readonly DocumentParagraph[],
  name: string,
  at: Located,
  context: ReadContext,
): readonly ImportedContribution[] {
  const { paragraphs: unfolded, unused } = unfoldForms(paragraphs.map(cleaned));
  for (const label of unused)
    context.diagnostics.warning("import-dropped", `the field “${label}” of the form is not imported`, at.span);
  const parts = divided(unfolded, at, context);
  return parts.flatMap((part) => abstractOf(part, parts.length === 1 ? name : "", at, context));
}

/** Runs as fields of tables are cleaned: without what cannot be printed, accents composed. */
function cleaned(of: DocumentParagraph): DocumentParagraph {
  return {
    ...of,
    runs: of.runs.map(cleanedRun),
    table: of.table?.map((row) => row.map((cell) => cell.map(cleanedRun))) ?? null,
    ...(of.cells && { cells: of.cells.map((row) => row.map((cell) => cell.map(cleaned))) }),
  };
}

function cleanedRun(run: RichRun): RichRun {
  if (run.kind === "text") return text(withoutControls(run.text));
  return "children" in run ? { ...run, children: run.children.map(cleanedRun) } : run;
}

const isTitle = ({ style }: DocumentParagraph) =>
  /^(?:title|titel|titre|t[ií]tulo|titolo|naslov|paper ?title|abstract ?title|.*\btitle)$/.test(style) &&
  !/sub/.test(style);

/** Another abstract begins at a second title, or at a heading of the first level after a page break. */
function divided(
  paragraphs: readonly DocumentParagraph[],
  at: Located,
  { diagnostics }: ReadContext,
): readonly (readonly DocumentParagraph[])[] {
  const titles = paragraphs.filter((each) => isTitle(each) && textOf(each) !== "").length;
  const headings = paragraphs.filter(({ style }) => /^(?:heading|überschrift|titre|kop) 1$/.test(style)).length;
  const begins =
    titles > 1
      ? isTitle
      : (titles === 0 || isTitlePage(paragraphs)) &&
          headings > 1 &&
          !paragraphs.some(
            (each) => /^(?:introduction|methods?|results|conclusions?)\b/i.test(textOf(each)) && /1$/.test(each.style),
          )
        ? ({ style }: DocumentParagraph) => / 1$/.test(style)
        : null;
  const parts: DocumentParagraph[][] = [[]];
  for (const each of paragraphs) {
    const starts = begins ? begins(each) : each.breaksPage && titles === 0;
    if (starts && parts.at(-1)?.some((other) => textOf(other) !== "")) parts.push([]);
    parts.at(-1)?.push(each);
  }
  const full = parts.filter((part) => part.some((each) => textOf(each) !== ""));
  if (titles !== 1 || full.length < 2) return full;
  const [page = [], ...rest] = full;
  const words = page.map(textOf).join(" ").trim().slice(0, 100);
  diagnostics.warning("import-dropped", `“${words}” is above the first abstract and is left out`, at.span);
  return rest;
}

/** One title, and a heading right below it: the title is that of the book. */
function isTitlePage(paragraphs: readonly DocumentParagraph[]): boolean {
  const full = paragraphs.filter((each) => textOf(each) !== "" || each.table !== null);
  const at = full.findIndex(isTitle);
  return at !== -1 && /^(?:heading|überschrift|titre|kop) 1$/.test(full[at + 1]?.style ?? "");
}

function abstractOf(
  paragraphs: readonly DocumentParagraph[],
  name: string,
  at: Located,
  context: ReadContext,
): readonly ImportedContribution[] {
  const full = paragraphs.filter((each) => textOf(each) !== "" || each.pictures.length > 0 || each.table !== null);
  const styled = full.findIndex(isTitle);
  const titleAt = styled === -1 ? titlePlace(full) : styled;
  const head = full[titleAt];
  if (!head) return [];
  const lines = styled === -1 ? titleRuns(full, titleAt) : [head];
  reportAbove(full.slice(0, titleAt - lines.length + 1), at, context);
  const title = writeInline(lines.flatMap(({ runs }, index) => [...(index > 0 ? [text(" ")] : []), ...unbolded(runs)]));
  const rest = full.slice(titleAt + 1);
  const people = headLines(rest);
  const body = rest.slice(people.length);
  const authors = authorsOf(people, labelled(body, "presenter") || null, at, context);
  const kept = body.filter(
    (each) => !["keywords", "track", "type", "presenter", "abstract"].some((key) => labels[key]?.test(textOf(each))),
  );
  const thanks = acknowledgementsIn(kept);
  const written = writtenBody(blocksOf(kept.filter((each) => !thanks.includes(each))));
  if (authors.length === 0)
    context.diagnostics.warning(
      "import-people",
      `no authors were found under the title “${plainOf(head.runs).slice(0, 60)}”`,
      at.span,
      { hint: "give the paragraphs the styles Title, Author and Affiliation" },
    );
  return [
    {
      ...emptyContribution,
      id: name || derivedId(title, authors),
      title,
      authors,
      keywords: splitWords(labelled(body, "keywords")),
      track: labelled(body, "track") || null,
      type: labelled(body, "type") || null,
      body: written.body,
      acknowledgements: thanks.length === 0 ? "" : withoutLabel(writtenBody(blocksOf(thanks)).body),
      references: written.references.map((reference) => ({ text: reference })),
      figures: full.flatMap(({ pictures }, index) =>
        pictures.map((picture) => ({ ...picture, caption: captionOf(full[index + 1]) })),
      ),
      span: at.span,
    },
  ];
}

/** Lines above the title, such as the name of the meeting. */
function reportAbove(above: readonly DocumentParagraph[], at: Located, { diagnostics }: ReadContext): void {
  for (const line of above.map(textOf).filter((words) => words !== ""))
    diagnostics.warning("import-dropped", `“${line.slice(0, 100)}” is above the title and is left out`, at.span);
}

/** A paragraph that begins with the label, or a heading with it and the paragraph under it. */
function acknowledgementsIn(body: readonly DocumentParagraph[]): readonly DocumentParagraph[] {
  const at = body.findIndex((each) => labels.acknowledgements?.test(textOf(each)));
  const first = body[at];
  if (!first) return [];
  const isHeading = textOf(first).replace(labels.acknowledgements ?? "", "") === "";
  const next = body[at + 1];
  return isHeading && next && next.table === null && !next.list ? [first, next] : [first];
}

function withoutLabel(written: string): string {
  return written.replace(/^(?:#{1,6} )?[*_]{0,3}\p{L}{4,20}\s?[:.]?[*_]{0,3}\s?[:.]?\s{0,5}/u, "");
}
