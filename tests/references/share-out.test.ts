import { describe, expect, it } from "vitest";
import type { ListRequest, ReferencesRequest } from "../../src/references/exchange.ts";
import { formatLists } from "../../src/references/format-lists.ts";
import { join, shareOut } from "../../src/references/share-out.ts";

const article = (n: number) => ({
  kind: "csl" as const,
  item: {
    type: "article-journal",
    title: `On the number ${n}`,
    author: [{ family: "Euler", given: "L." }],
    issued: 1740 + (n % 40),
  },
});

/** Lists of four references, the last of them a key that nobody knows. */
const list = (n: number): ListRequest => ({
  references: [article(4 * n), article(4 * n + 1), article(4 * n + 2), { kind: "key", key: `unknown-${n}` }],
  citations: [],
});

const requestOf = (lists: number): ReferencesRequest => ({
  folder: ".",
  style: "vancouver",
  language: "en",
  bibliography: [],
  lock: null,
  lists: Array.from({ length: lists }, (_, n) => list(n)),
});

describe("a request for many references", () => {
  it("is shared out in two halves that together give the response to the whole", async () => {
    const request = requestOf(90);
    const shares = shareOut(request);
    expect(shares.map((share) => share.lists.length)).toEqual([45, 45]);
    expect(join(await Promise.all(shares.map(formatLists)))).toEqual(await formatLists(request));
  });

  it("stays whole when it is small", () => {
    const request = requestOf(10);
    expect(shareOut(request)).toEqual([request]);
  });
});
