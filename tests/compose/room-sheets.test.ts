import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import type { Document } from "../../src/page/document.ts";
import { packageRoot } from "../../src/runtime/package-files.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";

/** The lines of each page, as words. */
function linesOf({ pages }: Document): readonly (readonly string[])[] {
  return pages.map(({ items }) =>
    items.flatMap((item) => {
      if (item.kind !== "line") return [];
      const words = item.line.items.map((part) =>
        part.kind === "glyphs" ? part.runs.map((run) => run.text).join(" ") + (part.space ? " " : "") : "",
      );
      return [words.join("").trim()];
    }),
  );
}

describe("the door sheets of the sample book", () => {
  let document: Document;
  beforeAll(async () => {
    const folder = join(packageRoot(), "data");
    const compiled = await compile({ folder, profiles: ["rooms"] }, new Diagnostics());
    const made = compiled?.prints[0]?.document;
    if (!made) throw new Error("no document");
    document = made;
  });

  it("exist for each room and day with a session, in the order of the rooms", () => {
    const heads = linesOf(document).map((lines) => lines.slice(1, 3).join(", "));
    expect(heads).toEqual([
      "Great Hall, Monday, 14 September",
      "Great Hall, Tuesday, 15 September",
      "Great Hall, Wednesday, 16 September",
      "Observatory Room, Monday, 14 September",
      "Observatory Room, Tuesday, 15 September",
      "Orangery, Monday, 14 September",
      "Orangery, Tuesday, 15 September",
    ]);
  });

  it("show what begins when, who speaks, and what was withdrawn", () => {
    const [monday = [], tuesday = []] = linesOf(document);
    const text = monday.join("\n");
    expect(text).toMatch(/Quanta\n10:30–12:00/);
    expect(text).toMatch(/Chair: Hendrik Antoon Lorentz/);
    expect(text).toMatch(/11:30\s*Planck’s law and the light quantum/);
    expect(text).toContain("Satyendra Nath Bose");
    expect(tuesday.join("\n")).toContain("Withdrawn");
  });

  it("name the meeting, and are filled by their type", () => {
    expect(linesOf(document).every(([first = ""]) => first === "Elysium Congress of Great Results")).toBe(true);
    for (const { items, height } of document.pages) {
      const lines = items.flatMap((item) => (item.kind === "line" ? [item] : []));
      const sizes = lines.flatMap(({ line }) =>
        line.items.flatMap((part) => (part.kind === "glyphs" ? [part.size] : [])),
      );
      const largest = sizes.some((size) => Math.abs(size - 24) < 0.01);
      const bottom = Math.max(...lines.map(({ baseline }) => baseline));
      expect(largest || bottom > height * 0.75).toBe(true);
    }
  });

  it("print no page number and no running head, because they hang alone", () => {
    expect(document.pages.flatMap(({ items }) => items).filter(({ artifact }) => artifact === "header")).toEqual([]);
    expect(document.pages.flatMap(({ items }) => items).filter(({ artifact }) => artifact === "footer")).toEqual([]);
  });
});
