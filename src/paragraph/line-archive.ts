// The lines of a whole print as bytes: what the next process need not set. In: paragraphs with their lines and keys. Out: bytes. And back:
// the lines of a key, for a paragraph that says the same. Words stand in it once, as shaped, and are read when they are asked for.
import { ValueReader, ValueWriter } from "../cache/bytes.ts";
import type { Paragraph } from "../compose/block.ts";
import type { Face, GlyphRun } from "../text/glyph-run.ts";
import type { Line } from "./line.ts";
import { type GlyphLook, readLines, type SharedValues, writeLines } from "./line-codec.ts";

export interface ArchivedLines {
  readonly key: string;
  readonly paragraph: Paragraph;
  readonly lines: readonly Line[];
}

/** Finds lines; null where there are none of that key. */
export type LineFinder = (key: string, paragraph: Paragraph) => readonly Line[] | null;

export function archiveOf(all: Iterable<ArchivedLines>): Uint8Array {
  const tables = new TableWriter();
  const index = new ValueWriter();
  const body = new ValueWriter();
  let count = 0;
  for (const { key, paragraph, lines } of all) {
    const from = body.length;
    if (!writeLines(lines, paragraph, body, tables)) continue;
    index.text(key);
    index.count(from);
    count++;
  }
  const whole = new ValueWriter();
  for (const section of tables.finish()) whole.bytes(section);
  whole.count(count);
  whole.bytes(index.finish());
  whole.bytes(body.finish());
  return whole.finish();
}

/** Null where the bytes are no archive. `faceOf`: the face of an identifier; null where there is none any more. */
export function openArchive(bytes: Uint8Array, faceOf: (id: string) => Face | null): LineFinder | null {
  return attempted(() => {
    const whole = new ValueReader(bytes);
    const tables = new TableReader(whole, faceOf);
    const places = new Map<string, number>();
    const count = whole.count();
    const index = new ValueReader(whole.bytes());
    for (let left = count; left > 0; left--) places.set(index.text(), index.count());
    const body = whole.bytes();
    return (key, paragraph) => {
      const from = places.get(key);
      return from === undefined ? null : attempted(() => readLines(paragraph, new ValueReader(body, from), tables));
    };
  });
}

/** What cannot be read is made anew. */
function attempted<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Faces, looks and words, each once. */
class TableWriter {
  readonly #faces = new Map<string, number>();
  readonly #looks = new Map<string, number>();
  readonly #runs = new Map<GlyphRun, number>();
  readonly #lookTexts: string[] = [];
  readonly #runStarts: number[] = [];
  readonly #runBytes = new ValueWriter();

  run(run: GlyphRun): number {
    const known = this.#runs.get(run);
    if (known !== undefined) return known;
    this.#runs.set(run, this.#runs.size);
    this.#runStarts.push(this.#runBytes.length);
    this.#write(run, this.#runBytes);
    return this.#runs.size - 1;
  }

  look({ size, rise, colour, underline, strikethrough }: GlyphLook): number {
    const rules = underline || strikethrough ? JSON.stringify([underline, strikethrough]) : "";
    const key = `${size} ${rise} ${colour} ${rules}`;
    const known = this.#looks.get(key);
    if (known !== undefined) return known;
    this.#lookTexts.push(JSON.stringify({ size, rise, colour, underline, strikethrough }));
    this.#looks.set(key, this.#looks.size);
    return this.#looks.size - 1;
  }

