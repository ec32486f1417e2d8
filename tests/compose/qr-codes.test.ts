import { describe, expect, it } from "vitest";
import type { FigureBlock } from "../../src/compose/block.ts";
import { compose } from "../../src/compose/compose.ts";
import type { Codes } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { abstract, sampleAssets, sampleBook, somewhere } from "./sample-book.ts";
import { flat } from "./walk.ts";

function printed(codes: Codes, id = "tides") {
  const style = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!style) throw new Error("no style");
  const book = sampleBook({
    ...{ abstracts: [abstract(id)], days: [], codes },
    parts: [{ kind: "abstracts", group: "none", sort: "programme", order: [], span: null }],
  });
  const composition = compose(book, style, sampleAssets());
  const figures = flat(composition.blocks).filter((block): block is FigureBlock => block.kind === "figure");
  return { composition, figures, pictures: figures.flatMap(({ pictures }) => pictures) };
}

describe("a QR code of an abstract", () => {
  it("leads to the book's address with its id, and has alternative text", () => {
    const [code] = printed({ abstracts: { url: "https://example.org/a/{id}?n={nobody}", span: somewhere() } }).pictures;
    expect(code?.link?.target).toEqual({ kind: "uri", uri: "https://example.org/a/tides?n={nobody}" });
    expect(code?.tag).toMatchObject({ role: "Figure", alt: "QR: https://example.org/a/tides?n={nobody}" });
    const [address] = code?.beside ?? [];
    expect(address?.pieces.map((piece) => piece.kind === "text" && piece.text)).toEqual([
      "example.org/a/tides?n={nobody}",
    ]);
  });

  it("ends it, and is not alone at the head of a page", () => {
    const { figures } = printed({ abstracts: { url: "https://example.org/a/{id}", span: somewhere() } });
    expect(figures.at(-1)).toMatchObject({ isTail: true, keepWithNext: false });
  });

  it("is left out, and recorded, if the address is too long to be scanned from paper", () => {
    const url = `https://example.org/${"x".repeat(200)}/{id}`;
    const { composition, pictures } = printed({ abstracts: { url, span: somewhere() } });
    expect(pictures).toEqual([]);
    expect([...(composition.longCodes?.values() ?? [])]).toMatchObject([{ url: url.replace("{id}", "tides") }]);
  });

  it("exists only if the book gives an address", () => {
    expect(printed({}).pictures).toEqual([]);
  });
});
