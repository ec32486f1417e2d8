// Figures of any script → 0 to 9. In: text as people type it. Out: the same with ASCII figures, and full-width
// punctuation as the plain one.

/** The nought of each script that conferences write numbers in; its other figures follow it (Unicode, chapter 22.3). */
const noughts: readonly number[] = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0,
  0x1810, 0xff10,
];

export function plainFigures(text: string): string {
  return text.replace(/[^\0-\u065f]/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const nought = noughts.find((each) => code >= each && code < each + 10);
    if (nought !== undefined) return String(code - nought);
    // Full-width forms of ASCII, and the ideographic space.
    if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
    return code === 0x3000 ? " " : letter;
  });
}
