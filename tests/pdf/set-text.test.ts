import { describe, expect, it } from "vitest";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import type { GlyphRun } from "../../src/text/glyph-run.ts";
import { codesOf, contents, lookInside, operations } from "./inside.ts";
import { read } from "./read-back.ts";
import {
  arabic,
  document,
  type GlyphItem,
  openFace,
  page,
  placed,
  regular,
  root,
  shape,
  tag,
  word,
} from "./small-document.ts";

const paragraph = tag("P", root);
const serif = openFace("noto-serif", "400Regular/NotoSerif_400Regular.ttf");

async function setLine(items: readonly GlyphItem[]): Promise<{ readonly content: string; readonly text: string }> {
  const bytes = await writePdf(document([page([placed(items, 50, 60)])]));
  const { pages } = await read(bytes);
  return {
    content: contents(lookInside(bytes))[0] ?? "",
    text: pages[0]?.lines.map(({ text }) => text).join("|") ?? "",
  };
}

/** Where each glyph of a line is drawn, in points from the line's beginning, worked out from the operators as a reader does. */
async function penOf(items: readonly GlyphItem[], widths: ReadonlyMap<string, number>): Promise<readonly number[]> {
  const { content } = await setLine(items);
  const places: number[] = [];
  let [pen, size, stretch, spacing] = [0, 0, 1, 0];
  for (const { operator, operands } of operations(content)) {
    if (operator === "Tf") size = Number(operands.split(" ")[1]);
    if (operator === "Tz") stretch = Number(operands) / 100;
    if (operator === "Tc") spacing = Number(operands);
    if (operator !== "TJ" && operator !== "Tj") continue;
    for (const [token] of operands.matchAll(/\((?:\\.|[^\\)])*\)|-?[\d.]+/gs)) {
      if (!token.startsWith("(")) pen -= (Number(token) / 1000) * size * stretch;
      else {
        for (const code of codesOf(token)) {
          places.push(pen);
          pen += (((widths.get(code) ?? 0) / 1000) * size + spacing) * stretch;
        }
      }
    }
  }
  return places;
}

describe("the places of glyphs", () => {
  it("are those of the line to a hundredth of a point, with kerning, tracking and expansion", async () => {
    const run = shape(regular, "AVATAR");
    const [size, scale, tracking] = [12, 1.02, 50];
    const wanted: number[] = [];
    let x = 0;
    for (const advance of run.advances) {
      wanted.push(x);
      x += ((advance + tracking) * size * scale) / 1000;
    }
    // Codes are given in the order of use: the space first, then A V T R.
    const distinct = [...new Set(run.glyphs)];
    const widths = new Map(
      distinct.map((glyph, i) => [
        (i + 2).toString(16).toUpperCase().padStart(4, "0"),
        (regular.font.getGlyph(glyph).advanceWidth * 1000) / regular.unitsPerEm,
      ]),
    );
    const places = await penOf([word(run, 0, paragraph, { size, scale, tracking })], widths);
    expect(places).toHaveLength(wanted.length);
    places.forEach((place, i) => {
      expect(Math.abs(place - (wanted[i] ?? 0))).toBeLessThan(0.01);
    });
  });

  it("is one TJ for a line of words, each space a glyph", async () => {
    const items = ["to", "be", "or"].map((text, i) =>
      word(shape(regular, text), i * 31.7, paragraph, { space: i < 2 }),
    );
    const { content, text } = await setLine(items);
    const shown = operations(content).filter(({ operator }) => operator === "TJ");
    expect(shown).toHaveLength(1);
    const strings = shown[0]?.operands.match(/\((?:\\.|[^\\)])*\)/gs) ?? [];
    expect(strings.flatMap(codesOf).filter((code) => code === "0001")).toHaveLength(2);
    expect(text).toBe("to be or");
  });

  it("moves marks by text rise and returns to the baseline", async () => {
    const run: GlyphRun = { ...shape(regular, "a"), offsets: [{ x: 0, y: 120 }] };
    const { content } = await setLine([word(run, 0, paragraph), word(shape(regular, "b"), 20, paragraph)]);
    const rises = operations(content).filter(({ operator }) => operator === "Ts");
    expect(rises.map(({ operands }) => operands)).toEqual(["1.2", "0"]);
  });
});

describe("the characters that readers get", () => {
  it("are those of a ligature", async () => {
    const run = shape(serif, "office");
    expect(run.glyphs.length).toBeLessThan(6);
    expect((await setLine([word(run, 0, paragraph)])).text).toBe("office");
  });

  it("are the base and the mark of a cluster", async () => {
    const run = { ...shape(regular, "x\u0302y"), clusters: [0, 0, 2] };
    expect((await setLine([word(run, 0, paragraph)])).text).toBe("x\u0302y");
  });

  it("are the author's if two letters share a glyph", async () => {
    const small = shape(regular, "a", ["smcp"]);
    const capital: GlyphRun = { ...shape(regular, "a", ["smcp"]), text: "A" };
    const items = [word(small, 0, paragraph, { space: true }), word(capital, 20, paragraph)];
    expect((await setLine(items)).text).toBe("a A");
  });

  it("are a soft hyphen for the breaker's hyphens, and a hyphen for the author's", async () => {
    const items = [
      word(shape(regular, "self-"), 0, paragraph),
      word(shape(regular, "typo-"), 40, paragraph, { hyphen: true }),
    ];
    const { pages } = await read(await writePdf(document([page([placed(items, 50, 60)])])));
    const text = pages[0]?.lines.map((line) => line.text).join("");
    expect(text).toMatch(/^self-\s*typo\u00AD?$/);
    const inside = lookInside(await writePdf(document([page([placed(items, 50, 60)])])));
    const maps = [...inside.streams.values()].filter((stream) => stream.includes("beginbfchar"));
    expect(maps[0]).toContain("<002D>");
    expect(maps[0]).toContain("<00AD>");
  });

  it("leave out what only controls line breaking", async () => {
    const run: GlyphRun = { ...shape(regular, "ab"), text: "a\u200Bb", clusters: [0, 2] };
    expect((await setLine([word(run, 0, paragraph)])).text).toBe("ab");
  });

  it("are in ActualText if a cluster cannot be divided", async () => {
    // Beh is drawn as a bowl and a dot in this font, both of one cluster.
    const run: GlyphRun = {
      ...shape(arabic, "با"),
      glyphs: [9, 322, 25],
      clusters: [1, 0, 0],
      advances: [253, 0, 292],
      offsets: null,
    };
    const { content } = await setLine([word(run, 0, paragraph)]);
    expect(content).toMatch(/\/Span<<\/MCID \d\/ActualText<FEFF0628>>>BDC/);
  });
});
