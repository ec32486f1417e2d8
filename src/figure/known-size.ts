// The size of a picture that cannot be used. In: the bytes of a faulty file. Out: width and height in points if the
// header still has them, or null. (PNG, third edition, §11.2.1; ITU-T T.81 §B.2.2.)
import { isJpeg } from "./jpeg.ts";
import { isPng } from "./png.ts";
import { defaultDpi } from "./raster.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** No figure is larger than this. */
const most = 30_000;

export function knownSize(bytes: Uint8Array): Size | null {
  const pixels = isPng(bytes) ? sizeOfPng(bytes) : isJpeg(bytes) ? sizeOfJpeg(bytes) : null;
  if (!pixels) return null;
  const { width, height } = pixels;
  if (width < 1 || height < 1 || width > most || height > most) return null;
  return { width: (width * 72) / defaultDpi, height: (height * 72) / defaultDpi };
}

/** IHDR comes first. */
function sizeOfPng(bytes: Uint8Array): Size | null {
  if (bytes.length < 24) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The first frame header, if the segments before it are whole. */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}
