// Book → every formula in it, in the order of the book's data.
import type { Book } from "../model/book.ts";
import type { Tex } from "../model/text.ts";
import { walkBook } from "../model/walk.ts";

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
