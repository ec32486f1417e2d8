import { describe, expect, it } from "vitest";
import type { Composition, Paragraph, Tag } from "../../src/compose/block.ts";
import { compose } from "../../src/compose/compose.ts";
import type { Book, Grouping, Part } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import type { Style } from "../../src/template/style.ts";
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
import { anchors, asked, flat, inStyle, paragraphs, pieces, says, tags } from "./walk.ts";

function styleOf(name = "classic"): Style {
  const style = readStyle(sampleBook(), name, new Diagnostics());
  if (!style) throw new Error("no style");
  return style;
}

const classic = styleOf();

function composed(more: Partial<Book> = {}, style: Style = classic): Composition {
  return compose(sampleBook(more), style, sampleAssets());
}

const only = (...kinds: readonly Part["kind"][]): readonly Part[] =>
  sampleBook().parts.filter((part) => kinds.includes(part.kind));

/** A tag and the tags around it. */
function tagsUp(tag: Tag | null): readonly (Tag | null)[] {
  return tag === null ? [] : [tag, ...tagsUp(tag.parent)];
}

/**
 * Whether an element goes on after content that is not within it: the tree of a PDF has each element once, so that
 * content would be read too late.
 */
function resumesTag(of: Paragraph): boolean {
  const line = pieces(of).flatMap((piece) => (piece.kind === "leader" ? [] : [piece.tag ?? of.tag]));
  return line.some((own, at) => {
    const before = line.slice(0, at).lastIndexOf(own);
    return before >= 0 && line.slice(before + 1, at).some((between) => !tagsUp(between).includes(own));
  });
}

