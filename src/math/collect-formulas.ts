// Book → every formula in it, in the order of the book's data.
import type { Abstract, Book } from "../model/book.ts";
import type { Flow, Inline, Tex } from "../model/text.ts";

export function collectFormulas(book: Book): readonly Tex[] {
  const found: Tex[] = [];
  const inlines = (content: readonly Inline[]): void => {
    for (const node of content) {
      if (node.kind === "math") found.push(node.formula);
      else if (node.kind === "footnote") flows(node.note.content);
      else if ("children" in node) inlines(node.children);
    }
  };
  const flows = (content: readonly Flow[]): void => {
    for (const node of content) flow(node);
  };
  const flow = (node: Flow): void => {
    switch (node.kind) {
      case "paragraph":
      case "heading":
        inlines(node.children);
        break;
      case "quote":
        flows(node.children);
        break;
      case "list":
        node.items.forEach(flows);
        break;
      case "table":
        node.rows.flat().forEach(inlines);
        break;
      case "figure":
        inlines(node.figure.caption);
        break;
      case "display-math":
        found.push(node.formula);
        break;
      default:
    }
  };
  const abstract = (one: Abstract): void => {
    inlines(one.title);
    for (const affiliation of one.affiliations) inlines(affiliation.text);
    flows(one.body ?? []);
    for (const figure of one.figures) inlines(figure.caption);
    flows(one.acknowledgements);
    for (const reference of one.references) if (reference.kind === "text") inlines(reference.text);
  };

  inlines(book.title);
  inlines(book.subtitle ?? []);
  for (const part of book.parts) {
    if (part.kind !== "chapter") continue;
    for (const page of part.pages) {
      inlines(page.title);
      flows(page.body);
    }
  }
  for (const day of book.days) {
    inlines(day.title ?? []);
    for (const session of day.sessions) {
      inlines(session.title);
      for (const item of session.items) if (item.kind === "event") inlines(item.title);
    }
  }
  book.abstracts.forEach(abstract);
  return found;
}
