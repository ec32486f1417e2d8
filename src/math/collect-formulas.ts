// Book → every formula in it, in the order of the book's data; and which of them bold type may enclose: in titles, in
// headings, in strong emphasis.
import type { Book } from "../model/book.ts";
import type { Inline, Tex } from "../model/text.ts";
import { walkBook, walkInline } from "../model/walk.ts";

export function collectFormulas(book: Book): readonly Tex[] {
  const found: Tex[] = [];
  walkBook(book, {
    inline: (node) => {
      if (node.kind === "math") found.push(node.formula);
    },
    block: (node) => {
      if (node.kind === "display-math") found.push(node.formula);
    },
  });
  return found;
}

export function formulasInBold(book: Book): ReadonlySet<Tex> {
  const found = new Set<Tex>();
  const gather = (content: readonly Inline[]) =>
    walkInline(content, {
      inline: (node) => {
        if (node.kind === "math") found.add(node.formula);
      },
    });
  walkBook(book, {
    inline: (node) => {
      if (node.kind === "strong") gather(node.children);
    },
    block: (node) => {
      if (node.kind === "heading") gather(node.children);
      if (node.kind === "table") for (const cell of node.rows[0] ?? []) gather(cell);
    },
  });
  gather(book.title);
  for (const { title } of book.abstracts) gather(title);
  for (const part of book.parts) if (part.kind === "chapter") for (const { title } of part.pages) gather(title);
  for (const day of book.days) for (const { title } of day.sessions) gather(title);
  return found;
}
