// The argument of a TeX command: a group in braces, a command, or one character.

export interface TexArgument {
  /** Without the braces. */
  readonly text: string;
  /** The offset of its first character. */
  readonly start: number;
  /** The offset after it and its closing brace. */
  readonly end: number;
}

/** The offset of the brace that closes the group whose content begins at `from`; -1 if there is none before `limit`. */
export function closingBrace(tex: string, from: number, limit = tex.length): number {
  for (let at = from, depth = 1; at < limit; at++) {
    const character = tex[at];
    if (character === "\\") at++;
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return at;
  }
  return -1;
}

/** The argument at an offset, after skipping white space. */
export function texArgument(tex: string, from: number): TexArgument {
  let at = from;
  while (/\s/.test(tex[at] ?? "")) at++;
  if (tex[at] === "{") {
    const close = closingBrace(tex, at + 1);
    const end = close === -1 ? tex.length : close;
    return { text: tex.slice(at + 1, end), start: at + 1, end: Math.min(tex.length, end + 1) };
  }
  const one = /^\\(?:[A-Za-z]{1,60}|[\s\S])/.exec(tex.slice(at, at + 62))?.[0] ?? characterAt(tex, at);
  return { text: one, start: at, end: at + one.length };
}

/** An argument in square brackets, if there is one. */
export function optionalArgument(tex: string, from: number): TexArgument | null {
  let at = from;
  while (/\s/.test(tex[at] ?? "")) at++;
  if (tex[at] !== "[") return null;
  const close = tex.indexOf("]", at);
  return close === -1 ? null : { text: tex.slice(at + 1, close), start: at + 1, end: close + 1 };
}

function characterAt(tex: string, at: number): string {
  const code = tex.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}
