// Finds groups, options and environments of LaTeX by their offsets.

export interface Argument {
  readonly text: string;
  readonly end: number;
}

/** The argument at an offset: a group, a command or one character. */
export function argumentAt(tex: string, from: number): Argument {
  let at = from;
  while (/\s/.test(tex.charAt(at))) at++;
  if (tex[at] !== "{") {
    const end = Math.min(tex.length, at + (/^\\(?:[A-Za-z]+|[\s\S])/.exec(tex.slice(at, at + 60))?.[0].length ?? 1));
    return { text: tex.slice(at, end), end };
  }
  const end = closingBrace(tex, at);
  return { text: tex.slice(at + 1, end), end: Math.min(tex.length, end + 1) };
}

export function closingBrace(tex: string, open: number): number {
  for (let at = open, depth = 0; at < tex.length; at++) {
    if (tex[at] === "\\") at++;
    else if (tex[at] === "{") depth++;
    else if (tex[at] === "}" && --depth === 0) return at;
  }
  return tex.length;
}

/** `[…]` at an offset; null where there is none. */
export function optionAt(tex: string, from: number): Argument | null {
  let at = from;
  while (tex[at] === " " || tex[at] === "\n") at++;
  if (tex[at] !== "[") return null;
  for (let end = at + 1, depth = 0; end < tex.length; end++) {
    if (tex[end] === "\\") end++;
    else if (tex[end] === "{") depth++;
    else if (tex[end] === "}") depth--;
    else if (tex[end] === "]" && depth <= 0) return { text: tex.slice(at + 1, end), end: end + 1 };
  }
  return null;
}

export function dollarAfter(tex: string, from: number): number {
  for (let at = from; at < tex.length; at++) {
    if (tex[at] === "\\") at++;
    else if (tex[at] === "$") return at;
  }
  return -1;
}

export function closingEnvironment(
  tex: string,
  from: number,
  name: string,
): { readonly start: number; readonly end: number } {
  const [open, close] = [`\\begin{${name}}`, `\\end{${name}}`];
  let depth = 1;
  for (let at = from; at < tex.length; ) {
    const end = tex.indexOf(close, at);
    if (end === -1) break;
    const again = tex.indexOf(open, at);
    if (again !== -1 && again < end) {
      depth++;
      at = again + open.length;
      continue;
    }
    if (--depth === 0) return { start: end, end: end + close.length };
    at = end + close.length;
  }
  return { start: tex.length, end: tex.length };
}

/** Divides at separators that are outside every group and environment. */
export function splitTop(tex: string, separator: RegExp): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let groups = 0;
  let environments = 0;
  for (let at = 0; at < tex.length; at++) {
    const character = tex[at];
    if (groups === 0 && environments === 0) {
      const found = separator.exec(tex.slice(at, at + 12));
      if (found) {
        parts.push(tex.slice(from, at));
        from = at + found[0].length;
        at = from - 1;
        continue;
      }
    }
    if (tex.startsWith("\\begin{", at)) environments++;
    else if (tex.startsWith("\\end{", at)) environments--;
    if (character === "\\") at++;
    else if (character === "{") groups++;
    else if (character === "}") groups--;
  }
  parts.push(tex.slice(from));
  return parts;
}

export function withoutArguments(inside: string): string {
  let at = optionAt(inside, 0)?.end ?? 0;
  while (inside[at] === "{") at = argumentAt(inside, at).end;
  return inside.slice(at).replace(/\\caption\*?\s*(?:\[[^\]]*\])?\s*/g, "\n\n");
}
