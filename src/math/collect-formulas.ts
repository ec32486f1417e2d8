// Book → every formula in it, in the order of the book's data; and which of them bold type may enclose: in titles, in
// headings, in strong emphasis.
import type { Abstract, Book } from "../model/book.ts";
import type { Inline, Tex } from "../model/text.ts";
import { type Visitor, walkAbstract, walkAround, walkInline } from "../model/walk.ts";
import { append } from "../runtime/append.ts";
import { oncePer } from "../runtime/once-per.ts";

type Walk = (visitor: Visitor) => void;

export function collectFormulas(book: Book): readonly Tex[] {
  const found = [...formulasIn((visitor) => walkAround(book, visitor))];
  for (const abstract of book.abstracts) append(found, formulasOf(abstract));
  return found;
}

const formulasOf = oncePer((abstract: Abstract) => formulasIn((visitor) => walkAbstract(abstract, visitor)));

function formulasIn(walk: Walk): readonly Tex[] {
  const found: Tex[] = [];
  walk({
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
  const titles = [book.title];
  for (const part of book.parts) if (part.kind === "chapter") for (const { title } of part.pages) titles.push(title);
  for (const day of book.days) for (const { title } of day.sessions) titles.push(title);
  const found = new Set(boldIn((visitor) => walkAround(book, visitor)));
  for (const abstract of book.abstracts) for (const tex of boldOf(abstract)) found.add(tex);
  for (const title of titles) for (const tex of formulasOfLine(title)) found.add(tex);
  return found;
}

const boldOf = oncePer((abstract: Abstract): readonly Tex[] => [
  ...boldIn((visitor) => walkAbstract(abstract, visitor)),
  ...formulasOfLine(abstract.title),
]);

/** The formulas in strong emphasis, in headings, and in the heads of tables. */
function boldIn(walk: Walk): readonly Tex[] {
  const found: Tex[] = [];
  walk({
    inline: (node) => {
      if (node.kind === "strong") append(found, formulasOfLine(node.children));
    },
    block: (node) => {
      if (node.kind === "heading") append(found, formulasOfLine(node.children));
      if (node.kind === "table") for (const cell of node.rows[0] ?? []) append(found, formulasOfLine(cell));
    },
  });
  return found;
}

/** Including those of its footnotes. */
function formulasOfLine(content: readonly Inline[]): readonly Tex[] {
  const found: Tex[] = [];
  walkInline(content, {
    inline: (node) => {
      if (node.kind === "math") found.push(node.formula);
    },
  });
  return found;
}
