import { expect, it } from "vitest";
import type { Backdrop, Block } from "../../src/compose/block.ts";
import { halfOpener, pageOpener } from "../../src/compose/openers.ts";
import { createSetting } from "../../src/compose/setting.ts";
import { headingTag } from "../../src/compose/structure.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { sampleAssets, sampleBook, text } from "./sample-book.ts";
import { flat } from "./walk.ts";

function opened(half: boolean) {
  const style = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!style) throw new Error("no style");
  const setting = createSetting(sampleBook(), style, sampleAssets());
  const parent = setting.root;
  const lines = [{ time: "9:00", title: [text("On tides")], destination: null, language: "en" }];
  const title = { title: [text("Tides")], titleTag: headingTag(3, parent), parent };
  const opener = { eyebrow: "9:00", ...title, info: "Chair", lines, colour: [0.1, 0.2, 0.5] as const, code: () => [] };
  const blocks: readonly Block[] = half ? halfOpener(opener, setting) : pageOpener(opener, setting);
  const field = flat(blocks).find((block): block is Backdrop => block.kind === "backdrop")?.items[0];
  const inks = flat(blocks).flatMap((block) => (block.kind === "paragraph" ? [block.style.text.colour] : []));
  return { blocks, field, inks, page: style.page };
}

it("a page in colour has legible type and its lines, and ends", () => {
  const { blocks, field, inks, page } = opened(false);
  expect(field).toMatchObject({ kind: "field", height: page.height });
  expect(inks).toHaveLength(4);
  expect(new Set(inks.map(String))).toEqual(new Set(["1,1,1"]));
  expect(blocks.at(-1)).toMatchObject({ kind: "break" });
});

it("half a page in colour is followed by the text below it", () => {
  const { blocks, field, page } = opened(true);
  expect(field?.height).toBeLessThan(page.height / 2);
  const group = blocks.find((block) => block.kind === "group");
  // The type ends above the edge of the field, and the text begins below it.
  const space = blocks.at(-1);
  const type = group?.kind === "group" ? (group.height ?? 0) + page.margins.top : 0;
  expect(type).toBeLessThan(field?.height ?? 0);
  expect(type + (space?.kind === "space" ? space.height : 0)).toBeGreaterThan(field?.height ?? 0);
});
