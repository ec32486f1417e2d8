// A small book made by hand, with one example for each rule of compose.

import type { Assets } from "../../src/compose/setting.ts";
import type {
  Abstract,
  Author,
  Book,
  Day,
  FreePage,
  Part,
  Person,
  ProgrammeItem,
  Session,
} from "../../src/model/book.ts";
import type { Flow, Inline } from "../../src/model/text.ts";
import type { FormattedList } from "../../src/references/formatted.ts";
import { type Span, source, span } from "../../src/source/source.ts";

const file = source("book.yaml", "");
let offset = 0;
/** Spans differ, as those of a real file do. */
export function somewhere(): Span {
  offset += 1;
  return span(file, offset);
}

export function text(value: string): Inline {
  return { kind: "text", value, span: somewhere() };
}

export function para(...children: readonly (Inline | string)[]): Flow {
  const nodes = children.map((child) => (typeof child === "string" ? text(child) : child));
  return { kind: "paragraph", children: nodes, span: somewhere() };
}

export function person(name: string, particle = ""): Person {
  const words = name.replace(` ${particle} `, " ").split(" ");
  const family = words.at(-1) ?? "";
  const given = words.slice(0, -1).join(" ");
  return { given, particle, family, suffix: "", printed: name, orcid: null, email: null, span: somewhere() };
}

export function author(name: string, affiliations: readonly number[], presenting = false, particle = ""): Author {
  return { person: person(name, particle), affiliations, presenting };
}

export function abstract(id: string, more: Partial<Abstract> = {}): Abstract {
  return {
    id,
    anchor: id,
    title: [text(`On ${id}`)],
    type: "talk",
    authors: [author("Marie Curie", [0], true)],
    affiliations: [{ text: [text("Sorbonne, Paris, France")], span: somewhere() }],
    keywords: [],
    track: null,
    body: [
      para(`The text of ${id} says what was found and how. It goes on for a second sentence, so that lines break.`),
    ],
    figures: [],
    references: [{ kind: "key", key: "curie1903", span: somewhere() }],
    acknowledgements: [],
    withdrawn: false,
    textLost: false,
    extent: somewhere(),
    language: "en",
    slot: null,
    number: null,
    span: somewhere(),
    ...more,
  };
}

export function session(slug: string, more: Partial<Session> = {}): Session {
  const span = somewhere();
  return {
    slug,
    title: [text(`Session ${slug}`)],
    kind: "talks",
    track: null,
    description: [],
    room: null,
    chairs: [],
    start: null,
    end: null,
    items: [],
    span,
    ...more,
  };
}

export function item(of: Abstract, start: number | null = null, end: number | null = null): ProgrammeItem {
  return { kind: "abstract", abstract: of, start, end, span: somewhere() };
}

const everyPart: readonly Part[] = [
  { kind: "cover", span: null },
  { kind: "contents", span: null },
  { kind: "chapter", title: "General", pages: [venue()], span: null },
  { kind: "programme", span: null },
  { kind: "abstracts", group: "day", sort: "programme", order: [], span: null },
  { kind: "posters", full: true, sort: "programme", span: null },
  { kind: "index", of: "authors", span: null },
  { kind: "index", of: "keywords", span: null },
  { kind: "index", of: "sessions", span: null },
  { kind: "index", of: "affiliations", span: null },
];

function venue(): FreePage {
  return {
    slug: "venue",
    textLost: false,
    title: [text("Venue")],
    body: [
      para("The old ", { kind: "emphasis", children: [text("lecture hall")], span: somewhere() }, "."),
      { kind: "heading", depth: 4, children: [text("How to get there")], span: somewhere() },
      {
        kind: "list",
        ordered: false,
        start: 1,
        loose: false,
        items: [
          [para("On foot")],
          [
            para("By tram"),
            { kind: "list", ordered: true, start: 3, loose: false, items: [[para("line three")]], span: somewhere() },
          ],
        ],
        span: somewhere(),
      },
      para({
        kind: "link",
        url: "https://example.org/map",
        children: [text("https://example.org/map")],
        span: somewhere(),
      }),
    ],
    source: file,
  };
}

