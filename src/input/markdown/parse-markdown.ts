// Markdown → Inline and Flow, with every node's place in the file. CommonMark with GFM's tables, strikethrough and bare
// addresses and footnotes, and pandoc's formulas, citations, sub- and superscripts.
import type { Definition, Nodes, Root } from "mdast";
import type { Flow, Inline } from "../../model/text.ts";
import { append } from "../../runtime/append.ts";
import { limits } from "../../source/limits.ts";
import { sliceText } from "../../source/scalar-text.ts";
import type { SourceText } from "../../source/source.ts";
import type { MarkdownContext } from "./context.ts";
import { plainInlines, plainParagraphs } from "./fast-path.ts";
import { paragraphFlows, toFlows } from "./flow-nodes.ts";
import { DefinedFootnotes, footnoteDefinitions, reportMisplaced } from "./footnotes.ts";
import { bodyInMarkdown, lineInMarkdown } from "./foreign-markup.ts";
import { type Conversion, maxNesting, rangeOf, toInlines } from "./inline-nodes.ts";
import { type Masked, maskIslands } from "./islands.ts";
import { safeUrl } from "./links.ts";
import { hasTooManyBrackets, isTooMarked, parseCommonMark, parseInlineCommonMark } from "./micromark.ts";
import { withPastedLines } from "./pasted-lines.ts";
import { Repairs } from "./repairs.ts";
import type { NoteIsland, Written } from "./segments.ts";
import { tooLarge } from "./too-large.ts";

export type { MarkdownContext } from "./context.ts";

/** A body: paragraphs, lists, tables, figures … */
export function parseFlow(text: SourceText, context: MarkdownContext): readonly Flow[] {
  if (isTooLarge(text, context)) return [];
  return reporting(context, (within) =>
    flowsOf(withPastedLines(bodyInMarkdown(text, context), context.diagnostics), within),
  );
}

function flowsOf(text: SourceText, context: MarkdownContext): readonly Flow[] {
  if (hasTooManyBrackets(text.value)) return refuse(text, context);
  const masked = maskIslands(text.value, context.literal);
  const paragraphs = plainParagraphs(masked.text);
  if (!paragraphs) return parseFlowByMicromark(text, context, masked);
  const written = writtenOf(text, masked, withFootnotes(context));
  return paragraphs.flatMap(({ start, end }) => {
    const inlines = plainInlines(written, start, end);
    // If no link address is defined, each paragraph can be parsed by itself.
    return inlines ? paragraphFlows(inlines) : parseFlowByMicromark(sliceText(text, start, end), context);
  });
}

/** The slow path, for what the fast path leaves. */
export function parseFlowByMicromark(
  text: SourceText,
  context: MarkdownContext,
  masked: Masked = maskIslands(text.value, context.literal),
): readonly Flow[] {
  if (isTooMarked(masked.text)) return refuse(text, context);
  const root = parseCommonMark(masked.text);
  const footnotes = new DefinedFootnotes(context.diagnostics);
  const insideNotes = conversionOf(text, masked, withoutFootnotes(context), root);
  for (const node of footnoteDefinitions(root)) {
    const flows = withoutFigures(toFlows(node.children, insideNotes), context);
    const label = node.label ?? node.identifier;
    const [start, end] = rangeOf(node);
    const head = text.spanAt(start, start + label.length + "[^]".length);
    footnotes.define(label, flows, text.spanAt(start, end), head);
  }
  const flows = toFlows(root.children, conversionOf(text, masked, { ...context, footnotes }, root));
  footnotes.reportUnused();
  return flows;
}

function isTooLarge(text: SourceText, { diagnostics }: MarkdownContext): boolean {
  const found = tooLarge(text.value);
  if (!found) return false;
  const hint = "split it, or shorten it";
  diagnostics.error("too-large", found.message, text.spanAt(found.start, found.end), { hint });
  return true;
}

/** The parser's time grows with their square. */
function refuse(text: SourceText, { diagnostics }: MarkdownContext): readonly never[] {
  diagnostics.error(
    "too-much-markup",
    `the text has more than ${limits.markdownMarks.toLocaleString("en")} marks of Markdown, or ${limits.markdownTildes.toLocaleString("en")} tildes`,
    text.span,
    {
      hint: "split it with empty lines, or put a backslash before characters that are not marks",
    },
  );
  return [];
}

