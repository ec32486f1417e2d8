import { expect, it } from "vitest";
import type { Block, Paragraph } from "../../src/compose/block.ts";
import { paginate } from "../../src/page/paginate.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
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

/** The least of three times, in milliseconds; the paragraphs are set beforehand. */
function timeFor(blocks: readonly Block[]): number {
  const typesetter = fakeTypesetter();
  const set = new Map<Block, ReturnType<typeof typesetter.setParagraph>>();
  for (const block of blocks.flatMap((each) => (each.kind === "group" ? each.children : [each]))) {
    if (block.kind !== "paragraph") continue;
    const lines = typesetter.setParagraph(block, 100, () => null);
    set.set(block, lines);
  }
  const ready = { ...typesetter, setParagraph: (block: Paragraph) => set.get(block) ?? [] };
  const times = Array.from({ length: 3 }, () => {
    const begin = performance.now();
    paginate(composition(blocks), style, ready, new Diagnostics());
    return performance.now() - begin;
  });
  return Math.min(...times);
}

it("takes time in proportion to the book: eight times the lines, not sixty-four times the time", () => {
  timeFor(book(125));
  const short = timeFor(book(125));
  const long = timeFor(book(1000));
  if (process.env.TIMES) console.log(`40,000 lines in ${long.toFixed(0)} ms`);
  expect(long / short).toBeLessThan(24);
});

it.each([
  ["in one column", 1],
  ["in two columns", 2],
])("takes as little for one endless paragraph %s, kept together if that were possible", (_, columns) => {
  const endless = (count: number) => [group([lines("text", count)], { columns, keepTogether: true })];
  const short = timeFor(endless(4_000));
  const long = timeFor(endless(32_000));
  expect(long / short).toBeLessThan(24);
});
