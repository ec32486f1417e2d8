// The face of what no font has: a box with the character's number in it, so that a reader sees that something is missing and an
// editor sees what. In: a code point; out: its glyphs. The font is made here, of rectangles: a frame, and the sixteen digits in
// the manner of a calculator's.
import { type Tables, writeSfnt } from "../fonts/sfnt.ts";
import type { Shaped } from "../shaper/harfbuzz.ts";
import { type OpenFace, openFaceOf } from "./face.ts";

/** A box drawn over the glyphs of its digits; lengths in thousandths of an em. */
interface CodeBox {
  readonly glyphs: readonly number[];
  readonly advances: readonly number[];
  readonly offsets: readonly { readonly x: number; readonly y: number }[];
}

const stroke = 36;
const digit = { width: 190, height: 325, stroke: 40, gap: 50 };
const margin = 44;
const bottom = -114;
const side = 55;
const height = stroke * 2 + margin * 2 + digit.height * 2 + digit.gap + 4;

/** Strokes of each digit: top, upper right, lower right, bottom, lower left, upper left, middle. */
const strokes = [
  ..."1111110 0110000 1101101 1111001 0110011 1011011 1011111 1110000".split(" "),
  ..."1111111 1111011 1110111 0011111 1001110 0111101 1001111 1000111".split(" "),
];
const firstDigit = 1;
const frames = { narrow: firstDigit + 16, wide: firstDigit + 17 };

type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

/** The glyphs of a character's box: two columns of digits, three beyond the Basic Multilingual Plane. */
function boxOf(codePoint: number): CodeBox {
  const hex = codePoint.toString(16).toUpperCase();
  const columns = codePoint > 0xffff ? 3 : 2;
  const digits = [...hex.padStart(columns * 2, "0")].map((character) => firstDigit + Number.parseInt(character, 16));
  const left = side + stroke + margin;
  const low = bottom + stroke + margin;
  const places = digits.map((_, i) => ({
    x: left + (i % columns) * (digit.width + digit.gap) - widthOf(columns),
    y: low + (i < columns ? digit.height + digit.gap : 0),
  }));
  return {
    glyphs: [columns === 3 ? frames.wide : frames.narrow, ...digits],
    advances: [widthOf(columns), ...digits.map(() => 0)],
    offsets: [{ x: 0, y: 0 }, ...places],
  };
}

/** A stretch of characters as boxes, one a character. */
export function boxesOf(text: string, rtl: boolean): Shaped {
  const shaped: { glyphs: number[]; clusters: number[]; advances: number[]; offsets: number[]; unsafe: boolean[] } = {
    glyphs: [],
    clusters: [],
    advances: [],
    offsets: [],
    unsafe: [],
  };
  let at = 0;
  const boxes = [...text].map((character) => {
    const start = at;
    at += character.length;
    return { start, box: boxOf(character.codePointAt(0) ?? 0) };
  });
  for (const { start, box } of rtl ? boxes.reverse() : boxes) {
    shaped.glyphs.push(...box.glyphs);
    shaped.advances.push(...box.advances);
    for (const { x, y } of box.offsets) {
      shaped.offsets.push(x, y);
      shaped.clusters.push(start);
      shaped.unsafe.push(false);
    }
  }
  return shaped;
}

function widthOf(columns: number): number {
  return 2 * (side + stroke + margin) + columns * digit.width + (columns - 1) * digit.gap;
}

let face: OpenFace | null = null;

export function missingFace(): OpenFace {
  if (face) return face;
  const bytes = missingFont();
  face = openFaceOf("", { id: "Missing Character", data: () => bytes, protrusions: new Map() });
  return face;
}

/** The font file. */
export function missingFont(): Uint8Array {
  const glyphs = [
    { advance: widthOf(2), outline: frameOf(2) },
    ...strokes.map((pattern) => ({ advance: 0, outline: digitOf(pattern) })),
    { advance: widthOf(2), outline: frameOf(2) },
    { advance: widthOf(3), outline: frameOf(3) },
  ];
  return writeSfnt(tablesOfGlyphs(glyphs));
}

function digitOf(pattern: string): readonly Rectangle[] {
  const { width: w, height: h, stroke: s } = digit;
  const half = h / 2;
  const all: readonly Rectangle[] = [
    [0, h - s, w, h],
    [w - s, half, w, h],
    [w - s, 0, w, half],
    [0, 0, w, s],
    [0, 0, s, half],
    [0, half, s, h],
    [0, half - s / 2, w, half + s / 2],
  ];
  return all.filter((_, i) => pattern[i] === "1");
}

function frameOf(columns: number): readonly Rectangle[] {
  const right = widthOf(columns) - side;
  const top = bottom + height;
  return [
    [side, bottom, right, bottom + stroke],
    [side, top - stroke, right, top],
    [side, bottom, side + stroke, top],
    [right - stroke, bottom, right, top],
  ];
}

