// Timetables of whole books: generated congresses with few and many rooms, and days that are hard to show as a grid.
// Checked on the document: the text in each box; and in the PDF, read back: links both ways.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import type { Book } from "../../src/model/book.ts";
import { plainText } from "../../src/model/text.ts";
import type { Document, LinkArea, Page } from "../../src/page/document.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { read } from "../pdf/read-back.ts";
import { areaOf, boxesOf, faultsOf, linesOf, meet, textOf } from "../support/grid-boxes.ts";
import { repository, temporaryFolder, writeFiles } from "../support/run.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

interface Compiled {
  readonly book: Book;
  readonly document: Document;
  readonly codes: readonly string[];
}

const done = new Map<string, Promise<Compiled>>();

function compiled(folder: string, template = "classic"): Promise<Compiled> {
  const key = `${template} ${folder}`;
  const result = done.get(key) ?? compileNow(folder, template);
  done.set(key, result);
  return result;
}

async function compileNow(folder: string, template: string): Promise<Compiled> {
  const diagnostics = new Diagnostics();
  const result = await compile({ folder, template }, diagnostics);
  const document = result?.prints[0]?.document;
  if (!result || !document) throw new Error(JSON.stringify(diagnostics.sorted().map(({ message }) => message)));
  return { book: result.book, document, codes: diagnostics.sorted().map(({ code }) => code) };
}

/** A congress in this many rooms; only its programme is printed. */
function congress(rooms: number): string {
  const folder = join(temporary.path, `rooms-${rooms}`);
  const count = String(Math.ceil(rooms * 12 * 2.5));
  execFileSync(process.execPath, [join(repository, "scripts/make-book.mjs"), count, folder, String(rooms)]);
  writeFiles(folder, { "book.yaml": "title: Congress\nparts: [programme]\nrules: { person-variant: off }\n" });
  return folder;
}

/** A book of talks without a text, with this programme. */
function bookOf(name: string, programme: string, template = "classic"): string {
  const folder = join(temporary.path, name);
  writeFiles(folder, {
    "book.yaml": `title: Congress\ntemplate: ${template}\nparts: [programme]\n`,
    "programme.yaml": programme,
    "abstracts/one.yaml": "id: one\ntitle: One\nauthors: [Ada Lovelace]\nabstract: Text.\n",
  });
  return folder;
}

/** The pages with grids, by the sessions that they show. */
function gridPages({ document }: Compiled): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  for (const page of document.pages) {
    for (const { link } of boxesOf(page)) {
      if (link.target.kind === "destination" && !pages.has(link.target.name)) pages.set(link.target.name, page);
    }
  }
  return pages;
}

describe.each([3, 8, 14, 30])("the timetable of a congress in %i rooms", (rooms) => {
  const folder = congress(rooms);

  it.each(["classic", "modern"])("has no text outside its box and no overlapping boxes in %s", async (template) => {
    const { document, codes } = await compiled(folder, template);
    expect(faultsOf(document)).toEqual([]);
    expect(codes).not.toContain("page-overflow");
    expect(codes).not.toContain("broken-word");
  });

  it("shows every session of every day, with its whole title, time and page", async () => {
    const all = await compiled(folder);
    const pages = gridPages(all);
    const missing = all.book.days.flatMap(({ sessions }) =>
      sessions.filter(({ slug, title, kind }) => {
        const page = pages.get(`session-${slug}`);
        const box = page && boxesOf(page).find(({ link }) => targetOf(link) === `session-${slug}`);
        if (!page || !box) return true;
        const inside = linesOf(page).filter((line) => meet(box, areaOf(line)));
        const text = inside
          .map(textOf)
          .join(" ")
          .replace(/- |\s+/g, " ");
        const wanted = plainText(title).replaceAll(" ", "");
        const said = text.replace(/[\s\u00ad-]/g, "");
        return (
          !said.includes(wanted.replace(/[\s-]/g, "")) || !(kind === "break" || /\d/.test(inside.map(textOf)[0] ?? ""))
        );
      }),
    );
    expect(missing.map(({ slug }) => slug)).toEqual([]);
  });

  it("has boxes as tall as the time of long sessions", async () => {
    const { document } = await compiled(folder);
    for (const page of document.pages) {
      const boxes = boxesOf(page).filter(({ link }) => !/^(?:Plenary|Coffee|Tea|Lunch|Posters)/.test(link.title));
      const heights = new Set(boxes.map(({ y, height }) => `${y.toFixed(1)} ${height.toFixed(1)}`));
      // Parallel sessions with equal times are aligned: three rounds per day, the last with two lengths.
      expect(heights.size).toBeLessThanOrEqual(4);
    }
  });

  it("leads from each grid to the sessions and from each session back to its grid", async () => {
    const { book, document } = await compiled(folder);
    const links = document.pages.map((page) => new Set(page.links.map(({ link }) => targetOf(link))));
    const pageOf = new Map(document.destinations.map(({ name, page }) => [name, page]));
    expectBothWays(book, pageOf, links);
  });
});

describe("the timetable of a congress", () => {
  it("leads both ways in the PDF, read back", async () => {
    const { book, document } = await compiled(join(temporary.path, "rooms-8"));
    const pdf = await read(await writePdf(document));
    const links = pdf.pages.map((page) => new Set(page.links.map(({ target }) => target.replace(/^#/, ""))));
    expectBothWays(book, new Map([...pdf.destinations].map(([name, { page }]) => [name, page - 1])), links);
  });

  it("would be detected if text left its box", async () => {
    const { document } = await compiled(join(temporary.path, "rooms-8"));
    const moved = document.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.kind === "line" ? { ...item, baseline: item.baseline + 30 } : item)),
    }));
    expect(faultsOf({ ...document, pages: moved }).length).toBeGreaterThan(50);
  });
});

