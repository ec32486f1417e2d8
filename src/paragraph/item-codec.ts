// The items of a line as bytes, and back. In: items and the paragraph that they belong to. Out: bytes, or items with
// the elements, links, formulas and pictures of a paragraph of the same content. Words and looks, which many items share,
// are numbers in a table.
//
// An item is its kind, the numbers of its tag and its link in the paragraph, its x, and then
//   glyphs:  width, scale, tracking, look, flags, the count of its words, and for each its number and its place
//   drawing: the number of the formula's part, width, scale, height, look, text
//   picture: the number of the picture, width, rise, height
//   leader:  width, pitch, look, word
//   anchor:  name
import type { ValueReader, ValueWriter } from "../cache/bytes.ts";
import type { Link, Paragraph, Piece, Tag } from "../compose/block.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import type { Drawing, Picture } from "../vector/drawing.ts";
import type { GlyphItem, LineItem } from "./line.ts";
import { piecesOf } from "./line-places.ts";

/** What an item has in common with many others. */
export type GlyphLook = Pick<GlyphItem, "size" | "rise" | "colour" | "underline" | "strikethrough">;

/** Gives numbers to what items share. */
export interface SharedNumbers {
  run(run: GlyphRun): number;
  look(look: GlyphLook): number;
}

/** Finds what has such a number; throws a RangeError if there is nothing. */
export interface SharedValues {
  runOf(number: number): GlyphRun;
  lookOf(number: number): GlyphLook;
}

const kinds = { glyphs: 0, drawing: 1, leader: 2, anchor: 3, picture: 4 } as const;
const spaceFlag = 1;
const hyphenFlag = 2;

/** False if an item refers to something that is not the paragraph's; part of them may then have been written. */
export function writeItems(
  items: readonly LineItem[],
  names: NamesOf,
  to: ValueWriter,
  numbering: SharedNumbers,
): boolean {
  to.count(items.length);
  for (const item of items) if (!writeItem(item, names, to, numbering)) return false;
  return true;
}

export function readItems(names: NamesOf, from: ValueReader, sharing: SharedValues): readonly LineItem[] {
  const items: LineItem[] = [];
  for (let more = from.count(); more > 0; more--) items.push(readItem(names, from, sharing));
  return items;
}

