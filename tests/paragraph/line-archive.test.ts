// Lines as bytes: they come back as they were set, for the same paragraph only, and are set again if they are damaged.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Paragraph, Piece, Tag } from "../../src/compose/block.ts";
import { KeptLines } from "../../src/paragraph/kept-lines.ts";
import type { Line, LineItem } from "../../src/paragraph/line.ts";
import { archiveOf, openArchive } from "../../src/paragraph/line-archive.ts";
import { paragraphKey } from "../../src/paragraph/paragraph-key.ts";
import { createTypesetter } from "../../src/paragraph/typesetter.ts";
import { source } from "../../src/source/source.ts";
import { tries } from "../support/runs.ts";
import { openShop, paragraph, styleWith, text, textStyle } from "./set.ts";

const shop = openShop();
const typesetter = createTypesetter(styleWith(), shop.fonts, shop.diagnostics);
const measure = 180;
const set = (one: Paragraph) => typesetter.setParagraph(one, measure, () => "12");
const keyOf = (one: Paragraph) => paragraphKey(one, measure, "") ?? "";
const faceOf = (id: string) => shop.fonts.faceOf(id);

/** Created again at each call, as in each build. */
const paragraphs: Readonly<Record<string, () => Paragraph>> = {
  plain: () =>
    paragraph("The calibration of photomultipliers at -20 °C, divided where it must be: extraordinarily long words."),
  ragged: () => paragraph("Short words (in brackets), and “quotes” – with dashes.", { align: "left" }),
  looks: () => {
    const tag: Tag = { role: "Span", parent: null };
    const link = { target: { kind: "uri", uri: "https://example.org" }, title: "an example" } as const;
    const linked: Piece = { ...text("linked words that go on over a line", { underline: true }), tag, link };
    return paragraph([
      text("Before, in "),
      text("italics", { italic: true, colour: [1, 0, 0] }),
      text(" and "),
      linked,
    ]);
  },
  anchors: () =>
    paragraph([
      text("Here "),
      { kind: "anchor", name: "here", tag: null, link: null, span: null },
      text("it is; "),
      { kind: "line-break", tag: null, link: null, span: null },
      text("and on the page "),
      { kind: "page-number", destination: "there", style: textStyle, tag: null, link: null, span: null },
    ] as Piece[]),
  labelled: () => ({
    ...paragraph("A reference, which is long enough to have a second line in this narrow measure.", { leftIndent: 20 }),
    label: { pieces: [text("[1]")], align: "right", at: 0, gap: 4, tag: { role: "Lbl", parent: null } },
  }),
  marks: () => paragraph("Marks above and below: Ngày ṛṣi ḫāḵir á̱é̱."),
  "right to left": () => paragraph("מילים מימין לשמאל, with some words from left to right (12–14) in between."),
  empty: () => paragraph(""),
};

/** Everything about a line, with its items, except for the numbers that a process gives to words. */
function whole(line: Line) {
  const { items, reading, width, ascent, descent, ratio, overfull, hyphenated, tag, span } = line;
  const plain = (item: LineItem) =>
    item.kind === "glyphs" ? { ...item, runs: item.runs.map((run) => ({ ...run, id: 0 })) } : item;
  const both = { items: items.map(plain), reading: reading?.map(plain) };
  return { ...both, width, ascent, descent, ratio, overfull, hyphenated, tag, span };
}

function archived(...made: readonly Paragraph[]): Uint8Array {
  return archiveOf(made.map((one) => ({ key: keyOf(one), paragraph: one, lines: set(one) })));
}

