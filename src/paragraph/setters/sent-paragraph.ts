// Paragraphs as bytes for another thread, and back. In: paragraphs of text and formulas. Out: bytes, and from them
// paragraphs with the same lines. What only the first thread needs (elements, links, sources, drawings) is replaced by
// stand-ins that are equal exactly where the originals are.
//
// A paragraph is its measure, style, direction, place, the number of its pieces and the pieces; then 1 and a label, or
// 0.
// A piece is its kind, element, link and place, and then
//   text: style, whether it is hyphenated, language, text
//   formula: style, formula
//   anchor: name
import type { ValueReader, ValueWriter } from "../../cache/bytes.ts";
import type { Label, Link, Paragraph, Piece, Tag } from "../../compose/block.ts";
import type { Formula } from "../../math/formula.ts";
import { type Source, type Span, source } from "../../source/source.ts";
import type { ParagraphStyle, TextStyle } from "../../template/style.ts";
import type { Drawing } from "../../vector/drawing.ts";
import type { Order, SentFormula, SentStyle } from "./exchange.ts";

const kinds = { text: 1, formula: 2, anchor: 3, "line-break": 4 } as const;
const directions = ["ltr", "rtl", "auto"] as const;

type SentPiece = Extract<Piece, { kind: keyof typeof kinds }>;

/** Whether the lines of a paragraph depend only on what is sent. The first thread sets page numbers and pictures. */
export function canBeSent({ pieces, label, fit }: Paragraph): boolean {
  return !fit && pieces.every(isSent) && (!label || label.pieces.every(isSent));
}

function isSent(piece: Piece): piece is SentPiece {
  return piece.kind in kinds;
}

/** Numbers for objects, in the order in which they appear. */
class Numbers<Key extends object, Sent> {
  readonly sent: Sent[] = [];
  readonly #numbers = new Map<Key, number>();
  readonly #send: (key: Key) => Sent;

  constructor(send: (key: Key) => Sent) {
    this.#send = send;
  }

  of(key: Key): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.sent.push(this.#send(key)) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

export class ParagraphWriter {
  readonly texts = new Numbers<TextStyle, TextStyle>((style) => style);
  readonly styles = new Numbers<ParagraphStyle, SentStyle>(({ text, ...style }) => ({
    style,
    text: this.texts.of(text),
  }));
  readonly formulas = new Numbers<Formula, SentFormula>(({ parts }) => parts.map(({ drawing: _, ...part }) => part));

  write({ style, pieces, label, direction, tag, span }: Paragraph, measure: number, to: ValueWriter): void {
    const tags = new Map<Tag, number>([[tag, 0]]);
    const links = new Map<Link, number>();
    const sources: Source[] = [];
    to.real(measure);
    to.count(this.styles.of(style));
    to.count(directions.indexOf(direction));
    writePlace(span, sources, to);
    const writeAll = (all: readonly Piece[]) => {
      to.count(all.length);
      for (const piece of all) {
        if (!isSent(piece)) throw new Error(`a ${piece.kind} cannot be sent`);
        to.count(kinds[piece.kind]);
        to.count(piece.tag ? numbered(tags, piece.tag) + 1 : 0);
        to.count(piece.link ? numbered(links, piece.link) + 1 : 0);
        writePlace(piece.span, sources, to);
        this.#writeContent(piece, to);
      }
    };
    writeAll(pieces);
    to.count(label ? 1 : 0);
    if (!label) return;
    to.count(label.align === "right" ? 1 : 0);
    to.real(label.at);
    to.real(label.gap);
    to.count(label.tag ? numbered(tags, label.tag) + 1 : 0);
    writeAll(label.pieces);
  }

  #writeContent(piece: SentPiece, to: ValueWriter): void {
    switch (piece.kind) {
      case "text":
        to.count(this.texts.of(piece.style));
        to.count(piece.hyphenate ? 1 : 0);
        to.text(piece.language);
        to.text(piece.text);
        break;
      case "formula":
        to.count(this.texts.of(piece.style));
        to.count(this.formulas.of(piece.formula));
        break;
      case "anchor":
        to.text(piece.name);
        break;
      case "line-break":
        break;
    }
  }
}

function numbered<T>(numbers: Map<T, number>, thing: T): number {
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  numbers.set(thing, numbers.size);
  return numbers.size - 1;
}

/** 0: none; otherwise the number of its source plus 1, and where it begins and ends. */
function writePlace(span: Span | null, sources: Source[], to: ValueWriter): void {
  if (!span) {
    to.count(0);
    return;
  }
  const known = sources.indexOf(span.source);
  to.count((known < 0 ? sources.push(span.source) - 1 : known) + 1);
  to.count(span.start);
  to.count(span.end);
}

export interface ReceivedParagraph {
  readonly paragraph: Paragraph;
  readonly measure: number;
}

export class ParagraphReader {
  readonly #texts: TextStyle[] = [];
  readonly #styles: ParagraphStyle[] = [];
  readonly #formulas: Formula[] = [];

