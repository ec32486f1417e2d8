// The only way to the terminal and to programs that read the output. In: text, some of it untrusted. Out: the same
// without control characters of terminals: these and direction characters are shown by their codes, and colours pass
// only on terminals.

/** Results. */
export function printResult(text: string): void {
  process.stdout.write(shown(text, process.stdout.isTTY ?? false));
}

/** Diagnostics and progress. */
export function printNotice(text: string): void {
  process.stderr.write(shown(text, process.stderr.isTTY ?? false));
}

/** JSON for programs: the same text, with such characters escaped as JSON has it. */
export function printJson(text: string): void {
  process.stdout.write(text.replace(steering, (character) => escapedInJson(character)));
}

/** A patch, byte by byte if a program reads it. */
export function printPatch(text: string): void {
  process.stdout.write(process.stdout.isTTY ? shown(text, false) : text);
}

/** Replaces the line that was shown before. */
export function showProgress(text: string): void {
  process.stderr.write(`\r\u001b[2K${shown(text, false)}`);
}

/** Waits for what was printed, and for whether that failed, and ends the process. */
export function endProcess(status: number): void {
  process.exitCode = status;
  process.stdout.write("", () => process.stderr.write("", () => setImmediate(() => process.exit(status))));
}

const steering = /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Colours, or a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const colourOrSteering = /\u001b\[(?:0|1|3[0-7]|9[0-7])m|(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/gu;

function shown(text: string, colours: boolean): string {
  return text.replace(colourOrSteering, (found) => {
    if (found === "\t" || (colours && found.length > 1)) return found;
    return [...found].map((c) => (c < " " || c > "~" ? `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}` : c)).join("");
  });
}

function escapedInJson(character: string): string {
  return character === "\t" ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
