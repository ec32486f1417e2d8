// Drawings of pages kept from one document to the next: the bytes of the file are the same as without them, in whatever
// order pages come, since names of fonts and codes of glyphs depend on the pages before.
import { describe, expect, it, vi } from "vitest";
import type { Tag } from "../../src/compose/block.ts";
import type { Document, Page } from "../../src/page/document.ts";
import { KeptDrawings } from "../../src/pdf/kept-drawings.ts";
import { KeptStreams } from "../../src/pdf/kept-streams.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { arabic, document, italic, page, placed, regular, root, shape, tag, word, words } from "./small-document.ts";

function saying(text: string, face = regular, role: Tag["role"] = "P"): Page {
  const paragraph = tag(role, root);
  return page([placed([...words(face, text, paragraph)], 50, 60), placed([], 50, 80)]);
}

/** Two kinds of space that a font draws with the same glyph. */
function measured(space: string): Page {
  const run = { ...shape(regular, "3\u2009000"), text: `3${space}000` };
  return page([placed([word(run, 0, tag("P", root))], 50, 60)]);
}

const hyphenated = tag("P", root);
const tall = { ...saying("An ornament of a page that is drawn after the words"), height: 900 };

/** Their words share some letters and not others, in more than one font; some letters stand for two characters. */
const pages: readonly Page[] = [
  saying("Quartz grows slowly in the vein, and nobody is in a hurry"),
  saying("Jackdaws love my big sphinx of quartz, said the zoologist"),
  saying("in the vein, and slowly, and nobody grows in a hurry again"),
  saying("in italics at first, then", italic),
  page([
    placed(
      [...words(regular, "Both faces", hyphenated), ...words(italic, "on one line", hyphenated, { x: 90 })],
      50,
      60,
    ),
    placed([word(shape(regular, "divi-"), 0, hyphenated, { hyphen: true })], 50, 90),
    placed([word(shape(regular, "divi-ded"), 0, hyphenated)], 50, 110),
  ]),
  measured("\u2009"),
  measured("\u202F"),
  saying("7.", regular, "Lbl"),
  saying("نص عربي قصير في سطر واحد من الصفحة", arabic),
  tall,
];

/** Pages in all kinds of orders, with some left out: a multiplicative walk, the same each time. */
function orders(count: number): readonly (readonly Page[])[] {
  let state = 17;
  const next = (below: number) => {
    state = (state * 48271) % 0x7fffffff;
    return state % below;
  };
  return Array.from({ length: count }, () => {
    const left = pages.filter(() => next(4) > 0);
    return left.map((_, at) => {
      const from = at + next(left.length - at);
      const page = left[from] as Page;
      left[from] = left[at] as Page;
      return page;
    });
  });
}

const documentOf = (some: readonly Page[]): Document => ({ ...document([]), pages: some });

describe("kept drawings", () => {
  it("give the bytes that a document has without them, whatever was written before", async () => {
    const kept = { streams: new KeptStreams(), drawings: new KeptDrawings() };
    for (const some of orders(40)) {
      const book = documentOf(some);
      expect(Buffer.from(await writePdf(book, { kept })).equals(Buffer.from(await writePdf(book)))).toBe(true);
    }
  });

  it("are found if the pages before are the same, and if others before them use the same letters", async () => {
    const kept = { streams: new KeptStreams(), drawings: new KeptDrawings() };
    const find = vi.spyOn(kept.drawings, "find");
    const [first, second, third] = pages as [Page, Page, Page];
    const found = async (...some: readonly Page[]) => {
      find.mockClear();
      await writePdf(documentOf(some), { kept });
      return find.mock.results.map(({ value }) => value !== null);
    };
    expect(await found(first, third)).toEqual([false, false]);
    expect(await found(first, third)).toEqual([true, true]);
    expect(await found(first, second, third)).toEqual([true, false, true]);
    // Its letters come first now, and have other codes.
    expect(await found(third, first)).toEqual([false, false]);
  });
});
