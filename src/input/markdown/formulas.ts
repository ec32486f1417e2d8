// Where a formula begins and ends: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and TeX's environments; distinguished from money,
// code and escaped brackets. In: the text and the offset of a dollar or backslash. Out: the formula's place, or null.
import { proseIn } from "../../tex/prose.ts";
import { closing, paragraphEnd } from "./paragraph-ends.ts";

export interface FormulaPlace {
  readonly kind: "math" | "display";
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

export function displayAt(text: string, at: number): FormulaPlace | null {
  const close = text.indexOf("$$", at + 2);
  if (close === -1 || close >= paragraphEnd(text, at)) return null;
  if (text.slice(at + 2, close).trim() === "") return null;
  return { kind: "display", from: at + 2, to: close, end: close + 2 };
}

/** Pandoc's rule (no space just inside the dollars and no digit after them), and rules that exclude money and code. */
export function dollarsAt(text: string, at: number): FormulaPlace | null {
  if (/\s/.test(text.charAt(at + 1)) || text.length === at + 1) return null;
  for (let close = at + 1; close < text.length; close++) {
    const character = text.charAt(close);
    if (character === "\\") close = Math.max(close + 1, behindWords(text, close));
    else if (character === "\n" && /^[ \t]*(\n|$)/.test(text.slice(close + 1, close + 80))) return null;
    else if (character === "$") {
      if (/\s/.test(text.charAt(close - 1))) return null;
      const isMeant = isFormula(text.slice(at + 1, close), text.slice(Math.max(0, at - 2), at), text.charAt(close + 1));
      return isMeant ? { kind: "math", from: at + 1, to: close, end: close + 1 } : null;
    }
  }
  return null;
}

const words = /\\(?:text(?:rm|it|bf|sf|up|normal)?|[mhf]box|intertext)\{/y;

/** The last character of words inside a formula, which may have formulas of their own: `\text{ for $n$ even}`. */
function behindWords(text: string, at: number): number {
  words.lastIndex = at;
  const open = words.exec(text)?.[0];
  return open === undefined ? at : closing(text, at + open.length - 1, "{}");
}

/** Characters that only TeX has, or an operator between two terms. */
const marked = /[\\^_]/;
const operators = /^[-+−=<>≤≥≠≈~∼±×·*/|→←↔⇌∝]{1,3}$/u;

function isFormula(content: string, before: string, after: string): boolean {
  const isMarked = marked.test(content);
  if (/[0-9]/.test(after) && !isMarked && !operators.test(content)) return false;
  if (!content.includes("\\") && /\s/.test(content) && /[\p{L}\p{N}]/u.test(after)) {
    // Both dollars are inside words, or precede amounts: `d$x … d$y`, `$5 … US$7`.
    if (/^\d/.test(content) || /[A-Za-z_]$/.test(before) || /\s[A-Z]{1,3}$/.test(content)) return false;
  }
  if (isMoney(content) || (!isMarked && !isBalanced(content))) return false;
  // `df$age` of R, `US$5`: letters on both sides of a dollar, and words or no TeX after it.
  if (/[A-Za-z_]$/.test(before) && !isMarked) {
    return operators.test(content) || (!/\s/.test(content) && !/^[A-Za-z]{2,}/.test(content) && !/^\d/.test(content));
  }
  return !(proseIn(content) > 1 && !isMarked && (/[\p{L}\p{N}]$/u.test(before) || /[\p{L}\p{N}]/u.test(after)));
}

/** `4 per sample (`, `5 million`, `10, or US`: an amount, and words after it. */
function isMoney(content: string): boolean {
  const amount = /^\d[\d.,]*(?:[kKMB]|bn)?(?:[-–—/]|[,;:)]?\s+(?=\S))/.exec(content);
  if (!amount) return false;
  const rest = content.slice(amount[0].length);
  // `20/h, 5`: an amount by a unit, and another amount.
  if (/\/$/.test(amount[0]) && /^[A-Za-z]{1,12}[,;.]?\s/.test(rest)) return true;
  const words = /^\(?([A-Za-z]{2,})(?![A-Za-z])/.exec(rest);
  if (!words) return /^(?:[A-Z]{1,3})?$/.test(rest) && /[-–—/]\s*$/.test(amount[0]);
  // A unit may be inside the dollars by mistake: `$5 mm$`.
  return rest.trim().length > 4 || joining.has(words[1]?.toLowerCase() ?? "");
}

const joining = new Set([
  "or",
  "and",
  "to",
  "per",
  "in",
  "for",
  "the",
  "of",
  "is",
  "was",
  "by",
  "at",
  "on",
  "und",
  "et",
]);

function isBalanced(content: string): boolean {
  let depth = 0;
  for (const character of content) {
    if (character === "(") depth++;
    else if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

/** `\(…\)`, `\[…\]`, also with two backslashes; but not an escaped bracket of Markdown, `\[1\]`. */
export function bracketedAt(text: string, at: number): FormulaPlace | null {
  const opening = /\\{1,2}[([]/y;
  opening.lastIndex = at;
  const open = opening.exec(text)?.[0];
  if (!open) return null;
  const inline = open.endsWith("(");
  const slashes = open.slice(0, -1);
  const from = at + open.length;
  const to = closingOf(text, from, `${slashes}${inline ? ")" : "]"}`);
  if (to === -1 || !looksLikeTex(text.slice(from, to), inline)) return null;
  return { kind: inline ? "math" : "display", from, to, end: to + slashes.length + 1 };
}

let lastMiss = { text: "", mark: "", from: 0, until: 0 };

/** A mark that was not found is not searched for again. */
function closingOf(text: string, from: number, mark: string): number {
  const limit = paragraphEnd(text, from);
  const isKnown = lastMiss.text === text && lastMiss.mark === mark && from >= lastMiss.from && from <= lastMiss.until;
  if (isKnown) return -1;
  const close = text.indexOf(mark, from);
  if (close !== -1 && close < limit) return close;
  lastMiss = { text, mark, from, until: limit };
  return -1;
}

function looksLikeTex(content: string, inline: boolean): boolean {
  const tight = content.trim();
  if (tight === "") return false;
  if (/\\[A-Za-z]/.test(tight) || /[\p{L}\p{N})}\]]\s?[_^]\s?[\p{L}\p{N}{\\*+-]/u.test(tight)) return true;
  if (proseIn(tight) > 1) return false;
  return /[=<>≤≥≈∈→+]/.test(tight) || (inline && /^(?:\p{L}['′]?(?:\([\p{L}, ]+\))?|\\[{}%])$/u.test(tight));
}

const environments =
  /\\begin\{(equation|align|gather|multline|eqnarray|displaymath|math|flalign|alignat|xalignat|IEEEeqnarray)(\*?)\}/y;

/** `\begin{equation} … \end{equation}` in the text, as TeX has it. */
export function environmentAt(text: string, at: number): FormulaPlace | null {
  environments.lastIndex = at;
  const match = environments.exec(text);
  if (!match) return null;
  const [begin, name = "", star = ""] = match;
  const end = `\\end{${name}${star}}`;
  const close = closingOf(text, at + begin.length, end);
  if (close === -1) return null;
  const whole = close + end.length;
  if (name === "displaymath") return { kind: "display", from: at + begin.length, to: close, end: whole };
  if (name === "math") return { kind: "math", from: at + begin.length, to: close, end: whole };
  return { kind: "display", from: at, to: whole, end: whole };
}
