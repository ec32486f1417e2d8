// The citations of a text in the order in which they are read.
import type { Citation, Flow, Inline } from "./text.ts";
import { type Visitor, walkFlow, walkInline } from "./walk.ts";

export function citationsIn(content: readonly Inline[]): readonly Citation[] {
  return collected((visitor) => walkInline(content, visitor));
}

export function citationsInFlow(blocks: readonly Flow[]): readonly Citation[] {
  return collected((visitor) => walkFlow(blocks, visitor));
}

function collected(walk: (visitor: Visitor) => void): readonly Citation[] {
  const found: Citation[] = [];
  walk({
    inline: (node) => {
      if (node.kind === "citation") found.push(node.citation);
    },
  });
  return found;
}
