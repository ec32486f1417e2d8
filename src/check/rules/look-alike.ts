import { change, oddTexts, spot } from "../prose.ts";
import type { LintRule } from "../rule.ts";

/** Cyrillic and Greek letters that look like a Latin one, in pairs. ν and ρ are left out: they are quantities. */
const pairs = "аaеeоoрpсcхxуyіiјjѕsԁdһhӏlАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";
const latin = new Map([...pairs].flatMap((letter, index, all) => (index % 2 ? [] : [[letter, all[index + 1] ?? ""]])));

const foreign = /[\u0370-\u04ff]/;
const word = /[A-Za-z\u00c0-\u024f\u0370-\u04ff]{3,}/g;

export const lookAlike: LintRule = {
  code: "look-alike",
  severity: "warning",
  summary: "A Latin word contains Cyrillic or Greek letters that look Latin: nobody will find it by searching.",
  scope: "file",
  check(book, report) {
    for (const text of oddTexts(book, foreign)) {
      for (const { 0: found, index } of text.value.matchAll(word)) {
        const meant = asLatin(found);
        if (meant === null) continue;
        const letter = [...found].find((each) => latin.has(each)) ?? "";
        const script = /[\u0400-\u04ff]/.test(letter) ? "Cyrillic" : "Greek";
        report(
          `“${found}” contains the ${script} letter “${letter}”, which only looks Latin`,
          spot(text, index, found.length),
          {
            hint: `type “${meant}” in Latin letters`,
            fix: change(text, index, found, meant),
          },
        );
      }
    }
  },
};

/**
 * The word in Latin letters; null for a word that is already Latin, or that contains foreign letters on purpose (“kΩ”,
 * “μm”).
 */
function asLatin(word: string): string | null {
  let meant = "";
  let native = 0;
  for (const letter of word) {
    if (!foreign.test(letter)) native++;
    const same = foreign.test(letter) ? latin.get(letter) : letter;
    if (same === undefined) return null;
    meant += same;
  }
  // “ΗNO” could be anything; a word with mostly Latin letters is meant to be Latin.
  return native >= 2 && native < word.length && native * 2 > word.length ? meant : null;
}
