import { describe, expect, it } from "vitest";
import { readBook } from "../../src/input/read-book.ts";
import { plainText } from "../../src/model/text.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

/** `title start-end: items` of each session of one day, and the codes of the diagnostics. */
function read(sessions: string) {
  const folder = temporaryFolder();
  const titles = ["a", "b", "c"].map((id) => `- { id: ${id}, title: ${id.toUpperCase()}, authors: [Lena Vogt] }\n`);
  writeFiles(folder.path, {
    "book.yaml": "title: T\n",
    "abstracts/all.yaml": titles.join(""),
    "programme.yaml": `days:\n  - date: 2026-05-11\n    sessions:\n${sessions.replace(/^/gm, "      ")}\n`,
  });
  const diagnostics = new Diagnostics();
  const book = readBook(folder.path, diagnostics);
  folder.remove();
  const shown = book?.days[0]?.sessions.map(({ title, start, end, items }) => {
    const inside = items.map(
      (item) => `${item.kind === "abstract" ? item.abstract.id : plainText(item.title)}@${item.start}`,
    );
    return `${plainText(title)} ${start}-${end}: ${inside.join(" ")}`.trim();
  });
  return { shown, codes: diagnostics.sorted().map(({ code }) => code) };
}

describe("the programme", () => {
  it("is in chronological order, and what has no time keeps its place", () => {
    const { shown, codes } = read(
      [
        '- { title: Two, start: "11:00", end: "12:00", items: [{ abstract: a, start: "11:30" }, { abstract: b, start: "11:00" }] }',
        "- { title: Posters, kind: posters, items: [c] }",
        '- { title: One, start: "09:00", end: "10:00" }',
      ].join("\n"),
    );
    expect(shown).toEqual(["One 540-600:", "Posters null-null: c@null", "Two 660-720: b@660 a@690"]);
    expect(codes).toEqual(["out-of-order", "out-of-order"]);
  });

  it("may be listed room by room", () => {
    const { shown, codes } = read(
      [
        '- { title: A1, room: A, start: "09:00", end: "10:00" }',
        '- { title: A2, room: A, start: "10:00", end: "11:00" }',
        '- { title: B1, room: B, start: "09:00", end: "10:00" }',
      ].join("\n"),
    );
    expect(shown).toEqual(["A1 540-600:", "B1 540-600:", "A2 600-660:"]);
    expect(codes).toEqual([]);
  });

  it("prints an event that repeats the title of its session once", () => {
    const { shown, codes } = read(
      [
        '- { title: Coffee, kind: break, items: [{ title: coffee, start: "10:00", end: "10:20" }] }',
        '- { title: Lunch, start: "12:00", end: "13:00", items: [{ title: Lunch in the garden }] }',
      ].join("\n"),
    );
    expect(shown).toEqual(["Coffee 600-620:", "Lunch 720-780: Lunch in the garden@null"]);
    expect(codes).toEqual([]);
  });

  it("continues past midnight", () => {
    const { shown, codes } = read(
      ['- { title: Party, start: "21:00", end: "01:00" }', '- { title: Last train, start: "25:30" }'].join("\n"),
    );
    expect(shown).toEqual(["Party 1260-1500:", "Last train 1530-null:"]);
    expect(codes).toEqual([]);
  });
});
