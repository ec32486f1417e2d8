// XML held to the content models of its standard: for each element the children that it may have, in their order, and the attributes that it
// must. A model is an expression over the names of the children, each followed by a blank; null: text, with the marks that are named.
import { expect } from "vitest";
import { parseXml, type XmlElement } from "../../../src/source/xml.ts";

export interface Shape {
  readonly children: RegExp | null;
  readonly attributes?: Readonly<Record<string, RegExp>>;
  /** What the text must look like. */
  readonly text?: RegExp;
}

export const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== "string");

export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");

/** Elements that are not named are taken as they are. */
export function holdToShapes(text: string, root: string, shapes: Readonly<Record<string, Shape>>): XmlElement {
  expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true);
  const element = parseXml(text);
  expect(element.name).toBe(root);
  hold(element, shapes);
  holdToNamespaces(element, new Set(["xml", "xmlns"]));
  return element;
}

/** Namespaces in XML 1.0 §5: a prefix is declared where it is used, or above. */
function holdToNamespaces({ name, attributes, children }: XmlElement, above: ReadonlySet<string>): void {
  const own = [...attributes.keys()].flatMap((key) => (key.startsWith("xmlns:") ? [key.slice(6)] : []));
  const known = new Set([...above, ...own]);
  for (const used of [name, ...attributes.keys()])
    if (used.includes(":") && !known.has(used.split(":")[0] ?? "")) throw new Error(`${used} has no namespace`);
  for (const child of children) if (typeof child !== "string") holdToNamespaces(child, known);
}

function hold(element: XmlElement, shapes: Readonly<Record<string, Shape>>): void {
  const shape = shapes[element.name];
  if (shape) {
    const names = childrenOf(element).map(({ name }) => `${name} `);
    if (shape.children) expect(names.join(""), element.name).toMatch(shape.children);
    for (const [name, pattern] of Object.entries(shape.attributes ?? {}))
      expect(element.attributes.get(name) ?? "", `${element.name}/@${name}`).toMatch(pattern);
    if (shape.text) expect(textOf(element), element.name).toMatch(shape.text);
  }
  for (const child of childrenOf(element)) hold(child, shapes);
}
