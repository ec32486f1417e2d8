// The pixels of a PNG file whose structure is sound (png.ts), unpacked once and counted, without being kept. In: the
// bytes. Out: what is wrong with them, or null. A PDF would contain them as they are, and only its readers would see
// the fault.
import { createInflate } from "node:zlib";

const signatureLength = 8;
/** Samples of a pixel, by colour type (PNG §11.2.1). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** The seven passes of an interlaced image (§8.2): first column and row, and steps. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function pixelFault(bytes: Uint8Array): Promise<string | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = unpackedLength(view);
  const inflate = createInflate();
  return new Promise((resolve) => {
    let length = 0;
    const end = (fault: string | null) => {
      resolve(fault);
      inflate.destroy();
    };
    inflate.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length >= wanted) end(null);
    });
    inflate.on("error", () => end("the file is damaged: its pixels cannot be unpacked"));
    inflate.on("end", () => end(length < wanted ? "the file is cut off: pixels are missing" : null));
    for (const part of dataOf(bytes, view)) inflate.write(part);
    inflate.end();
  });
}

function unpackedLength(view: DataView): number {
  const at = signatureLength + 8;
  const [width, height] = [view.getUint32(at), view.getUint32(at + 4)];
  const bits = view.getUint8(at + 8) * (samples[view.getUint8(at + 9)] ?? 1);
  // Each row begins with the byte of its filter.
  const rows = (columns: number, count: number) => (columns > 0 ? (Math.ceil((columns * bits) / 8) + 1) * count : 0);
  if (view.getUint8(at + 12) === 0) return rows(width, height);
  return passes.reduce((sum, [x, y, stepX, stepY]) => {
    const [columns, count] = [Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)];
    return sum + (columns > 0 && count > 0 ? rows(columns, count) : 0);
  }, 0);
}

function* dataOf(bytes: Uint8Array, view: DataView): Generator<Uint8Array> {
  for (let at = signatureLength; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    // IDAT
    if (view.getUint32(at + 4) === 0x49444154) yield bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
}