/** The abstracts of the sample by name, with their places in the programme filled in. */
function sampleData() {
  const radium = abstract("radium", {
    type: "keynote",
    authors: [
      author("Marie Curie", [0, 1], true),
      author("Pierre Curie", [0]),
      author("Stefano de Gironcoli", [1], false, "de"),
    ],
    affiliations: [
      { text: [text("Sorbonne, Paris, France")], span: somewhere() },
      { text: [text("SISSA, Trieste, Italy")], span: somewhere() },
    ],
    keywords: [[text("radium")], [text("polonium")]],
    acknowledgements: [para("We thank the miners of Jáchymov.")],
    figures: [
      { file: "figures/glow.png", caption: [text("The glow.")], alt: "A dark dish that glows", span: somewhere() },
    ],
    slot: { day: 0, session: 0, item: 0 },
  });
  const waves = abstract("waves", {
    authors: [author("Heinrich Hertz", [0], true)],
    slot: { day: 0, session: 0, item: 2 },
  });
  const ether = abstract("ether", { withdrawn: true, slot: { day: 0, session: 0, item: 3 } });
  const algebra = abstract("algebra", {
    authors: [author("Emmy Noether", [0], true), author("Marie Curie", [0])],
    language: "de",
    slot: { day: 1, session: 0, item: 0 },
  });
  const stamp = abstract("stamp", { type: "poster", body: null, number: "T1", slot: { day: 0, session: 1, item: 0 } });
  const comet = abstract("comet", { type: "poster", number: "T2", slot: { day: 0, session: 1, item: 1 } });
  const gone = abstract("gone", {
    type: "poster",
    withdrawn: true,
    number: "T3",
    slot: { day: 0, session: 1, item: 2 },
  });
  const late = abstract("late");
  const coffee: ProgrammeItem = {
    kind: "event",
    title: [text("Coffee")],
    event: "break",
    start: 600,
    end: 630,
    span: somewhere(),
  };
  const days: readonly Day[] = [
    {
      date: "2024-05-14",
      title: null,
      sessions: [
        session("morning", {
          room: "Main hall",
          chairs: [person("Lise Meitner")],
          start: 540,
          end: 690,
          items: [item(radium, 540, 600), coffee, item(waves, 630, 660), item(ether, 660, 690)],
        }),
        session("posters-tuesday", { kind: "posters", start: 1020, items: [item(stamp), item(comet), item(gone)] }),
        session("evening", { start: 1140, items: [] }),
      ],
      span: somewhere(),
    },
    {
      date: "2024-05-15",
      title: [{ kind: "text", value: "Excursion day", span: somewhere() }],
      sessions: [session("afternoon", { items: [item(algebra)] }), session("dinner", { kind: "break", start: 1200 })],
      span: somewhere(),
    },
  ];
  return { abstracts: [radium, waves, ether, algebra, stamp, comet, gone, late], days };
}

export function sampleBook(more: Partial<Book> = {}): Book {
  const { abstracts, days } = sampleData();
  return {
    folder: "/nowhere",
    title: [text("Rays and "), { kind: "strong", children: [text("Waves")], span: somewhere() }],
    subtitle: [text("A meeting of great minds")],
    kind: null,
    dates: { start: "2024-05-13", end: "2024-05-17" },
    place: "Ljubljana, Slovenia",
    timezone: null,
    language: "en",
    languageSpan: null,
    template: { name: "classic", span: null },
    cover: { image: null, logos: [{ path: "figures/glow.png", span: somewhere() }] },
    imprint: {
      url: "https://example.org",
      isbn: "978-961-264-000-0",
      editors: [person("Ada Lovelace")],
      publisher: null,
      licence: "CC BY 4.0",
      doi: "10.1000/182",
    },
    citationStyle: { name: "vancouver", span: null },
    bibliography: [],
    bibliographyLost: false,
    referenceLock: null,
    limits: { words: null, references: null },
    rules: new Map(),
    layout: { abstracts: null, parts: null, bottom: null, paper: null, contents: {} },
    parts: everyPart,
    abstracts,
    rooms: [],
    days,
    people: [],
    hyphenation: [],
    mathMacros: {},
    source: file,
    ...more,
  };
}

/** Stand-ins for other rooms: every abstract cites one source, no formula can be set, every picture is a grey square. */
export function sampleAssets(): Assets {
  const list = (owner: string): FormattedList => ({
    entries: [
      {
        destination: `ref-${owner}-1`,
        label: "1.",
        content: [
          text("Curie P. Nature 1903. "),
          {
            kind: "link",
            url: "https://doi.org/10.1000/182",
            children: [text("https://doi.org/10.1000/182")],
            span: somewhere(),
          },
        ],
      },
    ],
    labelled: true,
    citations: new Map(),
  });
  return {
    references: { listOf: (owner) => list("id" in owner ? owner.id : owner.slug) },
    formulas: { get: () => null },
    pictures: { sizeOf: () => null, get: () => ({ kind: "drawing", width: 600, height: 300, shapes: [] }) },
    epoch: null,
  };
}
