// The glyphs of a WOFF2 file (§5.1): their parts lie in seven streams, points as triplets. Out: the tables glyf and
// loca.
import { ByteReader } from "./byte-reader.ts";
import { BadFont, view } from "./sfnt.ts";

export interface Glyphs {
  readonly glyf: Uint8Array;
  /** Long offsets. */
  readonly loca: Uint8Array;
  /** The smallest x of each glyph. */
  readonly leftEdges: readonly number[];
}

interface Streams {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly glyphs: ByteReader;
  readonly composites: ByteReader;
  readonly boxes: ByteReader;
  readonly instructions: ByteReader;
}

/** More points than this are an attack: maxp counts them in 16 bits. */
const mostPoints = 65_535;

export function rebuildGlyphs(packed: Uint8Array): Glyphs {
  const reader = new ByteReader(packed);
  reader.bytes(4);
  const count = reader.uint16();
  reader.bytes(2);
  const sizes = Array.from({ length: 7 }, () => reader.uint32());
  const [contours, points, flags, glyphs, composites, boxStream, instructions] = sizes.map((size) => reader.part(size));
  if (!contours || !points || !flags || !glyphs || !composites || !boxStream || !instructions) {
    throw new BadFont("the font file is cut off");
  }
  const hasBox = boxStream.bytes(((count + 31) >> 5) << 2);
  const streams: Streams = { contours, points, flags, glyphs, composites, boxes: boxStream, instructions };
  const parts: Uint8Array[] = [];
  const loca = view(new Uint8Array((count + 1) * 4));
  const leftEdges: number[] = [];
  let offset = 0;
  for (let i = 0; i < count; i++) {
    const boxed = ((hasBox[i >> 3] ?? 0) & (128 >> (i & 7))) !== 0;
    const glyph = rebuildGlyph(streams, boxed);
    leftEdges.push(glyph.length > 0 ? view(glyph).getInt16(2) : 0);
    parts.push(glyph);
    offset += glyph.length;
    loca.setUint32((i + 1) * 4, offset);
  }
  const glyf = new Uint8Array(offset);
  let at = 0;
  for (const part of parts) {
    glyf.set(part, at);
    at += part.length;
  }
  return { glyf, loca: new Uint8Array(loca.buffer), leftEdges };
}

function rebuildGlyph(streams: Streams, boxed: boolean): Uint8Array {
  const contours = streams.contours.int16();
  if (contours === 0) return new Uint8Array(0);
  return contours < 0 ? composite(streams) : simple(streams, contours, boxed);
}

const words = 0x0001;
const oneScale = 0x0008;
const more = 0x0020;
const twoScales = 0x0040;
const matrix = 0x0080;
const instructed = 0x0100;

function composite({ composites, glyphs, boxes, instructions }: Streams): Uint8Array {
  const box = boxes.bytes(8);
  const parts: number[] = [];
  let flags = more;
  let hasInstructions = false;
  while (flags & more) {
    flags = composites.uint16();
    hasInstructions ||= (flags & instructed) !== 0;
    const scale = flags & oneScale ? 2 : flags & twoScales ? 4 : flags & matrix ? 8 : 0;
    parts.push(flags >> 8, flags & 255, ...composites.bytes(2 + (flags & words ? 4 : 2) + scale));
  }
  const program = hasInstructions ? instructions.bytes(glyphs.short255()) : new Uint8Array(0);
  const size = hasInstructions ? [program.length >> 8, program.length & 255] : [];
  return even(Uint8Array.from([0xff, 0xff, ...box, ...parts, ...size, ...program]));
}

/** Padded to four bytes, so that offsets may be halved. */
function even(glyph: Uint8Array): Uint8Array {
  if (glyph.length % 4 === 0) return glyph;
  const longer = new Uint8Array((glyph.length + 3) & ~3);
  longer.set(glyph);
  return longer;
}

function simple({ points, flags, glyphs, boxes, instructions }: Streams, contours: number, boxed: boolean): Uint8Array {
  const ends: number[] = [];
  let count = 0;
  for (let i = 0; i < contours; i++) {
    count += points.short255();
    if (count > mostPoints) throw new BadFont("a glyph has too many points");
    ends.push(count - 1);
  }
  const onCurve: boolean[] = [];
  const steps: (readonly [dx: number, dy: number])[] = [];
  for (let i = 0; i < count; i++) {
    const flag = flags.byte();
    onCurve.push(flag < 128);
    steps.push(triplet(flag & 127, glyphs));
  }
  const program = instructions.bytes(glyphs.short255());
  const box = boxed ? boxes.bytes(8) : boundsOf(steps);
  const out = new Uint8Array(10 + contours * 2 + 2 + program.length + count * 5);
  const put = view(out);
  put.setInt16(0, contours);
  out.set(box, 2);
  let at = 10;
  for (const end of ends) {
    put.setUint16(at, end);
    at += 2;
  }
  put.setUint16(at, program.length);
  out.set(program, at + 2);
  at += 2 + program.length;
  for (const on of onCurve) out[at++] = on ? 1 : 0;
  for (const axis of [0, 1] as const) {
    for (const step of steps) {
      put.setInt16(at, step[axis]);
      at += 2;
    }
  }
  return even(out);
}

/** WOFF2 §5.2: a step of one to four bytes; the signs are in the low bits of the flag. */
function triplet(flag: number, stream: ByteReader): readonly [number, number] {
  const signed = (bits: number, value: number) => (bits & 1 ? value : -value);
  const first = stream.byte();
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + first)];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + first), 0];
  if (flag < 84) {
    const base = flag - 20;
    const dx = 1 + (base & 0x30) + (first >> 4);
    return [signed(flag, dx), signed(flag >> 1, 1 + ((base & 0x0c) << 2) + (first & 15))];
  }
  const second = stream.byte();
  if (flag < 120) {
    const base = flag - 84;
    const dx = 1 + (Math.floor(base / 12) << 8) + first;
    return [signed(flag, dx), signed(flag >> 1, 1 + (((base % 12) >> 2) << 8) + second)];
  }
  const third = stream.byte();
  if (flag < 124) {
    return [signed(flag, (first << 4) + (second >> 4)), signed(flag >> 1, ((second & 15) << 8) + third)];
  }
  return [signed(flag, (first << 8) + second), signed(flag >> 1, (third << 8) + stream.byte())];
}

function boundsOf(steps: readonly (readonly [number, number])[]): Uint8Array {
  let [x, y, left, bottom, right, top] = [0, 0, 32767, 32767, -32768, -32768];
  for (const [dx, dy] of steps) {
    x += dx;
    y += dy;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  const out = view(new Uint8Array(8));
  [left, bottom, right, top].forEach((value, i) => {
    out.setInt16(i * 2, value);
  });
  return new Uint8Array(out.buffer);
}
