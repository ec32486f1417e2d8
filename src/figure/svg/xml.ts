// XML text → elements. Strict where it matters and small: no entities beyond the five, nothing that reads elsewhere.

export interface Element {
  /** Without the `svg:` prefix; elements of other vocabularies keep theirs (`inkscape:path-effect`). */
  readonly name: string;
  /** `xlink:href` is `href`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

/** Thrown by `parseXml` for text that is not XML, or not the XML that we take. */
export class XmlFault extends Error {
  readonly offset: number;
  readonly hint: string | undefined;

  constructor(message: string, offset: number, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

const xmlLimits = { characters: 5_000_000, depth: 100, elements: 200_000 } as const;

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const name = /[A-Za-z_][\w.:-]*/y;
const attribute = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const closing = /<\/([A-Za-z_][\w.:-]*)\s*>/y;

interface Building {
  readonly name: string;
  readonly written: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

export function parseXml(text: string): Element {
  return new XmlReader(text).read();
}

class XmlReader {
  readonly #text: string;
  #at = 0;
  #elements = 0;
  readonly #open: Building[] = [];
  #root: Element | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Element {
    if (this.#text.length > xmlLimits.characters) {
      throw new XmlFault(`it has more than ${xmlLimits.characters / 1e6} million characters`, 0);
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
    if (!this.#root) throw new XmlFault("it has no element", 0);
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
    if (!written) throw new XmlFault("“<” begins no tag", start, "a printed < is &lt;");
    if (this.#root && this.#open.length === 0) throw new XmlFault("there is something after the end", start);
    if (++this.#elements > xmlLimits.elements) throw new XmlFault("it has too many elements", start);
    if (this.#open.length >= xmlLimits.depth) {
      throw new XmlFault(`it is nested deeper than ${xmlLimits.depth} levels`, start);
    }
    this.#at = start + 1 + written.length;
    const attributes = this.#attributes(written);
    const end = this.#match(tagEnd, this.#at);
    if (!end) throw new XmlFault(`the tag “<${written}>” is not well formed`, start);
    this.#at += end[0].length;
    const element: Building = { name: localName(written), written, attributes, children: [] };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#root = element;
    if (end[1] !== "/") this.#open.push(element);
  }

  #attributes(tag: string): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      const match = this.#match(attribute, this.#at);
      if (!match) return attributes;
      const name = match[1] === "xlink:href" ? "href" : (match[1] ?? "");
      if (attributes.has(name) && match[1] !== "xlink:href") {
        throw new XmlFault(`“<${tag}>” has “${name}” twice`, this.#at);
      }
      if (!attributes.has(name)) attributes.set(name, this.#decode(match[2] ?? match[3] ?? "", this.#at));
      this.#at += match[0].length;
    }
  }

  #close(): void {
    const match = this.#match(closing, this.#at);
    const element = this.#open.pop();
    if (!match || !element || match[1] !== element.written) {
      throw new XmlFault(`“</${match?.[1] ?? ""}>” closes nothing that is open`, this.#at);
    }
    this.#at += match[0].length;
  }

  #characters(raw: string): void {
    if (raw === "") return;
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(this.#decode(raw, this.#at));
    else if (raw.replace(/^\ufeff/, "").trim() !== "")
      throw new XmlFault("there is text outside of all tags", this.#at);
  }

  #cdata(): void {
    const start = this.#at + "<![CDATA[".length;
    this.#skipPast("]]>", "CDATA");
    this.#open.at(-1)?.children.push(this.#text.slice(start, this.#at - 3));
  }

  /** A name and a public identifier are harmless; declarations inside are what entity bombs are made of. */
  #doctype(): void {
    const declaration = /<!DOCTYPE\s+[\w:.-]+(?:\s+(?:PUBLIC|SYSTEM)(?:\s+(?:"[^"]*"|'[^']*')){0,2})?\s*(>|\[)/y;
    const match = this.#match(declaration, this.#at);
    if (match?.[1] !== ">") {
      throw new XmlFault("its DOCTYPE declares entities", this.#at, "save it again as plain SVG");
    }
    this.#at += match[0].length;
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
        code === null ? entities[name ?? ""] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
      if (character === undefined || !whole.endsWith(";")) {
        throw new XmlFault(`“${whole}” stands for nothing`, offset, "a printed & is &amp;");
      }
      return character;
    });
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#text);
  }
}

function localName(name: string): string {
  return name.startsWith("svg:") ? name.slice(4) : name;
}

export function isElement(node: Element | string): node is Element {
  return typeof node !== "string";
}

/** The characters in an element, of its descendants too. */
export function textOf(element: Element): string {
  return element.children.map((child) => (isElement(child) ? textOf(child) : child)).join("");
}
