// Stars and underscores that are literal though CommonMark would read them as emphasis: `HLA-A*24:02`, `2*3*4`,
// `__init__`; and emphasis that it would miss (`**方法：**本研究`). In: a text whose other islands are masked. Out: the
// places.
import { runLength } from "./paragraph-ends.ts";

/** A run of marks: where it begins, and how long it is. */
interface Place {
  readonly at: number;
  readonly length: number;
}

export interface Stars {
  /** Runs that are printed literally. */
  readonly literal: readonly Place[];
  /** Emphasis that CommonMark misses, because there is punctuation at its edge and a letter after it. */
  readonly wrapped: readonly (Place & { readonly close: number })[];
}

interface Found {
  readonly literal: Place[];
  readonly wrapped: (Place & { readonly close: number })[];
}

interface Run {
  readonly at: number;
  readonly length: number;
  readonly before: string;
  readonly after: string;
}

/** Letters and digits; a letter of a script without spaces; the characters that mask islands are neither. */
const word = /[\p{L}\p{N}\p{M}]/u;
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;
const letters = /^[\p{L}\p{M}\ue000.’'-]+$/u;
const phrase = /^[\p{L}\p{M}\ue000][\p{L}\p{M}\ue000 .’'-]{0,60}$/u;

const dunder =
  /(?<![\p{L}\p{N}_])__(?:init|main|name|call|file|doc|str|repr|len|iter|next|new|del|eq|ne|lt|gt|le|ge|hash|all|version|class|dict|slots|future|pycache|enter|exit|getitem|setitem|contains|bool|add|sub|mul|getattr|setattr|import|author|builtins)__(?![\p{L}\p{N}_])/gu;

const paragraphs = /\n[ \t]*\n/g;
const runsOrCode = /\\[\s\S]|`+|\*+|https?:\/\/[^\s<>)]*|www\.[^\s<>)]*/gi;

export function starsIn(text: string, mask: string): Stars {
  const found: Found = { literal: [], wrapped: [] };
  if (text.includes("__")) {
    for (const { 0: name, index } of text.matchAll(dunder)) {
      found.literal.push({ at: index, length: 2 }, { at: index + name.length - 2, length: 2 });
    }
  }
  if (!/\S\*/.test(text)) return found;
  let from = 0;
  const decide = (to: number) => {
    const runs = runsIn(text, from, to);
    if (runs.length > 0) decideParagraph(text, runs, mask, found);
  };
  for (const { 0: blank, index } of text.matchAll(paragraphs)) {
    decide(index);
    from = index + blank.length;
  }
  decide(text.length);
  return found;
}

function runsIn(text: string, from: number, to: number): readonly Run[] {
  const runs: Run[] = [];
  const paragraph = text.slice(from, to);
  let code = -1;
  for (const { 0: found, index } of paragraph.matchAll(runsOrCode)) {
    if (found.startsWith("`")) {
      // Up to the next run of the same length; if there is none, the mark is literal.
      if (index >= code) code = behindCode(paragraph, index, found.length);
    } else if (found.startsWith("*") && index >= code) {
      const at = from + index;
      runs.push({ at, length: found.length, before: text.charAt(at - 1), after: text.charAt(at + found.length) });
    }
  }
  return runs;
}

function behindCode(text: string, at: number, length: number): number {
  for (let close = text.indexOf("`", at + length); close !== -1; ) {
    const run = runLength(text, close);
    if (run === length) return close + run;
    close = text.indexOf("`", close + run);
  }
  return at;
}

const opens = ({ before, after }: Run) =>
  after !== "" &&
  !/\s/.test(after) &&
  (!isPunctuation(after) || before === "" || /\s/.test(before) || isPunctuation(before));
const closes = ({ before, after }: Run) =>
  before !== "" &&
  !/\s/.test(before) &&
  (!isPunctuation(before) || after === "" || /\s/.test(after) || isPunctuation(after));

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

/** Between letters or digits of scripts with spaces; next to an island too. */
function isInner({ before, after }: Run, mask: string): boolean {
  const side = (character: string) => character === mask || (word.test(character) && !unspaced.test(character));
  return side(before) && side(after) && !(before === mask && after === mask);
}

/** `)*5`: an operator. */
function isOperator({ before, after }: Run): boolean {
  return /[)\]}]/.test(before) && word.test(after) && !unspaced.test(after);
}

/** The most openers that are remembered; nesting is never deeper. */
const mostOpen = 50;
const longestEmphasis = 300;

function decideParagraph(text: string, runs: readonly Run[], mask: string, found: Found): void {
  const literal = new Set<Run>();
  const hasAlleles = runs.some((run) => /[A-Z0-9]/.test(run.before) && /\d/.test(run.after));
  const open: Run[] = [];
  let inner: Run | null = null;
  let awaiting: Run | null = null;
  for (const run of runs) {
    const opener = open.findLast(({ length }) => length === run.length);
    if (awaiting?.length === run.length && run.at - awaiting.at < longestEmphasis && endsBesideLetter(run)) {
      found.wrapped.push({ at: awaiting.at, close: run.at, length: run.length });
      awaiting = null;
    } else if (/[([{“"]/.test(run.before) && /[)\]}”"]/.test(run.after)) literal.add(run);
    else if (hasAlleles && isAllele(run, text)) literal.add(run);
    else if (isInner(run, mask) || isOperator(run)) {
      if (opener && isInner(run, mask) && endsWithin(opener, run, text)) open.length = open.indexOf(opener);
      else literal.add(run);
      inner = run;
      continue;
    } else if (closes(run) && opener) {
      open.length = open.indexOf(opener);
      awaiting = null;
    } else if (closes(run) && inner && beginsWithin(inner, run, text)) literal.delete(inner);
    else if (opens(run) || beginsBesideUnspaced(run)) {
      awaiting = run;
      if (opens(run)) open.push(run);
      if (open.length > mostOpen) open.shift();
    }
    inner = null;
  }
  for (const { at, length } of literal) found.literal.push({ at, length });
}

/** `*10` of “CYP2D6*4/*10 and *41”: a number of its own. */
function isAllele({ at, length, before }: Run, text: string): boolean {
  return /^$|[\s/(,;]/.test(before) && /^\d{1,3}[A-Z]?(?:[/,;:.)\s]|$)/.test(text.slice(at + length, at + length + 6));
}

/** `*lac*Z`, `*E. coli*K`: emphasis from the beginning of a word to its inside. */
function endsWithin(opener: Run, { at, after }: Run, text: string): boolean {
  if (at - opener.at > longestEmphasis) return false;
  const content = text.slice(opener.at + opener.length, at);
  return letters.test(content) || (phrase.test(content) && !/\d/.test(after));
}

/** `log*P*`: emphasis from inside a word to its end. */
function beginsWithin(inner: Run, run: Run, text: string): boolean {
  const content = text.slice(inner.at + inner.length, run.at);
  return inner.length === run.length && /[\p{L})]/u.test(inner.before) && letters.test(content);
}

/** `这是**“`: a letter, the marks, opening punctuation. */
function beginsBesideUnspaced({ before, after }: Run): boolean {
  return unspaced.test(before) && /[\p{Ps}\p{Pi}]/u.test(after);
}

/** `：**本`, `:**We`: punctuation, the marks, and a letter. */
function endsBesideLetter(run: Run): boolean {
  const { before, after, length } = run;
  if (closes(run) || !isPunctuation(before)) return false;
  return unspaced.test(after) || (length === 2 && /[:.!?;,)]/.test(before) && /\p{L}/u.test(after));
}
