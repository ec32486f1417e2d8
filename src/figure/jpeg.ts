// A JPEG file checked before anything decodes it (ITU-T T.81 annex B): its segments, but no pixels.
import type { JpegCoding } from "../vector/drawing.ts";
import type { ImageFacts } from "./raster.ts";

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** The properties of the file, or what is wrong with it. */
export function readJpeg(bytes: Uint8Array): ImageFacts | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let facts: Frame | null = null;
  let dpi: Pick<ImageFacts, "dpiX" | "dpiY"> = { dpiX: null, dpiY: null };
  let turn = 1;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return "the file is damaged: a segment does not begin where it should";
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const length = view.getUint16(at + 2);
    const [start, end] = [at + 4, at + 2 + length];
    if (length < 2) return "the file is damaged: a segment has no length";
    if (end > bytes.length) return "the file is cut off";
    if (isFrame(marker)) {
      if (facts) return "the file has two headers";
      const frame = readFrame(view, marker, start, end);
      if (typeof frame === "string") return frame;
      facts = frame;
    } else if (marker === 0xe0 && ascii(bytes, start, 5) === "JFIF\0" && length >= 14) {
      dpi = density(view, start + 7);
    } else if (marker === 0xe1 && ascii(bytes, start, 6) === "Exif\0\0") {
      turn = orientation(bytes.subarray(start + 6, end));
    } else if (marker === 0xda) {
      if (!facts) return "the file has no header";
      const fault = scanFault(bytes, end);
      if (fault !== null) return fault;
      return { ...turned(facts, turn), ...dpi };
    }
    at = end;
  }
  return facts ? "the file has no pixels" : "the file is cut off";
}

/** SOF0–SOF15 without DHT, JPG and DAC, which are between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

type Frame = ImageFacts & { readonly jpeg: JpegCoding };

/** As the picture is meant to be seen; an unknown orientation is none. */
function turned({ jpeg, ...facts }: Frame, written: number): ImageFacts {
  const orientation = written >= 1 && written <= 8 ? written : 1;
  const { width, height } = facts;
  const lying = orientation > 4;
  return { ...facts, ...(lying && { width: height, height: width }), jpeg: { ...jpeg, orientation } };
}

function readFrame(view: DataView, marker: number, start: number, end: number): Frame | string {
  if (end - start < 6) return "the header is too short";
  if (marker > 0xc2) return "the file is lossless or arithmetic-coded JPEG, which PDF readers do not support";
  const precision = view.getUint8(start);
  if (precision !== 8) return `the file has ${precision} bits per channel; PDF readers support 8`;
  const components = view.getUint8(start + 5);
  if (components !== 1 && components !== 3 && components !== 4) return `the file has ${components} channels`;
  const [height, width] = [view.getUint16(start + 1), view.getUint16(start + 3)];
  return { width, height, dpiX: null, dpiY: null, jpeg: { channels: components, orientation: 1 } };
}

function density(view: DataView, at: number): Pick<ImageFacts, "dpiX" | "dpiY"> {
  const perInch = [0, 1, 2.54][view.getUint8(at)] ?? 0;
  if (perInch === 0) return { dpiX: null, dpiY: null };
  return { dpiX: view.getUint16(at + 1) * perInch, dpiY: view.getUint16(at + 3) * perInch };
}

/** The Exif orientation (1–8; 5 to 8 are rotated by a quarter turn); 1 if it is absent or unreadable. */
function orientation(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 14) return 1;
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.length) break;
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little);
  }
  return 1;
}

/**
 * What is wrong with the scans, walked to the end of the image (B.1.1.5, E.1.2): between the codes, in which 0xFF is
 * always followed by a zero, there are alternating restart markers and the segments of further scans.
 */
function scanFault(bytes: Uint8Array, from: number): string | null {
  const damaged = "the file is damaged: its pixels are not those of a JPEG";
  let coded = 0;
  let restart: number | null = null;
  for (let at = from; ; ) {
    const mark = bytes.indexOf(0xff, at);
    if (mark === -1 || mark + 1 >= bytes.length) return "the file is cut off";
    coded += mark - at;
    const code = bytes[mark + 1] ?? 0;
    at = mark + 2;
    if (code === 0) coded++;
    else if (code === 0xff) at = mark + 1;
    else if (code === 0xd9) return coded === 0 ? "the file has no pixels" : null;
    else if (code >= 0xd0 && code <= 0xd7) {
      if (restart !== null && code !== 0xd0 + ((restart - 0xd0 + 1) % 8)) return damaged;
      restart = code;
    } else if (code === 0xc4 || code === 0xda || code >= 0xdb) {
      if (at + 2 > bytes.length) return "the file is cut off";
      const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      if (length < 2 || at + length > bytes.length) return damaged;
      at += length;
      restart = null;
    } else return damaged;
  }
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
