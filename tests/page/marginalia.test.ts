import { describe, expect, it } from "vitest";
import type { Backdrop } from "../../src/compose/block.ts";
import type { Marginalia, Style } from "../../src/template/style.ts";
import { black, breakTo, lineItems, lines, marginsOf, mark, paginated } from "./blocks.ts";

const row = (left: Marginalia["left"], center: Marginalia["center"], right: Marginalia["right"]) => ({
  left,
  center,
  right,
});
const rule = { thickness: 0.5, colour: black, gap: 2 };

function margins(verso: Marginalia, recto: Marginalia = verso): Partial<Style> {
  const foot = row("none", "folio", "none");
  return { head: { verso, recto, rule }, foot: { verso: foot, recto: foot, rule: null } };
}

describe("running heads", () => {
  it("differ on verso and recto, and the folio counts from the first page", () => {
    const look = margins(row("none", "none", "kind"), row("title", "none", "none"));
    const { document } = paginated([lines("a", 40)], look);
    expect(document.pages.map(marginsOf)).toEqual([
      ["The book", "1"],
      ["Abstracts", "2"],
    ]);
    expect(document.pages.map(({ folio }) => folio)).toEqual(["1", "2"]);
  });

  it("are at their baseline, with a rule below, as artifacts", () => {
    const { document } = paginated([lines("a", 1)], margins(row("title", "none", "none")));
    expect(lineItems(document.pages[0])).toContainEqual({ text: "The book", x: 10, baseline: 12, artifact: "header" });
    const bar = document.pages[0]?.items.find(({ kind }) => kind === "rule");
    expect(bar).toMatchObject({ y: 16, width: 100, artifact: "header" });
  });

  it("are left out on openings, which keep their folio, and on empty versos", () => {
    const look = margins(row("title", "none", "none"));
    const { document } = paginated([lines("a", 1), breakTo("recto", true), lines("b", 21)], look);
    expect(document.pages.map(marginsOf)).toEqual([["The book", "1"], [], ["3"], ["The book", "4"]]);
  });

  it("are left out with the folio on a bare page, whose backdrop comes first", () => {
    const field = { kind: "field", x: 0, y: 0, width: 140, height: 100, colour: black } as const;
    const backdrop: Backdrop = { kind: "backdrop", items: [field], bare: true };
    const look = margins(row("title", "none", "none"));
    const { document } = paginated([backdrop, lines("a", 1), breakTo("page"), lines("b", 1)], look);
    expect(document.pages.map(marginsOf)).toEqual([[], ["The book", "2"]]);
    expect(document.pages[0]?.items[0]).toEqual({ ...field, artifact: "background" });
  });

  it("name the chapter in force, and the first session on the page or the one in force", () => {
    const blocks = [
      ...[mark("chapter", "One"), mark("session", "A"), lines("a", 25)],
      ...[mark("session", "B"), lines("b", 5), mark("session", "C"), lines("c", 30)],
      ...[mark("chapter", "Two"), mark("session", null), lines("d", 20)],
    ];
    const { document } = paginated(blocks, margins(row("chapter", "none", "session")));
    expect(document.pages.map((page) => marginsOf(page).slice(0, -1))).toEqual([
      ["One", "A"],
      ["One", "B"],
      ["One", "C"],
      ["Two"],
    ]);
  });

  it("name the first and the last presenter on the page, like a dictionary", () => {
    const person = (name: string, count: number) => [
      mark("first-presenter", name),
      mark("last-presenter", name),
      lines(name, count),
    ];
    const blocks = [...person("A", 10), ...person("B", 6), ...person("C", 26), ...person("D", 4)];
    const { document } = paginated(blocks, margins(row("first-presenter", "none", "last-presenter")));
    expect(document.pages.map((page) => marginsOf(page).slice(0, 2))).toEqual(
      [
        ["A", "C"],
        ["C", "C"],
        ["D", "D"],
      ].slice(0, document.pages.length),
    );
  });

  it("are cut if they would run into the folio", () => {
    const look = margins(row("session", "none", "folio"));
    const { document } = paginated([mark("session", "A session about very many things"), lines("a", 1)], look);
    const [head, folio] = lineItems(document.pages[0], (artifact) => artifact === "header");
    expect(head?.text).toBe("A session about…");
    expect(folio?.text).toBe("1");
  });
});
