// The pictures of a book as files. In: figures, cover and logos as `figure` has read them. Out: for each, a file whose
// name is made from its content, and its size; PNG and JPEG unchanged after their check, SVG written anew.
import { createHash } from "node:crypto";
import type { Picture } from "../../vector/drawing.ts";
import { type ExportFile, type ExportSource, textFile } from "../format.ts";
import { drawingSvg } from "./drawing-svg.ts";

export interface PictureFile {
  readonly path: string;
  /** Width in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export class PictureFiles {
  readonly #source: ExportSource;
  readonly #folder: string;
  readonly #found = new Map<string, PictureFile | null>();
  readonly #files = new Map<string, ExportFile>();

  constructor(source: ExportSource, folder: string) {
    this.#source = source;
    this.#folder = folder;
  }

  /** Null if the picture cannot be used. */
  of(name: string): PictureFile | null {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const made = this.#make(name);
    this.#found.set(name, made);
    return made;
  }

  get files(): readonly ExportFile[] {
    return [...this.#files.values()];
  }

  #make(name: string): PictureFile | null {
    const picture = this.#source.pictures.get(name);
    if (!picture) return null;
    const ending = picture.kind !== "raster" ? "svg" : picture.format === "png" ? "png" : "jpg";
    const bytes = pictureBytes(picture);
    const path = `${this.#folder}/${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${ending}`;
    this.#files.set(path, { path, bytes });
    const pixels = picture.kind === "raster" ? [picture.pixelWidth, picture.pixelHeight] : inPixels(picture);
    return { path, width: Math.max(1, Math.round(pixels[0] ?? 1)), height: Math.max(1, Math.round(pixels[1] ?? 1)) };
  }
}

export function pictureBytes(picture: Picture): Uint8Array {
  return picture.kind === "raster" ? picture.bytes : textFile("", drawingSvg(picture)).bytes;
}

/** 72 points are 96 pixels. */
function inPixels({ width, height }: { readonly width: number; readonly height: number }): readonly number[] {
  return [(width * 4) / 3, (height * 4) / 3];
}
