// A reader of the PDF files that this program writes, made from the standard (ISO 32000-1 §7) and not from the writer, so
// that the checks are independent of it. In: bytes. Out: objects by number, streams unpacked, operators of pages.
import { inflateSync } from "node:zlib";

export interface PdfRef {
  readonly ref: number;
}
/** Names begin with `/`; strings are wrapped, so that the two are not mistaken for one another. */
export interface PdfString {
  readonly bytes: string;
}
export type PdfDict = ReadonlyMap<string, PdfValue>;
export type PdfValue = null | boolean | number | string | PdfString | PdfRef | readonly PdfValue[] | PdfDict;

export interface PdfStream {
  readonly dict: PdfDict;
  readonly body: string;
}

export interface PdfObjects {
  readonly values: ReadonlyMap<number, PdfValue>;
  readonly streams: ReadonlyMap<number, PdfStream>;
  readonly catalog: PdfDict;
  readonly info: PdfDict;
}

export function readObjects(bytes: Uint8Array): PdfObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const values = new Map<number, PdfValue>();
  const streams = new Map<number, PdfStream>();
  let trailer: PdfDict = new Map();
  const heads = /(\d+) 0 obj\n/g;
  for (let head = heads.exec(file); head; head = heads.exec(file)) {
    const id = Number(head[1]);
    const lexer = new Lexer(file, heads.lastIndex);
    const value = lexer.value();
    values.set(id, value);
    heads.lastIndex = lexer.at;
    const start = /^\s*stream\r?\n/.exec(file.slice(lexer.at, lexer.at + 12));
    if (!start || !isDict(value)) continue;
    const from = lexer.at + start[0].length;
    const length = Number(value.get("Length"));
    const raw = bytes.subarray(from, from + length);
    const type = value.get("Type");
    const packed = value.get("Filter") === "/FlateDecode" && value.get("Subtype") !== "/Image";
    const body = packed ? inflateSync(raw).toString("latin1") : Buffer.from(raw).toString("latin1");
    streams.set(id, { dict: value, body });
    if (type === "/ObjStm") unpack(value, body, values);
    if (type === "/XRef") trailer = value;
    heads.lastIndex = from + length;
  }
  const objects = { values, streams, catalog: new Map(), info: new Map() };
  return {
    values,
    streams,
    catalog: dictOf(objects, trailer.get("Root")),
    info: dictOf(objects, trailer.get("Info")),
  };
}

function unpack(dict: PdfDict, body: string, values: Map<number, PdfValue>): void {
  const first = Number(dict.get("First"));
  const head = body.slice(0, first).trim().split(/\s+/).map(Number);
  for (let i = 0; i + 1 < head.length; i += 2) {
    values.set(head[i] ?? 0, new Lexer(body, first + (head[i + 1] ?? 0)).value());
  }
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

export function isRef(value: PdfValue | undefined): value is PdfRef {
  return typeof value === "object" && value !== null && "ref" in value;
}

export function isString(value: PdfValue | undefined): value is PdfString {
  return typeof value === "object" && value !== null && "bytes" in value;
}

export function resolve(objects: Pick<PdfObjects, "values">, value: PdfValue | undefined): PdfValue {
  return isRef(value) ? (objects.values.get(value.ref) ?? null) : (value ?? null);
}

export function dictOf(objects: Pick<PdfObjects, "values">, value: PdfValue | undefined): PdfDict {
  const found = resolve(objects, value);
  return isDict(found) ? found : new Map();
}

export function listOf(objects: Pick<PdfObjects, "values">, value: PdfValue | undefined): readonly PdfValue[] {
  const found = resolve(objects, value);
  // A single member keeps its reference.
  return Array.isArray(found) ? found : found === null ? [] : [value ?? null];
}

/** A text string (§7.9.2.2); null if it is not one. */
export function textOf(value: PdfValue | undefined): string | null {
  if (!isString(value)) return null;
  const { bytes } = value;
  return bytes.startsWith("\xFE\xFF") ? utf16(bytes.slice(2)) : bytes;
}

/** UTF-16BE, as in text strings and ToUnicode. */
export function utf16(bytes: string): string {
  let text = "";
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    text += String.fromCharCode((bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1));
  }
  return text;
}

