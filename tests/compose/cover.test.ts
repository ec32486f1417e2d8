import { describe, expect, it } from "vitest";
import type { Backdrop, Composition } from "../../src/compose/block.ts";
import { compose } from "../../src/compose/compose.ts";
import type { Book } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { sampleAssets, sampleBook, somewhere, text } from "./sample-book.ts";
import { flat } from "./walk.ts";

/** A cover with an image of 600 by `height`. */
function cover(height: number, profile: string | null = null, more: Partial<Book> = {}): Composition {
  const style = readStyle(sampleBook(), "classic", new Diagnostics(), profile);
  if (!style) throw new Error("no style");
  const image = { path: "figures/cover.svg", span: somewhere() };
  const pictures = { sizeOf: () => null, get: () => ({ kind: "drawing" as const, width: 600, height, shapes: [] }) };
  const book = sampleBook({ cover: { image, logos: [] }, parts: [{ kind: "cover", span: null }], ...more });
  return compose(book, style, { ...sampleAssets(), pictures });
}

const a4 = { width: (210 * 72) / 25.4, height: (297 * 72) / 25.4 };

function footPicture({ blocks }: Composition) {
  const backdrop = blocks.find((block): block is Backdrop => block.kind === "backdrop");
  return backdrop?.items.find((item) => item.kind === "picture");
}

const inline = ({ blocks }: Composition) => flat(blocks).some((block) => block.kind === "figure");

describe("the image of the cover", () => {
  it("stands over the whole width at the foot of the page", () => {
    const found = footPicture(cover(360));
    expect(found).toMatchObject({ x: 0, width: a4.width });
    expect((found?.y ?? 0) + (found?.height ?? 0)).toBeCloseTo(a4.height);
  });

  it("reaches into the bleed where there is one", () => {
    const bleed = (3 * 72) / 25.4;
    const found = footPicture(cover(360, "print"));
    expect(found?.x).toBeCloseTo(-bleed);
    expect((found?.x ?? 0) + (found?.width ?? 0)).toBeCloseTo(a4.width + bleed);
    expect((found?.y ?? 0) + (found?.height ?? 0)).toBeCloseTo(a4.height + bleed);
  });

  it("stands in the type area when it is too tall for the foot, or the type needs the room", () => {
    expect(footPicture(cover(900))).toBeUndefined();
    expect(inline(cover(900))).toBe(true);
    const title = [text("The forty-seventh congress on the very long titles of scientific meetings ".repeat(2))];
    expect(footPicture(cover(400, null, { title }))).toBeUndefined();
  });
});

describe("the type of the cover", () => {
  it("is centred on the page, not on the type area, which the binding moves", () => {
    const title = flat(cover(360).blocks).find(
      (block) => block.kind === "paragraph" && block.style.name === "cover-title",
    );
    const style = readStyle(sampleBook(), "classic", new Diagnostics());
    if (title?.kind !== "paragraph" || !style) throw new Error("no title");
    const { inner, outer } = style.page.margins;
    const left = inner + title.style.leftIndent;
    const right = outer + title.style.rightIndent;
    expect(left).toBeCloseTo(right);
  });
});
