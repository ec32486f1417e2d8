// The font of the boxes that represent missing characters, made here of rectangles: a frame, and the sixteen
// hexadecimal digits in the style of a calculator. In: nothing. Out: the bytes of a TrueType font; lengths in
// thousandths of an em.
import { type Tables, writeSfnt } from "../fonts/sfnt.ts";

export const stroke = 36;
export const digit = { width: 190, height: 325, stroke: 40, gap: 50 };
export const margin = 44;
export const bottom = -114;
export const side = 55;
const height = stroke * 2 + margin * 2 + digit.height * 2 + digit.gap + 4;

/** Strokes of each digit: top, upper right, lower right, bottom, lower left, upper left, middle. */
const strokes = [
  ..."1111110 0110000 1101101 1111001 0110011 1011011 1011111 1110000".split(" "),
  ..."1111111 1111011 1110111 0011111 1001110 0111101 1001111 1000111".split(" "),
];
export const firstDigit = 1;
export const frames = { narrow: firstDigit + 16, wide: firstDigit + 17 };

/** The width of a box with this many columns of digits. */
export function widthOf(columns: number): number {
  return 2 * (side + stroke + margin) + columns * digit.width + (columns - 1) * digit.gap;
}

type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

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

/** The tables without which a TrueType font can be neither shaped nor embedded (OpenType 1.9, “Required Tables”). */
function tablesOfGlyphs(glyphs: readonly Drawn[]): Tables {
  const outlines = glyphs.map(({ outline }) => glyphOf(outline));
  const loca: number[] = [0];
  for (const outline of outlines) loca.push((loca.at(-1) ?? 0) + outline.length);
  const byTag = new Map<string, Uint8Array>([
    ["head", headTable()],
    ["hhea", hheaTable(glyphs.length)],
    ["maxp", bytesOf(...long(0x10000), ...short(glyphs.length, 28, 7), ...zeros(11))],
    ["OS/2", os2Table()],
    ["hmtx", bytesOf(...glyphs.flatMap(metricsOf))],
    ["cmap", cmapTable()],
    ["loca", bytesOf(...long(...loca))],
    ["glyf", Uint8Array.from(outlines.flatMap((outline) => [...outline]))],
    ["post", bytesOf(...long(0x30000, 0), ...short(-100, 50), ...zeros(10))],
    ["name", nameTable("MissingCharacter")],
  ]);
  return { flavour: 0x10000, byTag };
}

const [low, high] = [bottom, bottom + height];

function headTable(): Uint8Array {
  const created = long(0, 0);
  return bytesOf(
    ...long(0x10000, 0x10000, 0, 0x5f0f3cf5),
    ...short(0, 1000),
    ...created,
    ...created,
    ...short(0, low, widthOf(3), high, 0, 8, 2, 1, 0),
  );
}

function hheaTable(count: number): Uint8Array {
  return bytesOf(...long(0x10000), ...short(high, low, 0, widthOf(3)), ...zeros(11), ...short(count));
}

function os2Table(): Uint8Array {
  const [average, regular, medium] = [500, 400, 5];
  const firstAndLast = [0xffff, 0xffff];
  const [xHeight, capHeight] = [500, 700];
  return bytesOf(
    ...short(3, average, regular, medium),
    ...zeros(27),
    ...short(64, ...firstAndLast, high, low, 0, high, -low),
    ...zeros(4),
    ...short(xHeight, capHeight),
    ...zeros(3),
  );
}

/** Format 4 with only the closing segment: the font maps no character. */
function cmapTable(): Uint8Array {
  return bytesOf(...short(0, 1, 3, 1), ...long(12), ...short(4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0));
}

/** The side bearing must be the outline's left edge: rasterizers move the glyph to it. */
function metricsOf({ advance, outline }: Drawn): Field[] {
  return short(advance, Math.min(...outline.map(([left]) => left)));
}

type Field = readonly [bits: 16 | 32, value: number];
const short = (...values: readonly number[]): Field[] => values.map((value) => [16, value]);
const long = (...values: readonly number[]): Field[] => values.map((value) => [32, value]);

function zeros(count: number): Field[] {
  return Array<Field>(count).fill([16, 0]);
}

function bytesOf(...fields: readonly Field[]): Uint8Array {
  const out: number[] = [];
  for (const [bits, value] of fields) {
    if (bits === 32) out.push((value >>> 24) & 255, (value >>> 16) & 255);
    out.push((value >>> 8) & 255, value & 255);
  }
  return Uint8Array.from(out);
}

/** Four corners a rectangle, clockwise, padded to a multiple of four bytes. */
function glyphOf(rectangles: readonly Rectangle[]): Uint8Array {
  const points = rectangles.flatMap(([left, low, right, high]) => [
    [left, low],
    [left, high],
    [right, high],
    [right, low],
  ]);
  const xs = points.map(([x = 0]) => x);
  const ys = points.map(([, y = 0]) => y);
  const steps = (values: readonly number[]) => short(...values.map((value, i) => value - (values[i - 1] ?? 0)));
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const ends = rectangles.map((_, i) => i * 4 + 3);
  const head = bytesOf(...short(rectangles.length, ...box, ...ends, 0));
  const body = [...head, ...points.map(() => 1), ...bytesOf(...steps(xs), ...steps(ys))];
  while (body.length % 4 !== 0) body.push(0);
  return Uint8Array.from(body);
}

function nameTable(name: string): Uint8Array {
  const ids = [1, 2, 4, 6];
  const records = ids.flatMap((id) => short(3, 1, 0x409, id, name.length * 2, 0));
  const text = [...name].map((character) => character.charCodeAt(0));
  return bytesOf(...short(0, ids.length, 6 + ids.length * 12), ...records, ...short(...text));
}