function writeItem(item: LineItem, names: NamesOf, to: ValueWriter, numbering: SharedNumbers): boolean {
  const [tag, link] = [names.numberOfTag(item.tag), item.link ? names.links.indexOf(item.link) : 0];
  if (tag < 0 || link < 0) return false;
  to.count(kinds[item.kind]);
  to.count(tag);
  to.count(link);
  to.real(item.x);
  switch (item.kind) {
    case "glyphs":
      writeGlyphs(item, to, numbering);
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
    case "picture": {
      const picture = names.pictures.indexOf(item.picture);
      if (picture < 0) return false;
      to.count(picture);
      for (const value of [item.width, item.rise, item.height]) to.real(value);
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

function writeGlyphs(item: GlyphItem, to: ValueWriter, numbering: SharedNumbers): void {
  const { runs, at } = item;
  to.real(item.width);
  to.real(item.scale);
  to.real(item.tracking);
  to.count(numbering.look(item));
  to.count((item.space ? spaceFlag : 0) | (item.hyphen ? hyphenFlag : 0));
  to.count(runs.length);
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    if (!run) break;
    to.count(numbering.run(run));
    to.real(at[i] ?? 0);
  }
}

const bare = { size: 0, underline: null, strikethrough: null };

function readItem(names: NamesOf, from: ValueReader, sharing: SharedValues): LineItem {
  const kind = from.count();
  const tag = names.tagOf(from.count());
  const number = from.count();
  const link = number === 0 ? null : known(names.links[number]);
  const x = from.real();
  if (kind === kinds.glyphs) return readGlyphs(x, tag, link, from, sharing);
  if (kind === kinds.drawing) {
    const drawing = known(names.drawings[from.count()]);
    const [width, scale, height] = [from.real(), from.real(), from.real()];
    const { rise, colour } = sharing.lookOf(from.count());
    return { kind: "drawing", x, width, rise, tag, link, drawing, scale, height, colour, text: from.text() };
  }
  if (kind === kinds.picture) {
    const picture = known(names.pictures[from.count()]);
    const [width, rise, height] = [from.real(), from.real(), from.real()];
    return { kind: "picture", x, width, rise, tag, link, picture, height };
  }
  if (kind === kinds.leader) {
    const [width, pitch] = [from.real(), from.real()];
    const { rise, size, colour } = sharing.lookOf(from.count());
    return { kind: "leader", x, width, rise, tag, link, run: sharing.runOf(from.count()), size, colour, pitch };
  }
  if (kind !== kinds.anchor) throw new RangeError("there is no such item");
  return { kind: "anchor", x, width: 0, rise: 0, tag, link, name: from.text() };
}

function readGlyphs(x: number, tag: Tag, link: Link | null, from: ValueReader, sharing: SharedValues): GlyphItem {
  const width = from.real();
  const scale = from.real();
  const tracking = from.real();
  const { size, rise, colour, underline, strikethrough } = sharing.lookOf(from.count());
  const flags = from.count();
  const runs: GlyphRun[] = [];
  const at: number[] = [];
  for (let left = from.count(); left > 0; left--) {
    runs.push(sharing.runOf(from.count()));
    at.push(from.real());
  }
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
    space: (flags & spaceFlag) !== 0,
    hyphen: (flags & hyphenFlag) !== 0,
    underline,
    strikethrough,
  };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError("there is nothing of that number");
  return value;
}

/** What the items of a paragraph refer to, in the same order for all paragraphs of one key. Most refer to its tag alone. */
export class NamesOf {
  readonly #paragraph: Paragraph;
  #named: readonly Pick<Piece, "tag" | "link">[] | null = null;
  #tags: readonly Tag[] | null = null;
  #links: readonly (Link | null)[] | null = null;
  #drawings: readonly Drawing[] | null = null;
  #pictures: readonly Picture[] | null = null;

  constructor(paragraph: Paragraph) {
    this.#paragraph = paragraph;
  }

  numberOfTag(tag: Tag): number {
    return tag === this.#paragraph.tag ? 0 : this.tags.indexOf(tag);
  }

  tagOf(number: number): Tag {
    return number === 0 ? this.#paragraph.tag : known(this.tags[number]);
  }

  /** The paragraph's own, its label's, those of its pieces. */
  get tags(): readonly Tag[] {
    const { tag, label } = this.#paragraph;
    this.#tags ??= [tag, label?.tag ?? tag, ...this.#pieces.map((each) => each.tag ?? tag)];
    return this.#tags;
  }

  /** None, and those of its pieces. */
  get links(): readonly (Link | null)[] {
    this.#links ??= [null, ...this.#pieces.map((each) => each.link)];
    return this.#links;
  }

  /** Of the parts of its formulas. */
  get drawings(): readonly Drawing[] {
    this.#drawings ??= piecesOf(this.#paragraph).flatMap((piece) =>
      piece.kind === "formula" ? piece.formula.parts.map(({ drawing }) => drawing) : [],
    );
    return this.#drawings;
  }

  get pictures(): readonly Picture[] {
    this.#pictures ??= piecesOf(this.#paragraph).flatMap((piece) => (piece.kind === "picture" ? [piece.picture] : []));
    return this.#pictures;
  }

  get #pieces(): readonly Pick<Piece, "tag" | "link">[] {
    if (this.#named) return this.#named;
    const named: Pick<Piece, "tag" | "link">[] = [];
    for (const piece of piecesOf(this.#paragraph)) {
      named.push(piece);
      if (piece.kind === "page-list") named.push(...piece.entries);
    }
    this.#named = named;
    return named;
  }
}
