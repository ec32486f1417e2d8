import { expect, it } from "vitest";
import type { Block, Paragraph } from "../../src/compose/block.ts";
import { Diagnostics } from "../../src/diagnostic.ts";
import { paginate } from "../../src/page/paginate.ts";
import { anchor, composition, heading, lines, pageNumber, paragraph, style, words } from "./blocks.ts";
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

/** The least of three times, in milliseconds; the paragraphs are set beforehand. */
function timeFor(abstracts: number): number {
  const blocks = book(abstracts);
  const typesetter = fakeTypesetter();
  const set = new Map<Block, ReturnType<typeof typesetter.setParagraph>>();
  for (const block of blocks)
    if (block.kind === "paragraph")
      set.set(
        block,
        typesetter.setParagraph(block, 100, () => null),
      );
  const ready = { ...typesetter, setParagraph: (block: Paragraph) => set.get(block) ?? [] };
  const times = Array.from({ length: 3 }, () => {
    const begin = performance.now();
    paginate(composition(blocks), style, ready, new Diagnostics());
    return performance.now() - begin;
  });
  return Math.min(...times);
}

it("takes time in proportion to the book: eight times the lines, not sixty-four times the time", () => {
  timeFor(125);
  const short = timeFor(125);
  const long = timeFor(1000);
  if (process.env.TIMES) console.log(`40,000 lines in ${long.toFixed(0)} ms`);
  expect(long / short).toBeLessThan(24);
});
