import { invisibleIn, invisiblePattern } from "../../source/invisible.ts";
import { change, oddTexts, spot } from "../prose.ts";
import type { LintRule } from "../rule.ts";

const hidden = new RegExp(invisiblePattern);

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
      for (const { character, index } of invisibleIn(text.value)) {
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
