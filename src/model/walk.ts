// The one walk over texts. In: inline content, blocks, or a whole book. Every node is visited in reading order, parents
// before their children, footnotes where their mark is. A new kind of node is added here, so that no room misses it.
import type { Abstract, Book } from "./book.ts";
import type { Flow, Inline } from "./text.ts";

export interface Visitor {
  readonly inline?: (node: Inline) => void;
  readonly block?: (node: Flow) => void;
}

export function walkInline(content: readonly Inline[], visitor: Visitor): void {
  for (const node of content) {
    visitor.inline?.(node);
    if (node.kind === "footnote") walkFlow(node.note.content, visitor);
    else if ("children" in node) walkInline(node.children, visitor);
  }
}

export function walkFlow(blocks: readonly Flow[], visitor: Visitor): void {
  for (const block of blocks) {
    visitor.block?.(block);
    for (const line of ownLines(block)) walkInline(line, visitor);
    for (const inner of innerFlows(block)) walkFlow(inner, visitor);
  }
}

/** The runs of text of blocks: paragraphs, headings, cells, captions; without those of footnotes. */
export function linesOf(blocks: readonly Flow[]): readonly (readonly Inline[])[] {
  return blocks.flatMap((block) => [...ownLines(block), ...innerFlows(block).flatMap(linesOf)]);
}

/** Every text of a book, in the order of its data. */
export function walkBook(book: Book, visitor: Visitor): void {
  walkAround(book, visitor);
  for (const abstract of book.abstracts) walkAbstract(abstract, visitor);
}

/** The texts that belong to no abstract. */
export function walkAround(book: Book, visitor: Visitor): void {
  walkInline(book.title, visitor);
  walkInline(book.subtitle ?? [], visitor);
  for (const part of book.parts) {
    if (part.kind !== "chapter") continue;
    for (const page of part.pages) {
      walkInline(page.title, visitor);
      walkFlow(page.body, visitor);
    }
  }
  for (const day of book.days) {
    walkInline(day.title ?? [], visitor);
    for (const session of day.sessions) {
      walkInline(session.title, visitor);
      walkFlow(session.description, visitor);
      for (const item of session.items) if (item.kind === "event") walkInline(item.title, visitor);
    }
  }
}

export function walkAbstract(abstract: Abstract, visitor: Visitor): void {
  walkInline(abstract.title, visitor);
  for (const { person } of abstract.authors) walkFlow(person.profile?.biography ?? [], visitor);
  for (const affiliation of abstract.affiliations) walkInline(affiliation.text, visitor);
  for (const keyword of abstract.keywords) walkInline(keyword, visitor);
  walkFlow(abstract.body ?? [], visitor);
  for (const figure of abstract.figures) walkInline(figure.caption, visitor);
  walkFlow(abstract.acknowledgements, visitor);
  for (const reference of abstract.references) if (reference.kind === "text") walkInline(reference.text, visitor);
}

function ownLines(block: Flow): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return [block.children];
    case "table":
      return block.rows.flat();
    case "figure":
      return [block.figure.caption];
    default:
      return [];
  }
}

function innerFlows(block: Flow): readonly (readonly Flow[])[] {
  if (block.kind === "quote" || block.kind === "container") return [block.children];
  return block.kind === "list" ? block.items : [];
}
