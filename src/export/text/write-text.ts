// The walk over texts for exports: turns Inline and Flow, in the form that the PDF prints, into any format that has a
// pen. Quotes, dashes and ties are those of the PDF if the format is for readers; citations are those that the
// references room formatted.

import { languageParts } from "../../compose/languages.ts";
import type { OwnQuotes } from "../../language/smart.ts";
import type { Formulas } from "../../math/typeset-formulas.ts";
import { safeAddress } from "../../model/address.ts";
import { type Citation, type Figure, type Flow, type Footnote, type Inline, plainText } from "../../model/text.ts";
import type { Pen } from "./pen.ts";
import { typographic } from "./typographic.ts";

export interface TextScope<Written> {
  readonly pen: Pen<Written>;
  readonly language: string;
  readonly formulas: Formulas;
  /** What citations are printed as. */
  readonly citations: ReadonlyMap<Citation, readonly Inline[]>;
  /** Whether characters are typographic, as in print: quotes, dashes, ties. */
  readonly smart: boolean;
  /** Quotation marks that the template sets for the language; null: the usual ones. */
  readonly quotes?: OwnQuotes | null;
  /** Whether words in other scripts are marked with their language. */
  readonly languages: boolean;
  /** Collects the notes in order; null if notes and their marks are left out. */
  readonly footnotes: Footnote[] | null;
  /** Counts the figures; null if they have no numbers. */
  readonly figures: { count: number } | null;
}

export function writeInline<Written>(content: readonly Inline[], scope: TextScope<Written>): Written {
  return inlineNodes(content, scope, scope.smart ? typographic(content, scope) : null, false);
}

type Texts = ReadonlyMap<Inline, string> | null;

function inlineNodes<W>(content: readonly Inline[], scope: TextScope<W>, texts: Texts, linked: boolean): W {
  return scope.pen.join(content.map((node) => inlineNode(node, scope, texts, linked)));
}

function inlineNode<W>(node: Inline, scope: TextScope<W>, texts: Texts, linked: boolean): W {
  const { pen } = scope;
  switch (node.kind) {
    case "text":
      return writeWords(texts?.get(node) ?? node.value, scope);
    case "code":
      return pen.code(node.value);
    case "math":
      return pen.formula(node.formula, scope.formulas.get(node.formula));
    case "link":
      return writeLink(node.url, inlineNodes(node.children, scope, texts, true), scope, linked);
    case "citation":
      return writeCitation(node.citation, scope, texts, linked);
    case "footnote": {
      const { footnotes } = scope;
      if (!footnotes) return pen.join([]);
      const known = footnotes.indexOf(node.note);
      if (known === -1) footnotes.push(node.note);
      return pen.footnote(known === -1 ? footnotes.length : known + 1);
    }
    case "line-break":
      return pen.lineBreak();
    default:
      return pen.mark(node.kind, inlineNodes(node.children, scope, texts, linked));
  }
}

/** Links cannot be nested: the outer one counts. */
function writeLink<W>(url: string, inner: W, { pen }: TextScope<W>, linked: boolean): W {
  if (linked) return inner;
  if (url.startsWith("#")) return pen.reference(url.slice(1), inner);
  const address = safeAddress(url);
  return address === null ? inner : pen.link(address, inner);
}

function writeWords<W>(text: string, { pen, language, languages }: TextScope<W>): W {
  if (!languages) return pen.text(text, null);
  return pen.join(
    languageParts(text, language).map((part) => pen.text(part.text, part.language === language ? null : part.language)),
  );
}

function writeCitation<W>(citation: Citation, scope: TextScope<W>, texts: Texts, linked: boolean): W {
  const printed = scope.citations.get(citation);
  if (printed) return inlineNodes(printed, scope, texts, linked);
  const keys = citation.items.map(({ key }) => `@${key}`).join("; ");
  return scope.pen.text(citation.inText ? keys : `[${keys}]`, null);
}

export function writeFlow<Written>(content: readonly Flow[], scope: TextScope<Written>): readonly Written[] {
  let rank = 0;
  return content.map((node) => {
    if (node.kind !== "heading") return writeBlock(node, scope);
    // No rank is skipped, whatever was typed.
    rank = Math.min(Math.max(node.depth - 1, 1), rank + 1);
    return scope.pen.heading(rank, writeInline(node.children, scope));
  });
}

function writeBlock<W>(node: Exclude<Flow, { kind: "heading" }>, scope: TextScope<W>): W {
  const { pen } = scope;
  switch (node.kind) {
    case "paragraph":
      return pen.paragraph(writeInline(node.children, scope));
    case "list": {
      const items = node.items.map((item) => listItem(item, node.loose, scope));
      return pen.list({ ordered: node.ordered, start: node.start, loose: node.loose, items });
    }
    case "quote":
      return pen.quote(pen.join(writeFlow(node.children, scope)));
    case "container":
      return pen.join(writeFlow(node.children, scope));
    case "code-block":
      return pen.codeBlock(node.value);
    case "display-math":
      return pen.formula(node.formula, scope.formulas.get(node.formula));
    case "table":
      return pen.table({
        align: node.align,
        rows: node.rows.map((row) => row.map((cell) => writeInline(cell, scope))),
      });
    case "figure":
      return writeFigure(node.figure, scope);
    case "thematic-break":
      return pen.rule();
    case "page-break":
      return pen.join([]);
  }
}

/** In a tight list, a paragraph is just its line. */
function listItem<W>(item: readonly Flow[], loose: boolean, scope: TextScope<W>): W {
  const parts = item.map((block) => {
    if (!loose && block.kind === "paragraph") return writeInline(block.children, scope);
    const [written] = writeFlow([block], scope);
    return written ?? scope.pen.join([]);
  });
  return scope.pen.join(parts);
}

export function writeFigure<Written>(figure: Figure, scope: TextScope<Written>): Written {
  const hasCaption = figure.caption.length > 0;
  if (hasCaption && scope.figures) scope.figures.count += 1;
  const number = hasCaption && scope.figures ? scope.figures.count : null;
  return scope.pen.figure(figure, hasCaption ? writeInline(figure.caption, scope) : null, number);
}

/** The text for readers who cannot see a figure. */
export function figureWords({ alt, caption, file }: Figure): string {
  return (alt ?? plainText(caption)) || file;
}