/** Leaves of a number tree (§7.9.7). */
export function numberTree(objects: PdfObjects, root: PdfValue | undefined): ReadonlyMap<number, PdfValue> {
  const found = new Map<number, PdfValue>();
  const walk = (node: PdfDict): void => {
    const nums = listOf(objects, node.get("Nums"));
    for (let i = 0; i + 1 < nums.length; i += 2) found.set(Number(nums[i]), nums[i + 1] ?? null);
    for (const kid of listOf(objects, node.get("Kids"))) walk(dictOf(objects, kid));
  };
  walk(dictOf(objects, root));
  return found;
}

export interface PdfPage {
  readonly ref: number;
  readonly dict: PdfDict;
  readonly content: string;
}

export function pagesOf(objects: PdfObjects): readonly PdfPage[] {
  const found: PdfPage[] = [];
  const walk = (value: PdfValue): void => {
    const dict = dictOf(objects, value);
    if (dict.get("Type") === "/Pages") for (const kid of listOf(objects, dict.get("Kids"))) walk(kid);
    else if (isRef(value)) {
      const contents = dict.get("Contents");
      found.push({
        ref: value.ref,
        dict,
        content: isRef(contents) ? (objects.streams.get(contents.ref)?.body ?? "") : "",
      });
    }
  };
  walk(objects.catalog.get("Pages") ?? null);
  return found;
}

export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

/** The operations of a content stream (§7.8.2). */
export function* operationsOf(content: string): Generator<Operation> {
  const lexer = new Lexer(content, 0);
  let operands: PdfValue[] = [];
  for (;;) {
    const operator = lexer.operator();
    if (operator === "") return;
    if (operator === null) operands.push(lexer.value());
    else {
      yield { operator, operands };
      operands = [];
    }
  }
}

const white = /[\0\t\n\f\r ]*/y;
const wordPattern = /[A-Za-z'"][A-Za-z0-9*'"]*/y;
const numberPattern = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const referencePattern = /(\d+) (\d+) R(?![A-Za-z])/y;
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const hex = /<([0-9A-Fa-f\s]*)>/y;

class Lexer {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  /** The operator that comes next; null for an operand, "" at the end. */
  operator(): string | null {
    this.#match(white);
    if (this.at >= this.#text.length) return "";
    const at = this.at;
    const word = this.#match(wordPattern)?.[0] ?? null;
    if (word !== "true" && word !== "false" && word !== "null") return word;
    this.at = at;
    return null;
  }

  value(): PdfValue {
    this.#match(white);
    const next = this.#text[this.at];
    if (next === "/") {
      const raw = this.#match(name)?.[0] ?? "/";
      return raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    }
    if (next === "(") return { bytes: this.#literal() };
    if (next === "[") return this.#array();
    if (next === "<") return this.#text[this.at + 1] === "<" ? this.#dict() : { bytes: this.#hex() };
    const reference = this.#match(referencePattern);
    if (reference) return { ref: Number(reference[1]) };
    const number = this.#match(numberPattern);
    if (number) return Number(number[0]);
    const word = this.#match(wordPattern)?.[0];
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    throw new Error(`not a PDF object at ${this.at}: ${this.#text.slice(this.at, this.at + 40)}`);
  }

  #array(): readonly PdfValue[] {
    const items: PdfValue[] = [];
    this.at++;
    for (;;) {
      this.#match(white);
      if (this.#text[this.at] === "]") break;
      items.push(this.value());
    }
    this.at++;
    return items;
  }

  #dict(): PdfDict {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    for (;;) {
      this.#match(white);
      if (this.#text.startsWith(">>", this.at)) break;
      const key = this.value();
      entries.set(typeof key === "string" ? key.slice(1) : "", this.value());
    }
    this.at += 2;
    return entries;
  }

  #hex(): string {
    const digits = this.#match(hex)?.[1] ?? "";
    return Buffer.from(digits.replace(/\s/g, ""), "hex").toString("latin1");
  }

  /** Our strings hold no octal escapes, and unbalanced brackets only escaped. */
  #literal(): string {
    let text = "";
    for (this.at++; this.at < this.#text.length && this.#text[this.at] !== ")"; this.at++) {
      let character = this.#text[this.at] ?? "";
      if (character === "\\") {
        character = this.#text[++this.at] ?? "";
        if (character === "n") character = "\n";
        else if (character === "r") character = "\r";
      }
      text += character;
    }
    this.at++;
    return text;
  }
}
