// A table of words and looks, each numbered once: most words of a book are printed again and again. In: glyph runs and
// looks. Out: their numbers, and what has a number; as bytes for the next process, and back.
import { ValueReader, ValueWriter } from "../cache/bytes.ts";
import { append } from "../runtime/append.ts";
import { isSame } from "../runtime/is-same.ts";
import { type Face, type GlyphRun, nextRunId } from "../text/glyph-run.ts";
import { sharedClusters } from "../text/shared-arrays.ts";
import type { GlyphLook, SharedNumbers, SharedValues } from "./shared-values.ts";
import { grown } from "./typed-arrays.ts";

const firstCapacity = 1024;

/** The table of one process. */
export class LineTable implements SharedNumbers, SharedValues {
  /**
   * The number here plus one, indexed by the run's number in this process, counted from the first run of this table; 0:
   * none.
   */
  #numbers = new Int32Array(firstCapacity);
  #first = nextRunId();
  /** For runs that existed before this build. */
  readonly #earlier = new Map<GlyphRun, number>();
  readonly #runs: GlyphRun[] = [];
  /** Their numbers by their texts; null if the table is of one build, in which equal words are one run anyway. */
  readonly #byText: Map<string, number | readonly number[]> | null;
  readonly #looks: GlyphLook[] = [];
  /** The number of the look that was asked for last, which is usually the next one's too. */
  #last = 0;
  #written = { runs: 0, looks: 0 };

  /** `isKept`: for a process that builds repeatedly, and shapes words again that the table has. */
  constructor(isKept = false) {
    this.#byText = isKept ? new Map() : null;
  }

  /** Starts a build, whose runs are new objects with new numbers. */
  turn(): void {
    this.#first = nextRunId();
    this.#numbers = new Int32Array(firstCapacity);
    this.#earlier.clear();
  }

  known(id: number): number {
    return (this.#numbers[id - this.#first] ?? 0) - 1;
  }

  run(run: GlyphRun): number {
    const at = run.id - this.#first;
    const known = at >= 0 ? this.#numbers[at] : this.#earlier.get(run);
    if (known) return known - 1;
    const number = this.#equal(run) ?? this.#add(run);
    if (at < 0) this.#earlier.set(run, number);
    else {
      while (at >= this.#numbers.length) this.#numbers = grown(this.#numbers, new Int32Array(this.#numbers.length * 2));
      this.#numbers[at] = number;
    }
    return number - 1;
  }

  /** The number plus one of a run that an earlier build has shaped. */
  #equal(run: GlyphRun): number | undefined {
    const alike = this.#byText?.get(run.text) ?? [];
    const numbers = typeof alike === "number" ? [alike] : alike;
    return numbers.find((number) => isSameRun(this.runOf(number - 1), run));
  }

  #add(run: GlyphRun): number {
    const number = this.#runs.push(run);
    const alike = this.#byText?.get(run.text);
    this.#byText?.set(run.text, alike === undefined ? number : [alike, number].flat());
    return number;
  }

  look(look: GlyphLook): number {
    const last = this.#looks[this.#last];
    if (last && isSameLook(last, look)) return this.#last;
    // A book has few looks: comparing them is faster than making a key.
    let number = this.#looks.findIndex((each) => isSameLook(each, look));
    if (number < 0) {
      const { size, rise, colour, underline, strikethrough } = look;
      number = this.#looks.push({ size, rise, colour, underline, strikethrough }) - 1;
    }
    this.#last = number;
    return number;
  }

  runOf(number: number): GlyphRun {
    const run = this.#runs[number];
    if (!run) throw new RangeError("no such word");
    return run;
  }

  lookOf(number: number): GlyphLook {
    const look = this.#looks[number];
    if (!look) throw new RangeError("no such look");
    return look;
  }

  /** Writes what is new since the last time, in the form that `ArchivedTable` adds. */
  write(to: ValueWriter): void {
    const faces = new Map<string, number>();
    const starts = new ValueWriter();
    const runs = new ValueWriter();
    const fresh = this.#runs.slice(this.#written.runs);
    starts.count(fresh.length);
    for (const run of fresh) {
      starts.count(runs.length);
      writeRun(run, faces, runs);
    }
    const texts = (list: readonly string[]) => {
      const section = new ValueWriter();
      section.count(list.length);
      for (const text of list) section.text(text);
      return section;
    };
    const looks = this.#looks.slice(this.#written.looks).map((look) => JSON.stringify(look));
    this.#written = { runs: this.#runs.length, looks: this.#looks.length };
    for (const section of [texts([...faces.keys()]), texts(looks), starts, runs]) to.bytes(section.finish());
  }
}

