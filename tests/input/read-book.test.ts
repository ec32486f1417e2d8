import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readBook } from "../../src/input/read-book.ts";
import type { Book } from "../../src/model/book.ts";
import { plainText } from "../../src/model/text.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function bookOf(files: Readonly<Record<string, string>>): Book {
  const folder = mkdtempSync(join(tmpdir(), "abstracts-book-"));
  folders.push(folder);
  for (const [path, text] of Object.entries({ "book.yaml": "title: A *Book*\n", ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const diagnostics = new Diagnostics();
  const book = readBook(folder, diagnostics);
  expect(diagnostics.sorted().map((each) => each.message)).toEqual([]);
  if (!book) throw new Error("no book");
  return book;
}

describe("abstracts", () => {
  it("come singly, as a list, or as several documents in a file, in the order of paths", () => {
    const { abstracts } = bookOf({
      "abstracts/b.yaml": "title: B",
      "abstracts/a/list.yaml": "- title: One\n- { id: two, title: Two }\n",
      "abstracts/a/docs.yml": "title: Three\n---\ntitle: Four\n",
    });
    expect(abstracts.map((abstract) => abstract.id)).toEqual(["docs-1", "docs-2", "list-1", "two", "b"]);
  });

  it("number their affiliations in the order in which the authors name them, equal texts once", () => {
    const [abstract] = bookOf({
      "affiliations.yaml": "cern: CERN, Geneva\n",
      "abstracts/a.yaml": `title: A
authors:
  - { name: X, affiliations: [jena, cern] }
  - { name: Y, affiliation: "University  of Jena" }
  - { name: Z, affiliations: ["Elsewhere, Far", cern], presenting: true }
affiliations: { jena: University of Jena }
`,
    }).abstracts;
    expect(abstract?.affiliations.map(({ text }) => plainText(text))).toEqual([
      "University of Jena",
      "CERN, Geneva",
      "Elsewhere, Far",
    ]);
    expect(abstract?.authors.map((author) => author.affiliations)).toEqual([[0, 1], [0], [1, 2]]);
    expect(abstract?.authors.map((author) => author.presenting)).toEqual([false, false, true]);
  });

  it("are of the type of their session if they have none of their own", () => {
    const { abstracts } = bookOf({
      "abstracts/a.yaml": "title: A",
      "abstracts/b.yaml": "title: B",
      "abstracts/c.yaml": "{ title: C, type: keynote }",
      "programme.yaml":
        "days: [{ date: 2026-03-02, sessions: [{ title: P, kind: posters, items: [a, c] }, { title: T, items: [b] }] }]",
    });
    expect(abstracts.map(({ type }) => type)).toEqual(["poster", "talk", "keynote"]);
  });

  it("have their keywords as a list, or as one text of several", () => {
    const { abstracts } = bookOf({
      "abstracts/a.yaml": 'title: A\nkeywords: "1,2-diols, $f(a, b)$, wind (dust, sand)"\n',
      "abstracts/b.yaml": "title: B\nkeywords: dust, fine; sand;\n",
      "abstracts/c.yaml": "title: C\nkeywords: [a; b, 'c, d']\n",
    });
    expect(abstracts.map(({ keywords }) => keywords.map((each) => plainText(each)))).toEqual([
      ["1,2-diols", "f(a, b)", "wind (dust, sand)"],
      ["dust, fine", "sand"],
      ["a; b", "c, d"],
    ]);
  });

  it("are presented by the first author if none is marked", () => {
    const [abstract] = bookOf({ "abstracts/a.yaml": "title: A\nauthors: [X, Y]\n" }).abstracts;
    expect(abstract?.authors.map((author) => author.presenting)).toEqual([true, false]);
  });
});

describe("the programme", () => {
  const files = {
    "abstracts/all.yaml":
      "- { id: a, title: A }\n- { id: b, title: B, type: poster }\n- { id: c, title: C, type: poster, number: X9 }\n",
    "programme.yaml": `days:
  - date: 2024-05-14
    sessions:
      - title: Morning
        start: "09:00"
        items: [{ abstract: a, duration: 20 }, { title: Coffee, kind: break, duration: 30 }, { abstract: b, duration: 5 }]
      - { title: Posters, prefix: T, items: [b, c] }
  - date: 2024-05-15
    sessions: [{ title: Morning, items: [] }]
`,
  };

  it("gives abstracts their slots and posters their numbers", () => {
    const { abstracts } = bookOf(files);
    expect(abstracts.map(({ slot, number }) => [slot, number])).toEqual([
      [{ day: 0, session: 0, item: 0 }, null],
      [{ day: 0, session: 0, item: 2 }, "T1"],
      [{ day: 0, session: 1, item: 1 }, "X9"],
    ]);
  });

  it("shares its abstracts with the book, chains its times, and has distinct slugs", () => {
    const { abstracts, days } = bookOf(files);
    const sessions = days.flatMap((day) => day.sessions);
    expect(sessions.map((session) => [session.slug, session.kind])).toEqual([
      ["morning-2024-05-14", "talks"],
      ["posters", "posters"],
      ["morning-2024-05-15", "talks"],
    ]);
    expect(sessions[0]?.items.map(({ start, end }) => [start, end])).toEqual([
      [540, 560],
      [560, 590],
      [590, 595],
    ]);
    const first = sessions[0]?.items[0];
    expect(first?.kind === "abstract" && first.abstract).toBe(abstracts[0]);
  });
});

describe("the parts of the book", () => {
  it("are everything that has data if book.yaml lists none", () => {
    const { parts } = bookOf({
      "abstracts/a.yaml": "title: A\nauthors: [X]\n",
      "abstracts/b.yaml": "title: B\ntype: poster\n",
      "pages/venue.md": "# The *Venue*\r\n\r\nText.\r\n",
      "pages/code-of-conduct.md": "Be kind.\n",
    });
    expect(parts.map((part) => part.kind)).toEqual(["cover", "contents", "chapter", "abstracts", "posters", "index"]);
    const chapter = parts[2];
    const pages = chapter?.kind === "chapter" ? chapter.pages : [];
    expect(pages.map((page) => [page.slug, plainText(page.title), page.body.length])).toEqual([
      ["code-of-conduct", "Code of conduct", 1],
      ["venue", "The Venue", 1],
    ]);
  });

  it("are those that book.yaml lists, with their options", () => {
    const { parts } = bookOf({
      "book.yaml":
        "title: A\nparts:\n  - abstracts: { group: track }\n  - posters: { full: false }\n  - abstracts:\n  - posters\n  - index: keywords\n",
      "abstracts/a.yaml": "title: A\n",
    });
    expect(parts.map(({ span, ...part }) => part)).toEqual([
      { kind: "abstracts", group: "track", sort: "programme", order: [] },
      { kind: "posters", full: false, sort: "programme" },
      { kind: "abstracts", group: "day", sort: "programme", order: [] },
      { kind: "posters", full: true, sort: "programme" },
      { kind: "index", of: "keywords" },
    ]);
  });
});
