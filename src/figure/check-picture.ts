// The bytes of a picture → what is drawn of it, with any oddities; or why it cannot be used.
import type { Picture } from "../vector/drawing.ts";
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

export async function checkPicture(bytes: Uint8Array): Promise<CheckedPicture> {
  if (looksLikeText(bytes)) {
    const { readSvg } = await import("./svg/read-svg.ts");
    const result = await readSvg(bytes);
    return result.drawing === null
      ? { fault: result.fault, ...(result.hint !== undefined && { hint: result.hint }) }
      : { picture: result.drawing, warnings: result.warnings };
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

/** SVG has no signature: it begins with a tag, after white space and perhaps a byte order mark. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 512))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  return head.startsWith("<");
}
