import { expect, it } from "vitest";
import type { Block, Paragraph } from "../../src/compose/block.ts";
import { paginate } from "../../src/page/paginate.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { stepsOf } from "../support/effort.ts";
import { anchor, composition, group, heading, lines, pageNumber, paragraph, style, words } from "./blocks.ts";
import { fakeTypesetter } from "./fake-typesetter.ts";

function book(abstracts: number): readonly Block[] {
  const contents = Array.from({ length: abstracts }, (_, index) =>
    paragraph([words("entry "), pageNumber(`t${index}`)]),
  );
  const texts = Array.from({ length: abstracts }, (_, index) => [
    ...[anchor(`t${index}`, 1), lines("title", 2, heading), lines("by", 2, heading)],
    ...[3, 6, 5, 4, 12, 5].map((count) => lines("text", count, { spaceAfter: 3 })),
  ]);
  return [...contents, ...texts.flat()];
}

/** The paragraphs are set beforehand, so that only page breaking is counted. */
function stepsFor(blocks: readonly Block[]): Promise<number> {
  const typesetter = fakeTypesetter();
  const set = new Map<Block, ReturnType<typeof typesetter.setParagraph>>();
  for (const block of blocks.flatMap((each) => (each.kind === "group" ? each.children : [each]))) {
    if (block.kind !== "paragraph") continue;
    set.set(
      block,
      typesetter.setParagraph(block, 100, () => null),
    );
  }
  const ready = { ...typesetter, setParagraph: (block: Paragraph) => set.get(block) ?? [] };
  return stepsOf(() => paginate(composition(blocks), style, ready, new Diagnostics()));
}

it("takes steps in proportion to the book: four times the lines, not sixteen times the steps", async () => {
  const short = await stepsFor(book(50));
  const long = await stepsFor(book(200));
  expect(short).toBeGreaterThan(10_000);
  expect(long / short).toBeLessThan(5);
});

it.each([
  ["in one column", 1],
  ["in two columns", 2],
])("takes as few for one endless paragraph %s that should be kept together", async (_, columns) => {
  const endless = (count: number) => [group([lines("text", count)], { columns, keepTogether: true })];
  const short = await stepsFor(endless(1500));
  const long = await stepsFor(endless(6000));
  expect(long / short).toBeLessThan(5);
});
