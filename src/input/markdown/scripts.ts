// Pandoc's sub- and superscripts, `H~2~O` and `x^2^`, distinguished from carets and tildes of plain text: `10^3-10^5`,
// `~5-~10`.

export interface Script {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

const superscript = /\^(?!\[[^\]\s^]*\^)((?:[^\s^\\]|\\\S)+)\^/y;
const subscript = /~((?:[^\s~\\]|\\\S)+)~(?!~)/y;

export function scriptAt(text: string, at: number): Script | null {
  const raised = text[at] === "^";
  const pattern = raised ? superscript : subscript;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return null;
  const [whole, content = ""] = match;
  const end = at + whole.length;
  const before = text.charAt(at - 1);
  const after = text.slice(end, end + 2);
  const isTyped = raised ? joinsPowers(before, content, after) : joinsEstimates(content, after);
  return isTyped ? null : { from: at + 1, to: end - 1, end };
}

/** `2`, `-3`, `2+`, `th`, `(n+1)`: one token. */
const token = /^(?:[-−–+]?\d+(?:[.,]\d+)?|\d*[-−–+]|\p{L}+|\([^()]*\))$/u;
/** Text that continues after an operator, or after the digits of an exponent: `3-10`, `2+b`, `2x`. */
const goesOn = /[\p{L}\d)][-−–+*/.·⋅×=<>≤≥][\p{L}\d(]|^[-−–+]?\d+[.·⋅×*/]?\p{L}/u;
/** The exponent after the second caret. */
const exponent = /^(?:\p{L}|[-−–+][\d\p{L}]|\()/u;
/** `fl/fl` of a genotype. */
const alleles = /^(?:\p{L}{2,}\/(?:\p{L}{2,}|[+−-])|[+−-]\/[+−-])$/u;

/**
 * Whether two carets each begin an exponent of their own: there is a base before the first, and an exponent after the
 * second.
 */
function joinsPowers(before: string, content: string, after: string): boolean {
  if (!/[\p{L}\p{N})\]}]/u.test(before) || alleles.test(content)) return false;
  if (/^[\d{]/.test(after)) return true;
  if (token.test(content)) return false;
  if (/^[-−–+]/.test(after) && /[-−–+*/.·×=<>≤≥]\p{L}+$/u.test(content)) return true;
  return exponent.test(after) && goesOn.test(content);
}

/** Whether two tildes each say “about”: a number follows the second. */
function joinsEstimates(content: string, after: string): boolean {
  return /^\d/.test(after) || (/[-\u2012-\u2015/+±]$/.test(content) && /^[.\p{L}]/u.test(after));
}
