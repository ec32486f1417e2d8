// Quotes, dashes and ties as in the PDF, for text that people read elsewhere. In: inline content, its language. Out:
// the new form of each text node; nothing for those that stay unchanged.
import { type OwnQuotes, smarten } from "../../language/smart.ts";
import { tie } from "../../language/ties.ts";
import { type Citation, type Inline, plainText } from "../../model/text.ts";

/** Represents a neighbour that is not text (as in UAX #9). */
const object = "\ufffc";

interface Leaf {
  readonly node: Inline;
  readonly verbatim: boolean;
  /** The text of the node and of those that continue it: each typed line is a node of its own. */
  text: string;
}

export function typographic(
  content: readonly Inline[],
  {
    language,
    citations,
    quotes = null,
  }: {
    readonly language: string;
    readonly citations: ReadonlyMap<Citation, readonly Inline[]>;
    readonly quotes?: OwnQuotes | null;
  },
): ReadonlyMap<Inline, string> {
  const leaves: Leaf[] = [];
  const texts = new Map<Inline, string>();
  gather(content, citations, false, { leaves, texts });
  let before = "";
  leaves.forEach((leaf, index) => {
    const { node, verbatim } = leaf;
    if (node.kind !== "text") {
      before = node.kind === "line-break" ? "" : object;
      return;
    }
    const text = verbatim
      ? leaf.text
      : tie(smarten(leaf.text, language, before, startOf(leaves[index + 1]?.node), quotes), language);
    if (text !== "") before = text.slice(-1);
    if (text !== node.value) texts.set(node, text);
  });
  return texts;
}

interface Found {
  readonly leaves: Leaf[];
  /** Takes the texts that continue another, which become empty. */
  readonly texts: Map<Inline, string>;
}

function gather(
  content: readonly Inline[],
  citations: ReadonlyMap<Citation, readonly Inline[]>,
  verbatim: boolean,
  found: Found,
): void {
  let last: Leaf | null = null;
  for (const node of content) {
    if (node.kind === "text" && last?.node.kind === "text") {
      last.text += node.value;
      found.texts.set(node, "");
      continue;
    }
    last = null;
    if (node.kind === "citation") {
      const printed = citations.get(node.citation);
      if (printed) gather(printed, citations, verbatim, found);
      else found.leaves.push({ node, verbatim, text: "" });
    } else if (node.kind === "link")
      gather(node.children, citations, verbatim || isAddress(plainText(node.children)), found);
    else if ("children" in node) gather(node.children, citations, verbatim, found);
    else {
      last = { node, verbatim, text: node.kind === "text" ? node.value : "" };
      found.leaves.push(last);
    }
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
