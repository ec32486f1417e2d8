// Quotes, dashes and ties as in the PDF, for text that people read elsewhere. In: inline content, its language. Out:
// the new form of each text node; nothing for those that stay unchanged.
import { smarten } from "../../language/smart.ts";
import { tie } from "../../language/ties.ts";
import { type Citation, type Inline, plainText } from "../../model/text.ts";

/** Represents a neighbour that is not text (as in UAX #9). */
const object = "\ufffc";

interface Leaf {
  readonly node: Inline;
  readonly verbatim: boolean;
}

export function typographic(
  content: readonly Inline[],
  language: string,
  citations: ReadonlyMap<Citation, readonly Inline[]>,
): ReadonlyMap<Inline, string> {
  const leaves: Leaf[] = [];
  gather(content, citations, false, leaves);
  const texts = new Map<Inline, string>();
  let before = "";
  leaves.forEach(({ node, verbatim }, index) => {
    if (node.kind !== "text") {
      before = node.kind === "line-break" ? "" : object;
      return;
    }
    const text = verbatim
      ? node.value
      : tie(smarten(node.value, language, before, startOf(leaves[index + 1]?.node)), language);
    if (text !== "") before = text.slice(-1);
    if (text !== node.value) texts.set(node, text);
  });
  return texts;
}

function gather(
  content: readonly Inline[],
  citations: ReadonlyMap<Citation, readonly Inline[]>,
  verbatim: boolean,
  leaves: Leaf[],
): void {
  for (const node of content) {
    if (node.kind === "citation") {
      const printed = citations.get(node.citation);
      if (printed) gather(printed, citations, verbatim, leaves);
      else leaves.push({ node, verbatim });
    } else if (node.kind === "link")
      gather(node.children, citations, verbatim || isAddress(plainText(node.children)), leaves);
    else if ("children" in node) gather(node.children, citations, verbatim, leaves);
    else leaves.push({ node, verbatim });
  }
}

/** Addresses that are printed in full are meant to be copied, so they stay as typed. */
function isAddress(text: string): boolean {
  return /^(?:[a-z]{1,20}:\/\/|www\.|10\.\d{1,9}\/|doi:)/i.test(text) || /^[^\s@]{1,200}@\S{1,200}$/.test(text);
}

function startOf(next: Inline | undefined): string {
  if (!next || next.kind === "line-break") return "";
  return next.kind === "text" ? next.value.charAt(0) : object;
}
