// The citations of a text in the order in which they are read.
import type { Citation, Flow, Inline } from "./text.ts";

export function citationsIn(content: readonly Inline[]): readonly Citation[] {
  return content.flatMap((node) => {
    if (node.kind === "citation") return [node.citation];
    if (node.kind === "footnote") return citationsInFlow(node.note.content);
    return "children" in node ? citationsIn(node.children) : [];
  });
}

export function citationsInFlow(flow: readonly Flow[]): readonly Citation[] {
  return flow.flatMap((block) => {
    switch (block.kind) {
      case "paragraph":
      case "heading":
        return citationsIn(block.children);
      case "list":
        return block.items.flatMap(citationsInFlow);
      case "quote":
        return citationsInFlow(block.children);
      case "table":
        return block.rows.flatMap((row) => row.flatMap(citationsIn));
      case "figure":
        return citationsIn(block.figure.caption);
      default:
        return [];
    }
  });
}