describe("links and destinations", () => {
  const books: readonly (readonly [string, Partial<Book>])[] = [
    ["of the whole book", {}],
    ["without a programme", { parts: only("contents", "abstracts", "posters", "index") }],
    ["of a programme alone", { parts: only("contents", "programme", "index") }],
    ["without posters", { parts: only("contents", "programme", "abstracts", "index") }],
    ["of posters alone", { parts: only("contents", "posters", "index") }],
    ["without a timetable", { days: [], abstracts: [abstract("alone"), abstract("other")] }],
    ...(["session", "track", "type", "none"] as const).map((group: Grouping): [string, Partial<Book>] => [
      `grouped by ${group}`,
      {
        parts: [
          ...only("contents", "programme"),
          { kind: "abstracts", group, sort: "programme", order: [], span: null },
          ...only("index"),
        ],
      },
    ]),
  ];

  it.each(books)("all lead somewhere in a book %s", (_name, more) => {
    const book = composed(more);
    const known = new Set(anchors(book));
    const missing = asked(book).filter((name) => !known.has(name));
    expect(missing).toEqual([]);
  });

  it.each(books)("have each name once in a book %s", (_name, more) => {
    const names = anchors(composed(more));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("have the promised names", () => {
    expect(anchors(composed())).toEqual(
      expect.arrayContaining([
        "cover",
        "contents",
        "programme",
        "day-2024-05-14",
        "session-morning",
        "abstract-radium",
        "abstract-stamp",
        "part-general",
        "page-venue",
        "posters",
        "index-authors",
        "ref-radium-1",
      ]),
    );
  });

  it("lead from an abstract back to its place in the programme, and from a poster to its session", () => {
    const eyebrows = paragraphs(composed()).filter((one) => one.style.name.startsWith("abstract-eyebrow"));
    const targets = eyebrows.map((one) =>
      pieces(one)
        .flatMap(({ link }) => (link ? [link.target] : []))
        .at(0),
    );
    expect(targets.map((target) => target?.kind === "destination" && target.name)).toEqual(
      ["slot-radium", "slot-waves", "slot-algebra", undefined, "session-posters-tuesday"].map((name) => name ?? false),
    );
  });
});

describe("the structure tree", () => {
  it("is connected under one root in the language of the book", () => {
    const { root } = composed();
    expect(root).toMatchObject({ role: "Document", parent: null, language: "en" });
    const roots = [...tags(composed())].filter((tag) => tag.parent === null);
    expect(roots).toHaveLength(1);
  });

  it("never skips a rank of heading", () => {
    const ranks = paragraphs(composed()).flatMap(({ tag }) =>
      /^H\d$/.test(tag.role) ? [Number(tag.role.slice(1))] : [],
    );
    expect(ranks[0]).toBe(1);
    for (const [index, rank] of ranks.entries()) expect(rank).toBeLessThanOrEqual((ranks[index - 1] ?? 0) + 1);
  });

  it("gives every figure alternative text, and every list item its list", () => {
    for (const tag of tags(composed())) {
      if (tag.role === "Figure") expect(tag.alt).toBeTruthy();
      if (tag.role === "LBody" || tag.role === "Lbl") expect(tag.parent?.role).toBe("LI");
      if (tag.role === "LI") expect(tag.parent?.role).toBe("L");
      if (tag.role === "TOCI") expect(tag.parent?.role).toBe("TOC");
    }
  });

  it("names the language of an abstract if it differs from the book's", () => {
    const foreign = [...tags(composed())].filter((tag) => tag.language !== undefined && tag.parent !== null);
    const sections = foreign.filter(({ role }) => role === "Sect");
    expect(sections.map(({ title, language }) => [title, language])).toEqual([["On algebra", "de"]]);
    // Its title elsewhere, and the book's words inside it, are Spans in their language.
    expect(new Set(foreign.map(({ role }) => role))).toEqual(new Set(["Sect", "Span"]));
    for (const { language, parent } of foreign.filter(({ role }) => role === "Span")) {
      expect(language).toBe(tagsUp(parent).includes(sections[0] ?? null) ? "en" : "de");
    }
    const body = paragraphs(composed()).find((one) => says(one).startsWith("The text of algebra"));
    expect(body?.pieces.every((piece) => piece.kind !== "text" || piece.language === "de")).toBe(true);
  });

  it("makes links from pieces that have a link, and only from those", () => {
    for (const piece of paragraphs(composed()).flatMap(pieces)) {
      const roles = tagsUp(piece.tag).map((tag) => tag?.role);
      if (piece.link) expect(roles).toContain("Link");
      else expect(roles).not.toContain("Link");
    }
  });
});

describe("an abstract", () => {
  it("prints its parts in order", () => {
    const own = paragraphs(composed()).map((one) => [one.style.name, says(one)] as const);
    const start = own.findIndex(([name]) => name.startsWith("abstract-eyebrow"));
    expect(own.slice(start, start + 10)).toEqual([
      ["abstract-eyebrow-first", "Keynote · 09:00–10:00"],
      ["abstract-title", "On radium"],
      ["abstract-authors", "Marie\u00a0Curie1,2, Pierre\u00a0Curie1, Stefano\u00a0de\u00a0Gironcoli2"],
      ["abstract-affiliation", "1Sorbonne, Paris, France"],
      ["abstract-affiliation", "2SISSA, Trieste, Italy"],
      ["abstract-body", expect.stringContaining("The text of radium")],
      ["caption", "Figure\u00a01  The glow."],
      ["abstract-heading", "References"],
      ["reference", "1.Curie P.\u00a0Nature 1903. https://doi.org/10.1000/182"],
      ["acknowledgements", "Acknowledgements: We thank the miners of Jáchymov."],
    ]);
    expect(own[start + 10]).toEqual(["keywords", "Keywords: radium · polonium"]);
  });

  it("underlines presenters, and nobody else", () => {
    const authors = paragraphs(composed()).find((one) => one.style.name === "abstract-authors");
    const underlined = authors?.pieces.flatMap((piece) =>
      piece.kind === "text" && piece.style.underline ? [piece.text] : [],
    );
    expect(underlined).toEqual(["Marie\u00a0Curie"]);
  });

  it("prints no numbers if all authors share one affiliation", () => {
    expect(inStyle(composed(), "abstract-authors")).toContain("Emmy\u00a0Noether, Marie\u00a0Curie");
  });

  it("prints numbers if one of two authors has no affiliation", () => {
    const mixed = abstract("mixed", { authors: [author("Ada Lovelace", [0]), author("Alan Turing", [])] });
    expect(inStyle(composed({ abstracts: [mixed], days: [] }), "abstract-authors")).toEqual([
      "Ada\u00a0Lovelace1, Alan\u00a0Turing",
    ]);
  });

  it("without a text is only a head, which is not kept with what follows", () => {
    const bare = abstract("bare", { body: null, references: [] });
    const book = compose(sampleBook({ abstracts: [bare], days: [] }), classic, sampleAssets());
    const last = paragraphs(book).find((one) => one.style.name === "abstract-affiliation");
    expect(last?.style.keepWithNext).toBe(false);
  });

  it("hyphenates neither names nor addresses", () => {
    const sample = composed();
    const kept = paragraphs(sample)
      .flatMap(pieces)
      .filter((piece) => piece.kind === "text" && !piece.hyphenate);
    const texts = kept.map((piece) => (piece.kind === "text" ? piece.text : ""));
    expect(texts).toContain("Marie\u00a0Curie");
    expect(texts).toContain("https://doi.org/10.1000/182");
  });

  it("that was withdrawn is not printed, and the programme says so without a link", () => {
    const sample = composed();
    expect(inStyle(sample, "abstract-title")).not.toContain("On ether");
    const line = paragraphs(sample).find((one) => one.style.name === "programme-withdrawn");
    expect(line && says(line)).toBe("11:00On ether · Withdrawn");
    expect(line?.pieces.some((piece) => piece.link)).toBe(false);
  });

  it("has its destination at its line in the programme if nothing else is printed of it", () => {
    const names = (sample: ReturnType<typeof composed>) =>
      paragraphs(sample).flatMap(({ pieces }) =>
        pieces.flatMap((piece) => (piece.kind === "anchor" ? [piece.name] : [])),
      );
    expect(names(composed())).toContain("abstract-ether");
    expect(names(composed())).not.toContain("abstract-radium");
    const alone = composed({ parts: only("programme") });
    expect(names(alone)).toContain("abstract-radium");
  });
});

describe("the programme", () => {
  it("shows time, title, page and people", () => {
    expect(inStyle(composed(), "programme-keynote")).toEqual([
      "09:00On radium … →abstract-radium",
      "Keynote · Marie\u00a0Curie, Pierre\u00a0Curie, Stefano\u00a0de\u00a0Gironcoli",
    ]);
    expect(inStyle(composed(), "programme-item").slice(0, 2)).toEqual([
      "10:30On waves … →abstract-waves",
      "Heinrich\u00a0Hertz",
    ]);
    expect(inStyle(composed(), "programme-event")).toContain("10:00Coffee");
  });

  it("names rooms and chairs, and days by title or weekday", () => {
    expect(inStyle(composed(), "programme-info")).toContain("Main hall · Chair: Lise\u00a0Meitner");
    expect(inStyle(composed(), "programme-day")).toEqual(["Tuesday, 14 May", "Excursion day, 15 May"]);
  });

  it("refers a poster session to its list", () => {
    expect(inStyle(composed(), "programme-item")).toContain("Posters\u00a0T1–T3 … →posters-posters-tuesday");
  });

  it("lists the posters itself if the book has no part for them", () => {
    const book = composed({ parts: only("programme", "abstracts") });
    expect(inStyle(book, "programme-item")).toContain("On stamp … →abstract-stamp");
  });

  it("leaves no room for times if there are none", () => {
    const talk = abstract("talk", { slot: { day: 0, session: 0, item: 0 } });
    const days = [
      { date: "2024-05-14", title: null, sessions: [session("s", { items: [item(talk)] })], span: somewhere() },
    ];
    const line = paragraphs(composed({ abstracts: [talk], days })).find((one) => one.style.name === "programme-item");
    expect(line?.style.leftIndent).toBe(0);
  });
});

describe("posters", () => {
  it("are numbered, and have a page number if they have a text", () => {
    expect(inStyle(composed(), "poster-item").filter((line) => line.startsWith("T"))).toEqual([
      "T1On stamp",
      "T2On comet … →abstract-comet",
      "T3On gone · Withdrawn",
    ]);
  });

  it("are only lists if the book says so", () => {
    const parts: readonly Part[] = [{ kind: "posters", full: false, sort: "programme", span: null }];
    const book = composed({ parts });
    expect(inStyle(book, "abstract-title")).toEqual([]);
    expect(anchors(book)).toContain("abstract-comet");
  });
});

describe("contents and outline", () => {
  it("agree, if posters are listed in both", () => {
    const sample = composed({}, { ...classic, contents: { ...classic.contents, posters: true } });
    const outline = flat(sample.blocks).flatMap((block) =>
      block.kind === "anchor" && block.outline ? [block.outline.title] : [],
    );
    const lines = paragraphs(sample)
      .filter(
        (one) => one.style.name.startsWith("contents-") && one.pieces.some((piece) => piece.kind === "page-number"),
      )
      .map((one) => says(one).split(" … ")[0]);
    expect(outline.filter((title) => title !== "Contents")).toEqual(lines);
  });

  it("end at days or sessions if the template says so", () => {
    const short: Style = { ...classic, contents: { ...classic.contents, depth: "days" } };
    expect(inStyle(composed({}, short), "contents-abstract")).toEqual([]);
    expect(inStyle(composed({}, short), "contents-part")).not.toEqual([]);
  });

  it.each([1, 2] as const)("in %d columns are read in printed order", (columns) => {
    const contents = { ...classic.contents, depth: "abstracts", authors: "all", columns } as const;
    const book = composed({}, { ...classic, contents });
    expect(inStyle(book, "contents-abstract").join(" ")).toContain("Marie\u00a0Curie");
    const lines = paragraphs(book).filter(({ style }) => style.name.startsWith("contents-"));
    expect(lines.filter(resumesTag).map(says)).toEqual([]);
  });

  it("leave out posters, whose pages are in lists of their own", () => {
    const lines = inStyle(composed(), "contents-abstract").filter((line) => line.includes("→"));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.endsWith("→abstract-stamp"))).toEqual([]);
  });
});

