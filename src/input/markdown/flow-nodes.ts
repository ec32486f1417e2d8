// mdast's blocks → Flow.

import type { Image, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from "mdast";
import type { Figure, Flow, Inline } from "../../model/text.ts";
import { append } from "../../runtime/append.ts";
import { sliceText } from "../../source/scalar-text.ts";
import { figureWidth, reportWidth } from "../figure-width.ts";
import { type Conversion, maxNesting, rangeOf, toInlines } from "./inline-nodes.ts";
import type { Island } from "./islands.ts";
import { parseCaption } from "./parse-markdown.ts";
import { firstIslandFrom, unmasked } from "./segments.ts";

export function toFlows(nodes: readonly RootContent[], conversion: Conversion, depth = 0): readonly Flow[] {
  const shallowest =
    depth === 0 ? nodes.reduce((least, node) => (node.type === "heading" ? Math.min(least, node.depth) : least), 6) : 1;
  const out: Flow[] = [];
  for (const node of nodes) addFlow(out, node, conversion, depth, shallowest);
  return out;
}

function addFlow(out: Flow[], node: RootContent, conversion: Conversion, depth: number, shallowest: number): void {
  const [start, end] = rangeOf(node);
  const span = conversion.text.spanAt(start, end);
  switch (node.type) {
    case "paragraph":
      if (pageBreak.test(conversion.text.value.slice(start, end)) && conversion.context.headingDepth === 1) {
        if (depth === 0) out.push({ kind: "page-break", span });
        return;
      }
      append(out, paragraphFlows(toInlinesAndFigures(node, conversion)));
      return;
    case "heading": {
      // The outermost headings of an abstract are one level below its title, whatever their number of #.
      const { headingDepth } = conversion.context;
      const level = headingDepth === 1 ? node.depth : node.depth - shallowest + headingDepth;
      const children = toInlines(node.children, conversion.plain());
      out.push({ kind: "heading", depth: Math.min(6, level), children, span });
      return;
    }
    case "list":
      if (depth > maxNesting)
        for (const { children } of node.children) append(out, toFlows(children, conversion, depth));
      else append(out, lists(node, conversion, depth));
      return;
    case "blockquote": {
      const children = toFlows(node.children, conversion, depth + 1);
      if (depth > maxNesting) append(out, children);
      else out.push({ kind: "quote", children, span });
      return;
    }
    case "code":
      out.push({ kind: "code-block", value: unmasked(conversion, node.value, start, end), span });
      return;
    case "thematicBreak":
      out.push({ kind: "thematic-break", span });
      return;
    case "table":
      out.push(table(node, conversion));
      return;
    default:
      return;
  }
}

/**
 * CommonMark counts up from the first number, whatever the others are; here the typed numbers are printed, as several
 * lists where they jump. “1. 1. 1.” is a custom of Markdown's writers and counts up.
 */
function lists(node: List, conversion: Conversion, depth: number): readonly Flow[] {
  const loose = node.spread === true || node.children.some((item) => item.spread === true);
  const typed = node.children.map((item) => numberAt(conversion.text.value, rangeOf(item)[0]));
  const first = node.start ?? 1;
  const isLazy = typed.every((number) => number === typed[0]);
  const out: { start: number; items: (readonly Flow[])[]; nodes: ListItem[] }[] = [];
  node.children.forEach((item, index) => {
    const last = out.at(-1);
    const next = last ? last.start + last.items.length : first;
    const number = node.ordered && !isLazy ? (typed[index] ?? next) : next;
    const items = toFlows(item.children, conversion, depth + 1);
    if (last && number === next) {
      last.items.push(items);
      last.nodes.push(item);
    } else out.push({ start: number, items: [items], nodes: [item] });
  });
  return out.map(({ start, items, nodes }) => {
    const [from, to] = [rangeOf(nodes[0] ?? node)[0], rangeOf(nodes.at(-1) ?? node)[1]];
    const span = conversion.text.spanAt(from, to);
    return { kind: "list", ordered: node.ordered === true, start, loose, items, span };
  });
}

function numberAt(text: string, at: number): number | null {
  const digits = /^\d{1,9}(?=[.)])/.exec(text.slice(at, at + 10))?.[0];
  return digits === undefined ? null : Number(digits);
}

