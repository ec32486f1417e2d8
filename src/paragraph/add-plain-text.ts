// Adds running text to a paragraph's items: words that were shaped before and the single spaces between them, which is
// nearly all the text of a book. In: a text and what its items share. Out: items, until something comes that needs more
// than this loop knows. It has everything at hand in variables and calls little, so V8 optimizes it early.
import type { ShapingStyle } from "../text/shaping-style.ts";
import { closingEdge, commaEdge, openingEdge, pointEdge } from "../text/word-edges.ts";
import { flagsAt, noRecord, widthAt } from "../text/word-records.ts";
import { hashEnd, hashFactor, hashStart } from "../text/word-table.ts";
import { breakingClass, classes, specialClass } from "./characters.ts";
import { glueKind, hyphenateFlag, type Items, spaceFlag, wordKind } from "./items.ts";
import { afterComma, afterPoint, spaceShrink, spaceStretch } from "./parameters.ts";

/** Longer tokens are not shaped as one. */
export const longestWord = 400;

export interface PlainText {
  readonly text: string;
  readonly shaping: ShapingStyle;
  /** The size of its style. */
  readonly size: number;
  /** Its characters are those of its span, one to one. */
  readonly isExact: boolean;
  readonly hyphenate: boolean;
}

/** Adds from an offset on; returns the offset of the first token that was not added. */
export function addPlainText(
  items: Items,
  origin: number,
  { text, shaping, size, isExact, hyphenate }: PlainText,
  from: number,
): number {
  const { kind, flags, level, origin: origins, at, record, width, size: sizes, stretch, shrink, cost } = items;
  const { reals, integers } = items.records;
  const { words } = shaping;
  const space = (shaping.space * size) / 1000;
  const { length } = text;
  const room = kind.length;
  let count = items.count;
  let start = from;
  while (start < length && count < room) {
    const code = text.charCodeAt(start);
    let all = classes[code] ?? 0;
    const follows = count > 0 ? kind[count - 1] : glueKind;
    let end = start + 1;
    if (all === breakingClass) {
      if (follows !== wordKind) break;
      while (end < length && classes[text.charCodeAt(end)] === breakingClass) end++;
      const edges = integers[(record[count - 1] ?? noRecord) * 2 + flagsAt] ?? 0;
      const pointed = (edges & commaEdge) !== 0 ? afterComma : (edges & pointEdge) !== 0 ? afterPoint : usual;
      kind[count] = glueKind;
      flags[count] = spaceFlag;
      record[count] = noRecord;
      width[count] = space;
      stretch[count] = space * spaceStretch * pointed.stretch;
      shrink[count] = space * spaceShrink * pointed.shrink;
      cost[count] = (edges & openingEdge) !== 0 ? Number.POSITIVE_INFINITY : 0;
    } else {
      // A word that touches another may be kerned with it.
      if (follows === wordKind) break;
      let hash = Math.imul(hashStart ^ code, hashFactor);
      for (; end < length; end++) {
        const following = text.charCodeAt(end);
        const its = classes[following] ?? 0;
        if ((its & (breakingClass | specialClass)) !== 0) break;
        all |= its;
        hash = Math.imul(hash ^ following, hashFactor);
      }
      if (all !== 0 || end - start > longestWord) break;
      const word = words.find(text, start, end, hashEnd(hash));
      if (word === noRecord) break;
      if (((integers[word * 2 + flagsAt] ?? 0) & closingEdge) !== 0 && count > 0) {
        if ((flags[count - 1] ?? 0) === spaceFlag && cost[count - 1] === 0) cost[count - 1] = Number.POSITIVE_INFINITY;
      }
      kind[count] = wordKind;
      flags[count] = hyphenate ? hyphenateFlag : 0;
      record[count] = word;
      width[count] = ((reals[word + widthAt] ?? 0) * size) / 1000;
    }
    level[count] = 0;
    origins[count] = origin;
    at[count] = isExact ? start : -1;
    sizes[count] = size;
    count++;
    start = end;
  }
  items.extend(count);
  return start;
}

const usual = { stretch: 1, shrink: 1 };
