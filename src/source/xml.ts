// XML text → elements, for citation styles and SVG. The reader is strict and bounded, since both come from strangers;
// it accepts only entities for plain text, and reads no other file. (Imports use htmlparser2, for XML that others have
// cut or damaged.)
import { htmlCharacter } from "./html-characters.ts";
import { limits } from "./limits.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** The names that a vocabulary uses for those in the file: SVG has `href` for `xlink:href`. */
export interface XmlNames {
  element(written: string): string;
  attribute(written: string): string;
}

/** Thrown by `parseXml` for text that is not XML, or not XML that we accept. */
export class XmlFault extends Error {
  readonly offset: number;
  readonly hint: string | undefined;

  constructor(message: string, offset: number, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
/** The maximum text that the entities of a file may add to it: drawing programs declare a dozen addresses. */
const mostEntityText = 1_000_000;
const doctype =
  /<!DOCTYPE\s{1,20}[\w:.-]{1,60}(?:\s{1,20}(?:PUBLIC|SYSTEM)(?:\s{1,20}(?:"[^"]{0,500}"|'[^']{0,500}')){0,2})?\s{0,20}(>|\[)/y;
/** An entity that is text without tags and without other entities. */
const declaredText =
  /\s*<!ENTITY\s{1,20}([\p{L}_][\p{L}\p{N}_.-]{0,60})\s{1,20}(?:"([^"<&%]{0,2000})"|'([^'<&%]{0,2000})')\s{0,20}>/uy;
const declaredElsewise = /\s*<!(?:ELEMENT|ATTLIST|NOTATION)\b[^<>[\]]{0,2000}>/y;
const subsetEnd = /\s*\]\s{0,20}>/y;
const name = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;
const attribute = /\s+([\p{L}_:][\p{L}\p{N}_:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const tagEnd = /\s*(\/?)>/y;
const closing = /<\/([\p{L}_:][\p{L}\p{N}_:.-]*)\s*>/uy;
const asWritten: XmlNames = { element: (written) => written, attribute: (written) => written };

interface Open {
  readonly written: string;
  readonly children: (XmlElement | string)[];
}

export function parseXml(text: string, names: XmlNames = asWritten): XmlElement {
  return new XmlReader(text, names).read();
}

class XmlReader {
  readonly #text: string;
  readonly #names: XmlNames;
  #at = 0;
  #elements = 0;
  readonly #open: Open[] = [];
  #root: XmlElement | null = null;
  readonly #declared = new Map<string, string>();
  #expanded = 0;

  constructor(text: string, names: XmlNames) {
    this.#text = text;
    this.#names = names;
  }

  read(): XmlElement {
    if (this.#text.length > limits.xmlCharacters) {
      throw new XmlFault(`it has more than ${limits.xmlCharacters / 1e6} million characters`, 0);
    }
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf("<", this.#at);
      this.#characters(this.#text.slice(this.#at, next < 0 ? undefined : next));
      if (next < 0) break;
      this.#at = next;
      this.#markup();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed) throw new XmlFault(`“<${unclosed.written}>” is never closed`, this.#text.length);
    if (!this.#root) throw new XmlFault("it has no elements", 0);
    return this.#root;
  }

  #markup(): void {
    if (this.#text.startsWith("<!--", this.#at)) this.#skipPast("-->", "a comment");
    else if (this.#text.startsWith("<![CDATA[", this.#at)) this.#cdata();
    else if (this.#text.startsWith("<!DOCTYPE", this.#at)) this.#doctype();
    else if (this.#text.startsWith("<?", this.#at)) this.#skipPast("?>", "a processing instruction");
    else if (this.#text.startsWith("</", this.#at)) this.#close();
    else this.#openTag();
  }

  #openTag(): void {
    const start = this.#at;
    const written = this.#match(name, start + 1)?.[0];
    if (!written) throw new XmlFault("“<” does not begin a tag", start, "write &lt; for a < in the text");
    if (this.#root && this.#open.length === 0) throw new XmlFault("there is a second root element", start);
    if (++this.#elements > limits.xmlElements)
      throw new XmlFault(`it has more than ${limits.xmlElements.toLocaleString("en")} elements`, start);
    if (this.#open.length >= limits.xmlDepth) {
      throw new XmlFault(`it is nested deeper than ${limits.xmlDepth} levels`, start);
    }
    this.#at = start + 1 + written.length;
    const attributes = this.#attributes(written);
    const end = this.#match(tagEnd, this.#at);
    if (!end) throw new XmlFault(`the tag “<${written}” is not complete`, start);
    this.#at += end[0].length;
    const children: (XmlElement | string)[] = [];
    const element: XmlElement = { name: this.#names.element(written), attributes, children };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#root = element;
    if (end[1] !== "/") this.#open.push({ written, children });
  }

  #attributes(tag: string): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    const written = new Set<string>();
    for (;;) {
      const match = this.#match(attribute, this.#at);
      if (!match) return attributes;
      const key = match[1] ?? "";
      if (written.has(key)) throw new XmlFault(`“<${tag}>” has the attribute “${key}” twice`, this.#at);
      written.add(key);
      const name = this.#names.attribute(key);
      if (!attributes.has(name)) attributes.set(name, this.#decode(match[2] ?? match[3] ?? "", this.#at));
      this.#at += match[0].length;
    }
  }

  #close(): void {
    const match = this.#match(closing, this.#at);
    const element = this.#open.pop();
    if (!match || !element || match[1] !== element.written) {
      throw new XmlFault(`“</${match?.[1] ?? ""}>” does not close the element that is open`, this.#at);
    }
    this.#at += match[0].length;
  }

  #characters(raw: string): void {
    if (raw === "") return;
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(this.#decode(raw, this.#at));
    else if (raw.replace(/^\ufeff/, "").trim() !== "")
      throw new XmlFault("there is text outside the root element", this.#at);
  }

  #cdata(): void {
    const start = this.#at + "<![CDATA[".length;
    this.#skipPast("]]>", "CDATA");
    this.#open.at(-1)?.children.push(this.#text.slice(start, this.#at - 3));
  }

  /** A name and a public identifier are harmless, and so are names for plain text; nested entities could be bombs. */
  #doctype(): void {
    const match = this.#match(doctype, this.#at);
    const start = this.#at;
    if (match) this.#at += match[0].length;
    if (match?.[1] === "[" && this.#subset()) return;
    if (match?.[1] === ">") return;
    throw new XmlFault("its DOCTYPE declares entities, which are not allowed", start, "remove the declaration");
  }

  /** The declarations between the brackets of a DOCTYPE; false if one is more than a name for plain text. */
  #subset(): boolean {
    for (;;) {
      const end = this.#match(subsetEnd, this.#at);
      if (end) {
        this.#at += end[0].length;
        return true;
      }
      const text = this.#match(declaredText, this.#at);
      const match = text ?? this.#match(declaredElsewise, this.#at);
      if (!match) return false;
      this.#at += match[0].length;
      const [, key, double, single] = text ?? [];
      // The first declaration counts (XML 1.0 §4.2).
      if (key !== undefined && !this.#declared.has(key)) this.#declared.set(key, double ?? single ?? "");
    }
  }

  #entity(key: string): string | undefined {
    const found = entities[key] ?? this.#declared.get(key);
    if (found === undefined) return htmlCharacter(key);
    this.#expanded += found.length;
    if (this.#expanded > mostEntityText) throw new XmlFault("its entities contain too much text", this.#at);
    return found;
  }

  #skipPast(end: string, what: string): void {
    const found = this.#text.indexOf(end, this.#at);
    if (found < 0) throw new XmlFault(`${what} is never closed`, this.#at);
    this.#at = found + end.length;
  }

  #decode(raw: string, offset: number): string {
    if (!raw.includes("&")) return raw;
    return raw.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w+));?|&/g, (whole, decimal, hexadecimal, name) => {
      const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : null;
      const character =
        code === null ? this.#entity(name ?? "") : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
      if (character === undefined || !whole.endsWith(";")) {
        throw new XmlFault(`“${whole}” is not an XML character`, offset, "write &amp; for a & in the text");
      }
      return character;
    });
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#text);
  }
}
