// Bytes to the items of a line, in the layout that item-codec.ts describes. In: bytes, and the paragraph that they are of.
// Out: its items, with the elements, links, formulas and pictures of a paragraph of the same content; or only that they
// can be read.
import type { ValueReader } from "../cache/bytes.ts";
import type { Link, Tag } from "../compose/block.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import { hyphenFlag, kinds, spaceFlag } from "./item-codec.ts";
import type { GlyphItem, LineItem } from "./line.ts";
import type { NamesOf } from "./names-of.ts";
import type { SharedValues } from "./shared-values.ts";

export function readItems(names: NamesOf, from: ValueReader, sharing: SharedValues): readonly LineItem[] {
  const items: LineItem[] = [];
  for (let kind = from.count(); kind !== 0; kind = from.count()) items.push(readItem(kind, names, from, sharing));
  return items;
}

function readItem(kind: number, names: NamesOf, from: ValueReader, sharing: SharedValues): LineItem {
  const tag = names.tagOf(from.count());
  const link = names.linkOf(from.count());
  const x = from.real();
  if (kind === kinds.glyphs) return readGlyphs(x, tag, link, from, sharing);
  if (kind === kinds.drawing) {
    const drawing = known(names.drawings[from.count()]);
    const width = from.real();
    const scale = from.real();
    const height = from.real();
    const { rise, colour } = sharing.lookOf(from.count());
    return { kind: "drawing", x, width, rise, tag, link, drawing, scale, height, colour, text: from.text() };
  }
  if (kind === kinds.picture) {
    const picture = known(names.pictures[from.count()]);
    const width = from.real();
    const rise = from.real();
    return { kind: "picture", x, width, rise, tag, link, picture, height: from.real() };
  }
  if (kind === kinds.leader) {
    const width = from.real();
    const pitch = from.real();
    const { rise, size, colour } = sharing.lookOf(from.count());
    return { kind: "leader", x, width, rise, tag, link, run: sharing.runOf(from.count()), size, colour, pitch };
  }
  if (kind !== kinds.anchor) throw new RangeError("no such item");
  return { kind: "anchor", x, width: 0, rise: 0, tag, link, name: from.text() };
}

function readGlyphs(x: number, tag: Tag, link: Link | null, from: ValueReader, sharing: SharedValues): GlyphItem {
  const width = from.real();
  const flags = from.count();
  const scale = from.real();
  const tracking = from.real();
  const { size, rise, colour, underline, strikethrough } = sharing.lookOf(from.count());
  const runs: GlyphRun[] = [];
  const at: number[] = [];
  for (let word = from.count(); word !== 0; word = from.count()) {
    runs.push(sharing.runOf(word - 1));
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

export function known<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError("nothing has this number");
  return value;
}

/** Reads items without making them; throws a RangeError if one of them cannot be made. */
export function checkItems(names: NamesOf, from: ValueReader, sharing: SharedValues): void {
  for (let kind = from.count(); kind !== 0; kind = from.count()) checkItem(kind, names, from, sharing);
}

function checkItem(kind: number, names: NamesOf, from: ValueReader, sharing: SharedValues): void {
  names.tagOf(from.count());
  names.linkOf(from.count());
  from.skipReals(1);
  if (kind === kinds.glyphs) {
    from.skipReals(1);
    from.count();
    from.skipReals(2);
    sharing.lookOf(from.count());
    for (let word = from.count(); word !== 0; word = from.count()) {
      sharing.runOf(word - 1);
      from.skipReals(1);
    }
  } else if (kind === kinds.drawing) {
    known(names.drawings[from.count()]);
    from.skipReals(3);
    sharing.lookOf(from.count());
    from.text();
  } else if (kind === kinds.picture) {
    known(names.pictures[from.count()]);
    from.skipReals(3);
  } else if (kind === kinds.leader) {
    from.skipReals(2);
    sharing.lookOf(from.count());
    sharing.runOf(from.count());
  } else if (kind === kinds.anchor) from.text();
  else throw new RangeError("there is no such item");
}