/** Figures do not fit at the foot of a page. */
function withoutFigures(flows: readonly Flow[], { diagnostics }: MarkdownContext): readonly Flow[] {
  return flows.filter((flow) => {
    if (flow.kind !== "figure") return true;
    const hint = "put it into the text";
    diagnostics.warning("misplaced-figure", "figures are not allowed in footnotes; it is left out", flow.span, {
      hint,
    });
    return false;
  });
}

/** A title, a caption, an affiliation: only inline markup. Block marks are text. */
export function parseInline(text: SourceText, context: MarkdownContext): readonly Inline[] {
  const line = context.repairs ? text : lineInMarkdown(text, context.diagnostics);
  return reporting(context, (within) => inlinesOf(line, within));
}

function inlinesOf(text: SourceText, context: MarkdownContext): readonly Inline[] {
  if (isTooLarge(text, context)) return [];
  const { value } = text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f]|^[ \ufeff]/.test(value)) return parseInlineByMicromark(text, context);
  const masked = maskIslands(value, context.literal);
  return (
    plainInlines(writtenOf(text, masked, context), 0, value.length) ?? parseInlineByMicromark(text, context, masked)
  );
}

/** A caption: like a title, but with footnotes. */
export function parseCaption(text: SourceText, context: MarkdownContext): readonly Inline[] {
  return parseInline(text, withFootnotes(context));
}

/** The slow path, for what the fast path leaves. */
export function parseInlineByMicromark(
  text: SourceText,
  context: MarkdownContext,
  masked: Masked = maskIslands(text.value, context.literal),
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
  return conversionWith(text, masked, context, definitionsIn(root));
}

/** Headings and footnotes are converted separately, but definitions are searched for only once. */
function conversionWith(
  text: SourceText,
  masked: Masked,
  context: MarkdownContext,
  definitions: Conversion["definitions"],
): Conversion {
  const plain = () => conversionWith(text, masked, withoutFootnotes(context), definitions);
  return { ...writtenOf(text, masked, context), context, definitions, plain };
}

function writtenOf(text: SourceText, masked: Masked, context: MarkdownContext): Written {
  return {
    text,
    masked,
    inside: (start, end) => parseInside(sliceText(text, start, end), context),
    note: (island) => footnoteOf(island, text, context),
    url: (url, span) => safeUrl(url, span, context.diagnostics),
    repaired: (island) => context.repairs?.add(island, text),
  };
}

/** Absurdly deep nesting is printed as it was typed. */
function parseInside(text: SourceText, context: MarkdownContext): readonly Inline[] {
  const nesting = (context.nesting ?? 0) + 1;
  if (nesting <= maxNesting) return parseInline(text, { ...context, nesting });
  const value = text.value.replace(/\s+/g, " ");
  return value === "" ? [] : [{ kind: "text", value, span: text.span }];
}

function footnoteOf(island: NoteIsland, text: SourceText, context: MarkdownContext): Inline | null {
  const span = text.spanAt(island.start, island.end);
  if (!context.footnotes) {
    reportMisplaced(text.value.slice(island.start, island.end), span, context.diagnostics);
    return null;
  }
  if (island.kind === "note-mark") {
    const note = context.footnotes.labelled(island.label, span);
    return note && { kind: "footnote", note, span };
  }
  const content = paragraphFlows(parseInline(sliceText(text, island.from, island.to), withoutFootnotes(context)));
  return { kind: "footnote", note: { content, span }, span };
}

/** Notes may be written inline; if a text defines none, no label is known. */
function withFootnotes(context: MarkdownContext): MarkdownContext {
  return context.footnotes ? context : { ...context, footnotes: new DefinedFootnotes(context.diagnostics) };
}

function withoutFootnotes({ footnotes: _, ...context }: MarkdownContext): MarkdownContext {
  return context;
}

/** Markup that is not Markdown is reported at the end of its text. */
function reporting<T>(context: MarkdownContext, parse: (context: MarkdownContext) => T): T {
  if (context.repairs) return parse(context);
  const repairs = new Repairs();
  const parsed = parse({ ...context, repairs });
  repairs.report(context.diagnostics);
  return parsed;
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
