// The bytes of a picture → what is drawn of it, with any oddities; or why it cannot be used.
import { gunzipSync } from "node:zlib";
import type { LabelFonts } from "../fonts/label-fonts.ts";
import { limits } from "../source/limits.ts";
import type { Picture } from "../vector/drawing.ts";
import { otherFormat } from "./other-format.ts";
import { pixelFault } from "./png-pixels.ts";
import { readRaster } from "./raster.ts";

export interface PictureWarning {
  readonly code: string;
  /** Follows the file's name. */
  readonly message: string;
  readonly hint?: string;
}

export type CheckedPicture =
  | { readonly picture: Picture; readonly warnings: readonly PictureWarning[] }
  | { readonly fault: string; readonly hint?: string };

/** Remedies for each kind of loss in a drawing. */
const hintsOfDrawings: Readonly<Record<string, string>> = {
  "svg-unsupported": "check the figure; if something is wrong, export it as paths, or as PNG at 300 dpi",
  "svg-external": "embed what it refers to when you export it",
  "missing-glyph": "convert its text to paths when you export it",
};

export async function checkPicture(written: Uint8Array, fonts: LabelFonts | null = null): Promise<CheckedPicture> {
  const bytes = uncompressed(written);
  const other = otherFormat(bytes);
  if (other) return other;
  if (looksLikeText(bytes)) {
    const { readSvg } = await import("./svg/read-svg.ts");
    const result = await readSvg(bytes, fonts);
    if (result.drawing === null)
      return { fault: result.fault, ...(result.hint !== undefined && { hint: result.hint }) };
    const warnings = result.warnings.map((warning) => {
      const hint = hintsOfDrawings[warning.code];
      return hint === undefined ? warning : { ...warning, hint };
    });
    return { picture: result.drawing, warnings };
  }
  const checked = readRaster(bytes);
  const hint = "save it again as PNG, JPEG or SVG";
  if (typeof checked === "string") return { fault: checked, hint };
  const { raster, repaired, cmyk } = checked;
  const fault = raster.format === "png" ? await pixelFault(bytes) : null;
  if (fault !== null) return { fault, hint };
  const warnings: PictureWarning[] = [];
  if (repaired !== null)
    warnings.push({
      code: "repaired-image",
      message: `is printed as repaired: ${repaired}, but no pixel is missing`,
      hint: `save it again as ${raster.format === "png" ? "PNG" : "JPEG"}`,
    });
  if (cmyk)
    warnings.push({
      code: "cmyk-image",
      message: "is in CMYK, whose colours differ from reader to reader",
      hint: "save it again in RGB",
    });
  return { picture: raster, warnings };
}

/** An SVG may be compressed with gzip (SVGZ); anything too long, or not compressed, is left as it is. */
function uncompressed(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.picture });
  } catch {
    return bytes;
  }
}

/** SVG has no signature: it begins with a tag, after white space and perhaps a byte order mark. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 512))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  return head.startsWith("<");
}
