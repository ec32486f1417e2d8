// Elements in visual order to placed items: the innermost objects of a document, all made by one function for each kind.
import type { Paragraph } from "../compose/block.ts";
import type { TextStyle } from "../template/style.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import type { WordPart } from "../text/word.ts";
import type { Glue, Item, Leader, WordBox } from "./items.ts";
import type { GlyphItem, LineItem } from "./line.ts";
import { leaderPitch } from "./parameters.ts";
import type { Share } from "./set-lines.ts";

/** Above and below the baseline, in points. */
export interface LineExtent {
  readonly ascent: number;
  readonly descent: number;
}

/** Faces of other scripts may claim much more than their letters take; lines are not parted for that. */
const highestAscent = 0.95;
const deepestDescent = 0.3;

function textExtent(shaping: ShapingStyle, style: TextStyle): LineExtent {
  const { ascent, descent } = shaping.face;
  return {
    ascent: style.size * Math.min(highestAscent, ascent / 1000),
    descent: style.size * Math.min(deepestDescent, descent / 1000),
  };
}

/**
 * Places a line's elements from `x` on and appends them to `placed`; says how high and deep the line is. `ends` gets the
 * length of `placed` after each element.
 */
export function pushItems(
  elements: readonly Item[],
  x: number,
  share: Share,
  last: boolean,
  paragraph: Paragraph,
  placed: LineItem[],
  ends?: number[],
): LineExtent {
  let at = x;
  let { ascent, descent } = lineExtent(paragraph);
  /** The word whose item the next may join. */
  let open: WordBox | null = null;
  for (let i = 0; i < elements.length; i++) {
    const item = elements[i];
    if (!item) break;
    switch (item.kind) {
      case "word": {
        const follower = elements[i + 1];
        const gap = follower?.kind === "glue" && follower.space ? glueWidth(follower, share) : 0;
        // A leader parts the words on its sides; so must a space, for those who read without seeing.
        const ended = follower ? follower.kind === "leader" : !last && !item.hyphen;
        const joined = open !== null && !ends && joins(open, item);
        at = joined
          ? extendWords(item, at, share, gap, ended, elements[i + 2], placed)
          : pushWord(item, at, share, gap, ended, elements[i + 2], placed);
        open = gap > 0 && isPlain(item) ? item : null;
        if (item.style !== paragraph.style.text) {
          const extent = wordExtent(item);
          ascent = Math.max(ascent, extent.ascent);
          descent = Math.max(descent, extent.descent);
        }
        break;
      }
      case "glue":
        if (!item.space) open = null;
        at += glueWidth(item, share);
        break;
      case "leader":
        open = null;
        if (item.dots) pushDots(item, at, item.width + share.leader, placed);
        at += item.width + share.leader;
        break;
      case "formula": {
        open = null;
        const { part, style, tag, link, width, text } = item;
        const height = part.height * style.size;
        placed.push({
          kind: "drawing",
          x: at,
          width,
          rise: 0,
          tag,
          link,
          drawing: part.drawing,
          scale: style.size / 1000,
          height,
          colour: style.colour,
          text,
        });
        ascent = Math.max(ascent, height);
        descent = Math.max(descent, part.depth * style.size);
        at += width;
        break;
      }
      case "picture": {
        open = null;
        const { picture, width, height, tag, link } = item;
        placed.push({ kind: "picture", x: at, width, rise: 0, tag, link, picture, height });
        ascent = Math.max(ascent, height);
        at += width;
        break;
      }
      case "anchor":
        open = null;
        placed.push({ kind: "anchor", x: at, width: 0, rise: 0, tag: item.tag, link: null, name: item.name });
        break;
      case "penalty":
        break;
    }
    ends?.push(placed.length);
  }
  return { ascent, descent };
}

function lineExtent({ style }: Paragraph): LineExtent {
  return { ascent: style.text.size * 0.75, descent: style.text.size * 0.25 };
}

function wordExtent({ word, style, shaping }: WordBox): LineExtent {
  const { ascent, descent } = textExtent(shaping, style);
  const rise = word.parts[0]?.rise ?? 0;
  const scale = word.parts[0]?.scale ?? 1;
  const lift = (rise * style.size) / 1000;
  return { ascent: ascent * scale + lift, descent: descent * scale - lift };
}

function glueWidth({ width, stretch, shrink }: Glue, share: Share): number {
  return width + share.glue * (share.glue >= 0 ? stretch : shrink);
}

/** Words of one part from left to right: most words of a book. */
function isPlain({ word }: WordBox): boolean {
  return word.parts.length === 1 && !word.rtl && (word.parts[0]?.run.glyphs.length ?? 0) > 0;
}

