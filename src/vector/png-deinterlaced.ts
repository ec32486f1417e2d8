// An interlaced PNG → its rows from top to bottom. In: the file. Out: the same calls as for one that is not interlaced,
// with rows that have no filter. All pixels are kept meanwhile: figure/raster.ts limits them.
import { type PngFile, type PngPass, pixelBits } from "./png-file.ts";
import { Unfilter, type UseRow, unpackRows } from "./png-rows.ts";

export async function unpackInOrder(
  file: PngFile,
  use: UseRow,
  drained?: () => Promise<void> | null,
): Promise<string | null> {
  if (!file.interlaced) return unpackRows(file, use, drained);
  const bits = pixelBits(file);
  const rowBytes = Math.ceil((file.width * bits) / 8);
  const pixels = new Uint8Array(rowBytes * file.height);
  let unfilter = new Unfilter(0, 1);
  const fault = await unpackRows(file, (row, pass, index) => {
    if (index === 0) unfilter = new Unfilter(pass.rowBytes, Math.max(1, bits >> 3));
    const start = (pass.y + index * pass.stepY) * rowBytes;
    scatter(unfilter.next(row), pixels.subarray(start, start + rowBytes), pass, bits);
  });
  if (fault !== null) return fault;
  const row = new Uint8Array(1 + rowBytes);
  const whole = { x: 0, y: 0, stepX: 1, stepY: 1, columns: file.width, rows: file.height, rowBytes };
  for (let index = 0; index < file.height; index++) {
    row.set(pixels.subarray(index * rowBytes, (index + 1) * rowBytes), 1);
    use(row, whole, index);
    await drained?.();
  }
  return null;
}

/** Puts the pixels of a pass where they belong in their row. Pixels of less than a byte begin at its highest bit. */
function scatter(from: Uint8Array, to: Uint8Array, { x, stepX, columns }: PngPass, bits: number): void {
  const size = bits >> 3;
  for (let column = 0; column < columns; column++) {
    const place = x + column * stepX;
    if (size > 0) {
      for (let byte = 0; byte < size; byte++) to[place * size + byte] = from[column * size + byte] ?? 0;
      continue;
    }
    const at = place * bits;
    to[at >> 3] = (to[at >> 3] ?? 0) | (bitsAt(from, column * bits, bits) << (8 - bits - (at & 7)));
  }
}

/** The number of so many bits (at most eight) at a bit, all of them in one byte. */
export function bitsAt(bytes: Uint8Array, at: number, bits: number): number {
  return ((bytes[at >> 3] ?? 0) >> (8 - bits - (at & 7))) & ((1 << bits) - 1);
}
