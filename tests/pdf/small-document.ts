// Small literal documents for the tests of the PDF writer: shaped with fontkit, placed by hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fontkit from "fontkit";
import type { Info, Link, Tag } from "../../src/compose/block.ts";
import type { Document, Page, Placed } from "../../src/page/document.ts";
import type { Line, LineItem } from "../../src/paragraph/line.ts";
import { packageRoot } from "../../src/runtime/package-files.ts";
import { type Face, type GlyphRun, nextRunId } from "../../src/text/glyph-run.ts";

export type GlyphItem = Extract<LineItem, { kind: "glyphs" }>;

interface TestFace extends Face {
  readonly font: fontkit.Font;
}

export function openFace(family: string, file: string): TestFace {
  const path = join(packageRoot(), "node_modules/@expo-google-fonts", family, file);
  const font = fontkit.create(readFileSync(path)) as fontkit.Font;
  const thousandths = (units: number): number => (units * 1000) / font.unitsPerEm;
  return {
    font,
    id: file,
    path,
    data: () => readFileSync(path),
    unitsPerEm: font.unitsPerEm,
    ascent: thousandths(font.ascent),
    descent: thousandths(-font.descent),
    capHeight: thousandths(font.capHeight),
    xHeight: thousandths(font.xHeight),
    protrusions: new Map(),
    ink: () => null,
    inkBetween: () => null,
    underline: { position: thousandths(font.underlinePosition), thickness: thousandths(font.underlineThickness) },
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
  };
}

export const regular = openFace("stix-two-text", "400Regular/STIXTwoText_400Regular.ttf");
export const italic = openFace("stix-two-text", "400Regular_Italic/STIXTwoText_400Regular_Italic.ttf");
export const arabic = openFace("noto-naskh-arabic", "400Regular/NotoNaskhArabic_400Regular.ttf");

/** Shapes text; clusters are worked out from the characters that fontkit keeps with each glyph. */
export function shape(face: TestFace, text: string, features: readonly string[] = []): GlyphRun {
  const run = face.font.layout(text, [...features]);
  const scale = 1000 / face.font.unitsPerEm;
  const rtl = run.direction === "rtl";
  const clusters: number[] = [];
  const logical = rtl ? [...run.glyphs].reverse() : run.glyphs;
  let at = 0;
  for (const glyph of logical) {
    clusters.push(at);
    at += String.fromCodePoint(...glyph.codePoints).length;
  }
  if (rtl) clusters.reverse();
  const offsets = run.positions.map(({ xOffset, yOffset }) => ({ x: xOffset * scale, y: yOffset * scale }));
  const advances = run.positions.map(({ xAdvance }) => xAdvance * scale);
  return {
    id: nextRunId(),
    face,
    glyphs: run.glyphs.map((glyph) => glyph.id),
    advances,
    offsets: offsets.some(({ x, y }) => x !== 0 || y !== 0) ? offsets : null,
    clusters,
    text,
    rtl,
    width: advances.reduce((sum, advance) => sum + advance, 0),
  };
}

/** One word of a line. */
export function word(run: GlyphRun, x: number, tag: Tag, more: Partial<GlyphItem> = {}): GlyphItem {
  const size = more.size ?? 10;
  return {
    kind: "glyphs",
    runs: [run],
    at: [0],
    x,
    width: (run.width * size) / 1000,
    rise: 0,
    tag,
    link: null,
    size,
    colour: [0, 0, 0],
    scale: 1,
    tracking: 0,
    space: false,
    hyphen: false,
    underline: null,
    strikethrough: null,
    ...more,
  };
}

/** Words separated by spaces of a quarter em, one after another. */
export function words(face: TestFace, text: string, tag: Tag, more: Partial<GlyphItem> = {}): readonly GlyphItem[] {
  const size = more.size ?? 10;
  let x = more.x ?? 0;
  const parts = text.split(" ");
  return parts.map((part, i) => {
    const item = word(shape(face, part), x, tag, { space: i < parts.length - 1, ...more, x });
    x += item.width + size / 4;
    return item;
  });
}

export function line(items: readonly LineItem[], width = 300): Line {
  return {
    items,
    width,
    ascent: 8,
    descent: 3,
    ratio: 0,
    overfull: 0,
    hyphenated: false,
    tag: items[0]?.tag ?? root,
    span: null,
  };
}

export function placed(
  items: readonly LineItem[],
  x: number,
  baseline: number,
  artifact: Extract<Placed, { kind: "line" }>["artifact"] = null,
): Placed {
  return { kind: "line", x, baseline, line: line(items), artifact, span: null };
}

export function page(items: readonly Placed[], more: Partial<Page> = {}): Page {
  return { width: 420, height: 595, folio: "1", items, links: [], ...more };
}

export const info: Info = {
  title: "Book of Abstracts",
  author: "The Organizers",
  subject: "A conference",
  keywords: ["abstracts", "conference"],
  language: "en",
  date: "2026-05-04T00:00:00Z",
  identifiers: [],
};

export const root: Tag = { role: "Document", parent: null };

export function tag(role: Tag["role"], parent: Tag, more: Partial<Tag> = {}): Tag {
  return { role, parent, ...more };
}

export function document(pages: readonly Page[], more: Partial<Document> = {}): Document {
  return { pages, destinations: [], outline: [], root, info, ...more };
}

export function linkTo(name: string, title: string): Link {
  return { target: { kind: "destination", name }, title };
}

/** A document of one line of text. */
export function oneLine(text: string, more: Partial<Document> = {}): Document {
  const paragraph = tag("P", root);
  return document([page([placed(words(regular, text, paragraph), 50, 60)])], more);
}
