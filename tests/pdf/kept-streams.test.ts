// Streams kept from one document to the next: the bytes of the file are the same as without them.
import { describe, expect, it } from "vitest";
import { KeptDrawings } from "../../src/pdf/kept-drawings.ts";
import { KeptStreams } from "../../src/pdf/kept-streams.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { document, page, placed, regular, root, shape, tag, word } from "./small-document.ts";

const paragraph = tag("P", root);
const saying = (...texts: readonly string[]) =>
  document(texts.map((text) => page([placed([word(shape(regular, text.repeat(12)), 0, paragraph)], 50, 60)])));

describe("kept streams", () => {
  it("give the bytes that a document has without them, whatever was written before", async () => {
    const kept = { streams: new KeptStreams(), drawings: new KeptDrawings() };
    for (const book of [saying("one ", "two "), saying("one ", "two and a half "), saying("two ", "one ")])
      expect(await writePdf(book, { kept })).toEqual(await writePdf(book));
  });

  it("are the same object for the same bytes, until two documents have not used them", () => {
    const streams = new KeptStreams();
    const content = Buffer.from("0 0 Td ".repeat(40));
    const first = streams.deflated(content, 5);
    streams.turn();
    expect(streams.deflated(Buffer.from(content), 5)).toBe(first);
    streams.turn();
    streams.turn();
    expect(streams.deflated(content, 5)).not.toBe(first);
  });
});
