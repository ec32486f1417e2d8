// A tagged PDF as a screen reader reads it: the structure tree with the text of each element, by ToUnicode and ActualText.
import {
  dictOf,
  isDict,
  isRef,
  isString,
  listOf,
  operationsOf,
  type PdfDict,
  type PdfObjects,
  type PdfPage,
  type PdfValue,
  pagesOf,
  textOf,
  utf16,
} from "./pdf-objects.ts";

/** The text of one marked-content sequence. */
export interface Words {
  readonly text: string;
  /** Number of the page, from 0, and of the sequence on it. */
  readonly page: number;
  readonly id: number;
}

/** An annotation that belongs to an element. */
export interface Annotation {
  readonly annotation: number;
  /** The object number of the page that the reference names. */
  readonly pageRef: number;
}

export interface Element {
  readonly ref: number;
  readonly role: string;
  readonly dict: PdfDict;
  readonly kids: readonly (Element | Words | Annotation)[];
}

export interface TaggedPdf {
  readonly root: Element;
  readonly pages: readonly PdfPage[];
  /** For each page the text of its marked-content sequences. */
  readonly said: readonly ReadonlyMap<number, string>[];
  /** Operators outside marked content, with their page from 1. */
  readonly outside: readonly string[];
  /** Glyphs without an entry in ToUnicode, with their page from 1. */
  readonly unread: readonly string[];
}

export function isElement(kid: Element | Words | Annotation): kid is Element {
  return "role" in kid;
}

export function isWords(kid: Element | Words | Annotation): kid is Words {
  return "text" in kid;
}

export function readTagged(objects: PdfObjects): TaggedPdf {
  const pages = pagesOf(objects);
  const pageIndex = new Map(pages.map((page, index) => [page.ref, index]));
  const reader = new PageReader(objects);
  const said = pages.map((page, index) => reader.read(page, index + 1));
  const rootDict = dictOf(objects, objects.catalog.get("StructTreeRoot"));
  const elementOf = (value: PdfValue, inherited: number | null): Element => {
    const dict = dictOf(objects, value);
    const page = dict.get("Pg");
    const own = isRef(page) ? page.ref : inherited;
    const words = (id: number, ref: number | null): Words => {
      const at = pageIndex.get(ref ?? -1) ?? -1;
      return { text: said[at]?.get(id) ?? "", page: at, id };
    };
    const kids = listOf(objects, dict.get("K")).map((kid): Element | Words | Annotation => {
      if (typeof kid === "number") return words(kid, own);
      const of = dictOf(objects, kid);
      const ref = of.get("Pg");
      if (of.get("Type") === "/MCR") return words(Number(of.get("MCID")), isRef(ref) ? ref.ref : own);
      const annotation = of.get("Obj");
      if (of.get("Type") === "/OBJR") {
        return { annotation: isRef(annotation) ? annotation.ref : -1, pageRef: isRef(ref) ? ref.ref : (own ?? -1) };
      }
      return elementOf(kid, own);
    });
    return { ref: isRef(value) ? value.ref : -1, role: String(dict.get("S")).slice(1), dict, kids };
  };
  const kids = listOf(objects, rootDict.get("K")).map((kid) => elementOf(kid, null));
  const root: Element = { ref: -1, role: "StructTreeRoot", dict: rootDict, kids };
  return { root, pages, said, outside: reader.outside, unread: reader.unread };
}

