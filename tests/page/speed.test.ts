import { expect, it } from "vitest";
import { Diagnostics } from "../../src/diagnostic.ts";
import { paginate } from "../../src/page/paginate.ts";
import { anchor, composition, heading, lines, pageNumber, paragraph, style, words } from "./blocks.ts";
import { fakeTypesetter } from "./fake-typesetter.ts";

it("paginates forty thousand lines in a third of a second, page numbers settled", () => {
  const contents = Array.from({ length: 1000 }, (_, index) => paragraph([words("entry "), pageNumber(`t${index}`)]));
  const abstracts = Array.from({ length: 1000 }, (_, index) => [
    ...[anchor(`t${index}`, 1), lines("title", 2, heading), lines("by", 2, heading)],
    ...[3, 6, 5, 4, 12, 5].map((count) => lines("text", count, { spaceAfter: 3 })),
  ]);
  const book = composition([...contents, ...abstracts.flat()]);
  const typesetter = fakeTypesetter();
  const set = new Map<unknown, ReturnType<typeof typesetter.setParagraph>>();
  for (const block of book.blocks)
    if (block.kind === "paragraph")
      set.set(
        block,
        typesetter.setParagraph(block, 100, () => null),
      );
  const cached = { ...typesetter, setParagraph: (block: unknown) => set.get(block) ?? [] };
  paginate(book, style, cached, new Diagnostics());
  const begin = performance.now();
  const document = paginate(book, style, cached, new Diagnostics());
  const took = performance.now() - begin;
  if (process.env.TIMES) console.log(`${document.pages.length} pages in ${took.toFixed(0)} ms`);
  expect(document.pages.length).toBeGreaterThan(1800);
  expect(took).toBeLessThan(1000);
});
