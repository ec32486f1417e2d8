// A typesetter whose every character is half an em wide: lines break greedily at spaces, ascent 0.8 em, descent 0.2 em.
import type { Paragraph, Piece, Tag } from "../../src/compose/block.ts";
import type { Line, LineItem } from "../../src/paragraph/line.ts";
import type { Typesetter } from "../../src/paragraph/typesetter.ts";
import type { ParagraphStyle } from "../../src/template/style.ts";
import { type Face, nextRunId } from "../../src/text/glyph-run.ts";

export const face: Face = {
  id: "fake",
  path: "/fake.ttf",
  data: () => new Uint8Array(),
  unitsPerEm: 1000,
  ascent: 800,
  descent: -200,
  capHeight: 700,
  xHeight: 500,
  protrusions: new Map(),
  ink: () => null,
  inkBetween: () => null,
  underline: { position: -100, thickness: 50 },
  has: () => true,
};

type Atom = { readonly text: string; readonly piece: Piece } | { readonly end: true };

/** `calls` counts the paragraphs set. */
export function fakeTypesetter(): Typesetter & { calls: number } {
  return {
    calls: 0,
    lacking: 0,
    setParagraph(paragraph, measure, folio) {
      this.calls++;
      return breakAtoms(atomsOf(paragraph, folio), paragraph, measure).map((atoms) =>
        lineOf(atoms, paragraph, measure),
      );
    },
    widths(paragraph) {
      const words = atomsOf(paragraph, () => null).map((atom) =>
        "text" in atom ? widthOf(atom.text, paragraph.style) : 0,
      );
      return { natural: words.reduce((sum, word) => sum + word, 0), minimal: Math.max(0, ...words) };
    },
    reportingTo(_diagnostics, work) {
      return work();
    },
    report() {},
    setLine(whole, style, _language, measure, align, tag) {
      const room = Math.floor(measure / widthOf("x", style));
      const text = whole.length > room ? `${whole.slice(0, room - 1)}…` : whole;
      const width = widthOf(text, style);
      const x = align === "left" ? 0 : align === "center" ? (measure - width) / 2 : measure - width;
      return makeLine([glyphs(text, style, x, tag)], style, measure, tag);
    },
  };
}

function widthOf(text: string, style: ParagraphStyle): number {
  return text.length * style.text.size * 0.5;
}

function atomsOf(paragraph: Paragraph, folio: (name: string) => string | null): readonly Atom[] {
  return paragraph.pieces.flatMap((piece): Atom[] => {
    if (piece.kind === "line-break") return [{ end: true }];
    if (piece.kind === "anchor") return [{ text: "", piece }];
    if (piece.kind === "page-number") return [{ text: folio(piece.destination) ?? "?", piece }];
    return piece.kind === "text" ? (piece.text.match(/\S+\s*/g) ?? []).map((text) => ({ text, piece })) : [];
  });
}

function breakAtoms(atoms: readonly Atom[], { style }: Paragraph, measure: number): (Atom & { text: string })[][] {
  const lines: (Atom & { text: string })[][] = [[]];
  let width = 0;
  for (const atom of atoms) {
    if (!("text" in atom)) {
      lines.push([]);
      width = 0;
      continue;
    }
    const own = widthOf(atom.text, style);
    if (width > 0 && width + widthOf(atom.text.trimEnd(), style) > measure) {
      lines.push([]);
      width = 0;
    }
    lines.at(-1)?.push(atom);
    width += own;
  }
  return lines;
}

function lineOf(atoms: readonly (Atom & { text: string })[], { style, tag }: Paragraph, measure: number): Line {
  let x = style.leftIndent;
  const items = atoms.map((atom): LineItem => {
    const piece = "piece" in atom ? atom.piece : null;
    const own = piece?.tag ?? tag;
    if (piece?.kind === "anchor")
      return { kind: "anchor", name: piece.name, x, width: 0, rise: 0, tag: own, link: null };
    const item = { ...glyphs(atom.text, style, x, own), link: piece?.link ?? null };
    x += item.width;
    return item;
  });
  return makeLine(items, style, measure, tag);
}

function glyphs(text: string, style: ParagraphStyle, x: number, tag: Tag): Extract<LineItem, { kind: "glyphs" }> {
  const { size, colour } = style.text;
  const count = text.length;
  const advances = new Array<number>(count).fill(500);
  const run = {
    id: nextRunId(),
    face,
    glyphs: new Array<number>(count).fill(1),
    advances,
    offsets: null,
    clusters: [],
    text,
    rtl: false,
  };
  return {
    ...{
      kind: "glyphs",
      x,
      width: widthOf(text, style),
      rise: 0,
      tag,
      link: null,
      size,
      colour,
      scale: 1,
      tracking: 0,
    },
    ...{
      runs: [{ ...run, width: 500 * count }],
      at: [0],
      space: false,
      hyphen: false,
      underline: null,
      strikethrough: null,
    },
  };
}

function makeLine(items: readonly LineItem[], style: ParagraphStyle, measure: number, tag: Tag): Line {
  const { size } = style.text;
  const last = items.at(-1);
  const hyphenated = last?.kind === "glyphs" && last.runs.at(-1)?.text.endsWith("-") === true;
  const extent = { ascent: 0.8 * size, descent: 0.2 * size };
  return { items, width: measure, ...extent, ratio: 0, overfull: 0, hyphenated, tag, span: null };
}
