// Untrusted text on its way to a terminal or a log. In: a text, perhaps a file name or a title. Out: one line in which
// nothing moves the cursor, reverses the direction, or starts a new line.

export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    if (character === "\t" || character === "\n") return " ";
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
