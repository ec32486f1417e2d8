// A damaged PNG with all of its pixels → the same picture, repaired. In: bytes with a wrong checksum, or cut off after
// the pixels. Out: its header, palette, transparency, resolution and pixels with correct checksums; null if a pixel is
// missing or in doubt: the compressed pixels have a checksum of their own, and their number is known (PNG, third
// edition, §5.3, §7.2, §10).
import { crc32, inflateSync } from "node:zlib";
import { limits } from "../source/limits.ts";
import { samplesOfType } from "../vector/png-file.ts";
import { isPng } from "./png.ts";

const kept: ReadonlySet<string> = new Set(["IHDR", "PLTE", "tRNS", "pHYs", "IDAT"]);

export function repairPng(bytes: Uint8Array): Uint8Array | null {
  if (!isPng(bytes)) return null;
  const chunks = chunksOf(bytes);
  const header = chunks[0];
  if (header?.name !== "IHDR" || !header.isSound || header.data.length !== 13) return null;
  const pixels = chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data);
  if (pixels.length === 0 || !isComplete(Buffer.concat(pixels), header.data)) return null;
  // The chunks that pixels depend on must be correct; a damaged resolution is left out.
  if (chunks.some(({ name, isSound }) => !isSound && (name === "PLTE" || name === "tRNS"))) return null;
  if (header.data[9] === 3 && !chunks.some(({ name }) => name === "PLTE")) return null;
  const sound = chunks.filter(({ name, isSound }) => kept.has(name) && (isSound || name === "IDAT"));
  const written = [...sound, { name: "IEND", data: new Uint8Array() }].map(({ name, data }) => chunk(name, data));
  return Buffer.concat([bytes.subarray(0, 8), ...written]);
}

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
  readonly isSound: boolean;
}

/** All chunks; the last may be cut off. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 8 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString("latin1");
    if (name === "IEND") break;
    const isWhole = end + 4 <= bytes.length;
    const isSound = isWhole && crc32(bytes.subarray(at + 4, end)) === view.getUint32(end);
    chunks.push({ name, data: bytes.subarray(at + 8, Math.min(end, bytes.length)), isSound });
    at = end + 4;
  }
  return chunks;
}

/** Whether the pixels can be unpacked, and are as many as the header says. */
function isComplete(packed: Uint8Array, header: Uint8Array): boolean {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const bits = view.getUint8(8) * samplesOfType(view.getUint8(9)) * width;
  const expected = height * (1 + Math.ceil(bits / 8));
  const isInterlaced = view.getUint8(12) === 1;
  // Seven passes have more rows, and so more filter bytes.
  const atMost = isInterlaced ? 2 * expected + 7 * height : expected;
  if (bits === 0 || height === 0 || atMost > limits.pixelBytes) return false;
  try {
    const { length } = inflateSync(packed, { maxOutputLength: atMost });
    return isInterlaced ? length >= expected : length === expected;
  } catch {
    return false;
  }
}

function chunk(name: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, "latin1");
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}
