import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBook } from "../../scripts/make-book.mjs";
import { compile } from "../../src/compile.ts";
import { indexName } from "../../src/language/collation.ts";
import type { Book } from "../../src/model/book.ts";
import type { Document } from "../../src/page/document.ts";
import { packageRoot } from "../../src/runtime/package-files.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { temporaryFolder } from "../support/run.ts";

/** The pages of an author's abstracts and sessions, counted independently from destinations. */
function pagesByAuthor(book: Book, { destinations }: Document): ReadonlyMap<string, ReadonlySet<number>> {
  const pageOf = new Map(destinations.map(({ name, page }) => [name, page + 1]));
  const found = new Map<string, Set<number>>();
  const add = (name: string, destination: string) => {
    const page = pageOf.get(destination);
    if (page !== undefined) found.set(name, (found.get(name) ?? new Set()).add(page));
  };
  for (const abstract of book.abstracts) {
    for (const { person } of abstract.withdrawn ? [] : abstract.authors) {
      add(indexName(person, "en").normalize("NFC"), `abstract-${abstract.id}`);
    }
  }
  for (const session of book.days.flatMap((day) => day.sessions)) {
    for (const chair of session.chairs) add(indexName(chair, "en").normalize("NFC"), `session-${session.slug}`);
  }
  return found;
}

/** The text of a part's pages, without spaces. */
function textFrom({ pages, destinations }: Document, name: string): string {
  const first = destinations.find((one) => one.name === name)?.page ?? pages.length;
  return pages
    .slice(first)
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === "line" && item.artifact === null ? [item.line] : []))
    .map((line) =>
      line.items.map((item) => (item.kind === "glyphs" ? item.runs.map((run) => run.text).join(" ") : "")).join(""),
    )
    .join("")
    .replace(/\s+/g, "");
}

/** `12,14–16` as a set. */
function pagesIn(list: string): ReadonlySet<number> {
  const pages = list.split(",").flatMap((run) => {
    const [from = 0, to = from] = run.split("–").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return new Set(pages);
}

/** What follows a name in the index; names may be prefixes of longer ones. */
function printedPages(text: string, name: string): readonly number[] {
  const filed = name.replace(/\s+/g, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return [...pagesIn(new RegExp(`${filed}([\\d–,]+)`).exec(text)?.[1] ?? "")];
}

const generated = temporaryFolder();
beforeAll(() => makeBook(240, generated.path, 3));
afterAll(() => generated.remove());

describe("the printed index", () => {
  it.each([
    ["the sample book", join(packageRoot(), "data"), 40],
    ["a generated book of 240 abstracts", generated.path, 500],
  ])(
    "of %s has exactly the pages of an independent count for every author and chair",
    async (_, folder, least) => {
      const compiled = await compile({ folder }, new Diagnostics());
      const document = compiled?.prints[0]?.document;
      if (!compiled || !document) throw new Error("no document");
      const text = textFrom(document, "index-authors");
      const expected = pagesByAuthor(compiled.book, document);
      expect(expected.size).toBeGreaterThan(least);
      const printed = [...expected.keys()].map((name) => [name, printedPages(text, name)]);
      expect(printed).toEqual([...expected].map(([name, pages]) => [name, [...pages].sort((a, b) => a - b)]));
    },
    60_000,
  );
});
