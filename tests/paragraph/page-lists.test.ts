import { describe, expect, it } from "vitest";
import type { PageListEntry, Paragraph, Piece } from "../../src/compose/block.ts";
import { withPageLists } from "../../src/paragraph/page-lists.ts";
import { body, tag, textStyle } from "./set.ts";

/** Entries as `name`, `name!` (of rank 1) or `name!!` (of rank 2). */
function listOf(names: readonly string[]): Paragraph {
  const entries = names.map((name): PageListEntry => {
    const destination = name.replaceAll("!", "");
    const link = { target: { kind: "destination" as const, name: destination }, title: "" };
    return { destination, style: textStyle, rank: name.length - destination.length, link, tag: tag };
  });
  const base = { link: null, tag: null, span: null, style: textStyle, language: "en" };
  const list: Piece = { ...base, kind: "page-list", entries, comma: ", " };
  return { kind: "paragraph", style: body, pieces: [list], label: null, direction: "ltr", tag: tag, span: null };
}

function printed(names: readonly string[], folios: Readonly<Record<string, number>>): string {
  const folio = (destination: string) => (destination in folios ? String(folios[destination]) : null);
  const { pieces } = withPageLists(listOf(names), folio);
  return pieces
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      return piece.kind === "page-number" ? `${folio(piece.destination) ?? "?"}@${piece.destination}` : piece.kind;
    })
    .join("");
}

describe("a page list", () => {
  it("is in the order of the pages, whatever order its entries have", () => {
    expect(printed(["a", "b", "c"], { a: 30, b: 4, c: 12 })).toBe("4@b, 12@c, 30@a");
  });

  it("prints a page once, with its highest-ranking entry, otherwise the first", () => {
    expect(printed(["a", "b!!", "c!"], { a: 7, b: 7, c: 7 })).toBe("7@b");
    expect(printed(["a", "b"], { a: 7, b: 7 })).toBe("7@a");
  });

  it("joins three consecutive plain pages into a range, but not two, and no highlighted ones", () => {
    expect(printed(["a", "b", "c", "d"], { a: 12, b: 13, c: 14, d: 16 })).toBe("12@a–14@c, 16@d");
    expect(printed(["a", "b"], { a: 12, b: 13 })).toBe("12@a, 13@b");
    expect(printed(["a", "b!", "c"], { a: 12, b: 13, c: 14 })).toBe("12@a, 13@b, 14@c");
  });

  it("keeps a place for every entry whose page is not known yet", () => {
    expect(printed(["a", "b"], {})).toBe("?@a, ?@b");
  });

  it("links each number to its own place", () => {
    const { pieces } = withPageLists(listOf(["a", "b"]), (name) => (name === "a" ? "2" : "5"));
    const targets = pieces.flatMap(({ link }) => (link?.target.kind === "destination" ? [link.target.name] : []));
    expect(targets).toEqual(["a", "b"]);
  });

  it("agrees with a count by hand over many pages", () => {
    const pages = Array.from({ length: 300 }, (_, index) => ((index * 7919) % 211) + 1);
    const names = pages.map((_, index) => `d${index}`);
    const folios = Object.fromEntries(pages.map((page, index) => [`d${index}`, page]));
    const found = printed(names, folios).replace(/@d\d+/g, "");
    const all = found.split(", ").flatMap((run) => {
      const [from = 0, to = from] = run.split("–").map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
    expect(all).toEqual([...new Set(pages)].sort((a, b) => a - b));
  });
});
