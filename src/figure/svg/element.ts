// Elements of an SVG file under the names that SVG has for them, whatever prefixes its program wrote.
import { parseXml, type XmlElement } from "../../source/xml.ts";

/** Without the `svg:` prefix; elements of other vocabularies keep theirs (`inkscape:path-effect`). */
export type Element = XmlElement;

export function parseSvg(text: string): Element {
  return parseXml(text, {
    element: (written) => (written.startsWith("svg:") ? written.slice(4) : written),
    attribute: (written) => (written === "xlink:href" ? "href" : written),
  });
}

export function isElement(node: Element | string): node is Element {
  return typeof node !== "string";
}

/** The characters in an element, of its descendants too. */
export function textOf(element: Element): string {
  return element.children.map((child) => (isElement(child) ? textOf(child) : child)).join("");
}
