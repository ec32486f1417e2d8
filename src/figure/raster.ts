// Bytes of a PNG or JPEG → a Raster, or what is wrong with them.
import type { Raster } from "../vector/drawing.ts";
import { isJpeg, readJpeg } from "./jpeg.ts";
import { isPng, readPng } from "./png.ts";

/** What a file says of itself. Width and height are pixels as they are seen, after the turn that Exif may ask for. */
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
}

const mostPixels = 100_000_000;

/** For files that do not tell: a screen's dots would be too coarse, a printer's too fine. */
export const defaultDpi = 150;

/** The raster, or a clause that says what is wrong with the file. */
export function readRaster(bytes: Uint8Array): CheckedRaster | string {
  const format = isPng(bytes) ? "png" : isJpeg(bytes) ? "jpeg" : null;
  if (!format) return "the file is neither PNG nor JPEG nor SVG";
  const facts = format === "png" ? readPng(bytes) : readJpeg(bytes);
  if (typeof facts === "string") return facts;
  const { width, height } = facts;
  if (width === 0 || height === 0) return "the picture has no width or no height";
  if (width * height > mostPixels) {
    return `the picture has ${Math.ceil((width * height) / 1e6)} million pixels, more than ${mostPixels / 1e6} million`;
  }
  const raster: Raster = {
    kind: "raster",
    format,
    bytes,
    pixelWidth: width,
    pixelHeight: height,
    width: (width * 72) / resolution(facts.dpiX),
    height: (height * 72) / resolution(facts.dpiY),
  };
  return { raster, cmyk: facts.cmyk === true };
}

/** Files with a resolution of 1 or 65535 mean nothing by it. */
function resolution(dpi: number | null): number {
  return dpi !== null && dpi >= 30 && dpi <= 4800 ? dpi : defaultDpi;
}
