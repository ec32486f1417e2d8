// Small books for the tests of the page room: a page of 20 lines of 20 characters, and blocks in a word or two.
import type {
  Anchor,
  Block,
  Break,
  Composition,
  Group,
  Link,
  Paragraph,
  Piece,
  RunningMark,
  Tag,
} from "../../src/compose/block.ts";
import type { Document, Page } from "../../src/page/document.ts";
import { paginate } from "../../src/page/paginate.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import type { ParagraphStyle, Style, TextStyle } from "../../src/template/style.ts";
import { fakeTypesetter } from "./fake-typesetter.ts";

export const root: Tag = { role: "Document", parent: null };
export const black = [0, 0, 0] as const;

const text: TextStyle = {
  ...{ family: "Fake", weight: 400, italic: false, size: 10, colour: black, caps: "normal", figures: "lining" },
  ...{ position: "normal", underline: false, strikethrough: false, tracking: 0 },
};

export const body: ParagraphStyle = {
  ...{ name: "body", text, leading: 10, align: "left", balance: false, hyphenate: false },
  ...{ firstIndent: 0, leftIndent: 0, rightIndent: 0, spaceBefore: 0, spaceAfter: 0 },
  ...{ keepWithNext: false, keepTogether: false, orphans: 2, widows: 2 },
  ...{ ruleAbove: null, ruleBelow: null, background: null },
};
export const heading: ParagraphStyle = { ...body, name: "heading", keepWithNext: true };

const none = { left: "none", center: "none", right: "none" } as const;

/** A type area of 100 × 200 points on a page of 140 × 240: 20 lines of 20 characters. */
export const style = {
  name: "test",
  page: {
    ...{ width: 140, height: 240, margins: { top: 20, bottom: 20, inner: 10, outer: 30 }, facing: true },
    ...{ headBaseline: 12, footBaseline: 230 },
  },
  landscape: {
    ...{ width: 240, height: 140, margins: { top: 20, bottom: 20, inner: 10, outer: 30 }, facing: true },
    ...{ headBaseline: 12, footBaseline: 130 },
  },
  paragraphs: new Map([
    ["running-head", body],
    ["folio", body],
  ]),
  head: { verso: none, recto: none, rule: null },
  foot: { verso: none, recto: none, rule: null },
  parts: { startRecto: false, raggedBottom: true },
} as unknown as Style;

export function words(value: string, link: Link | null = null): Piece {
  return { kind: "text", text: value, style: text, language: "en", hyphenate: true, tag: null, link, span: null };
}

export function pageNumber(destination: string): Piece {
  return { kind: "page-number", destination, style: text, tag: null, link: null, span: null };
}

export function paragraph(pieces: string | readonly Piece[], look: Partial<ParagraphStyle> = {}): Paragraph {
  const content = typeof pieces === "string" ? [words(pieces)] : pieces;
  const role = look.name === "heading" ? "H1" : "P";
  const base = { label: null, direction: "ltr", tag: { role, parent: root }, span: null } as const;
  return { kind: "paragraph", style: { ...body, ...look }, pieces: content, ...base };
}

/** A paragraph of this many lines: `a1`, `a2` …, each a line of its own. */
export function lines(name: string, count: number, look: Partial<ParagraphStyle> = {}): Paragraph {
  const pieces = Array.from({ length: count }, (_, index): Piece[] => {
    const next: Piece[] = index < count - 1 ? [{ kind: "line-break", tag: null, link: null, span: null }] : [];
    return [words(`${name}${index + 1}`), ...next];
  });
  return paragraph(pieces.flat(), look);
}

export function group(children: readonly Block[], look: Partial<Group> = {}): Group {
  return { kind: "group", children, keepTogether: false, columns: 1, columnGap: 10, ...look };
}

export function anchor(name: string, level?: number): Anchor {
  return { kind: "anchor", name, outline: level === undefined ? null : { title: name, level } };
}

export function mark(slot: RunningMark["slot"], value: string | null): RunningMark {
  return { kind: "mark", slot, text: value };
}

export function breakTo(to: Break["to"], opening = false): Break {
  return { kind: "break", to, opening };
}

export function composition(blocks: readonly Block[]): Composition {
  const info = {
    ...{ title: "Book", author: "", subject: "", keywords: [], language: "en" },
    ...{ date: "2024-01-01T00:00:00Z", identifiers: [] },
  };
  return { blocks, root, info, title: "The book", kind: "Abstracts" };
}

export function paginated(blocks: readonly Block[], look: Partial<Style> = {}) {
  const diagnostics = new Diagnostics();
  const typesetter = fakeTypesetter();
  const document = paginate(composition(blocks), { ...style, ...look }, typesetter, diagnostics);
  return { document, typesetter, diagnostics: diagnostics.sorted() };
}

/** The texts of a page's lines, without head and foot. */
export function textOf(page: Page | undefined): string[] {
  return lineItems(page, (artifact) => artifact !== "header" && artifact !== "footer").map(({ text }) => text);
}

export function marginsOf(page: Page | undefined): string[] {
  return lineItems(page, (artifact) => artifact === "header" || artifact === "footer").map(({ text }) => text);
}

export function lineItems(page: Page | undefined, wants: (artifact: string | null) => boolean = () => true) {
  return (page?.items ?? []).flatMap((item) => {
    if (item.kind !== "line" || !wants(item.artifact)) return [];
    const text = item.line.items
      .map((part) => (part.kind === "glyphs" ? part.runs.map((run) => run.text).join(" ") : ""))
      .join("");
    return [{ text, x: item.x, baseline: item.baseline, artifact: item.artifact }];
  });
}

export function pageTexts(document: Document): string[][] {
  return document.pages.map(textOf);
}