function expectBothWays(book: Book, pageOf: ReadonlyMap<string, number>, links: readonly ReadonlySet<string>[]): void {
  for (const { date, sessions } of book.days) {
    const dayPage = pageOf.get(`overview-${date}`) ?? Number.NaN;
    expect(dayPage).toBeLessThanOrEqual(pageOf.get(`day-${date}`) ?? Number.NaN);
    for (const { slug } of sessions) {
      const at = pageOf.get(`session-${slug}`) ?? Number.NaN;
      const grid = pageOf.get(`grid-${slug}`) ?? Number.NaN;
      expect(grid, slug).toBeGreaterThanOrEqual(dayPage);
      expect(links[grid]?.has(`session-${slug}`), `grid to ${slug}`).toBe(true);
      expect(links[at]?.has(`grid-${slug}`), `${slug} to its grid`).toBe(true);
    }
  }
}

function targetOf(link: LinkArea["link"]): string {
  return link.target.kind === "destination" ? link.target.name : link.target.uri;
}

describe("the programme of one day", () => {
  const rooms = (count: number, end: string) =>
    Array.from(
      { length: count },
      (_, index) => `      - { title: "S${index}", room: R${index}, start: "09:00", end: "${end}", items: [] }\n`,
    ).join("");
  const programme = (count: number, end: string) => `days:\n  - date: 2024-05-13\n    sessions:\n${rooms(count, end)}`;
  const said = (page: Page | undefined) => (page ? linesOf(page).map((line) => textOf(line).trim()) : []);

  it("continues below a short grid, on the page of its title", async () => {
    const { document } = await compiled(bookOf("short", programme(2, "10:30")));
    expect(document.pages).toHaveLength(1);
    expect(said(document.pages[0]).filter((text) => text === "Monday, 13 May")).toHaveLength(1);
  });

  it("begins a page after a tall one, repeating the day above it", async () => {
    const { document } = await compiled(bookOf("tall", programme(2, "18:00")));
    expect(document.pages).toHaveLength(2);
    expect(said(document.pages[0])).toContain("Programme");
    expect(said(document.pages[1])[0]).toBe("Monday, 13 May");
  });

  it("has its title on the landscape page if the rooms need one", async () => {
    const { document } = await compiled(bookOf("wide", programme(7, "12:00")));
    const [first, second] = document.pages;
    expect(first && first.width > first.height).toBe(true);
    expect(said(first)).toEqual(expect.arrayContaining(["Programme", "R0", "R6"]));
    expect(second && second.width < second.height).toBe(true);
  });

  it("shows no grid if nothing runs in parallel or nothing has a time", async () => {
    const single = await compiled(bookOf("single", programme(1, "12:00")));
    const untimed = programme(3, "12:00").replace(/, start: "\d\d:\d\d", end: "\d\d:\d\d"/g, "");
    for (const { document } of [single, await compiled(bookOf("untimed", untimed))]) {
      expect(document.pages.flatMap(boxesOf)).toEqual([]);
    }
  });

  it("names the time zone in the book's language", async () => {
    const folder = bookOf("zone", programme(2, "10:30"));
    writeFiles(folder, { "book.yaml": "title: T\nlanguage: de\ntimezone: Europe/Berlin\nparts: [programme]\n" });
    const { document } = await compiled(folder);
    expect(said(document.pages[0])).toContain("Mitteleuropäische Sommerzeit (UTC+2)");
  });
});

describe("a day that is hard to show as a grid", () => {
  const long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellen and ".repeat(4);
  const session = (title: string, room: string, start: string, end: string) =>
    `      - { title: "${title}", room: ${room}, start: "${start}", end: "${end}", chair: Ada Lovelace, items: [] }\n`;
  const five = (index: number) => {
    const minutes = 540 + index * 5;
    const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
    return [clock(minutes), clock(minutes + 5)] as const;
  };
  const head = "days:\n  - date: 2024-05-13\n    sessions:\n";
  const days: Readonly<Record<string, string>> = {
    "an exhibition that lasts all day": `${head}${session("Exhibition", "Foyer", "09:00", "22:00")}${Array.from(
      { length: 20 },
      (_, index) =>
        session(
          `Session ${index} on long subjects that take some words to say`,
          `Room${index % 4}`,
          `${9 + Math.floor(index / 2)}:00`,
          `${10 + Math.floor(index / 2)}:30`,
        ),
    ).join("")}`,
    "sessions of five minutes": `${head}${session("Hall", "Hall", "09:00", "15:00")}${Array.from(
      { length: 60 },
      (_, index) => session(`Demonstration ${index}`, "Stage", ...five(index)),
    ).join("")}`,
    "titles without end": `${head}${session(long, "Hall", "09:00", "09:20")}${session(long, "Barn", "09:00", "09:20")}`,
    "two sessions in one room": `${head}${session("One", "Hall", "09:00", "10:00")}${session("Two", "Hall", "09:30", "10:30")}${session("Three", "Barn", "09:00", "10:30")}`,
    "a night": `${head}${session("Dance", "Hall", "22:00", "03:00")}${session("Dinner", "Barn", "21:00", "00:30")}`,
  };

  it.each(Object.keys(days))("with %s is still printed without text outside its box", async (name) => {
    const folder = bookOf(name.replaceAll(" ", "-"), days[name] ?? "");
    for (const template of ["classic", "modern"]) {
      const { document, codes } = await compiled(folder, template);
      expect(faultsOf(document)).toEqual([]);
      expect(document.pages.some((page) => boxesOf(page).length > 0)).toBe(true);
      expect(codes).not.toContain("page-overflow");
    }
  });
});
