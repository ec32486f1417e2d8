// Code and formulas → Markdown that keeps every character of them. In: what is between the marks. Out: it with its marks;
// spaces that must stay where they are while lines are divided are `fixedSpace`.

/** A space at which no line is divided. */
export const fixedSpace = "\ue001";

export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.replace(/\r\n?/g, "\n").replace(/(?<!\n)\n+$/, "")}\n${fence}`;
}

export function codeSpan(code: string): string {
  const value = code.replace(/\s+/g, " ");
  if (value.trim() === "") return "";
  const longest = Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad =
    value.startsWith("`") || value.endsWith("`") || (value.startsWith(" ") && value.endsWith(" ")) ? fixedSpace : "";
  return fence + pad + value.replaceAll(" ", fixedSpace) + pad + fence;
}

/** Pandoc's rule: no space inside the dollars, and no digit after them. */
export function inlineMath(written: string, after: string): string {
  const tex = cleanTex(written);
  if (tex === "") return "";
  return `$${tex.replaceAll(" ", fixedSpace)}$${/[0-9$]/.test(after) ? "<!-- -->" : ""}`;
}

/** TeX on one line, without a dollar or an end that would be misread. */
export function cleanTex(tex: string): string {
  return tex
    .replace(/(?<![^\n])((?:[^\\%\n]|\\[^\n])*)%[^\n]*\n/g, "$1\n")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<!\\)((?:\\\\)*)\\$/, "$1")
    .trim();
}
