// Links inside a book: between free pages, parts and abstracts, with page numbers; pictures with links; new pages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { read } from "../pdf/read-back.ts";
import { abstracts, type Run, temporaryFolder, writeFiles } from "../support/run.ts";

const folder = temporaryFolder();
let run: Run;
let pages: readonly string[];
let links: readonly string[];

beforeAll(async () => {
  writeFiles(folder.path, {
    "book.yaml":
      "title: Linked\nparts: [contents, { chapter: General, pages: [pages/venue.md, pages/food.md] }, abstracts]\n",
    "pages/venue.md":
      "# Venue\n\nSee [the food](food.md) on page [](pages/food.md), and [a talk](#abstract-café) on page [](#abstract-café).\n\n" +
      "[![A plan](figures/plan.svg)](https://example.org/plan)\n\nLost: [nowhere](#page-fod).\n\n\\newpage\n\nBehind the break.\n",
    "pages/food.md": "# Food\n\nBack to [the venue](#page-venue).\n",
    "figures/plan.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30"/></svg>',
    "abstracts/café.yaml": "title: Coffee\nauthors: [Ana Ek]\nabstract: |\n  Before.\n\n  \\newpage\n\n  After.\n",
  });
  run = abstracts(folder.path, ["build", folder.path, "-o", join(folder.path, "out.pdf")]);
  const pdf = await read(readFileSync(join(folder.path, "out.pdf")));
  pages = pdf.pages.map(({ lines }) => lines.map(({ text }) => text).join(" "));
  links = pdf.pages.slice(1).flatMap((page) => page.links.map(({ target }) => target));
}, 60_000);
afterAll(() => folder.remove());

describe("a link inside the book", () => {
  it("prints its words, or the number of the page that it leads to", () => {
    expect(pages[1]).toContain("See the food on page 3, and a talk on page 4.");
  });

  it("leads to pages and abstracts by their files and names", () => {
    expect(links.filter((target) => target.startsWith("#"))).toEqual([
      "#page-food",
      "#page-food",
      "#abstract-cafe",
      "#abstract-cafe",
      "#page-fod",
      "#page-venue",
    ]);
  });

  it("that leads nowhere is reported, with the place that was meant", () => {
    expect(run.stderr).toContain("unknown place “#page-fod”");
    expect(run.stderr).toContain("did you mean “#page-food”?");
  });
});

describe("a picture with a link", () => {
  it("is one", () => {
    expect(links).toContain("https://example.org/plan");
  });
});

describe("a new page", () => {
  it("begins where a free page asks for it, and nowhere else", () => {
    expect(pages[1]).not.toContain("Behind the break.");
    expect(pages[2]).toContain("Behind the break. Food");
    expect(pages[3]).toMatch(/Before\. +After\./);
    expect(pages).toHaveLength(4);
  });
});
