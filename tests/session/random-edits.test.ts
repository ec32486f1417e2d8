// After any edits in any order, a session gives the bytes, the diagnostics and the places of a cold build.
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFixed } from "../../src/cli/fix.ts";
import { compileSafely } from "../../src/compile.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { BookSession } from "../../src/session/book-session.ts";
import { sourceAt } from "../../src/session/find-places.ts";
import { problemsOf } from "../../src/session/problems.ts";
import { showPages } from "../../src/session/shown-pages.ts";
import type { Choice } from "../../src/session/snapshot.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";
import { edit, generator, smallerSample } from "./edits.ts";

/** The number of edits, and the seed; `EDITS=500` tries more, and takes half an hour. */
const edits = Number(process.env.EDITS ?? 14);
const seed = Number(process.env.SEED ?? 20260914);

const digest = (bytes: Uint8Array | null) => bytes && createHash("sha256").update(bytes).digest("hex");

async function cold(folder: string, { template, profile, draft }: Choice) {
  const diagnostics = new Diagnostics();
  const profiles = profile === null ? [] : [profile];
  const options = { folder, profiles, ...(template !== null && { template }), ...(draft && { draft }) };
  const compiled = await compileSafely(options, diagnostics);
  const document = compiled?.prints[0]?.document;
  const { pages } = showPages(compiled?.prints ?? []);
  return { pdf: document ? digest(await writePdf(document)) : null, problems: problemsOf(diagnostics.sorted()), pages };
}

/** The places of a book that are compared after each edit. */
const points = 20;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe("a session", () => {
  it("gives what a cold build gives, after any sequence of edits", {
    timeout: 20_000 * Math.max(30, edits),
  }, async () => {
    smallerSample(folder.path);
    const session = new BookSession(folder.path, writeFixed);
    const random = generator(seed);
    const undo: (() => void)[] = [];
    let shown = 0;
    for (let count = 0; count < edits; count++) {
      edit({ folder: folder.path, random, undo });
      const template = count % 20 < 12 ? null : count % 20 < 16 ? "modern" : "templates/own.yaml";
      const profile = count % 10 === 9 ? "short" : null;
      const choice: Choice = { template, paper: null, profile, draft: count % 3 === 0 };
      const snapshot = await session.build({ choice, saved: [] });
      const expected = await cold(folder.path, choice);
      expect(snapshot.problems, `edit ${count}`).toEqual(expected.problems);
      if (snapshot.state !== "fresh") continue;
      shown++;
      expect(digest(await session.bookPdf()), `edit ${count}`).toBe(expected.pdf);
      for (let point = 0; point < points; point++) {
        const page = Math.floor(random() * expected.pages.length);
        const [x, y] = [random() * 595, random() * 842];
        expect(await session.sourceAt(page, x, y), `edit ${count}, page ${page}`).toEqual(
          sourceAt(expected.pages, page, x, y),
        );
      }
    }
    expect(shown).toBeGreaterThan(edits / 3);
  });

  it("keeps what it has made if nothing has changed", async () => {
    writeFiles(folder.path, {
      "book.yaml": "title: Two\n",
      "abstracts/a.yaml": "title: One\nauthors: [Ada]\nabstract: Text.\n",
    });
    const session = new BookSession(folder.path, writeFixed);
    const choice: Choice = { template: null, paper: null, profile: null, draft: false };
    const first = await session.build({ choice, saved: [] });
    const pdf = digest(await session.bookPdf());
    for (let i = 0; i < 3; i++) {
      const again = await session.build({ choice, saved: [] });
      expect(again.pages).toEqual(first.pages);
      expect(digest(await session.bookPdf())).toBe(pdf);
    }
  });
});