describe("an archive of lines", () => {
  it.each(Object.entries(paragraphs))("returns the lines of a paragraph: %s", (_, make) => {
    const [before, now] = [make(), make()];
    const lines = set(before);
    const found = openArchive(archived(before), faceOf)?.(keyOf(now), now);
    expect(found?.map(whole)).toEqual(lines.map(whole).map((line) => ({ ...line, tag: now.tag })));
    const own = [now.tag, now.label?.tag, ...now.pieces.map((piece) => piece.tag)];
    for (const { items } of found ?? []) for (const item of items) expect(own).toContain(item.tag);
  });

  it("gives the place of each line in today's file", () => {
    const words = "Some words that fill a line and a half or so, and then a few more.";
    const placed = (file: string, start: number): Paragraph => {
      const span = { source: source(file, `${" ".repeat(start)}${words}`), start, end: start + words.length };
      return { ...paragraph([{ ...text(words), span }]), span };
    };
    const [before, now] = [placed("old.yaml", 3), placed("new.yaml", 70)];
    const lines = openArchive(archived(before), faceOf)?.(keyOf(now), now) ?? [];
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map(({ span }) => span)).toEqual(set(now).map(({ span }) => span));
  });

  it("gives no place after a text that was cut differently in the sources", () => {
    const cut = (length: number): Paragraph => {
      const span = { source: source("titles.yaml", "A title of some length"), start: 2, end: 2 + length };
      return paragraph([{ ...text("A titl…"), span }]);
    };
    const [before, now] = [cut(20), cut(11)];
    expect(keyOf(now)).toBe(keyOf(before));
    const lines = openArchive(archived(before), faceOf)?.(keyOf(now), now) ?? [];
    expect(lines.map(({ span }) => span?.end)).toEqual([13]);
    const again = archiveOf([{ key: keyOf(now), paragraph: now, lines }]);
    expect(openArchive(again, faceOf)?.(keyOf(now), now)).toHaveLength(1);
  });

  it("has no lines for a paragraph with another text or style", () => {
    const find = openArchive(archived(...Object.values(paragraphs).map((make) => make())), faceOf);
    const plain = paragraphs.plain?.() ?? paragraph("");
    const others = [
      { ...plain, style: { ...plain.style, align: "left" as const } },
      { ...plain, pieces: [text("The calibration")] },
      { ...plain, pieces: plain.pieces.map((piece) => ({ ...piece, hyphenate: false })) as Piece[] },
    ];
    expect(find?.(keyOf(plain), plain)).not.toBeNull();
    for (const other of others) expect(find?.(keyOf(other), other)).toBeNull();
  });

  it("does no harm wherever it is damaged: it has lines of the same shape, or none", () => {
    const made = Object.values(paragraphs).map((make) => make());
    const bytes = archived(...made);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, value, isCut) => {
        const damaged = isCut ? bytes.slice(0, at) : Uint8Array.from(bytes);
        if (!isCut) damaged[at] = value;
        const find = openArchive(damaged, faceOf);
        for (const one of made)
          for (const line of find?.(keyOf(one), one) ?? []) expect(line.items).toBeInstanceOf(Array);
      }),
      tries(300),
    );
  });

  it("does without a face that no longer exists", () => {
    const plain = paragraphs.plain?.() ?? paragraph("");
    expect(openArchive(archived(plain), () => null)?.(keyOf(plain), plain)).toBeNull();
  });
});

describe("kept lines", () => {
  const all = () => Object.values(paragraphs).map((make) => make());
  const lookedUp = (kept: KeptLines, find: Parameters<KeptLines["under"]>[1]) => {
    const keeper = kept.under("fonts", find);
    let made = 0;
    const lines = all().map((one) => {
      const known = keeper.find(one, measure, "");
      if (known) return known.map(whole);
      made++;
      const anew = set(one);
      keeper.keep(one, measure, "", anew);
      return anew.map(whole);
    });
    return { lines, made };
  };

  it("are the same from nothing, from everything and from any part of what was kept", () => {
    const first = new KeptLines();
    const cold = lookedUp(first, null);
    const bytes = first.archive("fonts");
    const find = bytes && openArchive(bytes, faceOf);
    expect(find).toBeTruthy();
    const warm = new KeptLines();
    expect(lookedUp(warm, find)).toEqual({ ...cold, made: 0 });
    expect(warm.archive("fonts")).toBeNull();
    for (let seed = 0; seed < 3; seed++) {
      let asked = seed;
      const part = lookedUp(new KeptLines(), (key, one) => (asked++ % 3 === 0 ? null : (find?.(key, one) ?? null)));
      expect(part.lines).toEqual(cold.lines);
      expect(part.made).toBeGreaterThan(0);
      expect(part.made).toBeLessThan(cold.made);
    }
  });

  it("of other fonts are never found", () => {
    const kept = new KeptLines();
    lookedUp(kept, null);
    const one = paragraphs.plain?.() ?? paragraph("");
    expect(kept.under("other fonts").find(one, measure, "")).toBeNull();
  });
});
