// A document with a bit of everything: text on two pages, link, list, table, figure, formula, note, Arabic, header,
// leader.
import { deflateSync } from "node:zlib";
import type { Document, Placed } from "../../src/page/document.ts";
import type { Drawing, Raster } from "../../src/vector/drawing.ts";
import {
  arabic,
  document,
  info,
  italic,
  linkTo,
  page,
  placed,
  regular,
  root,
  shape,
  tag,
  word,
  words,
} from "./small-document.ts";

export const drawing: Drawing = {
  kind: "drawing",
  width: 100,
  height: 50,
  shapes: [
    {
      kind: "path",
      path: [["M", 0, 0], ["L", 100, 0], ["L", 100, 50], ["C", 60, 50, 40, 40, 0, 50], ["Z"]],
      fill: {
        paint: {
          kind: "linear",
          coordinates: [0, 0, 100, 0],
          transform: [1, 0, 0, 1, 0, 0],
          stops: [
            { offset: 0, colour: [1, 0, 0], opacity: 1 },
            { offset: 0.5, colour: [0, 1, 0], opacity: 1 },
            { offset: 1, colour: [0, 0, 1], opacity: 1 },
          ],
        },
        rule: "nonzero",
        opacity: 1,
      },
      stroke: null,
    },
    {
      kind: "group",
      transform: [0.5, 0, 0, 0.5, 10, 10],
      clip: { path: [["M", 0, 0], ["L", 40, 0], ["L", 40, 40], ["L", 0, 40], ["Z"]], rule: "nonzero" },
      marks: [
        {
          kind: "path",
          path: [
            ["M", 20, 20],
            ["L", 80, 80],
          ],
          fill: null,
          stroke: {
            paint: "current",
            width: 3,
            cap: "round",
            join: "miter",
            miterLimit: 4,
            dash: [4, 2],
            dashOffset: 1,
            opacity: 0.5,
          },
        },
        {
          kind: "path",
          path: [["M", 0, 0], ["L", 40, 0], ["L", 40, 40], ["Z"]],
          fill: {
            paint: {
              kind: "radial",
              coordinates: [20, 20, 0, 20, 20, 20],
              transform: [1, 0, 0, 1, 0, 0],
              stops: [
                { offset: 0, colour: [0, 0, 0], opacity: 1 },
                { offset: 1, colour: [0, 0, 0], opacity: 0 },
              ],
            },
            rule: "evenodd",
            opacity: 1,
          },
          stroke: null,
        },
      ],
    },
  ],
};

/** A PNG of 2 × 2 pixels with an alpha channel. */
export function png(): Raster {
  const rows = Buffer.from([0, 255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 0, 255, 0, 255, 255, 255, 255]);
  const chunk = (type: string, body: Uint8Array): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    // Neither pdfkit nor this test checks the checksum.
    return Buffer.concat([size, Buffer.from(type, "latin1"), body, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0]);
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { kind: "raster", format: "png", bytes, pixelWidth: 2, pixelHeight: 2, width: 2, height: 2 };
}

