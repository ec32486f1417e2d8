// Bytes of a PNG or JPEG → a Raster, or what is wrong with them.
import { limits } from "../source/limits.ts";
import type { JpegCoding, Raster } from "../vector/drawing.ts";
import { isJpeg, readJpeg } from "./jpeg.ts";
import { otherFormat } from "./other-format.ts";
import { isPng, readPng } from "./png.ts";
import { repairJpeg } from "./repair-jpeg.ts";
import { repairPng } from "./repair-png.ts";

/** The properties of a file. Width and height are in pixels, after the rotation that Exif may ask for. */
export interface ImageFacts {
  readonly width: number;
  readonly height: number;
  readonly dpiX: number | null;
  readonly dpiY: number | null;
  readonly jpeg?: JpegCoding;
  /** Of all pixels, if they must be unpacked at once. */
  readonly interlacedBytes?: number;
}

export interface CheckedRaster {
  readonly raster: Raster;
  readonly cmyk: boolean;
  /** What is wrong with a file that has all of its pixels. */
  readonly repaired: string | null;
}

/** Assumed when the file states no resolution: between screen (72) and print (300). */
export const defaultDpi = 150;

/** The raster, or a clause that says what is wrong with the file. */
export function readRaster(written: Uint8Array): CheckedRaster | string {
  const format = isPng(written) ? "png" : isJpeg(written) ? "jpeg" : null;
  if (!format) return otherFormat(written)?.fault ?? "the file is neither PNG nor JPEG nor SVG";
  const first = format === "png" ? readPng(written) : readJpeg(written);
  const repair = format === "png" ? repairPng : repairJpeg;
  const sound = typeof first === "string" ? repair(written) : null;
  const bytes = sound ?? written;
  const facts = sound ? (format === "png" ? readPng : readJpeg)(sound) : first;
  if (typeof facts === "string") return facts;
  const { width, height } = facts;
  if (width === 0 || height === 0) return "the picture has no width or no height";
  const oversize = faultOfSize(facts);
  if (oversize !== null) return oversize;
  const raster: Raster = {
    kind: "raster",
    format,
    bytes,
    pixelWidth: width,
    pixelHeight: height,
    width: (width * 72) / resolution(facts.dpiX),
    height: (height * 72) / resolution(facts.dpiY),
    ...(facts.jpeg && { coding: facts.jpeg }),
  };
  return { raster, cmyk: facts.jpeg?.channels === 4, repaired: typeof first === "string" ? first : null };
}

function faultOfSize({ width, height, interlacedBytes = 0 }: ImageFacts): string | null {
  const { pixels, pictureSide, pixelBytes } = limits;
  if (Math.max(width, height) > pictureSide)
    return `the picture has ${width} × ${height} pixels, more than ${pictureSide.toLocaleString("en")} on a side`;
  if (width * height > pixels)
    return `the picture has ${millions(width * height)} million pixels, more than ${pixels / 1e6} million`;
  if (interlacedBytes > pixelBytes)
    return `the picture is interlaced and unpacks to ${millions(interlacedBytes)} MB, more than ${pixelBytes / 1e6} MB`;
  return null;
}

/** Rounded up. */
const millions = (count: number) => Math.ceil(count / 1e6);

/** A resolution of 1 or 65535 is meaningless. */
function resolution(dpi: number | null): number {
  return dpi !== null && dpi >= 30 && dpi <= 4800 ? dpi : defaultDpi;
}