describe("indices", () => {
  it("file authors by family name, each of their abstracts once", () => {
    expect(inStyle(composed(), "index-entry").slice(0, 4)).toEqual([
      "Curie, Marie →abstract-radium, →abstract-algebra, →abstract-stamp, →abstract-comet, →abstract-late",
      "Curie, Pierre →abstract-radium",
      "Gironcoli, Stefano de →abstract-radium",
      "Hertz, Heinrich →abstract-waves",
    ]);
  });

  it("print the pages of presenters in bold and of chairs in italics, with an explanation", () => {
    const book = composed();
    const looks = (name: string) =>
      paragraphs(book)
        .find((one) => says(one).startsWith(name))
        ?.pieces.flatMap((piece) => (piece.kind === "page-list" ? piece.entries : []))
        .map(({ style, rank }) => [style.weight, style.italic, rank]);
    expect(looks("Noether, Emmy")).toEqual([[700, false, 2]]);
    expect(looks("Curie, Pierre")).toEqual([[400, false, 0]]);
    expect(looks("Meitner, Lise")).toEqual([[400, true, 1]]);
    expect(inStyle(book, "index-note")).toEqual([
      "Page numbers in bold: presenting author · Page numbers in italics: chair of a session",
    ]);
  });

  it("refer from the other names of a person to the one that people.yaml gives", () => {
    const people = [{ person: person("Marie Curie"), aliases: [person("Maria Skłodowska")], sort: null }];
    const abstracts = [
      abstract("one", { authors: [author("Maria Skłodowska", [0], true)] }),
      abstract("two", { authors: [author("Marie Curie", [0])] }),
    ];
    const parts: readonly Part[] = [{ kind: "index", of: "authors", span: null }, ...only("abstracts")];
    expect(inStyle(composed({ people, abstracts, days: [], parts }), "index-entry")).toEqual([
      "Curie, Marie →abstract-one, →abstract-two",
      "Skłodowska, Maria see Curie, Marie",
    ]);
  });

  it("identify a person by the ORCID iD, and distinguish people with the same name", () => {
    const wang = (orcid: string | null, name = "Li Wang") => ({
      ...author(name, [0]),
      person: { ...person(name), orcid },
    });
    const abstracts = [
      abstract("one", { authors: [wang("0000-0001")] }),
      abstract("two", { authors: [wang("0000-0002")] }),
      abstract("three", { authors: [wang("0000-0001", "Li Ming Wang")] }),
    ];
    const parts: readonly Part[] = [{ kind: "index", of: "authors", span: null }, ...only("abstracts")];
    expect(inStyle(composed({ abstracts, days: [], parts }), "index-entry")).toEqual([
      "Wang, Li →abstract-two",
      "Wang, Li Ming →abstract-one, →abstract-three",
    ]);
  });

  it("file affiliations under their countries", () => {
    const parts: readonly Part[] = [{ kind: "index", of: "affiliations", span: null }, ...only("abstracts")];
    const book = composed({ parts });
    expect(inStyle(book, "index-letter")).toEqual(["France", "Italy"]);
    expect(inStyle(book, "index-entry")[1]).toBe("SISSA, Trieste →abstract-radium");
  });

  it("list every author and keyword at every abstract, as a count by hand finds them", () => {
    const book = sampleBook();
    const names = book.abstracts.flatMap((one) =>
      one.withdrawn ? [] : one.authors.map(({ person: of }) => of.printed),
    );
    const chairs = book.days.flatMap((day) => day.sessions.flatMap((of) => of.chairs));
    const keywords = book.abstracts.flatMap((one) => (one.withdrawn ? [] : one.keywords));
    const listed = (of: "authors" | "keywords") =>
      paragraphs(
        compose(
          { ...book, parts: [...book.parts.slice(0, 6), { kind: "index", of, span: null }] },
          classic,
          sampleAssets(),
        ),
      )
        .filter((one) => one.style.name === "index-entry")
        .flatMap((one) => one.pieces.flatMap((piece) => (piece.kind === "page-list" ? piece.entries : [])));
    expect(listed("authors")).toHaveLength(names.length + chairs.length);
    expect(listed("keywords")).toHaveLength(keywords.length);
  });

  it("have a heading for each letter", () => {
    expect(
      inStyle(
        composed({ parts: [{ kind: "index", of: "authors", span: null }, ...only("abstracts")] }),
        "index-letter",
      ),
    ).toEqual(["C", "G", "H", "M", "N"]);
  });
});

