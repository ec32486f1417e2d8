// A fault as MathJax reports it → one sentence, the place inside the formula, and advice.

import { nearest } from "../source/did-you-mean.ts";
import type { FormulaFault } from "./engine.ts";
import { limits } from "./limits.ts";

export interface Explained {
  /** One sentence without a full stop. */
  readonly message: string;
  /** Offsets in the TeX. */
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
}

/**
 * Formulas that are refused before MathJax sees them: formulas that would cost too much, and commands that have no
 * meaning in a book.
 */
export function refusal(tex: string): Explained | null {
  if (tex.trim() === "") return { message: "the formula is empty", start: 0, end: tex.length };
  if (tex.length > limits.length) {
    return { message: `the formula is longer than ${limits.length} characters`, start: 0, end: tex.length };
  }
  const deep = tooDeep(tex);
  if (deep !== null) {
    return { message: `the formula is nested deeper than ${limits.nesting} levels`, start: deep, end: deep + 1 };
  }
  const cells = tex.match(/&|\\\\/g)?.length ?? 0;
  if (cells > limits.cells) {
    return { message: `the formula has more than ${limits.cells} table cells`, start: 0, end: tex.length };
  }
  const switches = tex.match(sizeOrStyle)?.length ?? 0;
  if (switches > limits.switches) {
    return {
      message: `the formula changes its size or style more than ${limits.switches} times`,
      start: 0,
      end: tex.length,
    };
  }
  const reference = /\\(?:eq)?ref(?![a-zA-Z])/.exec(tex);
  if (reference) {
    const hint =
      "formulas in a book of abstracts are not numbered; describe the formula in words, or give it a \\tag{…}";
    return { message: `“${reference[0]}” has nothing to refer to`, ...range(reference), hint };
  }
  return null;
}

const sizeOrStyle =
  /\\(?:tiny|Tiny|scriptsize|small|normalsize|large|Large|LARGE|huge|Huge|(?:display|text|script|scriptscript)style)(?![a-zA-Z])/g;

function range(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

/** The place where the nesting first becomes too deep. */
function tooDeep(tex: string): number | null {
  let depth = 0;
  for (const { 0: token, index } of tex.matchAll(/\\(?:begin|left|end|right)(?![a-zA-Z])|\\.|[{}]/gs)) {
    if (token === "{" || token === "\\begin" || token === "\\left") depth++;
    else if (token === "}" || token === "\\end" || token === "\\right") depth--;
    if (depth > limits.nesting) return index;
  }
  return null;
}

export function explain(tex: string, fault: FormulaFault, macros: () => readonly string[]): Explained {
  const at = placeOf(tex, fault);
  switch (fault.id) {
    case "UndefinedControlSequence":
      return unknownMacro(tex, fault, at, macros);
    case "UnknownEnv":
      return unknownEnvironment(tex, fault, at);
    case "MissingCloseBrace":
    case "ExtraOpenMissingClose":
    case "ExtraCloseMissingOpen":
      return brace(tex, fault, at);
    case "TablesTooDeep": {
      const message = `the formula has tables nested deeper than ${limits.tables} levels`;
      return { message, start: 0, end: tex.length };
    }
    case "MaxColumns":
      return { message: "the formula has more columns than any page", start: 0, end: tex.length };
    case "TooDeep":
      return { message: "the formula is nested too deeply", start: 0, end: tex.length };
    case "MaxMacroSub1":
    case "MaxMacroSub2":
    case "MaxBufferSize":
      return {
        message: "the formula expands without end",
        start: 0,
        end: tex.length,
        hint: "a macro of math-macros calls itself",
      };
    default: {
      const message = quoted(fault.message);
      const named = /\\(?:[a-zA-Z]+|[^a-zA-Z\s])/.exec(fault.message)?.[0];
      const hint = hints[fault.id];
      return { message, ...(named ? lastBefore(tex, named, at) : around(tex, at)), ...(hint && { hint }) };
    }
  }
}

const hints: Readonly<Record<string, string>> = {
  MissingLeftExtraRight: "each \\right needs a \\left before it",
  ExtraLeftMissingRight: "each \\left needs a \\right after it; \\right. is an invisible one",
  DoubleExponent: "put braces around what belongs together: {a^b}^c or a^{b^c}",
  DoubleSubscripts: "put braces around what belongs together: {a_b}_c or a_{b_c}",
  Misplaced: "“&” and “\\\\” belong in an environment such as aligned or matrix; a plain ampersand is \\&",
  CantUseHash1: "a plain # is \\#",
  MathNotTerminated: "a formula inside \\text ends with a $ of its own",
};

/** The innermost place that can be found again in the formula as it was written. */
function placeOf(tex: string, { trail }: FormulaFault): number {
  // MathJax adds and removes spaces after digits, so offsets are counted without them.
  const inked = [...tex.matchAll(/\S/g)].map((match) => match.index);
  const whole = tex.replace(/\s/g, "");
  let [from, to] = [0, whole.length];
  let at = 0;
  for (const { text, at: read } of trail) {
    const before = text.slice(0, read).replace(/\s/g, "");
    const rest = text.slice(read).replace(/\s/g, "");
    const found = whole.slice(from, to).lastIndexOf(before + rest);
    if (found >= 0) {
      from += found;
      at = from + before.length;
    } else if (whole.slice(from, to).endsWith(rest)) {
      // A macro was expanded at the start of the rest of the input.
      at = to - rest.length;
    } else {
      break;
    }
    to = Math.max(from, at);
  }
  return at === 0 ? 0 : (inked[at - 1] ?? 0) + 1;
}

/** The last `needle` that ends at or before an offset; otherwise the first after it, otherwise the offset. */
function lastBefore(tex: string, needle: string, at: number): { start: number; end: number } {
  const word = /[a-zA-Z]$/.test(needle);
  const isWhole = (start: number) => !word || !/[a-zA-Z]/.test(tex[start + needle.length] ?? "");
  const find = (start: number, step: (from: number) => number): number => {
    let index = start;
    while (index >= 0 && !isWhole(index)) index = step(index);
    return index;
  };
  const before = find(tex.lastIndexOf(needle, at), (from) => (from === 0 ? -1 : tex.lastIndexOf(needle, from - 1)));
  const start = before >= 0 ? before : find(tex.indexOf(needle), (from) => tex.indexOf(needle, from + 1));
  return start >= 0 ? { start, end: start + needle.length } : around(tex, at);
}

function around(tex: string, at: number): { start: number; end: number } {
  const start = Math.max(0, Math.min(at, tex.length) - 1);
  return { start, end: Math.min(tex.length, start + 1) };
}

/** MathJax's own message, in the style of the others. */
function quoted(message: string): string {
  return message
    .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
    .replace(/\\begin\{[^}]*\}|\\end\{[^}]*\}|\\(?:[a-zA-Z]+|[^a-zA-Z\s])/g, (macro) => `“${macro}”`)
    .replace(/'([^']+)'/g, "“$1”")
    .replace(/[.?]$/, "");
}

