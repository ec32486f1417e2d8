// Helpers: a style, a typesetter over the fonts that ship with the program, and set paragraphs as readable text.
import type { Paragraph, Piece, Tag } from "../../src/compose/block.ts";
import type { Line } from "../../src/paragraph/line.ts";
import { createTypesetter, type Typesetter } from "../../src/paragraph/typesetter.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { fontCatalogue } from "../../src/template/font-catalogue.ts";
import type { ParagraphStyle, Style, TextStyle } from "../../src/template/style.ts";
import { type FontLibrary, openFonts } from "../../src/text/fonts.ts";
import type { GlyphRun } from "../../src/text/glyph-run.ts";

export const textStyle: TextStyle = {
  family: "STIX Two Text",
  weight: 400,
  italic: false,
  size: 10,
  colour: [0, 0, 0],
  caps: "normal",
  figures: "lining",
  position: "normal",
  underline: false,
  strikethrough: false,
  tracking: 0,
};

export const body: ParagraphStyle = {
  name: "body",
  text: textStyle,
  leading: 13,
  align: "justify",
  balance: false,
  hyphenate: true,
  firstIndent: 0,
  leftIndent: 0,
  rightIndent: 0,
  spaceBefore: 0,
  spaceAfter: 0,
  keepWithNext: false,
  keepTogether: false,
  orphans: 2,
  widows: 2,
  ruleAbove: null,
  ruleBelow: null,
  background: null,
};

export const tag: Tag = { role: "P", parent: null };

/** The parts of a style that these rooms read. */
export function styleWith(typography: Partial<Style["typography"]> = {}): Style {
  const read: Pick<Style, "families" | "fallback" | "codeFamily" | "typography"> = {
    families: fontCatalogue(),
    fallback: ["Noto Sans Math", "Noto Sans Symbols 2", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif"],
    codeFamily: "Source Code Pro",
    typography: { protrusion: true, expansion: 0.02, letterspacing: 0.005, smart: true, ...typography },
  };
  return read as Style;
}

export interface Shop {
  readonly diagnostics: Diagnostics;
  readonly fonts: FontLibrary;
  readonly typesetter: Typesetter;
}

export function openShop(typography: Partial<Style["typography"]> = {}): Shop {
  const diagnostics = new Diagnostics();
  const style = styleWith(typography);
  const fonts = openFonts(style, diagnostics);
  return { diagnostics, fonts, typesetter: createTypesetter(style, fonts, diagnostics) };
}

export function text(value: string, look: Partial<TextStyle> = {}, language = "en"): Piece {
  const style = { ...textStyle, ...look };
  return { kind: "text", text: value, style, language, hyphenate: true, tag: null, link: null, span: null };
}

export function paragraph(content: string | readonly Piece[], style: Partial<ParagraphStyle> = {}): Paragraph {
  return {
    kind: "paragraph",
    style: { ...body, ...style },
    pieces: typeof content === "string" ? [text(content)] : content,
    label: null,
    direction: "auto",
    tag: tag,
    span: null,
  };
}

/** The characters of a line in visual order, a space where one is drawn. */
export function lineText(line: Line): string {
  return line.items
    .map((item) =>
      item.kind === "glyphs"
        ? item.runs.map((run) => run.text).join(" ") + (item.space ? " " : "")
        : item.kind === "leader"
          ? "…"
          : "",
    )
    .join("")
    .trimEnd();
}

export function linesText(lines: readonly Line[]): string {
  return lines.map(lineText).join("\n");
}

/** Where the ink of a line ends, hanging punctuation included. */
export function lineEnd(line: Line): number {
  return Math.max(0, ...line.items.map((item) => item.x + item.width));
}

/** A word as it is set in a line. */
export interface PlacedWord {
  readonly run: GlyphRun;
  readonly x: number;
  readonly width: number;
  /** A word space follows. */
  readonly space: boolean;
  /** It ends with a hyphen of the breaker. */
  readonly hyphen: boolean;
}

/** The words of a line from left to right. */
export function wordsOf(line: Line | undefined): readonly PlacedWord[] {
  return (line?.items ?? []).flatMap((item) => {
    if (item.kind !== "glyphs") return [];
    const { runs, at, size, scale, tracking } = item;
    return runs.map((run, i) => ({
      run,
      x: item.x + (at[i] ?? 0),
      width: ((run.width + tracking * run.glyphs.length) * size * scale) / 1000,
      space: i < runs.length - 1 || item.space,
      hyphen: i === runs.length - 1 && item.hyphen,
    }));
  });
}
