// Bytes of a PNG or JPEG → a Raster, or what is wrong with them.
import type { Raster } from "../vector/drawing.ts";
import { isJpeg, readJpeg } from "./jpeg.ts";
import { otherFormat } from "./other-format.ts";
import { isPng, readPng } from "./png.ts";
import { withAlphaChannel } from "./png-key.ts";
import { repairJpeg } from "./repair-jpeg.ts";
import { repairPng } from "./repair-png.ts";

/** The properties of a file. Width and height are in pixels, after the rotation that Exif may ask for. */
export interface ImageFacts {
  readonly width: number;
  readonly height: number;
  readonly dpiX: number | null;
  readonly dpiY: number | null;
  readonly cmyk?: boolean;
}

export interface CheckedRaster {
  readonly raster: Raster;
  readonly cmyk: boolean;
  /** What is wrong with a file that has all of its pixels. */
  readonly repaired: string | null;
}

const mostPixels = 100_000_000;

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
  if (width * height > mostPixels) {
    return `the picture has ${Math.ceil((width * height) / 1e6)} million pixels, more than ${mostPixels / 1e6} million`;
  }
  const raster: Raster = {
    kind: "raster",
    format,
    bytes: format === "png" ? withAlphaChannel(bytes) : bytes,
    pixelWidth: width,
    pixelHeight: height,
    width: (width * 72) / resolution(facts.dpiX),
    height: (height * 72) / resolution(facts.dpiY),
  };
  return { raster, cmyk: facts.cmyk === true, repaired: typeof first === "string" ? first : null };
}

/** A resolution of 1 or 65535 is meaningless. */
function resolution(dpi: number | null): number {
  return dpi !== null && dpi >= 30 && dpi <= 4800 ? dpi : defaultDpi;
}
