// The contents and lists of books of several sizes, from the data to the pages.
import { describe, expect, it } from "vitest";
import { compose } from "../../src/compose/compose.ts";
import type { Abstract, Book, Layout } from "../../src/model/book.ts";
import type { Document } from "../../src/page/document.ts";
import { paginate } from "../../src/page/paginate.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { sampleAssets, sampleBook } from "../compose/sample-book.ts";
import { lineItems } from "./blocks.ts";
import { fakeTypesetter } from "./fake-typesetter.ts";

const perSession = 6;

function bookOf(count: number, layout: Partial<Layout> = {}): Book {
  const sample = sampleBook();
  const [model] = sample.abstracts;
  const [day] = sample.days;
  const session = day?.sessions.find(({ kind }) => kind === "talks");
  if (!model || !day || !session) throw new Error("the sample has a session with an abstract");
  const one = (index: number): Abstract => {
    // Of one to four lines in a narrow column.
    const value = `Observations of the comet numbered ${index + 1} from a ${"high and windy ".repeat((index * 5) % 7)}mountain`;
    const slot = { day: 0, session: Math.floor(index / perSession), item: index % perSession };
    return { ...model, id: `a-${index}`, anchor: `a-${index}`, slot, title: [{ ...text(model), value }] };
  };
  const abstracts = Array.from({ length: count }, (_, index) => one(index));
  const sessions = Array.from({ length: Math.ceil(count / perSession) }, (_, index) => ({
    ...session,
    title: [{ ...text(model), value: `Session ${index + 1}` }],
    slug: `s-${index}`,
    items: abstracts.slice(index * perSession, (index + 1) * perSession).map((abstract) => ({
      ...(session.items[0] ?? {}),
      kind: "abstract" as const,
      abstract,
    })),
  })) as Book["days"][number]["sessions"];
  return {
    ...sample,
    abstracts,
    days: [{ ...day, sessions }],
    parts: [
      { kind: "contents", span: null },
      { kind: "abstracts", group: "day", sort: "programme", order: [], span: null },
      { kind: "index", of: "authors", span: null },
    ],
    layout: { ...sample.layout, abstracts: "page", ...layout },
  };
}

function text({ title }: Abstract) {
  const [first] = title;
  if (first?.kind !== "text") throw new Error("the title of the sample is a text");
  return first;
}

function print(book: Book): Document {
  const diagnostics = new Diagnostics();
  const style = readStyle(book, null, diagnostics);
  if (!style) throw new Error("no style");
  const document = paginate(compose(book, style, sampleAssets()), style, fakeTypesetter(), diagnostics);
  expect(diagnostics.sorted().filter(({ code }) => code !== "page-overflow")).toEqual([]);
  return document;
}

const pageOf = ({ destinations }: Document, name: string) => destinations.find((one) => one.name === name)?.page ?? -1;
const contentsPages = (document: Document) => pageOf(document, "part-abstracts") - pageOf(document, "contents");

/** What is linked to on the pages of the contents. */
function listed(document: Document): ReadonlySet<string> {
  const pages = document.pages.slice(pageOf(document, "contents"), pageOf(document, "part-abstracts"));
  return new Set(
    pages.flatMap(({ links }) =>
      links.flatMap(({ link: { target } }) => {
        return target.kind === "destination" ? [target.name.replace(/\d+$/, "")] : [];
      }),
    ),
  );
}

describe("the contents", () => {
  it.each([10, 100, 300, 1000])("of a book of %d abstracts take a page, or at most 4 % of its pages", (count) => {
    const document = print(bookOf(count));
    expect(contentsPages(document)).toBeGreaterThan(0);
    expect(contentsPages(document)).toBeLessThanOrEqual(Math.max(1, 0.04 * document.pages.length));
  });

  it("list abstracts if there is room for them, otherwise sessions or days", () => {
    expect(listed(print(bookOf(100))).has("abstract-a-")).toBe(true);
    const short = listed(print(bookOf(100, { contents: { share: 0.01 } })));
    expect([short.has("abstract-a-"), short.has("chapter-session-s-") || short.has("session-s-")]).toEqual([
      false,
      true,
    ]);
    const shortest = listed(print(bookOf(900, { contents: { share: 0 } })));
    expect(shortest.has("session-s-")).toBe(false);
  });

  it("list abstracts in smaller type rather than only sessions", () => {
    expect(listed(print(bookOf(30, { contents: { share: 0 } }))).has("abstract-a-")).toBe(true);
  });

  it("print what the book asks for, however long", () => {
    const document = print(bookOf(100, { contents: { depth: "abstracts", authors: "all", columns: 1 } }));
    expect(contentsPages(document)).toBeGreaterThan(0.04 * document.pages.length);
  });

  it("stay on the page, and no column ends with the title of a session, at any length", () => {
    for (let count = 20; count <= 60; count++) {
      const document = print(bookOf(count, { contents: { share: 0 } }));
      const page = document.pages[pageOf(document, "contents")];
      const lines = lineItems(page, (artifact) => artifact === null);
      const [folio] = lineItems(page, (artifact) => artifact === "footer");
      const deepest = Math.max(...lines.map(({ baseline }) => baseline));
      expect(deepest, `${count} abstracts`).toBeLessThan((folio?.baseline ?? 0) - 12);
      const middle = (page?.width ?? 0) / 2;
      const left = lines.filter(({ x }) => x < middle - 20);
      expect(left.at(-1)?.text, `${count} abstracts`).not.toMatch(/^Session /);
    }
  });
});