/** Whether a word differs from the one before it in nothing but its letters, so that one item holds both. */
function joins(before: WordBox, { word, style, tag, link }: WordBox): boolean {
  const [one] = before.word.parts;
  const [other] = word.parts;
  return (
    before.tag === tag &&
    before.link === link &&
    before.style === style &&
    word.parts.length === 1 &&
    one !== undefined &&
    other !== undefined &&
    one.run.face === other.run.face &&
    one.scale === other.scale &&
    one.rise === other.rise &&
    before.word.letters > 0 === word.letters > 0 &&
    !word.rtl &&
    other.run.glyphs.length > 0
  );
}

type Glyphs = { -readonly [Key in keyof GlyphItem]: GlyphItem[Key] } & { runs: GlyphRun[]; at: number[] };

/** Adds a word to the item before it. Returns the word's right edge. */
function extendWords(
  box: WordBox,
  x: number,
  share: Share,
  gap: number,
  ended: boolean,
  beyond: Item | undefined,
  placed: readonly LineItem[],
): number {
  const item = placed[placed.length - 1] as Glyphs;
  const [part] = box.word.parts;
  if (!part) return x;
  const width = partWidth(part, box, share);
  item.runs.push(part.run);
  item.at.push(x - item.x);
  item.width = x + width - item.x + (rulesGoOn(box.style, gap, beyond) ? gap : 0);
  item.space = gap > 0 || ended;
  item.hyphen = box.hyphen;
  return x + width;
}

/**
 * One item for each part of a word. An underline or strikethrough goes on over the word space when the next word has it as
 * well: `width` then includes the space. Returns the word's right edge.
 */
function pushWord(
  box: WordBox,
  x: number,
  share: Share,
  gap: number,
  ended: boolean,
  beyond: Item | undefined,
  placed: LineItem[],
): number {
  const { word, hyphen, style, shaping, tag, link } = box;
  const em = style.size / 1000;
  const goesOn = rulesGoOn(style, gap, beyond);
  const { parts } = word;
  let at = x;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (!part) break;
    const final = i === parts.length - 1;
    const width = partWidth(part, box, share);
    placed.push({
      kind: "glyphs",
      x: at,
      width: final && goesOn ? width + gap : width,
      rise: part.rise * em,
      tag,
      link,
      runs: [part.run],
      at: [0],
      size: style.size * part.scale,
      colour: style.colour,
      scale: share.scale,
      tracking: style.tracking * 1000 + spacingOf(box, share),
      space: final && (gap > 0 || ended),
      hyphen: final && hyphen,
      underline: style.underline ? underlineOf(shaping, em) : null,
      strikethrough: style.strikethrough ? strikethroughOf(shaping, em) : null,
    });
    at += width;
  }
  return at;
}

function partWidth({ width, run, scale }: WordPart, box: WordBox, share: Share): number {
  const em = box.style.size / 1000;
  return (width + spacingOf(box, share) * run.glyphs.length * scale) * em * share.scale;
}

/** Added after each letter, in thousandths of an em. */
function spacingOf({ word }: WordBox, { letterspace }: Share): number {
  return word.letters > 0 ? letterspace : 0;
}

function rulesGoOn(style: TextStyle, gap: number, beyond: Item | undefined): boolean {
  if (!style.underline && !style.strikethrough) return false;
  return gap > 0 && beyond?.kind === "word" && sameRules(beyond.style, style);
}

function sameRules(a: TextStyle, b: TextStyle): boolean {
  return a.underline === b.underline && a.strikethrough === b.strikethrough;
}

/** `offset` is the centre of the rule below the baseline. */
function underlineOf(shaping: ShapingStyle, em: number): { readonly offset: number; readonly thickness: number } {
  const { position, thickness } = shaping.face.underline;
  return { offset: Math.max(80, -position) * em, thickness: thickness * em };
}

function strikethroughOf(shaping: ShapingStyle, em: number): { readonly offset: number; readonly thickness: number } {
  return { offset: -(shaping.face.xHeight / 2) * em, thickness: shaping.face.underline.thickness * em };
}

/** Dots stand on a grid that counts from the column's left edge, so that those of neighbouring lines are one below the other. */
function pushDots({ shaping, style, tag, link }: Leader, x: number, width: number, placed: LineItem[]): void {
  const pitch = leaderPitch * style.size;
  const run = shaping.word(".", false, null).parts[0]?.run;
  const first = Math.ceil((x + pitch / 2) / pitch) * pitch;
  const count = Math.floor((x + width - pitch / 2 - first) / pitch);
  if (!run || count < 1) return;
  const { size, colour } = style;
  placed.push({ kind: "leader", x: first, width: count * pitch, rise: 0, tag, link, run, size, colour, pitch });
}
