// What a screen reader must read of a book, taken from its data and not from its pages: words in runs, in order.
import type { Abstract, FreePage } from "../../src/model/book.ts";
import type { Flow, Inline } from "../../src/model/text.ts";
import { plainText } from "../../src/model/text.ts";
import type { FormattedReferences } from "../../src/references/formatted.ts";

/** Words that follow one another without anything between them. */
export type Chunk = readonly string[];

/** Letters and figures; raised ones are the same as others here, and so are ligatures. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/\u00AD/g, "")
      .normalize("NFKC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Formulas and citations separate the words around them and are read on their own. */
export function inlineChunks(content: readonly Inline[]): readonly Chunk[] {
  return runs(content)
    .split("\0")
    .map(wordsOf)
    .filter((chunk) => chunk.length > 0);
}

function runs(content: readonly Inline[]): string {
  return content
    .map((node) => {
      switch (node.kind) {
        case "text":
        case "code":
          return node.value;
        case "math":
        case "citation":
          return "\0";
        case "footnote":
          return "\0";
        case "line-break":
          return " ";
        default:
          return runs(node.children);
      }
    })
    .join("");
}

export function flowChunks(content: readonly Flow[]): readonly Chunk[] {
  return content.flatMap((node): readonly Chunk[] => {
    switch (node.kind) {
      case "paragraph":
      case "heading":
        return inlineChunks(node.children);
      case "list":
        return node.items.flatMap(flowChunks);
      case "quote":
        return flowChunks(node.children);
      case "code-block":
        return node.value.split("\n").map(wordsOf);
      case "table":
        return node.rows.flatMap((row) => row.flatMap(inlineChunks));
      case "figure":
        return figureChunks(node.figure);
      default:
        return [];
    }
  });
}

function figureChunks({ alt, caption }: Abstract["figures"][number]): readonly Chunk[] {
  return [wordsOf(alt ?? ""), ...inlineChunks(caption)];
}

/** Title, authors, affiliations, text, figures, references, thanks, keywords. */
export function abstractChunks(abstract: Abstract, references: FormattedReferences): readonly Chunk[] {
  const affiliations = abstract.affiliations.map(({ text }) => inlineChunks(text));
  return [
    ...inlineChunks(abstract.title),
    ...abstract.authors.map(({ person }) => wordsOf(person.printed)),
    ...affiliations.flat(),
    ...flowChunks(abstract.body ?? []),
    ...abstract.figures.flatMap(figureChunks),
    ...referenceChunks(abstract, references),
    ...flowChunks(abstract.acknowledgements),
    ...abstract.keywords.map((keyword) => wordsOf(plainText(keyword))),
  ];
}

export function pageChunks(page: FreePage, references: FormattedReferences): readonly Chunk[] {
  return [...inlineChunks(page.title), ...flowChunks(page.body), ...referenceChunks(page, references)];
}

function referenceChunks(owner: Abstract | FreePage, references: FormattedReferences): readonly Chunk[] {
  return references.listOf(owner).entries.flatMap(({ content }) => inlineChunks(content));
}

/** The first chunk that is missing after those before it; null if none is. */
export function firstMissing(chunks: readonly Chunk[], heard: string): string | null {
  const words = wordsOf(heard);
  let at = 0;
  for (const chunk of chunks) {
    const found = indexOf(words, chunk, at);
    if (found < 0) return `“${chunk.join(" ")}” after “… ${words.slice(Math.max(0, at - 6), at).join(" ")}”`;
    at = found + chunk.length;
  }
  return null;
}

function indexOf(words: readonly string[], chunk: Chunk, from: number): number {
  for (let at = from; at + chunk.length <= words.length; at++) {
    if (chunk.every((word, index) => words[at + index] === word)) return at;
  }
  return -1;
}