/** As in R Markdown and pandoc, on a line of its own; in the text of an abstract it prints nothing, like other commands of TeX. */
const pageBreak = /^\\(?:newpage|pagebreak|clearpage|cleardoublepage)(?:\{\})?\s*$/;

type Piece = Inline | { readonly kind: "figure"; readonly figure: Figure; readonly span: Figure["span"] };

/** A paragraph's content; its pictures become figures outside the lines. */
function toInlinesAndFigures(node: Paragraph, conversion: Conversion): readonly Piece[] {
  const images = new Map(node.children.flatMap((child) => pictureOf(child) ?? []).map((one) => [one.node, one]));
  if (images.size === 0) return toInlines(node.children, conversion);
  const widths = new Map([...images.keys()].map((child) => [child, widthBehind(child, conversion)]));
  const attributes = [...widths.values()].flatMap((found) => (found ? [found.island] : []));
  const alone = node.children.every((child) => images.has(child) || isBlank(child, conversion, attributes));
  const pieces: Piece[] = [];
  let run: PhrasingContent[] = [];
  const flush = () => {
    append(pieces, toInlines(alone ? [] : run, without(attributes, conversion)));
    run = [];
  };
  let beside = false;
  for (const child of node.children) {
    const picture = images.get(child);
    if (!picture) {
      // Pictures of one paragraph are placed side by side; a hard line break begins another row.
      if (child.type === "break") beside = false;
      run.push(child);
      continue;
    }
    flush();
    const span = conversion.text.spanAt(...rangeOf(child));
    if (!alone) {
      const hint = "give the figure a paragraph of its own";
      conversion.context.diagnostics.warning("misplaced-figure", "a figure inside a paragraph splits it in two", span, {
        hint,
      });
    }
    const figure = figureOf(picture.image, conversion);
    const width = widths.get(child)?.width;
    const url = picture.url === null ? null : conversion.url(picture.url, span);
    pieces.push({
      kind: "figure",
      figure: { ...figure, ...(url && { url }), ...(beside && { beside }), ...(width && { width }) },
      span,
    });
    beside = alone;
  }
  flush();
  return pieces;
}

interface PictureNode {
  readonly node: PhrasingContent;
  readonly image: Image;
  /** For the link around it: `[![…](…)](https://…)`. */
  readonly url: string | null;
}

function pictureOf(node: PhrasingContent): PictureNode | null {
  if (node.type === "image") return { node, image: node, url: null };
  const [only] = node.type === "link" ? node.children : [];
  return node.type === "link" && node.children.length === 1 && only?.type === "image"
    ? { node, image: only, url: node.url }
    : null;
}

type Attributes = Extract<Island, { kind: "attributes" }>;

function isBlank(node: PhrasingContent, { masked }: Conversion, attributes: readonly Attributes[]): boolean {
  if (node.type !== "text") return node.type === "break";
  const [start, end] = rangeOf(node);
  const own = attributes.find((island) => island.start >= start && island.end <= end);
  const { text } = masked;
  return (own ? text.slice(start, own.start) + text.slice(own.end, end) : node.value).trim() === "";
}

/** The attributes directly after a picture, and the width that they give it. */
function widthBehind(node: PhrasingContent, { masked, text, context }: Conversion) {
  const [, end] = rangeOf(node);
  const island = masked.islands[firstIslandFrom(masked.islands, end)];
  if (island?.kind !== "attributes" || island.start !== end) return null;
  const at = text.spanAt(island.start, island.end);
  return { island, width: figureWidth(island.width) ?? reportWidth(island.width, at, context.diagnostics) };
}

/** The attributes of pictures are not text. */
function without(attributes: readonly Attributes[], conversion: Conversion): Conversion {
  if (attributes.length === 0) return conversion;
  const islands = conversion.masked.islands.map((island) =>
    attributes.some((one) => one === island)
      ? { kind: "literal" as const, value: "", start: island.start, end: island.end }
      : island,
  );
  return { ...conversion, masked: { ...conversion.masked, islands } };
}

