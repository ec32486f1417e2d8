import { change, oddTexts, spot } from "../prose.ts";
import type { LintRule } from "../rule.ts";

/** The bytes 80 to 9F of Windows-1252, as characters; a few are undefined. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const follows = `[\\u0080-\\u00bf${windows.replace(/[\u0080-\u009f]/g, "")}]`;
/** UTF-8 of one character read as Windows-1252: Latin, Greek and Cyrillic letters; punctuation and symbols; ligatures. */
const pattern = `[ÂÃÄÅÎÏÐÑ]${follows}|[âï]${follows}{2}|\\ufffd+`;
const garbled = new RegExp(pattern);
const everyGarbled = new RegExp(pattern, "g");

export const mojibake: LintRule = {
  code: "mojibake",
  severity: "warning",
  summary: "Text was read in a wrong encoding by some program: “Ã©” instead of “é”.",
  scope: "file",
  check(book, report) {
    for (const text of oddTexts(book, garbled)) {
      for (const { 0: found, index } of text.value.matchAll(everyGarbled)) {
        if (found.startsWith("\ufffd")) {
          report("“\ufffd” replaces characters that were lost", spot(text, index, found.length), {
            hint: "retype them",
          });
          continue;
        }
        const meant = decoded(found);
        if (meant === null || isMeant(text.value, index, found)) continue;
        report(
          `“${found}” was “${meant}” before a program read it in a wrong encoding`,
          spot(text, index, found.length),
          {
            hint: `write “${meant}”`,
            fix: change(text, index, found, meant),
          },
        );
      }
    }
  },
};

function decoded(text: string): string | null {
  const bytes = [...text].map((character) => {
    const at = windows.indexOf(character);
    return at === -1 ? character.charCodeAt(0) : 0x80 + at;
  });
  const meant = Buffer.from(bytes).toString("utf8");
  return /^[\u00a0-\u04ff\u2000-\u22ff\ufb00-\ufb06]$/.test(meant) ? meant : null;
}

/** “5 Å–10 Å³”, “«IL N’Y A PAS D’ÎLE CÎ»”: a letter before a mark that belongs there. */
function isMeant(text: string, index: number, found: string): boolean {
  const [letter = "", mark = ""] = found;
  if (found.length > 2 || letter === "Â" || letter === "Ã") return false;
  if (letter === "Å" && /[²³¹·°±×¼½¾]/.test(mark) && !/\p{L}/u.test(text.charAt(index - 1))) return true;
  return /[–—…’”»·]/.test(mark);
}