class PageReader {
  readonly #objects: PdfObjects;
  readonly #maps = new Map<number, ReadonlyMap<string, string>>();
  readonly outside: string[] = [];
  readonly unread: string[] = [];

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  read(page: PdfPage, number: number): ReadonlyMap<number, string> {
    const resources = dictOf(this.#objects, page.dict.get("Resources"));
    const fonts = dictOf(this.#objects, resources.get("Font"));
    const said = new Map<number, string>();
    const open: { readonly id: number | null; readonly actual: string | null }[] = [];
    let font: ReadonlyMap<string, string> = new Map();
    const say = (text: string): void => {
      const sequence = open.findLast(({ id }) => id !== null);
      if (sequence?.id == null || open.some(({ actual }) => actual !== null)) return;
      said.set(sequence.id, (said.get(sequence.id) ?? "") + text);
    };
    const show = (strings: readonly PdfValue[]): void => {
      const glyphs: string[] = [];
      for (const value of strings) {
        if (!isString(value)) continue;
        for (let i = 0; i + 1 < value.bytes.length; i += 2) {
          const code = value.bytes.slice(i, i + 2);
          const text = font.get(code);
          if (text === undefined) this.unread.push(`page ${number}: ${Buffer.from(code, "latin1").toString("hex")}`);
          glyphs.push(text ?? "\uFFFD");
        }
      }
      say(turned(glyphs));
    };
    for (const { operator, operands } of operationsOf(page.content)) {
      if (operator === "BDC" || operator === "BMC") {
        const properties = dictOf(this.#objects, operands[1]);
        const id = properties.get("MCID");
        const actual = textOf(properties.get("ActualText"));
        const sequence = { id: typeof id === "number" ? id : null, actual };
        if (sequence.id !== null) said.set(sequence.id, said.get(sequence.id) ?? "");
        if (actual !== null) {
          open.push({ ...sequence, actual: null });
          say(actual);
          open.pop();
        }
        open.push(sequence);
      } else if (operator === "EMC") open.pop();
      else if (open.length === 0) this.outside.push(`page ${number}: ${operator}`);
      if (operator === "Tf") font = this.#characterMap(fonts, String(operands[0]).slice(1));
      else if (operator === "Tj") show(operands);
      else if (operator === "TJ") show(listOf(this.#objects, operands[0]));
    }
    return said;
  }

  #characterMap(fonts: PdfDict, name: string): ReadonlyMap<string, string> {
    const unicode = dictOf(this.#objects, fonts.get(name)).get("ToUnicode");
    if (!isRef(unicode)) return new Map();
    const known = this.#maps.get(unicode.ref);
    if (known) return known;
    const map = new Map<string, string>();
    const body = this.#objects.streams.get(unicode.ref)?.body ?? "";
    for (const [, block = ""] of body.matchAll(/beginbfchar\n(.*?)endbfchar/gs)) {
      for (const [, code = "", text = ""] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]*)>/gi)) {
        const bytes = (hex: string): string => Buffer.from(hex, "hex").toString("latin1");
        map.set(bytes(code), utf16(bytes(text)));
      }
    }
    this.#maps.set(unicode.ref, map);
    return map;
  }
}

const rightToLeft = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Right-to-left words are in the file from left to right; readers reverse them, and so does this. */
function turned(glyphs: readonly string[]): string {
  const read: string[] = [];
  let at = 0;
  while (at < glyphs.length) {
    let end = at;
    while (end < glyphs.length && (rightToLeft.test(glyphs[end] ?? "") || (end > at && glyphs[end] === "\u2060")))
      end++;
    if (end > at) read.push(...glyphs.slice(at, end).reverse());
    else read.push(glyphs[at] ?? "");
    at = Math.max(end, at + 1);
  }
  return read.join("");
}

/** Inline elements; all others begin a new line. */
const inline = new Set(["Span", "Link", "Reference", "Formula", "Quote", "Code", "Note", "Lbl", "BibEntry"]);

/** An element as it is read aloud: a block on a line of its own, figures and formulas by their alternative text. */
export function heard(element: Element): string {
  return speak(element)
    .replace(/\u00AD/g, "")
    .replace(/[\u00A0\u2000-\u200A\u202F]/g, " ")
    .replace(/[\u200B\u2060]/g, "")
    .replace(/ *\n[ \n]*/g, "\n")
    .trim();
}

function speak(element: Element): string {
  const alt = textOf(element.dict.get("Alt"));
  const actual = textOf(element.dict.get("ActualText"));
  const inner =
    actual ??
    (alt !== null
      ? `${element.role === "Formula" ? "" : "\n"}${alt}${element.role === "Formula" ? "" : "\n"}`
      : element.kids.map((kid) => (isElement(kid) ? speak(kid) : isWords(kid) ? kid.text : "")).join(""));
  // Reference marks are read apart from the word that carries them.
  if (element.role === "Reference") return ` ${inner} `;
  return inline.has(element.role) ? inner : `\n${inner}\n`;
}

/** All elements, each before those inside it. */
export function* elementsIn(element: Element): Generator<Element> {
  yield element;
  for (const kid of element.kids) if (isElement(kid)) yield* elementsIn(kid);
}

/** The tree as an outline for people, one element a line. */
export function treeText(element: Element, indent = 0): string {
  const { role, dict, kids } = element;
  const notes = ["T", "Lang", "Alt", "ActualText"].flatMap((key) => {
    const text = textOf(dict.get(key));
    return text === null ? [] : [`${key}=“${text}”`];
  });
  const attributes = dict.get("A");
  if (isDict(attributes)) {
    for (const key of ["ListNumbering", "Scope", "ColSpan"]) {
      const value = attributes.get(key);
      if (value !== undefined) notes.push(`${key}=${String(value)}`);
    }
  }
  const head = `${"  ".repeat(indent)}${[role, ...notes].join(" ")}`;
  const lines = kids.map((kid) =>
    isElement(kid)
      ? treeText(kid, indent + 1)
      : isWords(kid)
        ? `${"  ".repeat(indent + 1)}“${kid.text.replace(/\u00AD/g, "~")}”`
        : `${"  ".repeat(indent + 1)}(link)`,
  );
  return [head, ...lines].join("\n");
}
