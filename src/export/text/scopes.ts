// The scope that a text is written in: its language, its citations, the pen. The site, e-books and records all share
// it.
import { labelsFor } from "../../language/labels.ts";
import type { Abstract, FreePage } from "../../model/book.ts";
import type { Flow, Footnote, Inline } from "../../model/text.ts";
import { quotesIn } from "../../template/read-languages.ts";
import type { ExportSource } from "../format.ts";
import type { Markup } from "../markup.ts";
import { type HtmlOptions, htmlPen } from "./html-pen.ts";
import { plainPen } from "./plain-pen.ts";
import { type TextScope, writeFlow, writeInline } from "./write-text.ts";

export type HtmlScope = TextScope<Markup> & { readonly footnotes: Footnote[] };

/** Where a text belongs. */
export interface HtmlPlace extends Partial<HtmlOptions> {
  readonly language?: string;
  /** The owner of the citations and references. */
  readonly owner?: Abstract | FreePage;
}

/** Text for readers: typographic quotes and ties, and words in other scripts marked with their language. */
export function htmlScope(source: ExportSource, place: HtmlPlace = {}): HtmlScope {
  const { book, formulas, references, style } = source;
  const { language = book.language, owner, ...options } = place;
  const label = labelsFor(book.language).figure;
  const pen = htmlPen({
    rank: 2,
    prefix: "",
    figureLabel: (number) => `${label}\u00a0${number}`,
    picture: () => null,
    ...options,
  });
  return {
    pen,
    language,
    formulas,
    citations: owner ? references.listOf(owner).citations : new Map(),
    smart: style.typography.smart,
    quotes: quotesIn(style, language),
    languages: true,
    footnotes: [],
    figures: owner ? { count: 0 } : null,
  };
}

export function htmlInline(content: readonly Inline[], source: ExportSource, place: HtmlPlace = {}): Markup {
  return writeInline(content, { ...htmlScope(source, place), footnotes: null });
}

/** One line of plain characters, the same as in the PDF. */
export function printedText(content: readonly Inline[], source: ExportSource, language = source.book.language): string {
  return writeInline(content, plainScope(source, { language })).replace(/\s+/g, " ").trim();
}

/** Plain lines, with an empty line between paragraphs. */
export function printedFlow(content: readonly Flow[], source: ExportSource, place: HtmlPlace = {}): string {
  return writeFlow(content, plainScope(source, place))
    .join("")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function plainScope(source: ExportSource, { language = source.book.language, owner }: HtmlPlace): TextScope<string> {
  return {
    pen: plainPen,
    language,
    formulas: source.formulas,
    citations: owner ? source.references.listOf(owner).citations : new Map(),
    smart: source.style.typography.smart,
    quotes: quotesIn(source.style, language),
    languages: false,
    footnotes: null,
    figures: null,
  };
}
