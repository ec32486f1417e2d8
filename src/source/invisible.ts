// Characters that nobody sees and nobody means: controls, zero-width ones, marks that change the direction of the text.
// In: a text. Out: each of them with its place, except for those that the script of the text needs.

export interface Invisible {
  readonly character: string;
  readonly index: number;
}

export const invisiblePattern =
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff\\ufff9-\\ufffc]";
const everyInvisible = new RegExp(invisiblePattern, "g");
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Scripts in which a joiner or non-joiner determines how letters are written, and emoji that it joins. */
const joined = /[\u0600-\u06ff\u0900-\u0dff\u0e80-\u109f\u1780-\u18af\p{Extended_Pictographic}]/u;

export function invisibleIn(value: string): readonly Invisible[] {
  const found = [...value.matchAll(everyInvisible)];
  if (found.length === 0) return [];
  // Asked once for the whole text, because a text may consist of nothing else.
  const turns = rightToLeft.test(value);
  const joins = joined.test(value);
  return found.flatMap(({ 0: character, index }) => {
    if (/[\u200e\u200f\u202a-\u202c\u2066-\u2069]/.test(character) ? turns : isMeantZero(character, joins)) return [];
    return character === "\u200b" && isInLongWord(value, index) ? [] : [{ character, index }];
  });
}

/** Whether a text is written from right to left, at least in part; its direction marks then have a meaning. */
export function hasRightToLeft(value: string): boolean {
  return rightToLeft.test(value);
}

function isMeantZero(character: string, joins: boolean): boolean {
  return joins && /[\u200b-\u200d]/.test(character);
}

/** A zero-width space here marks where the word may break, as `broken-word` advises. */
function isInLongWord(value: string, index: number): boolean {
  const before =
    value
      .slice(Math.max(0, index - 40), index)
      .split(/\s/)
      .at(-1) ?? "";
  const after = value.slice(index, index + 40).split(/\s/)[0] ?? "";
  return before.length + after.length > 24;
}
