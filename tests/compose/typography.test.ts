import { describe, expect, it } from "vitest";
import type { Block, Link, Paragraph, Piece } from "../../src/compose/block.ts";
import { rootTag, tag } from "../../src/compose/structure.ts";
import { plainTypography, withTypography } from "../../src/compose/typography.ts";
import type { ParagraphStyle, Style, TextStyle } from "../../src/template/style.ts";

const own = tag("P", rootTag("en", "A book"));
const serif = { family: "Serif" } as TextStyle;
const languages = { byTag: new Map() };
const smart = { codeFamily: "Mono", typography: { smart: true }, languages } as unknown as Style;

function text(words: string, changes: Partial<Extract<Piece, { kind: "text" }>> = {}): Piece {
  const plain = { language: "en", style: serif, hyphenate: true, tag: null, link: null, span: null };
  return { kind: "text", text: words, ...plain, ...changes };
}

function paragraph(...pieces: readonly Piece[]): Paragraph {
  const style = { text: serif } as ParagraphStyle;
  return { kind: "paragraph", style, pieces, label: null, direction: "ltr", tag: own, span: null };
}

function printed(blocks: readonly Block[], style = smart): readonly string[] {
  return withTypography(blocks, style, "en").flatMap((block): readonly string[] => {
    if (block.kind === "group") return printed(block.children, style);
    if (block.kind === "mark") return [block.text ?? ""];
    return block.kind === "paragraph"
      ? [block.pieces.map((one) => (one.kind === "text" ? one.text : "·")).join("")]
      : [];
  });
}

describe("the text as it is printed", () => {
  it("looks across the edges of pieces to interpret a quote", () => {
    expect(printed([paragraph(text('"Rain'), text('" it said'))])).toEqual(["“Rain” it said"]);
  });

  it("follows the language of each piece", () => {
    expect(printed([paragraph(text('"Regen" ', { language: "de" }), text('"rain"'))])).toEqual(["„Regen“ “rain”"]);
  });

  it("leaves code and printed addresses alone", () => {
    const link: Link = { target: { kind: "uri", uri: "https://example.org/--a" }, title: "a" };
    const code = text('x --"y"', { style: { family: "Mono" } as TextStyle });
    const address = text("https://example.org/--a", { hyphenate: false, link });
    expect(printed([paragraph(code, text(" "), address)])).toEqual(['x --"y" https://example.org/--a']);
  });

  it("is applied in groups and running heads, and nowhere if the template turns it off", () => {
    const blocks: readonly Block[] = [
      { kind: "mark", slot: "chapter", text: '"Day 1"' },
      { kind: "group", children: [paragraph(text("1--2"))], keepTogether: false, columns: 1, columnGap: 0 },
    ];
    expect(printed(blocks).map((line) => line.replaceAll("\u00a0", " "))).toEqual(["“Day 1”", "1–2"]);
    expect(printed(blocks, { ...smart, typography: { smart: false } } as unknown as Style)).toEqual([
      '"Day 1"',
      "1--2",
    ]);
    expect(plainTypography("it's", smart, "en")).toBe("it’s");
  });

  it("remains the same paragraph if nothing changes", () => {
    const plain = paragraph(text("nothing to do"));
    expect(withTypography([plain], smart, "en")[0]).toBe(plain);
  });
});