  /** What appears for the first time in an order. */
  learn({ texts, styles, formulas }: Pick<Order, "texts" | "styles" | "formulas">): void {
    this.#texts.push(...texts);
    for (const { style, text } of styles) this.#styles.push({ ...style, text: known(this.#texts, text) });
    for (const parts of formulas) this.#formulas.push(formulaOf(parts));
  }

  read(from: ValueReader): ReceivedParagraph {
    const measure = from.real();
    const style = known(this.#styles, from.count());
    const direction = known(directions, from.count());
    const sources: Source[] = [];
    const span = readPlace(sources, from);
    const tag = standInTag();
    const tags = [tag];
    const links: Link[] = [];
    const pieces = this.#readPieces(from, tags, links, sources);
    const label = from.count() === 1 ? this.#readLabel(from, tags, links, sources) : null;
    return { measure, paragraph: { kind: "paragraph", style, pieces, label, direction, tag, span } };
  }

  #readLabel(from: ValueReader, tags: Tag[], links: Link[], sources: Source[]): Label {
    const align = from.count() === 1 ? "right" : "left";
    const at = from.real();
    const gap = from.real();
    const tag = readTag(tags, from);
    return { align, at, gap, tag, pieces: this.#readPieces(from, tags, links, sources) };
  }

  #readPieces(from: ValueReader, tags: Tag[], links: Link[], sources: Source[]): readonly Piece[] {
    const pieces: Piece[] = [];
    for (let left = from.count(); left > 0; left--) pieces.push(this.#readPiece(from, tags, links, sources));
    return pieces;
  }

  /** Each kind is made in one place: objects with few shapes are faster to read. */
  #readPiece(from: ValueReader, tags: Tag[], links: Link[], sources: Source[]): Piece {
    const kind = from.count();
    const tag = readTag(tags, from);
    const link = readLink(links, from);
    const span = readPlace(sources, from);
    if (kind === kinds.text) {
      const style = known(this.#texts, from.count());
      const hyphenate = from.count() === 1;
      const language = from.text();
      return { kind: "text", text: from.text(), style, language, hyphenate, tag, link, span };
    }
    if (kind === kinds.formula) {
      const style = known(this.#texts, from.count());
      return { kind: "formula", formula: known(this.#formulas, from.count()), style, tag, link, span };
    }
    if (kind === kinds.anchor) return { kind: "anchor", name: from.text(), tag, link, span };
    return { kind: "line-break", tag, link, span };
  }
}

const standInTag = (): Tag => ({ role: "Span", parent: null });

function readTag(tags: Tag[], from: ValueReader): Tag | null {
  const number = from.count();
  if (number > tags.length) tags.push(standInTag());
  return tags[number - 1] ?? null;
}

function readLink(links: Link[], from: ValueReader): Link | null {
  const number = from.count();
  if (number > links.length) links.push({ target: { kind: "uri", uri: "" }, title: "" });
  return links[number - 1] ?? null;
}

function readPlace(sources: Source[], from: ValueReader): Span | null {
  const number = from.count();
  if (number === 0) return null;
  if (number > sources.length) sources.push(source("", ""));
  const start = from.count();
  return { source: known(sources, number - 1), start, end: from.count() };
}

function formulaOf(sent: SentFormula): Formula {
  const parts = sent.map((part) => ({ ...part, drawing: standInDrawing() }));
  return { width: 0, height: 0, depth: 0, drawing: standInDrawing(), parts, alt: "", text: "" };
}

const standInDrawing = (): Drawing => ({ kind: "drawing", width: 0, height: 0, shapes: [] });

function known<T>(list: readonly T[], number: number): T {
  const one = list[number];
  if (one === undefined) throw new RangeError("nothing with this number was sent");
  return one;
}
