// Where two pieces of a word meet, each shaped separately: a link or a colour in the middle of a word must not undo its
// kerning, and an italic f must not run into the bracket after it.
import { clusterEnd } from "./coverage.ts";
import type { ShapingStyle } from "./shaping-style.ts";
import type { Word, WordPart } from "./word.ts";

/** Smaller amounts are invisible. */
const seen = 2;
/** Letters overhang at most this much; a larger overhang, as of swashes, is intended. */
const most = 250;

/** The correction between two words that touch, in thousandths of an em. `look`: that of both, null if they differ. */
export function jointBetween(before: Word, after: Word, shaping: ShapingStyle | null): number {
  if (before.rtl || after.rtl) return 0;
  const joint = shaping ? kerning(before.text, after.text, shaping) : correction(before.parts.at(-1), after.parts[0]);
  return Math.abs(joint) < seen ? 0 : joint;
}

/** Kerning between the last character of one text and the first of another; none if they would form one glyph. */
function kerning(before: string, after: string, shaping: ShapingStyle): number {
  const last = before.slice(lastCluster(before));
  const first = after.slice(0, clusterEnd(after, 0));
  const pair = shaping.word(last + first, false, null);
  const [a, b] = [shaping.word(last, false, null), shaping.word(first, false, null)];
  const glyphs = ({ parts }: Word) => parts.reduce((sum, { run }) => sum + run.glyphs.length, 0);
  return glyphs(pair) === glyphs(a) + glyphs(b) ? pair.width - a.width - b.width : 0;
}

function lastCluster(text: string): number {
  let start = 0;
  for (let end = clusterEnd(text, 0); end < text.length; end = clusterEnd(text, start)) start = end;
  return start;
}

/**
 * TeX's italic correction (The TeXbook p. 14): by the overhang of the last glyph, if the next one reaches above the
 * x-height. A comma or full stop has room under the overhang.
 */
function correction(before: WordPart | undefined, after: WordPart | undefined): number {
  if (!before || !after || before.run.face === after.run.face) return 0;
  const glyph = before.run.glyphs.at(-1) ?? 0;
  const ink = before.run.face.ink(glyph);
  const next = after.run.face.ink(after.run.glyphs[0] ?? 0);
  if (!ink || !next || next.top * after.scale + after.rise <= after.run.face.xHeight) return 0;
  const overhang = (ink.right - (before.run.advances.at(-1) ?? 0)) * before.scale;
  return overhang > 0 && overhang <= most ? overhang : 0;
}
