import { change, oddTexts, type ProseText, spot } from "../prose.ts";
import type { LintRule } from "../rule.ts";

const pattern =
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff\\ufff9-\\ufffc]";
const hidden = new RegExp(pattern);
const everyHidden = new RegExp(pattern, "g");
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Scripts in which a joiner or non-joiner determines how letters are written, and emoji that it joins. */
const joined = /[\u0600-\u06ff\u0900-\u0dff\u0e80-\u109f\u1780-\u18af\p{Extended_Pictographic}]/u;

const names: Readonly<Record<string, string>> = {
  "\u200b": "a zero-width space",
  "\u200c": "a zero-width non-joiner",
  "\u200d": "a zero-width joiner",
  "\u2060": "a word joiner",
  "\ufeff": "a byte order mark",
  "\ufffc": "the place of an object that was not copied",
};

export const invisibleCharacter: LintRule = {
  code: "invisible-character",
  severity: "warning",
  summary: "An invisible character: a zero-width space, or a mark of the text's direction.",
  scope: "file",
  check(book, report) {
    for (const text of oddTexts(book, hidden)) {
      for (const { 0: character, index } of text.value.matchAll(everyHidden)) {
        if (isMeant(character, text, index)) continue;
        const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
        report(
          `the text contains ${names[character] ?? nameOf(character)} (${code}), which is invisible`,
          spot(text, index, 1),
          {
            hint: "remove it",
            fix: change(text, index, character, ""),
          },
        );
      }
    }
  },
};

function nameOf(character: string): string {
  return /[\u200e-\u2069]/.test(character) ? "a mark of the text's direction" : "a control character";
}

function isMeant(character: string, { value }: ProseText, index: number): boolean {
  if (/[\u200e\u200f\u202a-\u202c\u2066-\u2069]/.test(character)) return rightToLeft.test(value);
  if (character === "\u200b" && isInLongWord(value, index)) return true;
  return /[\u200b-\u200d]/.test(character) && joined.test(value);
}

/** Here a zero-width space marks where the word may break, as `broken-word` advises. */
function isInLongWord(value: string, index: number): boolean {
  const before =
    value
      .slice(Math.max(0, index - 40), index)
      .split(/\s/)
      .at(-1) ?? "";
  const after = value.slice(index, index + 40).split(/\s/)[0] ?? "";
  return before.length + after.length > 24;
}
