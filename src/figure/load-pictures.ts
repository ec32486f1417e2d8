// Book → its pictures. In: the files that figures, cover and logos name. Out: a checked raster or a drawing for each,
// or null for one that cannot be used, which has been reported at the place that names it.

import type { Book, FileName } from "../model/book.ts";
import type { Flow } from "../model/text.ts";
import { walkFlow } from "../model/walk.ts";
import { checkMemory } from "../runtime/memory.ts";
import { readInside } from "../source/book-folder.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { limits } from "../source/limits.ts";
import type { Picture } from "../vector/drawing.ts";
import { knownSize, type Size } from "./known-size.ts";
import { pixelFault } from "./png-pixels.ts";
import { readRaster } from "./raster.ts";

export interface Pictures {
  /** By the path as the model has it: inside the book folder, with forward slashes. */
  get(path: string): Picture | null;
  /** The size of a picture that cannot be used, if known. */
  sizeOf(path: string): Size | null;
}

export async function loadPictures(book: Book, diagnostics: Reporter): Promise<Pictures> {
  const pictures = new Map<string, Picture | null>();
  for (const file of filesOf(book)) {
    if (file.path !== "" && !pictures.has(file.path))
      pictures.set(file.path, await loadPicture(book.folder, file, diagnostics));
  }
  return {
    get: (path) => pictures.get(path) ?? null,
    sizeOf(path) {
      const read = readInside(book.folder, path, limits.picture);
      return "bytes" in read ? knownSize(read.bytes) : null;
    },
  };
}

async function loadPicture(folder: string, file: FileName, diagnostics: Reporter): Promise<Picture | null> {
  checkMemory(file.span);
  const read = readInside(folder, file.path, limits.picture);
  if ("fault" in read) {
    const { code, message, hint } = read.fault;
    diagnostics.error(code, message, file.span, hint === undefined ? {} : { hint });
    return null;
  }
  const bad = (why: string, hint?: string): null => {
    diagnostics.error(
      "bad-image",
      `“${file.path}” cannot be used: ${why}`,
      file.span,
      hint === undefined ? {} : { hint },
    );
    return null;
  };
  if (looksLikeText(read.bytes)) {
    const { readSvg } = await import("./svg/read-svg.ts");
    const result = await readSvg(read.bytes);
    if (result.drawing === null) return bad(result.fault, result.hint);
    for (const { code, message } of result.warnings) {
      diagnostics.warning(code, `“${file.path}” ${message}`, file.span);
    }
    return result.drawing;
  }
  const checked = readRaster(read.bytes);
  const fault =
    typeof checked === "string" ? checked : checked.raster.format === "png" ? await pixelFault(read.bytes) : null;
  if (typeof checked === "string" || fault !== null) return bad(fault ?? "", "save it again as PNG, JPEG or SVG");
  if (checked.repaired !== null) {
    const message = `“${file.path}” is printed as repaired: ${checked.repaired}, but no pixel is missing`;
    diagnostics.warning("repaired-image", message, file.span, { hint: "save it again as PNG" });
  }
  if (checked.cmyk) {
    diagnostics.warning(
      "cmyk-image",
      `“${file.path}” is in CMYK, which prints in different colours from reader to reader`,
      file.span,
      {
        hint: "save it again in RGB",
      },
    );
  }
  return checked.raster;
}

/** SVG has no signature: it begins with a tag, after white space and perhaps a byte order mark. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 512))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  return head.startsWith("<");
}

function filesOf(book: Book): readonly FileName[] {
  const files: FileName[] = [];
  if (book.cover.image) files.push(book.cover.image);
  files.push(...book.cover.logos);
  const figures = {
    block: (node: Flow): void => {
      if (node.kind === "figure") files.push({ path: node.figure.file, span: node.figure.span });
    },
  };
  for (const part of book.parts) {
    if (part.kind === "chapter") for (const page of part.pages) walkFlow(page.body, figures);
  }
  for (const abstract of book.abstracts) {
    walkFlow(abstract.body ?? [], figures);
    walkFlow(abstract.acknowledgements, figures);
    for (const figure of abstract.figures) files.push({ path: figure.file, span: figure.span });
  }
  return files;
}