describe("the list of participants", () => {
  it("has everybody with their affiliations", () => {
    const book = composed({ parts: [{ kind: "participants", span: null }] });
    expect(inStyle(book, "participant")).toEqual([
      "Curie, Marie",
      "Curie, Pierre",
      "Gironcoli, Stefano de",
      "Hertz, Heinrich",
      "Meitner, Lise",
      "Noether, Emmy",
    ]);
    expect(inStyle(book, "participant-affiliation").slice(0, 2)).toEqual([
      "Sorbonne, Paris, France",
      "SISSA, Trieste, Italy",
    ]);
  });
});

describe("the order of abstracts", () => {
  const titles = (part: Partial<Extract<Part, { kind: "abstracts" }>>) => {
    const abstracts = [
      abstract("b", { authors: [author("Ada Zeta", [0], true)], number: "10" }),
      abstract("a", { authors: [author("Bob Young", [0], true)], number: "9" }),
      abstract("c", { authors: [author("Cyd Alpha", [0], true)] }),
    ];
    const whole: Part = { kind: "abstracts", group: "none", sort: "programme", order: [], span: null, ...part };
    return inStyle(composed({ abstracts, days: [], parts: [whole] }), "abstract-title");
  };

  it("is that of the programme or the files unless the book says otherwise", () => {
    expect(titles({})).toEqual(["On b", "On a", "On c"]);
  });

  it("is by surname, title, id or number, with those without one last", () => {
    expect(titles({ sort: "surname" })).toEqual(["On c", "On a", "On b"]);
    expect(titles({ sort: "title" })).toEqual(["On a", "On b", "On c"]);
    expect(titles({ sort: "number" })).toEqual(["On a", "On b", "On c"]);
  });

  it("begins with those that the book lists", () => {
    expect(titles({ sort: "id", order: [{ id: "c", span: somewhere() }] })).toEqual(["On c", "On a", "On b"]);
  });
});

