// The widths of the parts of a word that is divided. In: a word and where. Out: a division, measured from the word's
// glyphs where the shapes allow a break there, otherwise from both parts shaped again.
import type { DivisionPoint } from "./divide.ts";
import { leftProtrusion, rightProtrusion } from "./protrusion.ts";
import type { Division, Word } from "./word.ts";

/** The hyphen that a division adds. */
export const hyphenCharacter = "-";

/** The shaping style of the word. */
interface Style {
  readonly hyphen: Word;
  /** In thousandths of an em. */
  readonly tracking: number;
  word(text: string, rtl: boolean, span: null): Word;
}

export function measureDivision(word: Word, { offset, kind }: DivisionPoint, style: Style): Division {
  const hyphen = kind === "hyphen" || kind === "compound";
  const { text, parts } = word;
  const protrusion = {
    rightProtrusion: hyphen ? style.hyphen.rightProtrusion : rightProtrusion(text, parts, offset),
    leftProtrusion: leftProtrusion(text, parts, offset),
  };
  const safe = safePrefix(word, offset);
  if (safe === null) {
    const before = style.word(text.slice(0, offset) + (hyphen ? hyphenCharacter : ""), false, null).width;
    return { kind, offset, hyphen, before, after: style.word(text.slice(offset), false, null).width, ...protrusion };
  }
  const before = safe + style.tracking * countGlyphs(word, offset);
  const added = hyphen ? style.hyphen.width : 0;
  return { kind, offset, hyphen, before: before + added, after: word.width - before, ...protrusion };
}

/** The width of a word's first characters where the shapes allow a break there; null if both parts must be shaped again. */
function safePrefix(word: Word, offset: number): number | null {
  const [part] = word.parts;
  if (!part || word.parts.length > 1 || part.scale !== 1 || part.run.rtl) return null;
  const { clusters, advances } = part.run;
  let width = 0;
  for (let i = 0; i < clusters.length; i++) {
    const cluster = clusters[i] ?? 0;
    if (cluster >= offset) return cluster === offset && !part.unsafe[i] ? width : null;
    width += advances[i] ?? 0;
  }
  return null;
}

function countGlyphs(word: Word, offset: number): number {
  let count = 0;
  for (const cluster of word.parts[0]?.run.clusters ?? []) if (cluster < offset) count++;
  return count;
}
