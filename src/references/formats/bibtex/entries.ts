// The text of a .bib file → its entries with their fields as typed, each value with its place. It reads what people
// write, not only what BibTeX's grammar allows (Patashnik, “BibTeXing”, 1988, and btparse): missing commas, unclosed
// braces, comments after “%”, keys in any script. Guesses are reported with the entry.
import { limits } from "../../../source/limits.ts";
import type { BibliographyFault } from "../format.ts";
import { closingBrace } from "../tex-argument.ts";
import { monthMacros } from "./macros.ts";

/** A value as typed, with its mapping to the file: characters from `pieces[i].from` on are at `pieces[i].at` on. */
export interface FieldValue {
  readonly text: string;
  readonly pieces: readonly { readonly from: number; readonly at: number }[];
  readonly start: number;
  readonly end: number;
}

export interface BibEntry {
  /** Lower case. */
  readonly type: string;
  /** Empty where there is none. */
  readonly key: string;
  /** By lower-case name; if a field is given twice, the first counts. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly start: number;
  readonly end: number;
  readonly faults: readonly BibliographyFault[];
}

/** The offset in the file of a character of a value. */
export function offsetIn(value: FieldValue, index: number): number {
  const piece = value.pieces.findLast(({ from }) => from <= index);
  return piece ? piece.at + index - piece.from : value.start;
}

export function readEntries(text: string): readonly BibEntry[] {
  const entries: BibEntry[] = [];
  const strings = new Map(monthMacros.map(([name, month]) => [name, literal(month, 0)]));
  const opening = /@[ \t]*([A-Za-z]{1,30})\s*([{(])/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const type = (match[1] ?? "").toLowerCase();
    const body = opening.lastIndex;
    const end = endOfEntry(text, body, match[2] === "(" ? ")" : "}");
    if (isBehindComment(text, match.index)) continue;
    // An at-sign in running text between entries.
    if (type !== "comment" && type !== "preamble") {
      const reader = new EntryReader(text, body, end.inside, strings);
      if (type === "string") for (const [name, value] of reader.fields()) strings.set(name, value);
      else {
        entries.push(reader.entry(type, match.index, end.after, end.closed));
      }
    }
    opening.lastIndex = Math.max(end.after, body);
  }
  return entries;
}

/** “% @book{…}” at the beginning of a line: commented out, as in TeX. */
function isBehindComment(text: string, at: number): boolean {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  return at - line < 200 && /^[ \t]*%/.test(text.slice(line, at));
}

interface End {
  /** The offset of the closing brace, or of the next entry if there is none. */
  readonly inside: number;
  readonly after: number;
  readonly closed: boolean;
}

const nextEntry =
  /\n[ \t]*@[A-Za-z]{1,30}\s{0,40}[{(]\s{0,40}[^\s,{}()="]{1,200}(?:\s{0,40},|\s{1,40}[A-Za-z][\w-]{0,40}\s{0,9}=)/y;

/** An entry ends with its brace; without one, where the next entry begins at the start of a line. */
function endOfEntry(text: string, from: number, close: string): End {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (depth === 0 && character === close) return { inside: at, after: at + 1, closed: true };
    else if (character === "{") depth++;
    else if (character === "}" && depth > 0) depth--;
    else if (character === "\n") {
      nextEntry.lastIndex = at;
      if (nextEntry.test(text)) return { inside: at, after: at, closed: false };
    }
  }
  return { inside: text.length, after: text.length, closed: false };
}

const literal = (text: string, at: number): FieldValue => ({
  text,
  pieces: [{ from: 0, at }],
  start: at,
  end: at + text.length,
});

/** One word, or several before the comma; before the first field if the comma is missing. */
const keyOfEntry =
  /\s*([^\s,{}="#%]{1,400}(?:[ \t]{1,9}[^\s,{}="#%]{1,99}){0,5}(?=[ \t]*,)|[^\s,{}="#%]{1,400}(?=[ \t]*[,\r\n}]|[ \t]*$|\s{1,99}[A-Za-z][\w-]{0,40}\s{0,9}=))[ \t]*/y;

/** Where another field begins on a line of its own. */
const nextField = /,?[ \t]{0,99}\r?\n\s{0,99}[A-Za-z][\w-]{0,40}\s{0,40}=\s{0,40}["{\w]/g;

/** Each one costs a search through the rest of the entry; a real bibliography has fewer. */
const mostUnclosed = 20;

/** A cursor over the inside of an entry. */
class EntryReader {
  readonly #text: string;
  readonly #end: number;
  readonly #strings: ReadonlyMap<string, FieldValue>;
  readonly #faults: BibliographyFault[] = [];
  #at: number;

  constructor(text: string, start: number, end: number, strings: ReadonlyMap<string, FieldValue>) {
    this.#text = text.slice(0, end);
    this.#at = start;
    this.#end = end;
    this.#strings = strings;
  }

  entry(type: string, start: number, after: number, closed: boolean): BibEntry {
    const key = this.#match(keyOfEntry)?.[1] ?? "";
    this.#isOpen = !closed;
    if (!closed) {
      const hint = "a brace is missing before the next entry";
      this.#fault(`the BibTeX entry “${key}” is not closed`, start, this.#at, { hint });
    }
    const fields = this.fields(key);
    return { type, key, fields, start, end: after, faults: this.#faults };
  }

  /** `name = value` after `name = value`, with or without the commas between. */
  fields(key = "@string"): ReadonlyMap<string, FieldValue> {
    const fields = new Map<string, FieldValue>();
    let comma = this.#skip();
    while (this.#at < this.#end) {
      const name = this.#match(/([^\s=,{}"#%()]{1,80})\s*=\s*/y);
      if (!name) {
        this.#junk(key);
        this.#skip();
        comma = true;
        continue;
      }
      const start = this.#at - name[0].length;
      const field = (name[1] ?? "").toLowerCase();
      if (!comma && (fields.size > 0 || key !== "@string")) {
        const last = this.#text.charAt(this.#lastEnd - 1);
        const fix = { start: this.#lastEnd - 1, end: this.#lastEnd, was: last, text: `${last},` };
        this.#fault(`a comma is missing before “${field}” of “${key}”`, start, start + field.length, { fix });
      }
      const value = this.#value(field, key);
      if (!fields.has(field) && value.text.trim() !== "") fields.set(field, value);
      comma = this.#skip();
    }
    return fields;
  }

  /** Whether a brace or a quotation mark is missing in the entry. */
  #isOpen = false;
  #lastEnd = 0;
  #unclosed = 0;

  /** White space, commas and comments; whether there was a comma. */
  #skip(): boolean {
    this.#lastEnd = this.#at;
    const skipped = this.#match(/(?:[\s,]|%[^\n]*(?:\n|$))*/y)?.[0] ?? "";
    return skipped.replace(/%[^\n]*/g, "").includes(",");
  }

  #junk(key: string): void {
    const start = this.#at;
    this.#match(/[^,\n]*/y);
    if (this.#at === start) this.#at++;
    const found = this.#text.slice(start, Math.min(this.#at, this.#end)).trim();
    if (found !== "" && !/^[})]+$/.test(found)) {
      const shown = found.length > 40 ? `${found.slice(0, 37)}…` : found;
      this.#fault(`“${shown}” in “${key}” is not a field, and is left out`, start, this.#at, {
        hint: "a field is written “name = {value}”",
      });
    }
  }

  /** Pieces in braces, quotes or neither, joined by “#”. */
  #value(field: string, key: string): FieldValue {
    const start = this.#at;
    const pieces: { from: number; at: number }[] = [];
    let text = "";
    for (let more = true; more; more = this.#match(/\s*#\s*/y) !== null) {
      const piece = this.#piece(field, key);
      // Strings made of strings grow exponentially.
      if (text !== "" && text.length + piece.text.length > limits.referenceText) {
        const message = `“${field}” of “${key}” has more than ${limits.referenceText.toLocaleString("en")} characters, and is cut`;
        this.#fault(message, start, this.#at, { hint: "shorten it" });
        break;
      }
      for (const { from, at } of piece.pieces) pieces.push({ from: text.length + from, at });
      text += piece.text;
    }
    return { text, pieces, start, end: this.#at };
  }

  #piece(field: string, key: string): FieldValue {
    const character = this.#text[this.#at];
    if (character === "{" || character === '"') return this.#delimited(character, field, key);
    const bare = this.#match(/[^\s,#{}"%]+/y)?.[0] ?? "";
    const at = this.#at - bare.length;
    if (bare === "") {
      this.#fault(`“${field}” of “${key}” has no value`, at, at + 1, { hint: "a field is written “name = {value}”" });
      return literal("", at);
    }
    if (/^[\d–-]+$/.test(bare)) return literal(bare, at);
    const known = this.#strings.get(bare.toLowerCase());
    if (known) return { ...known, pieces: [{ from: 0, at }] };
    // Several words without braces are meant as text: “publisher = Springer Verlag”.
    const more = this.#match(/(?:[ \t]+[^\s,#{}"%=]+(?![^\s,#{}"%=]|[ \t]*=))*/y)?.[0] ?? "";
    const whole = bare + more;
    this.#fault(
      `“${bare}” in “${field}” of “${key}” is not a defined @string; it is printed as it is`,
      at,
      at + whole.length,
      {
        hint: `write “${field} = {${whole}}”`,
        fix: { start: at, end: at + whole.length, was: whole, text: `{${whole}}` },
      },
    );
    return literal(whole, at);
  }

  #delimited(open: "{" | '"', field: string, key: string): FieldValue {
    const start = this.#at + 1;
    if (this.#unclosed >= mostUnclosed) {
      this.#at = this.#end;
      return literal("", start);
    }
    const close = open === "{" ? closingBrace(this.#text, start) : this.#closingQuote(start);
    const isSound =
      close !== -1 && (open === "{" ? !this.#isOpen || !this.#holdsField(start, close) : this.#endsField(close));
    if (isSound) {
      this.#at = close + 1;
      return literal(this.#text.slice(start, close), start);
    }
    // It ends where the next field begins on a line of its own, or with the entry.
    nextField.lastIndex = start;
    const found = nextField.exec(this.#text)?.index ?? this.#end;
    this.#at = Math.min(found, this.#end);
    this.#unclosed++;
    const what = open === "{" ? "brace" : "quotation mark";
    this.#fault(`the ${what} of “${field}” of “${key}” is not closed`, start - 1, start, {
      hint: "it is taken to end before the next field",
    });
    return literal(this.#text.slice(start, this.#at).replace(/(?<![}\s,])[}\s,]+$/, ""), start);
  }

  #holdsField(start: number, end: number): boolean {
    nextField.lastIndex = start;
    const found = nextField.exec(this.#text);
    return found !== null && found.index < end;
  }

  /** A closing quotation mark is followed by a comma, “#”, the next field or the end. */
  #endsField(quote: number): boolean {
    return /^\s{0,99}(?:[,#})]|%|$|[A-Za-z][\w-]{0,40}\s{0,9}=)/.test(this.#text.slice(quote + 1, quote + 160));
  }

  /** Quotes inside braces do not close (“{\"u}”). */
  #closingQuote(from: number): number {
    let depth = 0;
    for (let at = from; at < this.#end; at++) {
      const character = this.#text[at];
      if (character === "\\" && this.#text[at + 1] !== '"') at++;
      else if (character === "{") depth++;
      else if (character === "}") depth--;
      else if (character === '"' && depth <= 0) {
        // `\"u` outside braces is an accent, which BibTeX itself would not accept; at the end of a value it closes.
        const isAccent = this.#text[at - 1] === "\\" && /[A-Za-z{\\]/.test(this.#text.charAt(at + 1));
        if (!isAccent) return at;
      }
    }
    return -1;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return null;
    this.#at = pattern.lastIndex;
    return match;
  }

  #fault(message: string, start: number, end: number, more: Pick<BibliographyFault, "hint" | "fix">): void {
    this.#faults.push({ severity: "warning", code: "bibtex-syntax", message, start, end, ...more });
  }
}
