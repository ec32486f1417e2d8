// The value of a key, or an item, that was meant as a text although YAML reads something else. In: what is written.
// Out: which of its characters are the text, and why YAML does not see it; null if YAML reads it as it is.

export interface TextMeant {
  /** The part of what is written that is the text. */
  readonly from: number;
  readonly to: number;
  /** Ends “… is read as a text, because …”. */
  readonly why: string;
  readonly isSilent?: boolean;
}

/** The anchors and aliases of a file. */
export interface YamlMarks {
  readonly anchors: ReadonlySet<string>;
  readonly aliases: ReadonlySet<string>;
}

export function marksOf(text: string): YamlMarks {
  const anchors = new Set<string>();
  const aliases = new Set<string>();
  for (const [, sign, name = ""] of text.matchAll(/(?<=[\s,[{]|^)([&*])([^\s,[\]{}]{1,100})/g))
    (sign === "&" ? anchors : aliases).add(name);
  return { anchors, aliases };
}

/** `marks`: of the file; `takesBrackets`: whether a list or fields may be here. */
export function textMeant(written: string, marks: YamlMarks, takesBrackets: boolean): TextMeant | null {
  const whole = { from: 0, to: written.length };
  const first = written.charAt(0);
  const inSmartQuotes = /^[“„«‘][^“”„«»\n]{1,500}[”“»’]$/.test(written);
  if (first === '"' || first === "'") return quotedMeant(written, first);
  if (first === "[" || first === "{") {
    if (takesBrackets) return null;
    const rest = behindBracket(written);
    if (rest === "") return null;
    return { ...whole, why: rest === null ? "the bracket is not closed" : "there are words behind the bracket" };
  }
  if (first === "*") return isAlias(written, marks) ? null : { ...whole, why: "it begins with “*”", isSilent: true };
  if (first === "&" || first === "!") {
    return isMark(written, marks) ? null : { ...whole, why: `it begins with “${first}”`, isSilent: true };
  }
  if (/^[@`%,\]}]/.test(written)) return { ...whole, why: `it begins with “${first}”` };
  if (/^[-?:](?:\s|$)/.test(written)) return { ...whole, why: `it begins with “${first}”` };
  if (/^[|>]/.test(written)) return { ...whole, why: `it begins with “${first}”` };
  if (/:(?:\s|$)/.test(written)) {
    return { ...(inSmartQuotes ? { from: 1, to: written.length - 1 } : whole), why: "there is a colon in it" };
  }
  return null;
}

/**
 * A text with quotation marks that YAML takes for those of the value: `"A" and "B"`, `'It's here'`. The outer marks are
 * those of the value if they are a pair around all of it, or if the second is missing.
 */
function quotedMeant(written: string, quote: string): TextMeant | null {
  const end = closing(written, quote);
  const behind = end === null ? null : written.slice(end + 1).trim();
  if (behind !== null && (behind === "" || /^(?:#|:(?:\s|$))/.test(behind))) return null;
  const close = pairOf(written, quote);
  const why =
    behind === null ? "the quotation mark that begins it is not closed" : "there are words behind a quotation mark";
  if (close === written.length - 1) return { from: 1, to: close, why: "there are quotation marks in it" };
  return close === null ? { from: 1, to: written.length, why } : { from: 0, to: written.length, why };
}

/** Where YAML sees the end of a quoted value; null if there is none. */
export function closing(written: string, quote: string, from = 1): number | null {
  for (let at = from; at < written.length; at++) {
    if (quote === '"' && written[at] === "\\") at++;
    else if (written[at] === quote) {
      if (quote !== "'" || written[at + 1] !== "'") return at;
      at++;
    }
  }
  return null;
}

/** Where a reader sees the end of what the first mark opens: an apostrophe in a word closes nothing. */
function pairOf(written: string, quote: string): number | null {
  let depth = 0;
  for (let at = 0; at < written.length; at++) {
    if (written[at] !== quote) continue;
    const isOpen = at === 0 || /[\s([{]/.test(written.charAt(at - 1));
    const isClose = at > 0 && (at === written.length - 1 || /[\s.,;:!?)\]}]/.test(written.charAt(at + 1)));
    if (isOpen) depth++;
    else if (isClose && --depth === 0) return at;
  }
  return null;
}

/** The words behind the bracket that closes the first one; null if none does. */
function behindBracket(written: string): string | null {
  let depth = 0;
  for (let at = 0; at < written.length; at++) {
    const character = written.charAt(at);
    if (character === "[" || character === "{") depth++;
    else if ((character === "]" || character === "}") && --depth === 0) {
      const rest = written.slice(at + 1).trim();
      return rest.startsWith("#") || rest.startsWith(": ") ? "" : rest;
    }
  }
  return null;
}

/** `*name` alone refers to an anchor, or was meant to. */
function isAlias(written: string, { anchors }: YamlMarks): boolean {
  const name = /^\*([^\s,[\]{}*]{1,100})$/.exec(written)?.[1];
  return name !== undefined || (/^\*\S{1,100}$/.test(written) && anchors.has(written.slice(1)));
}

/** An anchor that an alias refers to, or a tag of YAML itself. */
function isMark(written: string, { aliases }: YamlMarks): boolean {
  const [, sign = "", name = "", rest = ""] = /^([&!])(\S{0,200})([\s\S]*)$/.exec(written) ?? [];
  const behind = rest.trim();
  if (/^["'[{|>*&!]/.test(behind)) return true;
  if (sign === "!") return name.startsWith("!") || name.startsWith("<");
  return name !== "" && (aliases.has(name) || behind === "");
}

/** Without a comment; within quotation marks there is none. */
export function withoutComment(written: string, first: string): string {
  const at = first === '"' || first === "'" ? -1 : written.search(/\s#(?=\s|$)/);
  return at === -1 ? written : written.slice(0, at).trimEnd();
}
