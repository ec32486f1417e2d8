// XML, read by htmlparser2 into elements that know their places. Document types are skipped, so no entity is ever
// expanded or fetched; elements left open by an early end are closed, and that is reported, as is what nests too deep.
import { Parser } from "htmlparser2";
import type { Source, Span } from "../../source/source.ts";
import { shortenRuns } from "./shorten-runs.ts";

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
  readonly start: number;
  /** Whether the file ended before the element did. */
  readonly cut: boolean;
}

export interface XmlFile {
  readonly root: XmlNode | null;
  readonly isCut: boolean;
  /** Whether it was read only up to a place with more levels than `mostLevels`. */
  readonly isDeep: boolean;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
  readonly start: number;
  cut: boolean;
}

const deepest = 200;
/** Levels of elements: for each that opens, the parser moves all that are open. */
export const mostLevels = 1_000;
const most = 5_000_000;

export function readXml(text: string): XmlFile {
  return readMarkup(text, { xmlMode: true, decodeEntities: true });
}

/** The same for an HTML page, whose tags need not be closed. */
export function readPage(text: string): XmlNode | null {
  return readMarkup(`<page>${text}</page>`, { decodeEntities: true }).root;
}

function readMarkup(text: string, options: ConstructorParameters<typeof Parser>[1]): XmlFile {
  const stack: Open[] = [];
  let root: XmlNode | null = null;
  let isCut = false;
  let isEnd = false;
  let isDeep = false;
  let count = 0;
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++count > most || stack.length >= mostLevels) {
          isDeep = true;
          parser.pause();
          return;
        }
        const open: Open = { name, attributes, children: [], start: parser.startIndex, cut: false };
        const parent = stack.at(-1);
        if (stack.length < deepest) parent?.children.push(open);
        if (!parent && !root) root = open;
        stack.push(open);
      },
      ontext: (characters) => {
        stack.at(-1)?.children.push(shortenRuns(characters));
      },
      onclosetag: () => {
        const closed = stack.pop();
        if (closed && isEnd) {
          closed.cut = true;
          isCut = true;
        }
      },
    },
    options,
  );
  parser.write(text);
  isEnd = true;
  parser.end();
  return { root, isCut, isDeep };
}

export function elementsOf(of: XmlNode, name?: string): readonly XmlNode[] {
  return of.children.filter(
    (child): child is XmlNode => typeof child !== "string" && (name === undefined || local(child.name) === name),
  );
}

export function elementOf(of: XmlNode | null | undefined, ...path: readonly string[]): XmlNode | null {
  let found: XmlNode | null = of ?? null;
  for (const name of path) found = found ? (elementsOf(found, name)[0] ?? null) : null;
  return found;
}

/** Every element with a name, at any depth. */
export function descendantsOf(of: XmlNode, name: string): readonly XmlNode[] {
  const found: XmlNode[] = [];
  const visit = (element: XmlNode) => {
    for (const child of elementsOf(element)) {
      if (local(child.name) === name) found.push(child);
      visit(child);
    }
  };
  visit(of);
  return found;
}

/** The characters of an element and of the elements inside it. */
export function textOf(of: XmlNode | null): string {
  if (!of) return "";
  return of.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

/** A name without its prefix. */
export function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

export function xmlSpan(source: Source, of: XmlNode): Span {
  return { source, start: of.start, end: of.start + of.name.length + 1 };
}