interface Drawn {
  readonly advance: number;
  readonly outline: readonly Rectangle[];
}

/** The least that a TrueType font needs for shaping and embedding. */
function tablesOfGlyphs(glyphs: readonly Drawn[]): Tables {
  const outlines = glyphs.map(({ outline }) => glyphOf(outline));
  const loca: number[] = [0];
  for (const outline of outlines) loca.push((loca.at(-1) ?? 0) + outline.length);
  const count = glyphs.length;
  const [low, high] = [bottom, bottom + height];
  const widest = widthOf(3);
  const name = nameTable("MissingCharacter");
  const byTag = new Map<string, Uint8Array>([
    [
      "head",
      bytesOf(
        [32, 0x10000],
        [32, 0x10000],
        [32, 0],
        [32, 0x5f0f3cf5],
        [16, 0],
        [16, 1000],
        ...date,
        ...date,
        [16, 0],
        [16, low],
        [16, widest],
        [16, high],
        [16, 0],
        [16, 8],
        [16, 2],
        [16, 1],
        [16, 0],
      ),
    ],
    ["hhea", bytesOf([32, 0x10000], [16, high], [16, low], [16, 0], [16, widest], ...zeros(11), [16, count])],
    ["maxp", bytesOf([32, 0x10000], [16, count], [16, 28], [16, 7], ...zeros(11))],
    [
      "OS/2",
      bytesOf(
        [16, 3],
        [16, 500],
        [16, 400],
        [16, 5],
        ...zeros(27),
        [16, 64],
        [16, 0xffff],
        [16, 0xffff],
        [16, high],
        [16, low],
        [16, 0],
        [16, high],
        [16, -low],
        ...zeros(4),
        [16, 500],
        [16, 700],
        ...zeros(3),
      ),
    ],
    ["hmtx", bytesOf(...glyphs.flatMap(metricsOf))],
    [
      "cmap",
      bytesOf(
        [16, 0],
        [16, 1],
        [16, 3],
        [16, 1],
        [32, 12],
        [16, 4],
        [16, 24],
        [16, 0],
        [16, 2],
        [16, 2],
        [16, 0],
        [16, 0],
        [16, 0xffff],
        [16, 0],
        [16, 0xffff],
        [16, 1],
        [16, 0],
      ),
    ],
    ["loca", bytesOf(...loca.map((offset): Field => [32, offset]))],
    ["glyf", Uint8Array.from(outlines.flatMap((outline) => [...outline]))],
    ["post", bytesOf([32, 0x30000], [32, 0], [16, -100], [16, 50], ...zeros(10))],
    ["name", name],
  ]);
  return { flavour: 0x10000, byTag };
}

/** Rasterizers move a glyph so that its left edge is where its side bearing says. */
function metricsOf({ advance, outline }: Drawn): Field[] {
  return [
    [16, advance],
    [16, Math.min(...outline.map(([left]) => left))],
  ];
}

type Field = readonly [bits: 16 | 32, value: number];
const date: readonly Field[] = [
  [32, 0],
  [32, 0],
];

function zeros(count: number): Field[] {
  return Array.from({ length: count }, (): Field => [16, 0]);
}

function bytesOf(...fields: readonly Field[]): Uint8Array {
  const out: number[] = [];
  for (const [bits, value] of fields) {
    if (bits === 32) out.push((value >>> 24) & 255, (value >>> 16) & 255);
    out.push((value >>> 8) & 255, value & 255);
  }
  return Uint8Array.from(out);
}

/** Four corners a rectangle, clockwise; of a length that four divides. */
function glyphOf(rectangles: readonly Rectangle[]): Uint8Array {
  const points = rectangles.flatMap(([left, low, right, high]) => [
    [left, low],
    [left, high],
    [right, high],
    [right, low],
  ]);
  const xs = points.map(([x = 0]) => x);
  const ys = points.map(([, y = 0]) => y);
  const steps = (values: readonly number[]) => values.map((value, i): Field => [16, value - (values[i - 1] ?? 0)]);
  const box: Field[] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map((value) => [16, value]);
  const ends = rectangles.map((_, i): Field => [16, i * 4 + 3]);
  const head = bytesOf([16, rectangles.length], ...box, ...ends, [16, 0]);
  const body = [...head, ...points.map(() => 1), ...bytesOf(...steps(xs), ...steps(ys))];
  while (body.length % 4 !== 0) body.push(0);
  return Uint8Array.from(body);
}

function nameTable(name: string): Uint8Array {
  const ids = [1, 2, 4, 6];
  const records = ids.flatMap((id): Field[] => [
    [16, 3],
    [16, 1],
    [16, 0x409],
    [16, id],
    [16, name.length * 2],
    [16, 0],
  ]);
  const text = [...name].map((character): Field => [16, character.charCodeAt(0)]);
  return bytesOf([16, 0], [16, ids.length], [16, 6 + ids.length * 12], ...records, ...text);
}
