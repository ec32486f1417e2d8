// Lines as bytes, and back. In: a paragraph and its lines, or their bytes and a paragraph that says the same. Out: bytes, or lines that name
// the elements, links and formulas of that paragraph. What many lines share (words, looks, faces) stands in tables.
import type { ValueReader, ValueWriter } from "../cache/bytes.ts";
import type { Link, Paragraph, Piece, Tag } from "../compose/block.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import type { Drawing } from "../vector/drawing.ts";
import type { GlyphItem, Line, LineItem } from "./line.ts";
import { piecesOf, placeOf, spanAt } from "./line-places.ts";

/** What items have in common with many others. */
export type GlyphLook = Pick<GlyphItem, "size" | "rise" | "colour" | "underline" | "strikethrough">;

/** Numbers for what is shared, while lines are written. */
export interface SharedNumbers {
  run(run: GlyphRun): number;
  look(look: GlyphLook): number;
}

/** What those numbers stand for. Throws a RangeError for a number that there is not. */
export interface SharedValues {
  run(number: number): GlyphRun;
  look(number: number): GlyphLook;
}

/** A paragraph of more pieces is set each time. */
const mostPieces = 2000;

const kinds = { glyphs: 0, drawing: 1, leader: 2, anchor: 3 } as const;
const spaceFlag = 1;
const hyphenFlag = 2;

/** Lines that run from right to left, and pictures, are set each time. */
export function isArchivable({ items, reading, overfull }: Line): boolean {
  return !reading && overfull <= 0 && items.every(({ kind }) => kind !== "picture");
}

/** False where the lines hold something that another paragraph could not give back; then some of it may have been written. */
export function writeLines(
  lines: readonly Line[],
  paragraph: Paragraph,
  to: ValueWriter,
  numbering: SharedNumbers,
): boolean {
  if (piecesOf(paragraph).length > mostPieces) return false;
  const names = new NamesOf(paragraph);
  to.count(lines.length);
  for (const line of lines) {
    const place = placeOf(line.span, paragraph);
    if (place === undefined || !isArchivable(line)) return false;
    to.count(place === null ? 0 : place.piece + 1);
    if (place) {
      to.count(place.from);
      to.count(place.length);
    }
    to.count(line.hyphenated ? 1 : 0);
    for (const value of [line.width, line.ascent, line.descent, line.ratio]) to.real(value);
    to.count(line.items.length);
    for (const item of line.items) if (!writeItem(item, names, to, numbering)) return false;
  }
  return true;
}

export function readLines(paragraph: Paragraph, from: ValueReader, sharing: SharedValues): readonly Line[] {
  const names = new NamesOf(paragraph);
  const lines: Line[] = [];
  for (let left = from.count(); left > 0; left--) {
    const piece = from.count();
    const place = piece === 0 ? null : { piece: piece - 1, from: from.count(), length: from.count() };
    const hyphenated = from.count() === 1;
    const [width, ascent, descent, ratio] = [from.real(), from.real(), from.real(), from.real()];
    const items: LineItem[] = [];
    for (let more = from.count(); more > 0; more--) items.push(readItem(names, from, sharing));
    const span = spanAt(place, paragraph);
    lines.push({ items, width, ascent, descent, ratio, overfull: 0, hyphenated, tag: paragraph.tag, span });
  }
  return lines;
}

function writeItem(item: LineItem, names: NamesOf, to: ValueWriter, numbering: SharedNumbers): boolean {
  const [tag, link] = [names.tags.indexOf(item.tag), item.link ? names.links.indexOf(item.link) : 0];
  if (tag < 0 || link < 0 || item.kind === "picture") return false;
  to.count(kinds[item.kind]);
  to.count(tag);
  to.count(link);
  to.real(item.x);
  switch (item.kind) {
    case "glyphs":
      to.real(item.width);
      to.real(item.scale);
      to.real(item.tracking);
      to.count(numbering.look(item));
      to.count((item.space ? spaceFlag : 0) | (item.hyphen ? hyphenFlag : 0));
      to.count(item.runs.length);
      item.runs.forEach((run, index) => {
        to.count(numbering.run(run));
        to.real(item.at[index] ?? 0);
      });
      return true;
    case "drawing": {
      const part = names.drawings.indexOf(item.drawing);
      if (part < 0) return false;
      to.count(part);
      for (const value of [item.width, item.scale, item.height]) to.real(value);
      to.count(numbering.look({ ...bare, rise: item.rise, colour: item.colour }));
      to.text(item.text);
      return true;
    }
    case "leader":
      to.real(item.width);
      to.real(item.pitch);
      to.count(numbering.look({ ...bare, rise: item.rise, size: item.size, colour: item.colour }));
      to.count(numbering.run(item.run));
      return true;
    case "anchor":
      to.text(item.name);
      return true;
  }
}

const bare = { size: 0, underline: null, strikethrough: null };

function readItem(names: NamesOf, from: ValueReader, sharing: SharedValues): LineItem {
  const kind = from.count();
  const tag = known(names.tags[from.count()]);
  const link = known(names.links[from.count()]);
  const x = from.real();
  if (kind === kinds.glyphs) {
    const [width, scale, tracking] = [from.real(), from.real(), from.real()];
    const { size, rise, colour, underline, strikethrough } = sharing.look(from.count());
    const flags = from.count();
    const [space, hyphen] = [(flags & spaceFlag) !== 0, (flags & hyphenFlag) !== 0];
    const runs: GlyphRun[] = [];
    const at: number[] = [];
    for (let left = from.count(); left > 0; left--) {
      runs.push(sharing.run(from.count()));
      at.push(from.real());
    }
    const rules = { underline, strikethrough };
    return {
      kind: "glyphs",
      x,
      width,
      rise,
      tag,
      link,
      runs,
      at,
      size,
      colour,
      scale,
      tracking,
      space,
      hyphen,
      ...rules,
    };
  }
  if (kind === kinds.drawing) {
    const drawing = known(names.drawings[from.count()]);
    const [width, scale, height] = [from.real(), from.real(), from.real()];
    const { rise, colour } = sharing.look(from.count());
    return { kind: "drawing", x, width, rise, tag, link, drawing, scale, height, colour, text: from.text() };
  }
  if (kind === kinds.leader) {
    const [width, pitch] = [from.real(), from.real()];
    const { rise, size, colour } = sharing.look(from.count());
    return { kind: "leader", x, width, rise, tag, link, run: sharing.run(from.count()), size, colour, pitch };
  }
  if (kind !== kinds.anchor) throw new RangeError("there is no such item");
  return { kind: "anchor", x, width: 0, rise: 0, tag, link, name: from.text() };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError("there is nothing of that number");
  return value;
}

/** What the items of a paragraph name, in an order that all paragraphs of one key share. */
class NamesOf {
  readonly tags: readonly Tag[];
  readonly links: readonly (Link | null)[];
  /** Of the parts of its formulas. */
  readonly drawings: readonly Drawing[];

  constructor(paragraph: Paragraph) {
    const { tag, label } = paragraph;
    const pieces = piecesOf(paragraph);
    const named = pieces.flatMap<Pick<Piece, "tag" | "link">>((piece) =>
      piece.kind === "page-list" ? [piece, ...piece.entries] : [piece],
    );
    this.tags = [tag, label?.tag ?? tag, ...named.map((each) => each.tag ?? tag)];
    this.links = [null, ...named.map((each) => each.link)];
    this.drawings = pieces.flatMap((piece) =>
      piece.kind === "formula" ? piece.formula.parts.map(({ drawing }) => drawing) : [],
    );
  }
}
