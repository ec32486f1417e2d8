// TeX formulas that people type into plain fields: `$x_1$`, `\(x\)`, `$$…$$`, `\[…\]`, `\begin{equation}`. Anything
// that is not clearly a formula (“costs $5 and $10”) stays text.
import { type RichRun, text } from "./rich.ts";

const longest = 4000;

/** The runs of a plain text, with its formulas recognized. */
export function withFormulas(plain: string): readonly RichRun[] {
  const runs: RichRun[] = [];
  let done = 0;
  const scan = /\$\$?|\\\(|\\\[|\\begin\{((?:equation|align|gather|multline|eqnarray|displaymath|math|split)\*?)\}/g;
  for (let match = scan.exec(plain); match; match = scan.exec(plain)) {
    const found = formulaAt(plain, match);
    if (!found) continue;
    if (match.index > done) runs.push(text(plain.slice(done, match.index)));
    runs.push(found.run);
    done = found.end;
    scan.lastIndex = done;
  }
  if (done < plain.length) runs.push(text(plain.slice(done)));
  return runs;
}

interface Found {
  readonly run: RichRun;
  readonly end: number;
}

function formulaAt(plain: string, match: RegExpExecArray): Found | null {
  const [mark, environment] = match;
  const from = match.index + mark.length;
  if (isEscaped(plain, match.index)) return null;
  if (environment !== undefined) return environmentAt(plain, match.index, from, environment);
  const close = mark === "\\(" ? "\\)" : mark === "\\[" ? "\\]" : mark;
  const end = closing(plain, from, close);
  if (end === -1) return null;
  const tex = plain.slice(from, end).trim();
  const display = mark === "$$" || mark === "\\[";
  if (tex === "" || (mark === "$" && !isFormula(plain.slice(from, end)))) return null;
  if (/\n\s*\n/.test(tex)) return null;
  return { run: { kind: "math", tex, display }, end: end + close.length };
}

function environmentAt(plain: string, at: number, from: number, name: string): Found | null {
  const close = `\\end{${name}}`;
  const end = plain.indexOf(close, from);
  if (end === -1 || end - from > longest) return null;
  const inside = withoutLabels(plain.slice(from, end));
  const tex = environmentTex(name, inside);
  return { run: { kind: "math", tex, display: name !== "math" }, end: at + (end + close.length - at) };
}

/** The body of an environment as one display formula. */
export function environmentTex(name: string, inside: string): string {
  const bare = name.replace(/\*$/, "");
  if (bare === "equation" || bare === "displaymath" || bare === "math") return inside.trim();
  const inner = bare === "gather" || bare === "multline" ? "gathered" : "aligned";
  return `\\begin{${inner}}${inside.trim()}\\end{${inner}}`;
}

export function withoutLabels(tex: string): string {
  return tex.replace(/\\(?:label|tag\*?)\s*\{[^{}]{0,200}\}|\\(?:nonumber|notag)(?![A-Za-z])/g, "");
}

function isEscaped(plain: string, at: number): boolean {
  let before = at - 1;
  while (plain[before] === "\\") before--;
  return (at - 1 - before) % 2 === 1;
}

function closing(plain: string, from: number, close: string): number {
  const limit = Math.min(plain.length, from + longest);
  for (let at = from; at < limit; at++) {
    if (plain.startsWith(close, at) && (close !== "$" || plain[at + 1] !== "$")) return at;
    if (plain[at] === "\\") at++;
  }
  return -1;
}

/** Text between two dollars is a formula if it looks like one and has no sentence in it. */
function isFormula(inside: string): boolean {
  if (inside.length > 600 || (/^\s|\s$/.test(inside) === true && !/[\\^_]/.test(inside))) return false;
  const words = inside.replace(/\\(?:text|mathrm|mbox|operatorname|textrm|rm|mathit|ce)\s*\{[^{}]*\}|\\[A-Za-z]+/g, "");
  if (/\p{L}{4}\s{1,99}\p{L}{2}/u.test(words)) return false;
  if (/[\\^_]/.test(inside)) return true;
  // `$x$`, `$n = 3$`, `$f(x)$`, `$10 < t$`; but not `$5 and $`.
  return /[A-Za-z]/.test(words) && !/[A-Za-z]{3,}/.test(words) && /^[A-Za-z0-9\s=+\-*/<>()[\]|.,:;'!]+$/.test(inside);
}