function unknownMacro(tex: string, fault: FormulaFault, at: number, macros: () => readonly string[]): Explained {
  const name = fault.message.slice(fault.message.lastIndexOf("\\"));
  const place = lastBefore(tex, name, at);
  const message = `unknown command “${name}”`;
  if (/^\\(?:(?:re|provide)?(?:newcommand|command)|[gex]?def|let|DeclareMathOperator)$/.test(name)) {
    return { message, ...place, hint: "define macros under math-macros in book.yaml" };
  }
  const elsewhere = Object.hasOwn(outside, name.slice(1)) ? outside[name.slice(1)] : undefined;
  if (elsewhere !== undefined) return { message, ...place, hint: elsewhere };
  return { message, ...place, hint: adviceFor(name.slice(1), macros) };
}

/** Commands whose job a book does outside its formulas. */
const outside: Readonly<Record<string, string>> = {
  href: "write links in the text: [words](https://…)",
  url: "write links in the text: <https://…>",
  includegraphics: "list pictures under figures, or write ![caption](figures/file.png) in the text",
  input: "write the formula itself; other files are not read",
  cite: "cite outside the formula: [@key]",
};

/** The LaTeX package that a command comes from, a similar name, or how to define it. */
function adviceFor(name: string, macros: () => readonly string[]): string {
  const from = Object.keys(packages).find((each) => packages[each]?.split(" ").includes(name));
  const define = `define it under math-macros in book.yaml: { ${name}: "…" }`;
  if (from !== undefined) return `it is from the LaTeX package ${from}, which is not built in; ${define}`;
  const near = name.length > 3 ? nearest(name, macros()) : null;
  return near === null ? `if it is your own macro, ${define}` : `did you mean “\\${near}”?`;
}

/** Commands that occur in abstracts, by their packages. */
const packages: Readonly<Record<string, string>> = {
  tensor: "tensor indices tensor*",
  graphicx: "includegraphics scalebox rotatebox resizebox",
  tikz: "tikz draw node tikzpicture path",
  "tikz-cd": "arrow ar",
  chemfig: "chemfig",
  chemformula: "ch",
  isotope: "isotope",
  hyperref: "hyperref texorpdfstring nolinkurl",
  cleveref: "cref Cref",
  natbib: "citep citet",
  xcolor: "colorlet definecolor",
  "tikz-feynman": "feynmandiagram",
  feynmp: "fmfleft",
  accents: "undertilde accentset underaccent",
  stmaryrd: "llbracket rrbracket mapsfrom",
  MnSymbol: "medstar nrightarrow",
  wasysym: "astrosun male female",
  esint: "oiint ointctrclockwise varoiint",
  mathabx: "widebar",
  pifont: "ding",
};

const environments =
  "align align* aligned alignat alignedat array bmatrix Bmatrix cases dcases eqnarray equation equation* gather gather* gathered matrix multline multline* pmatrix rcases smallmatrix split subarray vmatrix Vmatrix";

function unknownEnvironment(tex: string, fault: FormulaFault, at: number): Explained {
  const name = /'([^']*)'/.exec(fault.message)?.[1] ?? "";
  const near = nearest(name, environments.split(" "));
  const place = lastBefore(tex, `\\begin{${name}}`, at);
  return {
    message: `unknown environment “${name}”`,
    ...place,
    ...(near && { hint: `did you mean “${near}”?` }),
  };
}

/** The brace that has no partner. */
function brace(tex: string, fault: FormulaFault, at: number): Explained {
  const open: number[] = [];
  for (const { 0: token, index } of tex.matchAll(/\\.|[{}]/gs)) {
    if (token === "{") open.push(index);
    else if (token === "}" && open.pop() === undefined) {
      return { message: "“}” closes nothing", start: index, end: index + 1, hint: "a printed brace is \\}" };
    }
  }
  const start = open.at(-1);
  if (start !== undefined) {
    return { message: "“{” is never closed", start, end: start + 1, hint: "a printed brace is \\{" };
  }
  return { message: quoted(fault.message), ...around(tex, at) };
}

/** Characters that neither the math font nor any other font of the package can draw. */
export function missingCharacters(tex: string, missing: ReadonlySet<string>): readonly Explained[] {
  return [...missing].map((character) => {
    const start = Math.max(0, tex.indexOf(character));
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return { message: `no font has the character “${character}” (U+${code})`, start, end: start + character.length };
  });
}