function figureOf(node: Image, conversion: Conversion): Figure {
  const [start, end] = rangeOf(node);
  const span = conversion.text.spanAt(start, end);
  const file = conversion.context.picture(unmasked(conversion, node.url, start, end), span);
  const alt = node.alt ? unmasked(conversion, node.alt, start, end) : null;
  return { file, caption: node.title ? captionOf(start, end, conversion) : [], alt, span };
}

/** The caption is the address's title, with its place: the last quoted text before the closing bracket. */
function captionOf(start: number, end: number, conversion: Conversion): readonly Inline[] {
  const { text } = conversion.masked;
  let close = end - 2;
  while (close > start && /\s/.test(text.charAt(close))) close--;
  const quote = text.charAt(close) === ")" ? "(" : text.charAt(close);
  if (quote !== '"' && quote !== "'" && quote !== "(") return [];
  let open = text.lastIndexOf(quote, close - 1);
  while (open > start && isEscaped(text, open)) open = text.lastIndexOf(quote, open - 1);
  return open > start ? parseCaption(sliceText(conversion.text, open + 1, close), conversion.context) : [];
}

/** Whether an odd number of backslashes precedes a character. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === "\\") before--;
  return (at - 1 - before) % 2 === 1;
}

/** Display formulas and figures are taken out of their paragraph, and divide it. */
export function paragraphFlows(pieces: readonly Piece[]): readonly Flow[] {
  const flows: Flow[] = [];
  let run: Inline[] = [];
  const flush = () => {
    const children = trimmed(run);
    run = [];
    const [first, last] = [children[0], children.at(-1)];
    if (!first || !last) return;
    flows.push({ kind: "paragraph", children, span: { ...first.span, end: Math.max(first.span.end, last.span.end) } });
  };
  for (const piece of pieces) {
    if (piece.kind === "figure") {
      flush();
      if (piece.figure) flows.push({ kind: "figure", figure: piece.figure, span: piece.span });
    } else if (piece.kind === "math" && piece.formula.display) {
      flush();
      flows.push({ kind: "display-math", formula: piece.formula, span: piece.span });
    } else run.push(piece);
  }
  flush();
  return flows;
}

/** Without the spaces next to what was taken out. */
function trimmed(run: readonly Inline[]): readonly Inline[] {
  const kept = [...run];
  for (let first = kept[0]; first; first = kept[0]) {
    if (first.kind === "line-break") kept.shift();
    else if (first.kind !== "text" || !/^\s/.test(first.value)) break;
    else {
      const value = first.value.trimStart();
      const start = first.span.start + first.value.length - value.length;
      if (value === "") kept.shift();
      else kept[0] = { ...first, value, span: { ...first.span, start } };
    }
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    if (last.kind === "line-break") kept.pop();
    else if (last.kind !== "text" || !/\s$/.test(last.value)) break;
    else {
      const value = last.value.trimEnd();
      const end = last.span.end - last.value.length + value.length;
      kept.pop();
      if (value !== "") kept.push({ ...last, value, span: { ...last.span, end } });
    }
  }
  return kept;
}

/** A row may hold more cells than the head: then the head has empty ones, and nothing is lost. */
function table(node: Table, conversion: Conversion): Flow {
  const written = node.children[0]?.children.length ?? 0;
  const columns = Math.max(...node.children.map((row) => row.children.length));
  for (const row of node.children) {
    if (row.children.length <= written) continue;
    const message = `this row has ${row.children.length} cells, but the table's head has ${written}`;
    conversion.context.diagnostics.warning("table-cells", message, conversion.text.spanAt(...rangeOf(row)), {
      hint: "give the head as many; a bar inside a cell is written \\|",
    });
  }
  const rows = node.children.map((row) => {
    const cells = row.children.map((cell) => toInlines(cell.children, conversion));
    while (cells.length < columns) cells.push([]);
    return cells;
  });
  const align = Array.from({ length: columns }, (_, column) => node.align?.[column] ?? null);
  return { kind: "table", align, rows, span: conversion.text.spanAt(...rangeOf(node)) };
}

/** Blocks without the definitions of link addresses, which are not printed. */
