// The geometry of timetables, for any congress: legible type, boxes as tall as their time, nothing overlapping, full
// pages. Days with one to thirty rooms, both templates, several papers.
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import type { Document, Page } from "../../src/page/document.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { areaOf, boxesOf, faultsOf, linesOf, meet } from "../support/grid-boxes.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** A plenary, two rounds of talks in every room, posters, breaks between them, and a dinner long after. */
function dayOf(date: string, rooms: number): string {
  const session = (title: string, more: string, start: number, end: number) =>
    `      - { title: ${title}, start: "${clock(start)}", end: "${clock(end)}", ${more} }\n`;
  const talks = (start: number, minutes: number) =>
    Array.from({ length: minutes / 30 }, (_, at) => `{ title: Talk ${at + 1}, start: "${clock(start + 30 * at)}" }`);
  const round = (name: string, start: number, minutes: number) =>
    Array.from({ length: rooms }, (_, room) =>
      session(
        `${name} of materials ${room + 1}`,
        `room: Room ${room + 1}, chair: Ada Lovelace, items: [${talks(start, minutes).join(", ")}]`,
        start,
        start + minutes,
      ),
    ).join("");
  return [
    `  - date: ${date}\n    sessions:\n`,
    session("Plenary lecture", "room: Room 1, chair: Emmy Noether, items: []", 540, 585),
    session("Coffee", "kind: break", 585, 615),
    round("Mechanics", 615, 90),
    session("Lunch", "kind: break", 705, 795),
    round("Optics", 795, 120),
    session("Posters", "kind: posters, room: Foyer, items: [one]", 930, 1020),
    session("Congress dinner", "kind: social, room: Castle, items: []", 1170, 1380),
  ].join("");
}

async function printed(name: string, settings: { template: string; paper: string }, programme: string) {
  const folder = join(temporary.path, `${name}-${settings.template}-${settings.paper}`);
  writeFiles(folder, {
    "book.yaml": `title: Congress\ntemplate: ${settings.template}\nlayout: { paper: ${settings.paper} }\nparts: [programme]\n`,
    "programme.yaml": `days:\n${programme}`,
    "abstracts/one.yaml": "id: one\ntitle: One\ntype: poster\nauthors: [Ada Lovelace]\n",
  });
  const diagnostics = new Diagnostics();
  const document = (await compile({ folder }, diagnostics))?.prints[0]?.document;
  if (!document) throw new Error(JSON.stringify(diagnostics.sorted().map(({ message }) => message)));
  return { document, codes: diagnostics.sorted().map(({ code }) => code) };
}

function gridsOf({ pages }: Document): readonly Page[] {
  return pages.filter((page) => boxesOf(page).length > 0);
}

/** The sizes of the type in a page’s boxes. */
function sizesOf(page: Page): readonly number[] {
  const boxes = boxesOf(page);
  return linesOf(page)
    .filter((line) => boxes.some((box) => meet(box, areaOf(line))))
    .flatMap(({ line }) => line.items.flatMap((item) => (item.kind === "glyphs" ? [item.size] : [])));
}

/** The share of the type area that is above the foot of the last box. */
function filled(page: Page, margins: number): number {
  const bottom = Math.max(...boxesOf(page).map(({ y, height }) => y + height));
  return bottom / (page.height - margins);
}

const days = Array.from({ length: 6 }, (_, index) => `2024-05-${13 + index}`);
const cases = [
  [1, 1, "classic", "a4"],
  [3, 2, "classic", "a5"],
  [3, 6, "modern", "letter"],
  [4, 1, "classic", "a4"],
  [4, 3, "modern", "a5"],
  [8, 1, "classic", "letter"],
  [8, 5, "modern", "a4"],
  [14, 1, "classic", "a4"],
  [14, 2, "modern", "a5"],
  [30, 1, "classic", "a4"],
  [30, 1, "modern", "a4"],
] as const;

describe.each(cases)("a congress in %i rooms on %i days, %s on %s", (rooms, count, template, paper) => {
  const programme = days
    .slice(0, count)
    .map((date) => dayOf(date, rooms))
    .join("");
  const compiled = printed(`${rooms}-${count}`, { template, paper }, programme);

  it("has no text outside its box, and nothing overlapping", async () => {
    const { document, codes } = await compiled;
    expect(faultsOf(document)).toEqual([]);
    expect(
      codes.filter((code) => ["page-overflow", "broken-word", "small-grid", "overfull-line"].includes(code)),
    ).toEqual([]);
  });

  it("has no type below 7.5 pt, and 9 pt for up to four rooms", async () => {
    const { document } = await compiled;
    const sizes = gridsOf(document).flatMap(sizesOf);
    // One room has no grid; there is nothing to compare.
    expect(sizes.length > 0).toBe(rooms > 1);
    const growth = paper === "a5" && template === "classic" ? 0.7 : 1;
    expect(Math.min(10, ...sizes)).toBeGreaterThanOrEqual(7.5 * growth - 0.01);
    if (rooms > 1 && rooms <= 4) expect(Math.max(...sizes)).toBeGreaterThanOrEqual(9 * growth);
  });

  it("has boxes as tall as their time, and short ones for breaks", async () => {
    const { document } = await compiled;
    for (const page of gridsOf(document)) {
      const heightOf = (title: string) => boxesOf(page).find(({ link }) => link.title.startsWith(title))?.height;
      const [one, other] = [heightOf("Mechanics"), heightOf("Optics")];
      if (one && other) {
        // If the text of the shorter one needs it, it is slightly taller than its time.
        expect((other + 1.6) / (one + 1.6)).toBeLessThan(120 / 90 + 0.005);
        expect((other + 1.6) / (one + 1.6)).toBeGreaterThan(1.25);
      }
      const dinner = heightOf("Congress dinner");
      if (dinner) expect(dinner).toBeLessThan(70);
    }
  });

  it("has pages that are filled", async () => {
    const { document } = await compiled;
    for (const page of gridsOf(document)) expect(filled(page, page.height * 0.12)).toBeGreaterThan(0.7);
  });
});

describe("the grid of a crowded room", () => {
  it("is reported at its day if no legible type can show it", async () => {
    const tables = Array.from(
      { length: 60 },
      (_, index) => `      - { title: Table ${index}, room: Hall, start: "09:00", end: "10:00", items: [] }\n`,
    );
    const programme = `  - date: 2024-05-13\n    sessions:\n      - { title: A, room: Barn, start: "09:00", end: "10:00", items: [one] }\n${tables.join("")}`;
    const { document, codes } = await printed("crowd", { template: "classic", paper: "a4" }, programme);
    expect(codes).toContain("small-grid");
    expect(codes).not.toContain("page-overflow");
    expect(faultsOf(document)).toEqual([]);
  });
});
