// Places the words of running text that continue an item: those of one piece and one form with spaces between them,
// which are nearly all words of a book. In: the elements of a line, and where the item stands. Out: words written to
// it, until an element comes that needs more than this loop knows.
import { formAt, glyphsAt, noRecord, widthAt } from "../text/word-records.ts";
import type { ItemWriter } from "./item-codec.ts";
import { glueKind, hyphenFlag, type Items, spaceFlag, wordKind } from "./items.ts";
import type { Share } from "./measured-line.ts";

/** An item to which words are being added. */
export interface OpenText {
  /** Where it begins, and where its last word ends. */
  readonly left: number;
  x: number;
  /** The scale of its form, and what is added after each of its letters in thousandths of an em. */
  readonly scale: number;
  readonly spacing: number;
}

/**
 * `last`: the position in `elements` of the item's last word, which a space follows. Returns the position of the new
 * last word, which a space follows too.
 */
export function placeText(
  items: Items,
  elements: readonly number[],
  last: number,
  open: OpenText,
  share: Share,
  writer: ItemWriter,
): number {
  const { kind, flags, origin, record, width, size, records } = items;
  const { reals, integers } = records;
  const { glue } = share;
  const changes = glue >= 0 ? items.stretch : items.shrink;
  const first = elements[last] ?? 0;
  const form = integers[(record[first] ?? noRecord) * 2 + formAt];
  const em = (size[first] ?? 0) / 1000;
  const { left, scale, spacing } = open;
  let { x } = open;
  let at = last;
  for (; at + 3 < elements.length; at += 2) {
    const space = elements[at + 1] ?? 0;
    const word = elements[at + 2] ?? 0;
    const next = elements[at + 3] ?? 0;
    if (kind[space] !== glueKind || kind[word] !== wordKind || kind[next] !== glueKind) break;
    if (((flags[space] ?? 0) & (flags[next] ?? 0) & spaceFlag) === 0 || ((flags[word] ?? 0) & hyphenFlag) !== 0) break;
    if (origin[word] !== origin[first] || (width[next] ?? 0) + glue * (changes[next] ?? 0) <= 0) break;
    const its = record[word] ?? noRecord;
    if (integers[its * 2 + formAt] !== form) break;
    x += (width[space] ?? 0) + glue * (changes[space] ?? 0);
    writer.plainWord(records, its, x - left);
    x += ((reals[its + widthAt] ?? 0) + spacing * (integers[its * 2 + glyphsAt] ?? 0) * scale) * em * share.scale;
  }
  open.x = x;
  return at;
}
