import { describe, expect, it } from "vitest";
import type { Paragraph, Piece, Tag } from "../../src/compose/block.ts";
import { withLanguages } from "../../src/compose/languages.ts";
import { rootTag, tag } from "../../src/compose/structure.ts";
import type { ParagraphStyle, TextStyle } from "../../src/template/style.ts";

const root = rootTag("en", "A book");
const own = tag("P", root);
const look = { size: 10 } as TextStyle;

function text(words: string, language = "en", over: Tag | null = null): Piece {
  return { kind: "text", text: words, language, style: look, hyphenate: true, tag: over, link: null, span: null };
}

/** Each piece as `text`, or as `text|Role:language:actual` where it got a tag of its own. */
function marked(...pieces: readonly Piece[]): readonly string[] {
  const style = { text: look } as ParagraphStyle;
  const paragraph: Paragraph = {
    kind: "paragraph",
    style,
    pieces,
    label: null,
    direction: "ltr",
    tag: own,
    span: null,
  };
  const [block] = withLanguages([paragraph]);
  if (block?.kind !== "paragraph") throw new Error("no paragraph");
  return block.pieces.map((piece) => {
    if (piece.kind !== "text") return piece.kind;
    const { tag: at } = piece;
    return at ? `${piece.text}|${at.role}:${at.language ?? ""}:${at.actual ?? ""}` : piece.text;
  });
}

describe("the language of parts", () => {
  it("is not repeated if it is that of the element", () => {
    expect(marked(text("plain words"), text(" and more"))).toEqual(["plain words", " and more"]);
  });

  it("is marked by a Span if the text has another", () => {
    expect(marked(text("A word: "), text("Wörter", "de"), text(", 12, ", "de"))).toEqual([
      "A word: ",
      "Wörter|Span:de:",
      ", 12, ",
    ]);
  });

  it("is inside the link around the words", () => {
    const link = tag("Link", own);
    expect(marked(text("Titel", "de", link))).toEqual(["Titel|Span:de:"]);
  });

  it("follows the script for words in another script", () => {
    expect(marked(text("The law (Периодический закон) of Mendeleev"))).toEqual([
      "The law (",
      "Периодический закон|Span:ru:",
      ") of Mendeleev",
    ]);
    expect(marked(text("Закон", "uk"))).toEqual(["Закон|Span:uk:"]);
  });

  it("leaves Greek letters that are symbols and units alone", () => {
    expect(marked(text("α-helix, μmol, Δν"))).toEqual(["α-helix, μmol, Δν"]);
  });

  it("gives words from right to left their letters in reading order", () => {
    expect(marked(text("by iʿtibār (اعتبار), by"))).toEqual(["by iʿtibār (", "اعتبار|Span:ar:اعتبار", "), by"]);
  });
});
