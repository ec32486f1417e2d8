// Which font to look for when no face has a character.

/** Free fonts by script, all static files in the packages of the Noto project. */
const fonts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, "Noto Serif JP"],
  [/\p{Script=Hangul}/u, "Noto Serif KR"],
  [/\p{Script=Han}/u, "Noto Serif SC, TC or JP"],
  [/\p{Script=Thai}/u, "Noto Serif Thai"],
  [/\p{Script=Lao}/u, "Noto Serif Lao"],
  [/\p{Script=Khmer}/u, "Noto Serif Khmer"],
  [/\p{Script=Myanmar}/u, "Noto Serif Myanmar"],
  [/\p{Script=Devanagari}/u, "Noto Serif Devanagari"],
  [/\p{Script=Bengali}/u, "Noto Serif Bengali"],
  [/\p{Script=Tamil}/u, "Noto Serif Tamil"],
  [/\p{Script=Telugu}/u, "Noto Serif Telugu"],
  [/\p{Script=Armenian}/u, "Noto Serif Armenian"],
  [/\p{Script=Georgian}/u, "Noto Serif Georgian"],
  [/\p{Script=Ethiopic}/u, "Noto Serif Ethiopic"],
  [/\p{Extended_Pictographic}/u, "Noto Emoji"],
];

/** For a hint: “a font that has it, such as Noto Serif Thai,”. */
export function fontFor(character: string): string {
  const found = fonts.find(([characters]) => characters.test(character));
  return found ? `a font that has it, such as ${found[1]},` : "a font that has it";
}