  #write({ face, glyphs, advances, offsets, clusters, text, rtl, width }: GlyphRun, to: ValueWriter): void {
    const number = this.#faces.get(face.id) ?? this.#faces.size;
    this.#faces.set(face.id, number);
    to.count(number);
    to.text(text);
    to.count((rtl ? 1 : 0) + (offsets ? 2 : 0));
    to.real(width);
    to.count(glyphs.length);
    for (let i = 0; i < glyphs.length; i++) {
      to.count(glyphs[i] ?? 0);
      to.count(clusters[i] ?? 0);
      to.real(advances[i] ?? 0);
      if (!offsets) continue;
      to.real(offsets[i]?.x ?? 0);
      to.real(offsets[i]?.y ?? 0);
    }
  }

  finish(): readonly Uint8Array[] {
    const texts = (list: Iterable<string>) => {
      const section = new ValueWriter();
      const all = [...list];
      section.count(all.length);
      for (const text of all) section.text(text);
      return section.finish();
    };
    const starts = new ValueWriter();
    starts.count(this.#runStarts.length);
    for (const start of this.#runStarts) starts.count(start);
    return [texts(this.#faces.keys()), texts(this.#lookTexts), starts.finish(), this.#runBytes.finish()];
  }
}

class TableReader implements SharedValues {
  readonly #faces: readonly string[];
  readonly #looks: readonly GlyphLook[];
  readonly #starts: readonly number[];
  readonly #runBytes: Uint8Array;
  readonly #runs: (GlyphRun | undefined)[] = [];
  readonly #faceOf: (id: string) => Face | null;
  readonly #opened = new Map<number, Face | null>();

  constructor(whole: ValueReader, faceOf: (id: string) => Face | null) {
    const list = <T>(read: (from: ValueReader) => T): readonly T[] => {
      const section = new ValueReader(whole.bytes());
      const all: T[] = [];
      for (let left = section.count(); left > 0; left--) all.push(read(section));
      return all;
    };
    this.#faceOf = faceOf;
    this.#faces = list((from) => from.text());
    this.#looks = list((from) => lookOf(from.text()));
    this.#starts = list((from) => from.count());
    this.#runBytes = whole.bytes();
  }

  look(number: number): GlyphLook {
    const look = this.#looks[number];
    if (!look) throw new RangeError("there is no such look");
    return look;
  }

  run(number: number): GlyphRun {
    const known = this.#runs[number];
    if (known) return known;
    const start = this.#starts[number];
    if (start === undefined) throw new RangeError("there is no such word");
    const run = this.#read(new ValueReader(this.#runBytes, start));
    this.#runs[number] = run;
    return run;
  }

  #read(from: ValueReader): GlyphRun {
    const face = this.#face(from.count());
    const text = from.text();
    const flags = from.count();
    const width = from.real();
    const glyphs: number[] = [];
    const clusters: number[] = [];
    const advances: number[] = [];
    const offsets: { x: number; y: number }[] = [];
    for (let left = from.count(); left > 0; left--) {
      glyphs.push(from.count());
      clusters.push(from.count());
      advances.push(from.real());
      if ((flags & 2) !== 0) offsets.push({ x: from.real(), y: from.real() });
    }
    const rtl = (flags & 1) !== 0;
    return { face, glyphs, advances, offsets: (flags & 2) === 0 ? null : offsets, clusters, text, rtl, width };
  }

  #face(number: number): Face {
    let face = this.#opened.get(number);
    if (face === undefined) {
      const id = this.#faces[number];
      face = id === undefined ? null : this.#faceOf(id);
      this.#opened.set(number, face);
    }
    if (!face) throw new RangeError("the face is not there any more");
    return face;
  }
}

function lookOf(text: string): GlyphLook {
  try {
    const look: unknown = JSON.parse(text);
    if (isLook(look)) return look;
  } catch {
    // Said below.
  }
  throw new RangeError("a look is damaged");
}

function isLook(value: unknown): value is GlyphLook {
  if (typeof value !== "object" || value === null) return false;
  const { size, rise, colour, underline, strikethrough } = value as Readonly<Record<string, unknown>>;
  const isNumber = (one: unknown) => Number.isFinite(one);
  const isRule = (rule: unknown) => {
    if (rule === null) return true;
    const { offset, thickness } = Object(rule) as Readonly<Record<string, unknown>>;
    return isNumber(offset) && isNumber(thickness);
  };
  const isColour = Array.isArray(colour) && colour.length === 3 && colour.every(isNumber);
  return isNumber(size) && isNumber(rise) && isColour && isRule(underline) && isRule(strikethrough);
}
