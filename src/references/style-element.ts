// A citation style or locale as XML → elements in the shape that citeproc's own reader gives them. That reader accepts anything (a
// truncated style formats half of a reference); ours says what is wrong.
import { parseXml, type XmlElement } from "../source/xml.ts";

export interface StyleElement {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (StyleElement | string)[];
}

/** Throws an `XmlFault`. */
export function parseStyleXml(text: string): StyleElement {
  return styleElement(parseXml(text));
}

function styleElement({ name, attributes, children }: XmlElement): StyleElement {
  const made = children.flatMap((child): readonly (StyleElement | string)[] => {
    if (typeof child !== "string") return [styleElement(child)];
    return child.trim() === "" ? [] : [child.replace(/\r\n?|\n/g, " ")];
  });
  // citeproc uses an empty string to distinguish an empty term from a missing one.
  if (made.length === 0 && name === "term") made.push("");
  return { name, attrs: Object.fromEntries(attributes), children: made };
}
