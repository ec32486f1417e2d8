// Tables: no cell is a formula, and the book comes in again as it went out.
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBook } from "../../src/input/read-book.ts";
import type { Book } from "../../src/model/book.ts";
import { plainText } from "../../src/model/text.ts";
import { walkFlow } from "../../src/model/walk.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { abstracts, repository, temporaryFolder, writeFiles } from "../support/run.ts";
import { bookOf, cleanUp, hostile, rightToLeft } from "./exported.ts";

let work: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  work = temporaryFolder();
});
afterAll(() => {
  work.remove();
  cleanUp();
});

describe("csv", () => {
  it.each([
    ["hostile text", hostile],
    ["a book from right to left", rightToLeft],
  ])("of %s has no formula cells", async (_, files) => {
    const { files: written } = await bookOf(files).as("csv");
    expect(written.map(({ path }) => path)).toEqual(["abstracts.csv", "authors.csv", "programme.csv"]);
    for (const { bytes } of written) {
      const text = Buffer.from(bytes).toString("utf8");
      expect(text.startsWith("\ufeff")).toBe(true);
      const { data, errors } = Papa.parse<string[]>(text.slice(1).trimEnd());
      expect(errors).toEqual([]);
      expect(new Set(data.map((row) => row.length)).size).toBe(1);
      for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }
  });
});

describe("xlsx", () => {
  it("has text in every cell, and no formula", async () => {
    const { files } = await bookOf(hostile).as("xlsx");
    const parts = unzipSync(files[0]?.bytes ?? new Uint8Array());
    const sheets = Object.keys(parts).filter((path) => path.startsWith("xl/worksheets/"));
    expect(sheets).toHaveLength(3);
    for (const path of sheets) {
      const text = strFromU8(parts[path] ?? new Uint8Array());
      expect(text).not.toMatch(/<f>|<script/);
      expect([...text.matchAll(/<c /g)].length).toBe([...text.matchAll(/t="inlineStr"/g)].length);
    }
  });

  it("is the same for the same book", async () => {
    const [a, b] = await Promise.all([bookOf(rightToLeft).as("xlsx"), bookOf(rightToLeft).as("xlsx")]);
    expect(Buffer.from(a.files[0]?.bytes ?? []).equals(Buffer.from(b.files[0]?.bytes ?? []))).toBe(true);
  });
});

/** What must come back: who, what, where, the text's characters and formulas. */
function facts(book: Book) {
  return book.abstracts
    .filter(({ withdrawn }) => !withdrawn)
    .map((abstract) => {
      const formulas: string[] = [];
      walkFlow(abstract.body ?? [], { inline: (node) => node.kind === "math" && formulas.push(node.formula.tex) });
      const session = abstract.slot && book.days[abstract.slot.day]?.sessions[abstract.slot.session];
      return {
        title: plainText(abstract.title).replace(/\s+/g, " "),
        type: abstract.type,
        authors: abstract.authors.map(({ person, presenting, affiliations }) => [
          person.printed,
          person.orcid,
          presenting,
          affiliations.map((at) => plainText(abstract.affiliations[at]?.text ?? [])),
        ]),
        keywords: abstract.keywords.map(plainText),
        track: abstract.track,
        paragraphs: abstract.body?.filter(({ kind }) => kind === "paragraph").length ?? 0,
        formulas,
        session: session && [plainText(session.title), session.room, session.start, session.end],
        acknowledgements: abstract.acknowledgements.length,
      };
    })
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

function read(folder: string): Book {
  const book = readBook(folder, new Diagnostics());
  if (!book) throw new Error(`no book in ${folder}`);
  return book;
}

/** The days as they are held: sessions, talks and breaks with their times. */
function programme({ days }: Book) {
  return days.map(({ date, sessions }) => [
    date,
    sessions.map(({ title, room, start, end, items }) => [
      plainText(title),
      room,
      start,
      end,
      items.map((item) => [item.kind === "abstract" ? item.abstract.id : plainText(item.title), item.start, item.end]),
    ]),
  ]);
}

describe("a book from right to left, with a session past midnight", () => {
  it.each(["csv", "xlsx", "json"])("is imported again from its %s", (format) => {
    const book = join(work.path, "rtl");
    writeFiles(book, rightToLeft);
    const out = format === "csv" ? "rtl-out" : `rtl.${format}`;
    expect(abstracts(work.path, ["export", format, "rtl", "-o", out, "-q"]).status).toBe(0);
    expect(abstracts(work.path, ["import", out, "--into", `rtl-${format}`, "--title", "X"]).status).toBe(0);
    const back = read(join(work.path, `rtl-${format}`));
    expect(facts(back)).toEqual(facts(read(book)));
    expect(programme(back)).toEqual(programme(read(book)));
  });
});

describe("the sample book", () => {
  it.each(["csv", "xlsx"])("is imported again from its %s", (format) => {
    const out = join(work.path, `${format}-out`, format === "csv" ? "" : "book.xlsx");
    expect(abstracts(work.path, ["export", format, join(repository, "data"), "-o", out, "-q"]).status).toBe(0);
    const file = format === "csv" ? join(out, "abstracts.csv") : out;
    const run = abstracts(work.path, ["import", file, "--into", `back-${format}`, "--title", "Elysium"]);
    expect(run.stderr).not.toContain("error");
    expect(run.status).toBe(0);
    expect(facts(read(join(work.path, `back-${format}`)))).toEqual(facts(read(join(repository, "data"))));
  });
});
