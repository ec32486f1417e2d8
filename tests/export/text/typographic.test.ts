// Quotation marks, dashes and ties of exported text: those of the PDF.
import { describe, expect, it } from "vitest";
import { typographic } from "../../../src/export/text/typographic.ts";
import type { OwnQuotes } from "../../../src/language/smart.ts";
import { text } from "../../compose/sample-book.ts";

function printed(value: string, language: string, quotes: OwnQuotes | null = null): string {
  const node = text(value);
  return typographic([node], { language, citations: new Map(), quotes }).get(node) ?? value;
}

describe("exported text", () => {
  it("has the marks of its language", () => {
    expect(printed("\"Das 'kleine' Labor\"", "de")).toBe("„Das ‚kleine‘ Labor“");
  });

  it("has those of the template where it gives any", () => {
    const quotes = { double: ["»", "«"], single: ["›", "‹"] } as const;
    expect(printed("\"Das 'kleine' Labor\"", "de", quotes)).toBe("»Das ›kleine‹ Labor«");
    expect(printed("\"Das 'kleine' Labor\"", "de", { ...quotes, single: null })).toBe("»Das ‚kleine‘ Labor«");
  });
});
