// The fast path for most abstracts: paragraphs of text with a few emphasized words. micromark takes 3 ms for an
// abstract of 230 words, this a fiftieth of it. It accepts only text that certainly means the same in CommonMark, and
// returns null if in doubt; a property test compares both.
import type { Inline } from "../../model/text.ts";
import { addText, joinsWithoutSpace, type Written } from "./segments.ts";

/** A paragraph as a range of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The paragraphs of a text that has nothing else; null if a line may begin another block. */
export function plainParagraphs(text: string): readonly Range[] | null {
  // `]:` may define a link's address, which changes brackets anywhere; tabs and control characters have rules of their own.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (text.includes("]:") || /[\u0000-\u0009\u000b-\u001f]|^\ufeff/.test(text)) return null;
  const paragraphs: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (let line = 0; line <= text.length; ) {
    const newline = text.indexOf("\n", line);
    const end = newline === -1 ? text.length : newline;
    let at = line;
    while (at < end && text[at] === " ") at++;
    if (at === end) open = null;
    else {
      if (mayBeginBlock(text, at, end)) return null;
      if (open) open.end = end;
      else {
        open = { start: at, end };
        paragraphs.push(open);
      }
    }
    line = end + 1;
  }
  return paragraphs;
}

/** CommonMark 0.31 §4 and §5, GFM §4.10: what a line begins with, other than a paragraph's text or its next line. */
function mayBeginBlock(text: string, at: number, end: number): boolean {
  const line = () => text.slice(at, end);
  switch (text[at]) {
    case ">":
    case "|":
      return true;
    case "#":
      return /^#{1,6}( |$)/.test(line());
    case "-":
    case ":":
      return /^(- |-?$|[-:| ]+$)/.test(line());
    case "+":
      return /^\+( |$)/.test(line());
    case "*":
    case "_":
      return /^(\* |[*_ ]+$)/.test(line());
    case "=":
      return /^=+ *$/.test(line());
    case "`":
      return text.startsWith("```", at);
    case "~":
      return text.startsWith("~~~", at);
    default:
      return isDigit(text.charCodeAt(at)) && /^[0-9]{1,9}[.)]( |$)/.test(text.slice(at, Math.min(end, at + 12)));
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/**
 * Markup inside a paragraph other than `*` and `_`: escapes, code, HTML and autolinks, references, strikethrough, links
 * and images, bare addresses, hard breaks. Brackets without `](` are text if no address is defined.
 */
const doubtful = /[\\`@]|<[A-Za-z/!?]|&[#A-Za-z]|~~|\]\(| \n|www\.|:\/\//i;

/** The content of one paragraph, or null if in doubt. */
export function plainInlines(written: Written, start: number, end: number): readonly Inline[] | null {
  const text = written.masked.text.slice(start, end);
  if (doubtful.test(text)) return null;
  const out: Inline[] = [];
  if (!/[*_]/.test(text)) {
    addLines(out, written, text, start, 0, text.length);
    return out;
  }
  const pairs = emphasisPairs(text);
  if (!pairs) return null;
  let done = 0;
  for (const { open, close, length } of pairs) {
    addLines(out, written, text, start, done, open);
    const children: Inline[] = [];
    addLines(children, written, text, start, open + length, close);
    const span = written.text.spanAt(start + open, start + close + length);
    out.push({ kind: length === 1 ? "emphasis" : "strong", children, span });
    done = close + length;
  }
  addLines(out, written, text, start, done, text.length);
  return out;
}

/** Adds a range of the paragraph, line by line. */
function addLines(out: Inline[], written: Written, text: string, offset: number, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const newline = text.indexOf("\n", at);
    if (newline === -1 || newline >= to) {
      // Spaces at the end of the last line are not part of the paragraph.
      const value = to === text.length ? text.slice(at, to).replace(/(?<! ) +$/, "") : text.slice(at, to);
      addText(out, written, offset + at, value);
      return;
    }
    let next = newline + 1;
    while (text[next] === " ") next++;
    const joined = joinsWithoutSpace(text.charAt(newline - 1), text.charAt(next));
    addText(out, written, offset + at, text.slice(at, newline) + (joined ? "" : " "));
    at = next;
  }
}

interface Pair {
  readonly open: number;
  readonly close: number;
  /** 1: emphasis, 2: strong. */
  readonly length: number;
}

/**
 * The emphasis of a paragraph in which every run of `*` or `_` can only open or only close, and each that opens is
 * followed by one of the same kind and length that closes: then CommonMark's process (§6.2) pairs them in this way.
 * Null otherwise.
 */
function emphasisPairs(text: string): readonly Pair[] | null {
  const pairs: Pair[] = [];
  let open: { readonly at: number; readonly run: string } | null = null;
  for (const match of text.matchAll(/[*_]+/g)) {
    const run = match[0];
    const at = match.index;
    const before = text.charAt(at - 1);
    const after = text.charAt(at + run.length);
    const role = roleOf(run, before, after);
    if (role === "text") continue;
    if (
      run.length > 2 ||
      role === "doubt" ||
      before === "~" ||
      after === "~" ||
      (run.length === 2 && run[0] !== run[1])
    )
      return null;
    if (role === "opens") {
      if (open) return null;
      open = { at, run };
    } else {
      if (open?.run !== run) return null;
      pairs.push({ open: open.at, close: at, length: run.length });
      open = null;
    }
  }
  return open ? null : pairs;
}

/** Left- and right-flanking runs, as micromark's `attention` decides them. */
function roleOf(run: string, before: string, after: string): "opens" | "closes" | "text" | "doubt" {
  const [left, right] = [classOf(before), classOf(after)];
  const flanksLeft = right === "other" || (right === "punctuation" && left !== "other");
  const flanksRight = left === "other" || (left === "punctuation" && right !== "other");
  const star = run.startsWith("*");
  const opens = flanksLeft && (star || left !== "other" || !flanksRight);
  const closes = flanksRight && (star || right !== "other" || !flanksLeft);
  if (run !== run.charAt(0).repeat(run.length) || (opens && closes)) return "doubt";
  return opens ? "opens" : closes ? "closes" : "text";
}

function classOf(character: string): "space" | "punctuation" | "other" {
  if (character === "" || /\s/.test(character)) return "space";
  return /[\p{P}\p{S}]/u.test(character) ? "punctuation" : "other";
}
