import { describe, expect, it } from "vitest";
import type { Composition } from "../../src/compose/block.ts";
import { compose } from "../../src/compose/compose.ts";
import type { Assets } from "../../src/compose/setting.ts";
import type { Book } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import {
  abstract,
  author,
  item,
  para,
  person,
  sampleAssets,
  sampleBook,
  session,
  somewhere,
  text,
} from "./sample-book.ts";
import { anchors, asked, inStyle, paragraphs, says } from "./walk.ts";

function printed(profile: string, more: Partial<Book> = {}, assets: Assets = sampleAssets()): Composition {
  const style = readStyle(sampleBook(), "classic", new Diagnostics(), profile);
  if (!style) throw new Error("no style");
  return compose(sampleBook(more), style, assets);
}

describe("profiles", () => {
  it.each(["print", "screen", "short", "posters", "rooms"])("of “%s” lead only to what is printed", (name) => {
    const book = printed(name);
    const known = new Set(anchors(book));
    expect(asked(book).filter((destination) => !known.has(destination))).toEqual([]);
  });

  it("“short” prints programme and titles, and its index leads into the programme", () => {
    const book = printed("short");
    expect(inStyle(book, "abstract-title")).toEqual([]);
    expect(inStyle(book, "part-title")).toEqual(expect.arrayContaining(["Programme", "Posters", "Author index"]));
    expect(inStyle(book, "index-entry")).toContain("Hertz, Heinrich\u2002→slot-waves");
  });

  it("“posters” prints only the posters", () => {
    const book = printed("posters");
    expect(inStyle(book, "poster-item").length).toBeGreaterThan(0);
    expect(inStyle(book, "abstract-title")).toEqual(["On comet"]);
  });

  it("“proofs” prints every abstract with its id and the addresses of its authors", () => {
    const one = author("Ada Lovelace", [0], true);
    const lovelace = { ...one, person: { ...one.person, email: "ada@example.org" } };
    const notes = inStyle(
      printed("proofs", { abstracts: [abstract("note-g", { authors: [lovelace] })], days: [] }),
      "proof-note",
    );
    expect(notes).toEqual(["Book of Abstracts: Rays and Waves · note-g · ada@example.org"]);
  });

  it("“print” prints the addresses of links after them, unless the text is the address", () => {
    const link = (words: string) => {
      return { kind: "link" as const, url: "https://example.org/map/", children: [text(words)], span: somewhere() };
    };
    const body = [para("See ", link("the map"), " or ", link("https://example.org/map"), ".")];
    const book = printed("print", { abstracts: [abstract("a", { body })], days: [] });
    const found = paragraphs(book).find((one) => one.style.name === "abstract-body");
    expect(found && says(found)).toBe("See the map (example.org/map) or https://example.org/map.");
  });
});

describe("posters", () => {
  const names = ["Cyd Alpha", "Ada Zeta", "Bob Young"];
  const posters = names.map((name, index) =>
    abstract(`p${index}`, {
      type: "poster",
      body: null,
      number: `P${index + 1}`,
      track: ["B", "A", "A"][index] ?? null,
      authors: [{ person: person(name), affiliations: [0], presenting: true }],
      slot: { day: 0, session: 0, item: index },
    }),
  );
  const days = [
    {
      date: "2024-05-14",
      title: null,
      sessions: [session("hall", { kind: "posters", items: posters.map((one) => item(one)) })],
      span: somewhere(),
    },
  ];
  const listed = (sort: "programme" | "surname" | "track" | "number") =>
    inStyle(
      printed("screen", { abstracts: posters, days, parts: [{ kind: "posters", full: true, sort, span: null }] }),
      "poster-item",
    ).filter((line) => line.startsWith("P"));

  it("are listed in the order that the book gives, with the numbers of the programme", () => {
    expect(listed("programme")).toEqual(["P1On p0", "P2On p1", "P3On p2"]);
    expect(listed("surname")).toEqual(["P1On p0", "P3On p2", "P2On p1"]);
    expect(listed("track")).toEqual(["P2On p1", "P3On p2", "P1On p0"]);
  });
});
