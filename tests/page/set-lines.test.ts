// What is reported about lines that are only tried.
import { describe, expect, it } from "vitest";
import type { Piece } from "../../src/compose/block.ts";
import { LineCache } from "../../src/page/galley/set-lines.ts";
import { openShop, paragraph, tag, text, textStyle } from "../paragraph/set.ts";

const folio: Piece = { kind: "page-number", destination: "a", style: textStyle, tag: null, link: null, span: null };

describe.each([
  ["without a page number", []],
  ["with a page number", [text(" "), folio]],
])("a paragraph %s", (_, more) => {
  it("is reported when it is printed, and not in a trial", () => {
    const { typesetter, diagnostics } = openShop();
    const cache = new LineCache(typesetter, tag, "en");
    const wide = paragraph([text("Zyxowvutsrqponm"), ...more], { align: "left", hyphenate: false });
    expect(cache.trial(wide, 40).length).toBeGreaterThan(1);
    expect(cache.trial(wide, 30).length).toBeGreaterThan(1);
    expect(diagnostics.sorted()).toEqual([]);
    cache.lines(wide, 30);
    cache.lines(wide, 30);
    expect(diagnostics.sorted().map(({ code }) => code)).toEqual(["broken-word"]);
  });
});
