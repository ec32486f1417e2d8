// A small, strict reader of XML for CSL styles and locales: elements, attributes and text in the shape that citeproc's own
// reader gives. That one accepts anything (a truncated style formats half of a reference); this one says what is wrong.

export interface XmlElement {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (XmlElement | string)[];
}

export class XmlError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const nameStart = /[\p{L}_:]/u;
const name = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;
const attribute = /\s+([\p{L}_:][\p{L}\p{N}_:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const tagEnd = /\s*(\/?)>/y;
const closingTag = /<\/([\p{L}_:][\p{L}\p{N}_:.-]*)\s*>/uy;

/** Reads the root element. Comments, processing instructions and a document type without a subset are passed over. */
export function parseXml(text: string): XmlElement {
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  const fail = (message: string, offset = at): never => {
    throw new XmlError(message, offset);
  };
  while (at < text.length) {
    const parent = open[open.length - 1];
    const next = text.indexOf("<", at);
    const content = text.slice(at, next === -1 ? text.length : next);
    if (content.trim() !== "") {
      if (!parent) fail("there is text outside the root element");
      parent?.children.push(decode(content.replace(/\r\n?|\n/g, " "), at));
    }
    if (next === -1) break;
    at = next;
    const skipped = skip(text, at);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    if (text[at + 1] === "/") {
      closingTag.lastIndex = at;
      const closing = closingTag.exec(text);
      if (!closing) fail("a closing tag is not complete");
      const element = open.pop();
      if (element?.name !== closing?.[1]) fail(`“</${closing?.[1]}>” closes “<${element?.name ?? ""}>”`);
      if (element?.children.length === 0 && /^(term|single|multiple)$/.test(element.name)) element.children.push("");
      at = closingTag.lastIndex;
      continue;
    }
    if (!nameStart.test(text[at + 1] ?? "")) fail("“<” begins no tag");
    if (root && !parent) fail("there is a second root element");
    const { element, empty, end } = openingTag(text, at);
    if (parent) parent.children.push(element);
    else root = element;
    if (!empty) open.push(element);
    // citeproc tells a term that is empty from one that is missing by an empty string.
    else if (element.name === "term") element.children.push("");
    at = end;
  }
  const unclosed = open.pop();
  if (unclosed) fail(`“<${unclosed.name}>” is not closed`, text.length);
  return root ?? fail("there is no element in it", 0);
}

function skip(text: string, at: number): number | null {
  for (const [begin, end] of [
    ["<!--", "-->"],
    ["<?", "?>"],
    ["<!DOCTYPE", ">"],
  ] as const) {
    if (!text.startsWith(begin, at)) continue;
    const close = text.indexOf(end, at + begin.length);
    if (close === -1) throw new XmlError(`“${begin}” is not closed`, at);
    // An internal subset could define entities that grow without bound.
    if (begin === "<!DOCTYPE" && text.slice(at, close).includes("["))
      throw new XmlError("a document type with its own entities is not allowed", at);
    return close + end.length;
  }
  return null;
}

function openingTag(text: string, start: number): { element: XmlElement; empty: boolean; end: number } {
  name.lastIndex = start + 1;
  const element: XmlElement = { name: name.exec(text)?.[0] ?? "", attrs: {}, children: [] };
  let at = name.lastIndex;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (!found) break;
    const key = found[1] ?? "";
    if (Object.hasOwn(element.attrs, key))
      throw new XmlError(`the attribute “${key}” stands twice in “<${element.name}>”`, at);
    element.attrs[key] = decode(found[2] ?? found[3] ?? "", at);
    at = attribute.lastIndex;
  }
  tagEnd.lastIndex = at;
  const close = tagEnd.exec(text);
  if (!close) throw new XmlError(`the tag “<${element.name}” is not complete`, at);
  return { element, empty: close[1] === "/", end: tagEnd.lastIndex };
}

function decode(text: string, offset: number): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));|&/gi,
    (whole, hex?: string, decimal?: string, named?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : -1;
      if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      const character = named === undefined ? undefined : entities[named];
      if (character === undefined) throw new XmlError(`“${whole}” is no character of XML`, offset);
      return character;
    },
  );
}
