// Flow content → blocks: paragraphs, lists, quotes, tables, figures and formulas of an abstract or a free page.
import { primaryTag } from "../language/tags.ts";
import { type Figure, type Flow, plainText } from "../model/text.ts";
import { append } from "../runtime/append.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { containerBlocks } from "./containers.ts";
import { codeBlock, displayFormula } from "./displays.ts";
import { figureBlocks } from "./figures.ts";
import { inline } from "./inline.ts";
import { type FlowList, type LetteredList, withLetteredLists } from "./lettered-lists.ts";
import { inlineContext, labelFor, namePiece, paragraph } from "./pieces.ts";
import { inlineOptions, type Scope, styleIn } from "./scope.ts";
import { headingTag, listItem, tag } from "./structure.ts";
import { tableBlock } from "./tables.ts";
import { varied } from "./varied-style.ts";

export function flow(written: readonly Flow[], scope: Scope): readonly Block[] {
  const content = withLetteredLists(written);
  const blocks: Block[] = [];
  let rank = scope.level;
  let before: Flow["kind"] | null = null;
  for (const [index, node] of content.entries()) {
    if (node.kind === "figure") {
      // Figures beside it come with the first.
      if (!node.figure.beside) blocks.push(...figureBlocks(rowFrom(content, index), scope));
    } else if (node.kind === "heading") {
      // Heading ranks never skip a level (ISO 14289-1 §7.4.2), whatever was written.
      rank = Math.min(scope.level + Math.max(node.depth - 1, 1), rank + 1);
      blocks.push(heading(node, rank, scope));
    } else {
      const name = before === null ? scope.first : before === "paragraph" ? scope.next : scope.plain;
      append(blocks, flowNode(node, name, scope));
      if (leadsOn(node, content[index + 1])) keepLast(blocks);
    }
    before = node.kind;
  }
  return blocks;
}

/** A paragraph that ends with a colon introduces the next block, so a page does not end after it. */
function leadsOn(node: Flow, next: Flow | undefined): boolean {
  if (node.kind !== "paragraph" || !next || next.kind === "paragraph" || next.kind === "heading") return false;
  return /[:\uff1a]$/.test(plainText(node.children).trimEnd());
}

function keepLast(blocks: Block[]): void {
  const last = blocks.at(-1);
  if (last?.kind !== "paragraph") return;
  blocks[blocks.length - 1] = { ...last, style: varied(last.style, { keepWithNext: true }) };
}

function rowFrom(content: readonly Flow[], index: number): readonly Figure[] {
  const row: Figure[] = [];
  for (const node of content.slice(index)) {
    if (node.kind !== "figure" || (row.length > 0 && !node.figure.beside)) break;
    row.push(node.figure);
  }
  return row;
}

function flowNode(node: Exclude<Flow, { kind: "heading" | "figure" }>, name: string, scope: Scope): readonly Block[] {
  const { setting } = scope;
  scope.footnotes?.startParagraph();
  switch (node.kind) {
    case "paragraph":
      return [textParagraph(node, bodyStyle(scope, name), tag("P", scope.parent), scope)];
    case "list":
      return list(node, scope);
    case "quote": {
      const parent = tag("BlockQuote", scope.parent);
      return runOn(flow(node.children, { ...scope, parent, first: "quote", plain: "quote", next: "quote" }), scope);
    }
    case "container":
      return containerBlocks(node, scope);
    case "code-block":
      return [codeBlock(node, scope)];
    case "display-math":
      return [displayFormula(node, scope)];
    case "table":
      return [tableBlock(node, scope)];
    case "page-break":
      return [{ kind: "break", to: "page", opening: false }];
    case "thematic-break": {
      const rule = setting.style.tables.headRule;
      const { spaceBefore, spaceAfter } = setting.style.tables;
      return rule ? [{ kind: "rule", rule, width: null, align: "left", spaceBefore, spaceAfter }] : [];
    }
  }
}

/**
 * If a template begins paragraphs with an indent, Chinese and Japanese have one in every paragraph, including the
 * first, of whole squares: two, and one (CLREQ 3.1.3; JLREQ 3.5.1).
 */
const squares: Readonly<Record<string, number>> = { zh: 2, ja: 1 };

function bodyStyle(scope: Scope, name: string): ParagraphStyle {
  const style = styleIn(scope, name);
  const count = squares[primaryTag(scope.language)];
  const isBody = ["body", "body-next", "abstract-body"].includes(name) && scope.depth === 0;
  if (count === undefined || !isBody || paragraphStyle(scope.setting.style, "body-next").firstIndent <= 0) return style;
  return varied(style, { firstIndent: count * style.text.size });
}

