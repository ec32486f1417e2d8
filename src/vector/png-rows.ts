// The rows of a PNG file, unpacked one after the other without keeping them. In: the file, and what to do with each
// row. Out: what is wrong with the pixels, or null.
import { createInflate } from "node:zlib";
import { type PngFile, type PngPass, pngPasses } from "./png-file.ts";

/**
 * `row`: the byte of its filter, and its bytes as the filter left them; the next row overwrites it. It may be longer
 * than the pass needs.
 */
export type UseRow = (row: Uint8Array, pass: PngPass, index: number) => void;

const pieceLength = 1 << 18;
/** §9.2. */
const lastFilter = 4;

/** `drained`: called after some rows; the next ones wait for it. */
export async function unpackRows(
  file: PngFile,
  use: UseRow,
  drained: () => Promise<void> | null = () => null,
): Promise<string | null> {
  const rows = new RowReader(pngPasses(file), use);
  const inflate = createInflate({ chunkSize: pieceLength });
  for (const part of file.packed) inflate.write(part);
  inflate.end();
  try {
    for await (const piece of inflate as AsyncIterable<Uint8Array>) {
      if (!rows.read(piece)) return "the file is damaged: a row of its pixels has no known filter";
      if (rows.isDone) return null;
      const waiting = drained();
      if (waiting) await waiting;
    }
  } catch {
    return "the file is damaged: its pixels cannot be unpacked";
  } finally {
    inflate.destroy();
  }
  return "the file is cut off: pixels are missing";
}

/** Puts rows together from pieces of any length. */
class RowReader {
  readonly #passes: readonly PngPass[];
  readonly #use: UseRow;
  readonly #row: Uint8Array;
  #pass = 0;
  #index = 0;
  #filled = 0;

  constructor(passes: readonly PngPass[], use: UseRow) {
    this.#passes = passes;
    this.#use = use;
    this.#row = new Uint8Array(1 + Math.max(0, ...passes.map(({ rowBytes }) => rowBytes)));
  }

  get isDone(): boolean {
    return this.#pass === this.#passes.length;
  }

  /** False if a row has an unknown filter. */
  read(piece: Uint8Array): boolean {
    for (let at = 0; at < piece.length; ) {
      const pass = this.#passes[this.#pass];
      if (!pass) return true;
      const part = piece.subarray(at, at + 1 + pass.rowBytes - this.#filled);
      this.#row.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled <= pass.rowBytes) continue;
      if ((this.#row[0] ?? 0) > lastFilter) return false;
      this.#use(this.#row, pass, this.#index);
      this.#filled = 0;
      if (++this.#index < pass.rows) continue;
      this.#index = 0;
      this.#pass++;
    }
    return true;
  }
}

/**
 * Undoes the filters of rows that follow one another (§9.2: each byte was stored as the difference from its
 * neighbours). `pixelBytes`: from a byte to the same byte of the next pixel, one at least.
 */
export class Unfilter {
  readonly #pixelBytes: number;
  #above: Uint8Array;
  #row: Uint8Array;

  constructor(rowBytes: number, pixelBytes: number) {
    this.#pixelBytes = pixelBytes;
    this.#above = new Uint8Array(rowBytes);
    this.#row = new Uint8Array(rowBytes);
  }

  /** The bytes of the row; the one after the next overwrites them. */
  next(filtered: Uint8Array): Uint8Array {
    const [row, above, pixel] = [this.#above, this.#row, this.#pixelBytes];
    this.#row = row;
    this.#above = above;
    const filter = filtered[0] ?? 0;
    for (let index = 0; index < row.length; index++) {
      const left = index < pixel ? 0 : (row[index - pixel] ?? 0);
      const corner = index < pixel ? 0 : (above[index - pixel] ?? 0);
      row[index] = (filtered[1 + index] ?? 0) + predicted(filter, left, above[index] ?? 0, corner);
    }
    return row;
  }
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
