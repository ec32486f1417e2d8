// Markdown → Inline and Flow, with every node's place in the file. CommonMark with GFM's tables, strikethrough and bare
// addresses, and pandoc's formulas, citations, sub- and superscripts.

import type { Definition, Nodes, Root } from "mdast";
import { append } from "../../append.ts";
import type { Flow, Inline } from "../../model/text.ts";
import type { SourceText } from "../../source.ts";
import { sliceText } from "../scalar-text.ts";
import type { MarkdownContext } from "./context.ts";
import { plainInlines, plainParagraphs } from "./fast-path.ts";
import { paragraphFlows, toFlows } from "./flow-nodes.ts";
import { type Conversion, rangeOf, toInlines } from "./inline-nodes.ts";
import { type Masked, maskIslands } from "./islands.ts";
import { hasTooManyBrackets, isTooMarked, mostMarks, parseCommonMark, parseInlineCommonMark } from "./micromark.ts";
import type { Written } from "./segments.ts";

export type { MarkdownContext } from "./context.ts";

/** A body: paragraphs, lists, tables, figures … */
export function parseFlow(text: SourceText, context: MarkdownContext): readonly Flow[] {
  if (hasTooManyBrackets(text.value)) return refuse(text, context);
  const masked = maskIslands(text.value);
  const paragraphs = plainParagraphs(masked.text);
  if (!paragraphs) return parseFlowByMicromark(text, context, masked);
  const written: Written = { text, masked, inside: (start, end) => parseInline(sliceText(text, start, end), context) };
  return paragraphs.flatMap(({ start, end }) => {
    const inlines = plainInlines(written, start, end);
    // Where no link's address is defined, a paragraph means the same alone.
    return inlines ? paragraphFlows(inlines) : parseFlowByMicromark(sliceText(text, start, end), context);
  });
}

/** The long way, for what the fast path leaves. */
export function parseFlowByMicromark(
  text: SourceText,
  context: MarkdownContext,
  masked: Masked = maskIslands(text.value),
): readonly Flow[] {
  if (isTooMarked(masked.text)) return refuse(text, context);
  const root = parseCommonMark(masked.text);
  return toFlows(root.children, conversionOf(text, masked, context, root));
}

/** The parser takes a time that grows with their square. */
function refuse(text: SourceText, { diagnostics }: MarkdownContext): readonly never[] {
  diagnostics.error("too-much-markup", `the text has more than ${mostMarks} marks of Markdown`, text.span, {
    hint: "divide it by empty lines; or put a backslash before what is no mark",
  });
  return [];
}

/** A title, a caption, an affiliation: the inline part alone. Block marks stand for themselves. */
export function parseInline(text: SourceText, context: MarkdownContext): readonly Inline[] {
  const { value } = text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f]|^[ \ufeff]/.test(value)) return parseInlineByMicromark(text, context);
  const masked = maskIslands(value);
  const written: Written = { text, masked, inside: (start, end) => parseInline(sliceText(text, start, end), context) };
  return plainInlines(written, 0, value.length) ?? parseInlineByMicromark(text, context, masked);
}

/** The long way, for what the fast path leaves. */
export function parseInlineByMicromark(
  text: SourceText,
  context: MarkdownContext,
  masked: Masked = maskIslands(text.value),
): readonly Inline[] {
  if (isTooMarked(masked.text)) return refuse(text, context);
  const root = parseInlineCommonMark(masked.text);
  const conversion = conversionOf(text, masked, context, root);
  const out: Inline[] = [];
  for (const node of root.children) {
    if (node.type !== "paragraph") continue;
    const [start] = rangeOf(node);
    if (out.length > 0) out.push({ kind: "text", value: " ", span: text.spanAt(start, start) });
    append(out, toInlines(node.children, conversion));
  }
  return out;
}

function conversionOf(text: SourceText, masked: Masked, context: MarkdownContext, root: Root): Conversion {
  return {
    text,
    masked,
    context,
    definitions: definitionsIn(root),
    inside: (start, end) => parseInline(sliceText(text, start, end), context),
  };
}

function definitionsIn(root: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  const visit = (node: Nodes) => {
    if (node.type === "definition" && !found.has(node.identifier)) found.set(node.identifier, node);
    if (node.type === "root" || node.type === "blockquote" || node.type === "list" || node.type === "listItem") {
      for (const child of node.children) visit(child);
    }
  };
  visit(root);
  return found;
}