export function sample(): Document {
  const section = tag("Sect", root, { title: "Aromatic compounds" });
  const heading = tag("H1", section);
  const paragraph = tag("P", section);
  const emphasis = tag("Span", paragraph, { language: "la" });
  const link = tag("Link", paragraph);
  const target = linkTo("talk-2", "Second talk");
  const items: readonly Placed[] = [
    { kind: "field", x: 0, y: 0, width: 420, height: 12, colour: [0.1, 0.2, 0.6], artifact: "background" },
    placed(words(italic, "Running head", root, { size: 8 }), 50, 30, "header"),
    placed(words(regular, "Affinity of waffles", heading, { size: 16 }), 50, 60),
    placed(
      [
        ...words(regular, "The office found x\u0302 and", paragraph, { space: true }),
        ...words(italic, "in vitro", emphasis, { x: 130, space: true }),
        ...words(regular, "see talk 2", link, {
          x: 175,
          colour: [0, 0, 0.6],
          link: target,
          underline: { offset: 1.5, thickness: 0.5 },
        }),
      ],
      50,
      80,
    ),
    placed([word(shape(regular, "typo-"), 0, paragraph, { hyphen: true })], 50, 93),
    placed(
      [
        word(shape(regular, "graphy"), 0, paragraph, { space: true, tracking: 30, scale: 1.02 }),
        word(shape(regular, "2"), 40, paragraph, { rise: 4, size: 7 }),
      ],
      50,
      106,
    ),
    ...listAndTable(),
    ...figures(),
  ];
  const second = tag("Sect", root, { title: "Second" });
  const rtl = tag("P", second, { language: "ar" });
  const note = tag("Note", second);
  const next: readonly Placed[] = [
    placed(words(regular, "continued on the next page.", paragraph), 50, 60),
    placed(words(regular, "Second talk", tag("H1", second), { size: 16 }), 50, 90),
    placed([word(shape(arabic, "العالم"), 60, rtl, { space: true }), word(shape(arabic, "مرحبا"), 100, rtl)], 50, 110),
    placed(words(regular, "A note at the foot.", note, { size: 8 }), 50, 130),
    placed(words(regular, "2", root, { size: 8 }), 200, 570, "footer"),
  ];
  return document(
    [
      page(items, { folio: "i", links: [{ x: 225, y: 72, width: 45, height: 11, link: target, tag: link }] }),
      page(next, { folio: "1" }),
    ],
    {
      destinations: [
        { name: "talk-1", page: 0, y: 45 },
        { name: "talk-2", page: 1, y: 75 },
      ],
      outline: [
        {
          title: "Talks (all)",
          target: { kind: "destination", name: "talk-1" },
          children: [{ title: "Čeština", target: { kind: "destination", name: "talk-2" }, children: [] }],
        },
      ],
      info: { ...info, title: "A & B <c>: (ψ) \\ Book", identifiers: ["ISBN 978-3-16-148410-0", "doi:10.1000/1"] },
    },
  );
}

function listAndTable(): readonly Placed[] {
  const list = tag("L", root);
  const table = tag("Table", root);
  const head = tag("TR", tag("THead", table));
  const row = tag("TR", tag("TBody", table));
  const first = tag("LI", list);
  return [
    placed(
      [
        word(shape(regular, "1."), 0, tag("Lbl", first), { space: true }),
        ...words(regular, "First entry", tag("P", tag("LBody", first)), { x: 15 }),
      ],
      50,
      130,
    ),
    placed(words(regular, "Both columns", tag("TH", head, { scope: "Column", columnSpan: 2 })), 50, 150),
    { kind: "rule", x: 50, y: 153, width: 200, height: 0.5, colour: [0, 0, 0], artifact: "layout" },
    placed(words(regular, "Row", tag("TH", row, { scope: "Row" })), 50, 163),
    placed(words(regular, "Cell", tag("TD", row)), 150, 163),
  ];
}

function figures(): readonly Placed[] {
  const figure = tag("Figure", root, { alt: "A field of three colours" });
  const caption = tag("Caption", figure);
  const formula = tag("Formula", tag("P", root), { alt: "E equals m c squared" });
  const contents = tag("TOCI", tag("TOC", root));
  const leader = shape(regular, ".");
  return [
    { kind: "picture", x: 50, y: 180, width: 200, height: 100, picture: drawing, tag: figure, artifact: null },
    { kind: "picture", x: 260, y: 180, width: 20, height: 20, picture: png(), tag: null, artifact: "layout" },
    { kind: "picture", x: 290, y: 180, width: 20, height: 20, picture: png(), tag: null, artifact: "layout" },
    placed(words(italic, "Figure 1", caption), 50, 295),
    placed(
      [
        {
          kind: "drawing",
          x: 0,
          width: 20,
          rise: 0,
          tag: formula,
          link: null,
          drawing,
          scale: 0.2,
          height: 8,
          colour: [0.5, 0, 0],
          text: "E = mc²",
        },
      ],
      50,
      320,
    ),
    placed(
      [
        ...words(regular, "Contents", contents, { space: true }),
        {
          kind: "leader",
          x: 50,
          width: 200,
          rise: 0,
          tag: contents,
          link: null,
          run: leader,
          size: 10,
          colour: [0, 0, 0],
          pitch: 5,
        },
        word(shape(regular, "12"), 290, contents),
      ],
      50,
      340,
    ),
  ];
}