function textParagraph(
  node: Extract<Flow, { kind: "paragraph" }>,
  style: ParagraphStyle,
  own: Tag,
  scope: Scope,
): Paragraph {
  const context = inlineContext(style, scope.language, own);
  const pieces = inline(node.children, context, scope.setting, inlineOptions(scope));
  return paragraph(style, pieces, own, { language: scope.language, span: node.span });
}

function heading(node: Extract<Flow, { kind: "heading" }>, rank: number, scope: Scope): Paragraph {
  const style = styleIn(scope, `heading-${Math.min(Math.max(node.depth, 1), 4)}`);
  const own = headingTag(rank, scope.parent);
  const pieces = inline(node.children, inlineContext(style, scope.language, own), scope.setting, inlineOptions(scope));
  return paragraph(style, pieces, own, { language: scope.language, span: node.span });
}

function list(node: FlowList | LetteredList, scope: Scope): readonly Block[] {
  const { setting } = scope;
  const listTag = tag("L", scope.parent);
  const labels = "labels" in node ? node.labels : null;
  const style = withRoom(styleIn(scope, node.loose ? "list-item-loose" : "list-item"), labels);
  const { bullets } = setting.style.lists;
  const bullet = bullets[Math.min(scope.depth, bullets.length - 1)] ?? "";
  const blocks = node.items.flatMap((item, index) => {
    const { label, body } = listItem(listTag);
    const mark = labels?.[index] ?? (node.ordered ? `${node.start + index}.` : bullet);
    const inner: Scope = { ...scope, parent: body, indent: scope.indent, depth: scope.depth + 1 };
    const own = itemBlocks(item, mark, style, label, inner);
    // The space of a loose list follows the last block of each item.
    return node.loose ? spaced(own, varied(style, { spaceBefore: 0 })) : own;
  });
  return scope.depth === 0 ? spaced(blocks, paragraphStyle(setting.style, "list")) : blocks;
}

/** “(viii)” needs more room than a bullet: half an em a character, and the gap. */
function withRoom(style: ParagraphStyle, labels: readonly string[] | null): ParagraphStyle {
  if (!labels) return style;
  const longest = Math.max(...labels.map((label) => label.length));
  return varied(style, { leftIndent: Math.max(style.leftIndent, style.text.size * (0.6 + 0.44 * longest)) });
}

/** The first paragraph of an item has its label; further blocks are aligned with its text. */
function itemBlocks(
  item: readonly Flow[],
  mark: string,
  style: ParagraphStyle,
  label: Tag,
  scope: Scope,
): readonly Block[] {
  const pieces: readonly Piece[] = [namePiece(mark, inlineContext(style, scope.language, label))];
  const [first, ...rest] = item;
  const opening: Extract<Flow, { kind: "paragraph" }> | null = first?.kind === "paragraph" ? first : null;
  const own = tag("P", scope.parent);
  const context = inlineContext(style, scope.language, own);
  const text = opening ? inline(opening.children, context, scope.setting, inlineOptions(scope)) : [];
  const head = paragraph(style, text, own, {
    language: scope.language,
    label: labelFor(style, pieces, label),
    span: opening?.span ?? null,
  });
  const under: Scope = {
    ...scope,
    indent: style.leftIndent,
    first: scope.plain,
    next: scope.plain,
  };
  return [head, ...flow(opening ? rest : item, under)];
}

/** The paragraphs of a quotation follow one another as those of the text do. */
function runOn(blocks: readonly Block[], { setting }: Scope): readonly Block[] {
  const { firstIndent, spaceBefore } = paragraphStyle(setting.style, "body-next");
  const isQuoted = (block: Block | undefined): block is Paragraph =>
    block?.kind === "paragraph" && block.style.name === "quote";
  return blocks.map((block, index) => {
    if (!isQuoted(block)) return block;
    const [before, after] = [isQuoted(blocks[index - 1]), isQuoted(blocks[index + 1])];
    const style = varied(block.style, {
      ...(before && { firstIndent, spaceBefore }),
      ...(after && { spaceAfter: 0 }),
    });
    return { ...block, style };
  });
}

/** Blocks with the space around them that an enclosing style asks for. */
function spaced(blocks: readonly Block[], around: ParagraphStyle): readonly Block[] {
  const last = blocks.length - 1;
  return blocks.map((block, index) => {
    if (block.kind !== "paragraph" || (index !== 0 && index !== last)) return block;
    const spaceBefore = index === 0 ? Math.max(block.style.spaceBefore, around.spaceBefore) : block.style.spaceBefore;
    const spaceAfter = index === last ? Math.max(block.style.spaceAfter, around.spaceAfter) : block.style.spaceAfter;
    return { ...block, style: varied(block.style, { spaceBefore, spaceAfter }) };
  });
}
