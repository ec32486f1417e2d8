import { describe, expect, it } from "vitest";
import { parseXml, XmlFault } from "../../src/source/xml.ts";

const faultOf = (text: string): string => {
  try {
    parseXml(text);
  } catch (error) {
    if (error instanceof XmlFault) return `${error.offset} ${error.message}`;
  }
  return "none";
};

describe("XML", () => {
  it("is elements, attributes and text, with CDATA and the five entities", () => {
    expect(parseXml(`<?xml version="1.0"?><a x='1 &lt; 2'>b &#x63;<!-- no --><![CDATA[<d>]]><é/></a>`)).toEqual({
      name: "a",
      attributes: new Map([["x", "1 < 2"]]),
      children: ["b c", "<d>", { name: "é", attributes: new Map(), children: [] }],
    });
  });

  it("has the characters named by HTML and by the file itself", () => {
    const text =
      '<!DOCTYPE a [<!ELEMENT a ANY> <!ENTITY unit "kg">\n]><a b="&unit;">&beta;&Omega;&eacute;&hellip; &unit;</a>';
    expect(parseXml(text)).toEqual({ name: "a", attributes: new Map([["b", "kg"]]), children: ["βΩé… kg"] });
  });

  it("has the names of its vocabulary; the first one written counts", () => {
    const names = { element: (written: string) => written.toUpperCase(), attribute: () => "href" };
    expect(parseXml(`<a xlink:href="1" href="2"/>`, names)).toEqual({
      name: "A",
      attributes: new Map([["href", "1"]]),
      children: [],
    });
  });

  it.each([
    ["<a><b></a>", "6 “</a>” does not close the element that is open"],
    ["<a>", "3 “<a>” is never closed"],
    ["<a", "0 the tag “<a” is not complete"],
    ["<a/><b/>", "4 there is a second root element"],
    ["<a/>b", "4 there is text outside the root element"],
    ['<a b="1" b="2"/>', "8 “<a>” has the attribute “b” twice"],
    ["<a>&nbspx;</a>", "3 “&nbspx;” is not an XML character"],
    ["<a>&b</a>", "3 “&b” is not an XML character"],
    ["< a/>", "0 “<” does not begin a tag"],
    ["<a><!-- b</a>", "3 a comment is never closed"],
    ['<!DOCTYPE a [<!ENTITY b "c&b;">]><a/>', "0 its DOCTYPE declares entities, which are not allowed"],
    ["  ", "0 it has no elements"],
    [`${"<a>".repeat(101)}`, "300 it is nested deeper than 100 levels"],
  ])("%s is refused", (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});