function isSameRun({ id: _one, face, ...own }: GlyphRun, { id: _other, face: its, ...other }: GlyphRun): boolean {
  return face.id === its.id && isSame(own, other);
}

function isSameLook(one: GlyphLook, other: GlyphLook): boolean {
  return (
    one.size === other.size &&
    one.rise === other.rise &&
    isSameColour(one.colour, other.colour) &&
    isSameRule(one.underline, other.underline) &&
    isSameRule(one.strikethrough, other.strikethrough)
  );
}

function isSameColour(one: GlyphLook["colour"], other: GlyphLook["colour"]): boolean {
  return one === other || (one[0] === other[0] && one[1] === other[1] && one[2] === other[2]);
}

function isSameRule(one: GlyphLook["underline"], other: GlyphLook["underline"]): boolean {
  return one === other || (one?.offset === other?.offset && one?.thickness === other?.thickness);
}

function writeRun(
  { face, glyphs, advances, offsets, clusters, text, rtl, width }: GlyphRun,
  faces: Map<string, number>,
  to: ValueWriter,
): void {
  const number = faces.get(face.id) ?? faces.size;
  faces.set(face.id, number);
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

/** Words that arrived together, with numbers from `first` on. */
interface Section {
  readonly first: number;
  readonly faces: readonly string[];
  readonly starts: readonly number[];
  readonly bytes: Uint8Array;
}

/** The table of an earlier process, or of another thread. A word is read when it is first asked for. */
export class ArchivedTable implements SharedValues {
  readonly #sections: Section[] = [];
  readonly #looks: GlyphLook[] = [];
  readonly #runs: (GlyphRun | undefined)[] = [];
  readonly #faceOf: (id: string) => Face | null;
  readonly #opened = new Map<string, Face | null>();
  /** The number of words. */
  #length = 0;

  constructor(faceOf: (id: string) => Face | null) {
    this.#faceOf = faceOf;
  }

  /** The words and looks that a table has written follow the existing ones. */
  add(whole: ValueReader): void {
    const list = <T>(read: (from: ValueReader) => T): readonly T[] => {
      const section = new ValueReader(whole.bytes());
      const all: T[] = [];
      for (let left = section.count(); left > 0; left--) all.push(read(section));
      return all;
    };
    const faces = list((from) => from.text());
    append(
      this.#looks,
      list((from) => lookOf(from.text())),
    );
    const starts = list((from) => from.count());
    this.#sections.push({ first: this.#length, faces, starts, bytes: whole.bytes() });
    this.#length += starts.length;
  }

  lookOf(number: number): GlyphLook {
    const look = this.#looks[number];
    if (!look) throw new RangeError("no such look");
    return look;
  }

  runOf(number: number): GlyphRun {
    const known = this.#runs[number];
    if (known) return known;
    const section = this.#sections.findLast(({ first }) => first <= number);
    const start = section?.starts[number - section.first];
    if (!section || start === undefined) throw new RangeError("no such word");
    const run = this.#read(new ValueReader(section.bytes, start), section.faces);
    this.#runs[number] = run;
    return run;
  }

  #read(from: ValueReader, faces: readonly string[]): GlyphRun {
    const face = this.#face(faces[from.count()]);
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
    const placed = (flags & 2) === 0 ? null : offsets;
    return {
      id: nextRunId(),
      face,
      glyphs,
      advances,
      offsets: placed,
      clusters: sharedClusters(clusters),
      text,
      rtl,
      width,
    };
  }

  #face(id: string | undefined): Face {
    if (id === undefined) throw new RangeError("no such face");
    let face = this.#opened.get(id);
    if (face === undefined) {
      face = this.#faceOf(id);
      this.#opened.set(id, face);
    }
    if (!face) throw new RangeError("the face no longer exists");
    return face;
  }
}

function lookOf(text: string): GlyphLook {
  try {
    const look: unknown = JSON.parse(text);
    if (isLook(look)) return look;
  } catch {
    // Reported below.
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