describe("the book as a whole", () => {
  it("writes its title, people, dates and numbers into the PDF", () => {
    expect(composed().info).toMatchObject({
      title: "Rays and Waves",
      author: "Ada Lovelace",
      subject: "Book of Abstracts, Ljubljana, Slovenia",
      language: "en",
      date: "2024-05-13T00:00:00.000Z",
      identifiers: ["ISBN 978-961-264-000-0", "https://doi.org/10.1000/182", "https://example.org"],
    });
  });

  it("takes its date from SOURCE_DATE_EPOCH if that is set", () => {
    const { info } = compose(sampleBook(), classic, { ...sampleAssets(), epoch: 1_700_000_000 });
    expect(info.date).toBe("2023-11-14T22:13:20.000Z");
  });

  it("has every label in the book's language", () => {
    const slovene = composed({ language: "sl" });
    expect(inStyle(slovene, "part-title")).toContain("Kazalo avtorjev");
    expect(inStyle(slovene, "cover-kind")).toEqual(["Zbornik povzetkov"]);
    expect(inStyle(slovene, "cover-dates")).toEqual(["13.–17. maj 2024"]);
  });

  it("begins without a page break, and puts one before each part", () => {
    const { blocks } = composed();
    expect(blocks[0]?.kind).toBe("backdrop");
    expect(flat(blocks).filter((block) => block.kind === "break" && block.opening).length).toBeGreaterThanOrEqual(8);
  });

  it("is composed the same way twice", () => {
    const book = sampleBook();
    const once = compose(book, classic, sampleAssets());
    const again = compose(book, classic, sampleAssets());
    expect(paragraphs(again).map(says)).toEqual(paragraphs(once).map(says));
  });
});

describe("free pages", () => {
  it("have lists with bullets and numbers, and headings in order whatever was typed", () => {
    const sample = composed();
    expect(inStyle(sample, "list-item")).toEqual(["•On foot", "•By tram", "3.line three"]);
    const heading = paragraphs(sample).find((one) => says(one) === "How to get there");
    expect(heading?.tag.role).toBe("H3");
  });

  it("may be in two chapters with the same name", () => {
    const chapter = (slug: string): Part => ({
      kind: "chapter",
      title: "General",
      pages: [{ slug, title: [text(slug)], body: [para("Text.")], textLost: false, source: sampleBook().source }],
      span: null,
    });
    const names = anchors(composed({ parts: [chapter("one"), chapter("two")] }));
    expect(names.filter((name) => name.startsWith("part-"))).toEqual(["part-general", "part-general-2"]);
  });
});
