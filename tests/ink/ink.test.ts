// The ring of ink: pages as pictures. They show what no dump does, such as the shape of a glyph or the order of
// overlapping ink. Needs poppler's pdftoppm; without it the ring is skipped, but CI (ABSTRACTS_INK=required) fails.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { differing, fromPng } from "../../scripts/pixels.mjs";
import { repository } from "../support/run.ts";
import { hasPoppler, most, picturesOf } from "./pictures.ts";

describe("the ring of ink", () => {
  it("is not left out by CI", () => {
    expect(hasPoppler || process.env.ABSTRACTS_INK !== "required").toBe(true);
  });

  it.runIf(hasPoppler)("would see a letter that has moved", () => {
    const picture = fromPng(readFileSync(join(repository, "tests/ink/abstract.png")));
    const { width, data } = picture;
    // The lines of a paragraph, a pixel further down.
    const moved = Buffer.from(data);
    data.copy(moved, 301 * width, 300 * width, 320 * width);
    expect(differing(picture, { ...picture, data: moved })).toBeGreaterThan(most);
  });
});

describe("the sample book", () => {
  picturesOf("data", {
    cover: "cover",
    contents: "contents",
    week: "programme",
    timetable: "overview-2026-09-14",
    programme: "day-2026-09-14",
    abstract: "chapter-day-2026-09-14",
    index: "index-authors",
  });
});
