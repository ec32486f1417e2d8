// Stores the lines of a whole print as bytes, so that the next process need not set them again. In: paragraphs with
// their lines and keys. Out: bytes, and from them the lines of a key for a paragraph of the same content.
import { ValueReader, ValueWriter } from "../cache/bytes.ts";
import type { Paragraph } from "../compose/block.ts";
import type { Face } from "../text/glyph-run.ts";
import { ItemWriter } from "./item-codec.ts";
import type { Line } from "./line.ts";
import { ArchivedTable, LineTable } from "./line-table.ts";
import { NamesOf } from "./names-of.ts";
import { LineWriter, PackedLine } from "./packed-line.ts";
import type { SharedNumbers, SharedValues } from "./shared-values.ts";

export interface ArchivedLines {
  readonly key: string;
  readonly paragraph: Paragraph;
  readonly lines: readonly Line[];
}

/** Finds the lines of a key; null if there are none. */
export type LineFinder = (key: string, paragraph: Paragraph) => readonly PackedLine[] | null;

export function archiveOf(all: Iterable<ArchivedLines>): Uint8Array {
  const table = new LineTable();
  const index = new ValueWriter();
  const body = new ValueWriter();
  let count = 0;
  for (const { key, paragraph, lines } of all) {
    const from = body.length;
    if (!writeLines(lines, paragraph, body, table)) {
      body.rewind(from);
      continue;
    }
    index.text(key);
    index.count(from);
    count++;
  }
  const whole = new ValueWriter();
  table.write(whole);
  whole.count(count);
  whole.bytes(index.finish());
  whole.bytes(body.finish());
  return whole.finish();
}

/** Null if the bytes are not an archive. `faceOf` gives the face of an identifier, null if it no longer exists. */
export function openArchive(bytes: Uint8Array, faceOf: (id: string) => Face | null): LineFinder | null {
  return attempted(() => {
    const whole = new ValueReader(bytes);
    const table = new ArchivedTable(faceOf);
    table.add(whole);
    const places = new Map<string, number>();
    const count = whole.count();
    const index = new ValueReader(whole.bytes());
    for (let left = count; left > 0; left--) places.set(index.text(), index.count());
    const body = whole.bytes();
    return (key, paragraph) => {
      const from = places.get(key);
      return from === undefined ? null : attempted(() => soundLines(paragraph, body, from, table));
    };
  });
}

/** Writes the number of lines, then each after its length. False if they refer to something outside the paragraph. */
export function writeLines(
  lines: readonly Line[],
  paragraph: Paragraph,
  to: ValueWriter,
  numbering: SharedNumbers,
): boolean {
  const items = new ItemWriter(to, numbering, new NamesOf(paragraph));
  const writer = new LineWriter(to, items);
  to.count(lines.length);
  for (const line of lines) {
    const lengthAt = to.length;
    to.longCount(0);
    const start = to.length;
    writer.write(line, paragraph);
    to.longCountAt(lengthAt, to.length - start);
  }
  return items.isSound;
}

/** Reads the lines that were written at a place; throws a RangeError if there are none. */
export function readLines(paragraph: Paragraph, from: ValueReader, sharing: SharedValues): PackedLine[] {
  const slab = { bytes: from.all, sharing };
  const lines: PackedLine[] = [];
  for (let left = from.count(); left > 0; left--) {
    const length = from.count();
    lines.push(new PackedLine(paragraph, slab, from.at));
    from.skip(length);
  }
  return lines;
}

/** Items are read lazily, and the bytes may be a stranger's, so everything is read once beforehand. */
function soundLines(paragraph: Paragraph, body: Uint8Array, from: number, table: ArchivedTable): readonly PackedLine[] {
  const lines = readLines(paragraph, new ValueReader(body, from), table);
  const names = new NamesOf(paragraph);
  for (const line of lines) line.check(names);
  return lines;
}

/** What cannot be read is set anew. */
function attempted<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
