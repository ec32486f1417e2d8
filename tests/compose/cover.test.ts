import { describe, expect, it } from "vitest";
import type { Backdrop, Composition } from "../../src/compose/block.ts";
import { compose } from "../../src/compose/compose.ts";
import type { Book } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { sampleAssets, sampleBook, somewhere, text } from "./sample-book.ts";
import { flat } from "./walk.ts";

/** A cover without an image, of a template. */
function bare(own: Partial<Book["cover"]>, template = "classic", more: Partial<Book> = {}): Composition {
  const style = readStyle(sampleBook(), template, new Diagnostics(), null);
  if (!style) throw new Error("no style");
  const logo = { kind: "drawing" as const, width: 200, height: 100, shapes: [] };
  const pictures = { sizeOf: () => null, get: () => logo };
  const cover = { image: null, logos: [], ...own };
  return compose(sampleBook({ cover, parts: [{ kind: "cover", span: null }], ...more }), style, {
    ...sampleAssets(),
    pictures,
  });
}

function backdropOf({ blocks }: Composition): Backdrop["items"] {
  return blocks.find((block): block is Backdrop => block.kind === "backdrop")?.items ?? [];
}

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
  it("spans the whole width at the foot of the page", () => {
    const found = footPicture(cover(360));
    expect(found).toMatchObject({ x: 0, width: a4.width });
    expect((found?.y ?? 0) + (found?.height ?? 0)).toBeCloseTo(a4.height);
  });

  it("extends into the bleed if there is one", () => {
    const bleed = (3 * 72) / 25.4;
    const found = footPicture(cover(360, "print"));
    expect(found?.x).toBeCloseTo(-bleed);
    expect((found?.x ?? 0) + (found?.width ?? 0)).toBeCloseTo(a4.width + bleed);
    expect((found?.y ?? 0) + (found?.height ?? 0)).toBeCloseTo(a4.height + bleed);
  });

  it("is in the type area if it is too tall for the foot, or the type needs the space", () => {
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

describe("a design", () => {
  it("spans the foot of the page, on its own ground", () => {
    const found = footPicture(bare({ design: "contours" }));
    expect(found).toMatchObject({ x: 0, width: a4.width });
    expect((found?.y ?? 0) + (found?.height ?? 0)).toBeCloseTo(a4.height);
  });

  it("shrinks for a long title, and finally disappears", () => {
    const height = (title: string) =>
      footPicture(bare({ design: "waves" }, "classic", { title: [text(title)] }))?.height;
    const words = "The fourteenth symposium on everything that nobody has understood so far ";
    expect(height(words.repeat(2))).toBeLessThan(height("Tides") ?? 0);
    expect(height(words.repeat(12))).toBeUndefined();
  });

  it("covers the page under a panel with the type", () => {
    const found = bare({ design: "tiles", layout: "full" });
    expect(footPicture(found)?.height).toBeCloseTo(a4.height);
    const panels = flat(found.blocks).flatMap((block) =>
      block.kind === "paragraph" && block.style.name.startsWith("cover-") ? [block.panel] : [],
    );
    expect(new Set(panels).size).toBe(1);
    expect(panels[0]?.colour).toEqual([1, 1, 1]);
  });

  it("is left out if the book has an image", () => {
    expect(footPicture(bare({ design: "tiles", image: { path: "a.svg", span: somewhere() } }))?.picture).toMatchObject({
      width: 200,
    });
  });
});

describe("an image over the whole page", () => {
  const image = { path: "a.svg", span: somewhere() };

  it("has a scrim under the type, whose ink is then light", () => {
    const found = bare({ image, layout: "full", type: "foot" });
    expect(backdropOf(found).filter(({ kind }) => kind === "picture")).toHaveLength(2);
    const title = flat(found.blocks).find((block) => block.kind === "paragraph");
    expect(title?.kind === "paragraph" && title.style.text.colour).toEqual([1, 1, 1]);
  });

  it("has neither if the book wants none", () => {
    expect(backdropOf(bare({ image, layout: "full", ground: "none" }))).toHaveLength(1);
  });
});

describe("the logos of the cover", () => {
  const logos = ["a.svg", "b-c.svg"].map((path) => ({ path, span: somewhere() }));

  it("are in the type area on bare paper, with a description", () => {
    const found = bare({ logos });
    const row = flat(found.blocks).find((block) => block.kind === "figure");
    expect(row?.kind === "figure" && row.pictures.map(({ tag }) => tag?.alt)).toEqual(["a", "b c"]);
  });

  it("are on a light strip at the foot of a dark cover, as content", () => {
    const items = backdropOf(bare({ logos }, "modern"));
    const strip = items.findLastIndex(({ kind }) => kind === "field");
    expect(items[strip]).toMatchObject({ colour: [1, 1, 1] });
    expect(items.slice(strip + 1).map((item) => item.kind === "picture" && item.tag?.alt)).toEqual(["a", "b c"]);
  });
});
