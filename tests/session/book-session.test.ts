// A session builds a book repeatedly: what it reports of each build and of the pages.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFixed } from "../../src/cli/fix.ts";
import { BookSession } from "../../src/session/book-session.ts";
import type { Choice } from "../../src/session/snapshot.ts";
import { smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

const plain: Choice = { template: null, paper: null, profile: null, draft: false };
const second =
  "title: On the tides\nauthors:\n  - { name: Ada Byron, affiliation: London }\nabstract: |\n  The sea rises twice a day.\n";

let folder: ReturnType<typeof temporaryFolder>;
let session: BookSession;
const path = (name: string) => join(folder.path, name);
const change = (name: string, from: string, to: string) =>
  writeFileSync(path(name), readFileSync(path(name), "utf8").replace(from, to));
const build = (saved: readonly string[] = [], choice: Partial<Choice> = {}) =>
  session.build({ choice: { ...plain, ...choice }, saved: saved.map((name) => resolve(path(name))) });

beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder.path, { ...smallBook, "abstracts/tides.yaml": second });
  session = new BookSession(folder.path, writeFixed);
});
afterEach(() => folder.remove());

describe("a build", () => {
  it("gives new keys to the pages that have changed, and goes to the abstract that was saved", async () => {
    const before = await build();
    change("abstracts/motion.yaml", "Particles suspended", "Grains suspended");
    const after = await build(["abstracts/motion.yaml"]);
    const changed = after.pages.filter(({ key }) => !before.pages.some((page) => page.key === key));
    expect(before.state).toBe("fresh");
    expect(changed).toHaveLength(1);
    expect(after.go?.page).toBe(after.pages.indexOf(changed[0] as (typeof changed)[0]));
    const text = await session.pageText(changed[0]?.key ?? "");
    expect(JSON.stringify(text)).toContain("Grains suspended");
    expect(after.build).toBe(before.build + 1);
  });

  it("goes to a change that it has read before it was reported, and stays for one that nobody typed", async () => {
    const before = await build();
    change("abstracts/motion.yaml", "Particles suspended", "Grains suspended");
    const after = await build(["figures/other.png"]);
    expect(after.go?.page).toBe(after.pages.findIndex(({ key }, at) => key !== before.pages[at]?.key));
    const other = await build(["templates/own.yaml"], { paper: "a4" });
    expect(other.pages).not.toEqual(after.pages);
    expect(other.go).toBeNull();
  });

  it("changes nothing if nothing has changed", async () => {
    const before = await build();
    const after = await build(["abstracts/motion.yaml"]);
    expect(after.pages).toEqual(before.pages);
    expect(after.go).toBeNull();
  });

  it("keeps the last good pages while there are errors, and shows a draft on demand", async () => {
    const before = await build();
    change("abstracts/motion.yaml", "title: On", "titlle: On");
    const broken = await build(["abstracts/motion.yaml"]);
    expect(broken.state).toBe("kept");
    expect(broken.pages).toEqual(before.pages);
    expect(broken.problems.some(({ severity, file }) => severity === "error" && file?.endsWith("motion.yaml"))).toBe(
      true,
    );
    const draft = await build([], { draft: true });
    expect(draft.state).toBe("fresh");
    expect(draft.pages).not.toEqual(before.pages);
  });

  it("has no pages if there never was a good one, and explains why", async () => {
    rmSync(path("book.yaml"));
    const snapshot = await build();
    expect(snapshot).toMatchObject({ state: "none", pages: [] });
    expect(snapshot.problems.map(({ code }) => code)).toContain("no-book");
    writeFiles(folder.path, smallBook);
    expect((await build()).state).toBe("fresh");
  });

  it("is printed as chosen", async () => {
    const usual = await build();
    const letter = await build([], { paper: "letter", template: "modern" });
    expect(letter.pages[0]).toMatchObject({ width: 612, height: 792 });
    expect(usual.pages[0]?.width).not.toBe(612);
    expect(letter.offers.templates).toContain("modern");
    expect(letter.offers.profiles).toContain("print");
    const print = await build([], { profile: "print" });
    // With room for the printer's marks.
    expect(print.pages[0]?.width).toBeGreaterThan(usual.pages[0]?.width ?? 0);
  });
});

describe("a page", () => {
  it("leads to its file, and the file to the page", async () => {
    await build();
    const place = await session.placeOf(resolve(path("abstracts/tides.yaml")), 5);
    expect(place).not.toBeNull();
    const source = await session.sourceAt(place?.page ?? 0, 200, (place?.y ?? 0) + 2);
    expect(source).toMatchObject({ absolute: resolve(path("abstracts/tides.yaml")), line: 5 });
    expect(source?.lines.join("\n")).toContain("The sea rises");
  });

  it("is a PDF by itself", async () => {
    const { pages } = await build();
    const bytes = await session.pagePdf(pages[0]?.key ?? "");
    expect(
      Buffer.from(bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect(await session.pagePdf("nothing")).toBeNull();
  });

  it("is found by its words, whatever their case", async () => {
    await build();
    const hits = await session.search("SUSPENDED IN a liquid");
    expect(hits).toHaveLength(1);
    expect(hits[0]?.around[1]).toBe("suspended in a liquid");
    expect(hits[0]?.around[0]).toMatch(/Particles $/);
    expect(await session.search("no such words")).toEqual([]);
  });
});

describe("a fix", () => {
  it("is shown first, and then written", async () => {
    change("abstracts/motion.yaml", "Particles suspended", "Particles  suspended");
    const { problems } = await build();
    const problem = problems.find(({ code }) => code === "double-space");
    expect(problem?.fixable).toBe(true);
    const shown = await session.fix(problem?.id ?? -1, false);
    expect(shown?.diff).toContain("+  Particles suspended");
    expect(readFileSync(path("abstracts/motion.yaml"), "utf8")).toContain("Particles  suspended");
    expect(await session.fix(problem?.id ?? -1, true)).toMatchObject({ written: true });
    expect(readFileSync(path("abstracts/motion.yaml"), "utf8")).toContain("Particles suspended");
  });

  it("is refused if the file has changed in the meantime", async () => {
    change("abstracts/motion.yaml", "Particles suspended", "Particles  suspended");
    const { problems } = await build();
    const id = problems.find(({ code }) => code === "double-space")?.id ?? -1;
    change("abstracts/motion.yaml", "Albert", "A.");
    expect(await session.fix(id, true)).toMatchObject({
      written: false,
      refused: expect.stringContaining("meanwhile"),
    });
    expect(await session.fix(99, true)).toBeNull();
  });
});
