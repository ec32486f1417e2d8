// A PNG file checked before anything decodes it (PNG, third edition): structure and checksums, but no pixels.
import { crc32 } from "node:zlib";
import { samplesOfType } from "../vector/png-file.ts";
import type { ImageFacts } from "./raster.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** §11.2.1: which depths each colour type may have. */
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The properties of the file, or what is wrong with it. */
export function readPng(bytes: Uint8Array): ImageFacts | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let facts: ImageFacts | null = null;
  let dpi: Pick<ImageFacts, "dpiX" | "dpiY"> = { dpiX: null, dpiY: null };
  let palette = false;
  let data = false;
  for (let at = signature.length; ; ) {
    if (at + 12 > bytes.length) return "the file is cut off";
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return "the file is cut off";
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
      return `the file is damaged: the checksum of its ${name} chunk is wrong`;
    }
    if (facts && name === "IHDR") return "the file has two headers";
    if (!facts) {
      if (name !== "IHDR" || length !== 13) return "the file has no header";
      const header = readHeader(view, at + 8);
      if (typeof header === "string") return header;
      facts = header;
    } else if (name === "PLTE") {
      if (palette || length === 0 || length % 3 !== 0 || length > 768) return "the palette is invalid";
      palette = true;
    } else if (name === "pHYs" && length === 9) {
      dpi = density(view, at + 8);
    } else if (name === "IDAT") {
      if (view.getUint8(signature.length + 8 + 9) === 3 && !palette) return "the palette is missing";
      data = true;
    } else if (name === "IEND") {
      return data ? { ...facts, ...dpi } : "the file has no pixels";
    }
    at = end;
  }
}

function readHeader(view: DataView, at: number): ImageFacts | string {
  const [depth, colour] = [view.getUint8(at + 8), view.getUint8(at + 9)];
  if (!depths[colour]?.includes(depth)) return `the file has no valid colour type (${colour}, ${depth} bits)`;
  if (view.getUint8(at + 10) !== 0 || view.getUint8(at + 11) !== 0 || view.getUint8(at + 12) > 1) {
    return "the file has an unknown compression";
  }
  const [width, height] = [view.getUint32(at), view.getUint32(at + 4)];
  const interlaced = view.getUint8(at + 12) === 1;
  const bytes = (width * height * depth * samplesOfType(colour)) / 8;
  return { width, height, dpiX: null, dpiY: null, ...(interlaced && { interlacedBytes: bytes }) };
}

/** Pixels per metre. */
function density(view: DataView, at: number): Pick<ImageFacts, "dpiX" | "dpiY"> {
  if (view.getUint8(at + 8) !== 1) return { dpiX: null, dpiY: null };
  return { dpiX: view.getUint32(at) * 0.0254, dpiY: view.getUint32(at + 4) * 0.0254 };
}
