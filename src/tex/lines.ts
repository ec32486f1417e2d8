// Line breaks of a formula outside environments. In: TeX. Out: its parts with their offsets; a single part if there is
// no break.

export interface TexPart {
  readonly tex: string;
  readonly start: number;
}

const token =
  /\\(?:begin|end|left|right)(?![A-Za-z])|\\(?:newline|linebreak)(?![A-Za-z])\s?|\\\\(?:\[[^\]]{0,20}\])?|\\[\s\S]|[{}&]/g;

/** The parts between `\\` and `\newline` outside braces and environments, without empty ones. */
export function texLines(tex: string): readonly TexPart[] {
  const parts: TexPart[] = [];
  let from = 0;
  const add = (to: number) => {
    const part = tex.slice(from, to);
    const tight = part.trimStart();
    if (tight.trim() !== "") parts.push({ tex: tight.trimEnd(), start: from + part.length - tight.length });
  };
  for (const { written, index } of outermost(tex)) {
    if (!/^\\(?:\\|newline|linebreak)/.test(written)) continue;
    add(index);
    from = index + written.length;
  }
  if (from === 0) return [{ tex, start: 0 }];
  add(tex.length);
  return parts.length > 0 ? parts : [{ tex, start: 0 }];
}

/** Whether an ampersand is outside every environment. */
export function isAligned(tex: string): boolean {
  return tex.includes("&") && [...outermost(tex)].some(({ written }) => written === "&");
}

function* outermost(tex: string): Generator<{ readonly written: string; readonly index: number }> {
  let depth = 0;
  for (const { 0: written, index } of tex.matchAll(token)) {
    if (written === "{" || written === "\\begin" || written === "\\left") depth++;
    else if (written === "}" || written === "\\end" || written === "\\right") depth--;
    else if (depth === 0) yield { written, index };
  }
}
