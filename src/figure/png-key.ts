// A PNG with one transparent colour at 16 bits per sample → the same at 8 bits with an alpha channel. PDF readers round
// colours to 8 bits before they compare them, and would never find the colour key. In and out: the bytes of a file.
import { crc32, deflateSync, inflateSync } from "node:zlib";

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The bytes unchanged if there is no such colour, or the image is interlaced. */
export function withAlphaChannel(bytes: Uint8Array): Uint8Array {
  const chunks = chunksOf(bytes);
  const header = chunks[0]?.data;
  const key = chunks.find(({ name }) => name === "tRNS")?.data;
  if (!header || !key || header[8] !== 16 || header[12] !== 0 || !(header[9] === 0 || header[9] === 2)) return bytes;
  const view = new DataView(header.buffer, header.byteOffset);
  const [width, height, samples] = [view.getUint32(0), view.getUint32(4), header[9] === 0 ? 1 : 3];
  if (key.length < 2 * samples) return bytes;
  const packed = Buffer.concat(chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data));
  const stride = width * samples * 2;
  const size = height * (stride + 1);
  let rows: Uint8Array;
  try {
    rows = inflateSync(packed, { maxOutputLength: size + 1 });
  } catch {
    return bytes;
  }
  if (rows.length < size) return bytes;
  const pixels = withAlpha(unfiltered(rows, height, stride, samples * 2), key, { width, height, samples });
  const newHeader = Uint8Array.from(header);
  newHeader[8] = 8;
  newHeader[9] = samples === 1 ? 4 : 6;
  const kept = chunks.filter(({ name }) => name === "pHYs" || name === "gAMA" || name === "sRGB");
  return Buffer.concat([
    bytes.subarray(0, 8),
    chunk("IHDR", newHeader),
    ...kept.map(({ name, data }) => chunk(name, data)),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ name, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, "latin1");
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}

/** PNG §9.2: each byte was stored as the difference from its neighbours. */
function unfiltered(rows: Uint8Array, height: number, stride: number, pixel: number): Uint8Array {
  const out = new Uint8Array(height * stride);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (stride + 1)] ?? 0;
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let index = 0; index < stride; index++) {
      const left = index < pixel ? 0 : (out[to + index - pixel] ?? 0);
      const above = row === 0 ? 0 : (out[to + index - stride] ?? 0);
      const corner = row === 0 || index < pixel ? 0 : (out[to + index - stride - pixel] ?? 0);
      out[to + index] = (rows[from + index] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return out;
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

interface Shape16 {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
}

/** Rows without a filter: the upper byte of each sample, and an alpha of 0 or 255. */
function withAlpha(pixels: Uint8Array, key: Uint8Array, { width, height, samples }: Shape16): Uint8Array {
  const stride = 1 + width * (samples + 1);
  const out = new Uint8Array(height * stride);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * samples * 2;
      const to = row * stride + 1 + column * (samples + 1);
      let isKey = true;
      for (let sample = 0; sample < samples; sample++) {
        const high = pixels[from + 2 * sample] ?? 0;
        out[to + sample] = high;
        isKey &&= high === key[2 * sample] && pixels[from + 2 * sample + 1] === key[2 * sample + 1];
      }
      out[to + samples] = isKey ? 0 : 255;
    }
  }
  return out;
}
