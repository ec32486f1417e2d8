// Words for outlines, metadata and tables.
import { expect, it } from "vitest";
import { parseInline } from "../../src/input/markdown/parse-markdown.ts";
import { plainText } from "../../src/model/text.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { scalarText } from "../support/markdown-text.ts";

it.each([
  ["Women @Work", "Women @Work"],
  ["A claim [@lee1900]", "A claim "],
  ["*Dust* at 5 @ 300K", "Dust at 5 @ 300K"],
])("%s", (written, words) => {
  const context = { diagnostics: new Diagnostics(), headingDepth: 2 as const, picture: (path: string) => path };
  expect(plainText(parseInline(scalarText(written), context))).toBe(words);
});
