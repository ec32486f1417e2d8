// What the pages share besides fonts: images, opacities, gradients. Each is written once and named the same on every page.
import { createHash } from "node:crypto";
import type { ImageSource, PDFDocument } from "pdfkit";
import type { Drawing, Gradient, Mark, Matrix, Paint, Picture, Raster } from "../figure/drawing.ts";
import type { Document } from "../page/document.ts";
import type { PdfFile } from "./file.ts";
import { functionOf, shadingOf } from "./gradients.ts";
import { number, type Pointer, reference } from "./syntax.ts";

export interface Image {
  readonly name: string;
  readonly ref: Pointer;
  /** From the unit square of the image, upright as it is meant to be seen, to the one of its samples. */
  readonly orientation: Matrix;
}

export interface Resource {
  readonly name: string;
  readonly ref: Pointer;
}

/** EXIF orientations 1–8 as maps of the unit square, y upwards. */
const ORIENTATIONS: readonly Matrix[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
];

export class Resources {
  readonly #file: PdfFile;
  readonly #images = new Map<Raster, Image>();
  readonly #states = new Map<string, Resource>();
  readonly #patterns = new Map<string, Resource>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Embeds every raster of the document, equal bytes once. pdfkit unpacks PNGs in the background: one after the other. */
  async embedRasters(document: Document, maker: PDFDocument): Promise<void> {
    const byContent = new Map<string, Image>();
    for (const raster of rastersOf(document)) {
      const key = createHash("sha256").update(raster.bytes).digest("hex");
      const image = byContent.get(key) ?? (await embedImage(maker.openImage(raster.bytes), maker, byContent.size));
      byContent.set(key, image);
      this.#images.set(raster, image);
    }
  }

  image(raster: Raster): Image {
    const image = this.#images.get(raster);
    if (!image) throw new Error("a raster was not embedded before it was drawn");
    return image;
  }

  /** A graphics state with constant opacities. */
  opacity(fill: number, stroke: number): Resource {
    return this.#once(this.#states, "G", `<</ca ${number(fill, 3)}/CA ${number(stroke, 3)}>>`);
  }

  /** A shading pattern; `matrix` leads from the gradient's units to the page. */
  pattern(gradient: Gradient, matrix: Matrix): Resource {
    const shading = shadingOf(gradient, "DeviceRGB", functionOf(gradient, "colour"));
    return this.#once(
      this.#patterns,
      "P",
      `<</Type/Pattern/PatternType 2/Matrix[${list(matrix)}]/Shading ${shading}>>`,
    );
  }

  /** The opacities of a gradient's stops as a soft mask (§11.6.5.2) over the whole page. */
  softMask(gradient: Gradient, matrix: Matrix, width: number, height: number): Resource {
    const shading = shadingOf(gradient, "DeviceGray", functionOf(gradient, "opacity"));
    const content = `${list(matrix)} cm /S sh`;
    const syntax = `${shading}\0${content}\0${width}\0${height}`;
    const known = this.#states.get(syntax);
    if (known) return known;
    const group = this.#file.ref({
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, width, height],
      Group: { S: "Transparency", CS: "DeviceGray" },
      Resources: { Shading: { S: this.#file.raw(shading) } },
    });
    group.end(content);
    const state = this.#file.raw(`<</SMask<</S/Luminosity/G ${reference(group)}>>>>`);
    const resource = { name: `G${this.#states.size + 1}`, ref: state };
    this.#states.set(syntax, resource);
    return resource;
  }

  #once(known: Map<string, Resource>, prefix: string, syntax: string): Resource {
    const old = known.get(syntax);
    if (old) return old;
    const resource = { name: `${prefix}${known.size + 1}`, ref: this.#file.raw(syntax) };
    known.set(syntax, resource);
    return resource;
  }
}

function list(matrix: Matrix): string {
  return matrix.map((value) => number(value, 5)).join(" ");
}

async function embedImage(source: ImageSource, maker: PDFDocument, index: number): Promise<Image> {
  await new Promise<void>((done) => {
    const finalize = source.finalize?.bind(source);
    // A JPEG is embedded at once; a PNG says when by `finalize`.
    if (finalize) {
      source.finalize = () => {
        finalize();
        done();
      };
    }
    source.embed(maker);
    if (!finalize) done();
  });
  const ref = source.obj;
  if (!ref) throw new Error("pdfkit embedded no image");
  const orientation = ORIENTATIONS[(source.orientation ?? 1) - 1] ?? [1, 0, 0, 1, 0, 0];
  return { name: `I${index + 1}`, ref: ref as unknown as Pointer, orientation };
}

function rastersOf(document: Document): ReadonlySet<Raster> {
  const found = new Set<Raster>();
  const searched = new Set<Picture>();
  const search = (picture: Picture): void => {
    if (searched.has(picture)) return;
    searched.add(picture);
    if (picture.kind === "raster") found.add(picture);
    else searchMarks(picture.marks, found);
  };
  for (const page of document.pages) {
    for (const placed of page.items) {
      if (placed.kind === "picture") search(placed.picture);
      else if (placed.kind === "line") {
        for (const item of placed.line.items) {
          if (item.kind === "picture") search(item.picture);
          else if (item.kind === "drawing") search(item.drawing);
        }
      }
    }
  }
  return found;
}

function searchMarks(marks: Drawing["marks"], found: Set<Raster>): void {
  for (const mark of marks) {
    if (mark.kind === "raster") found.add(mark.raster);
    else if (mark.kind === "group") searchMarks(mark.marks, found);
  }
}

export function isGradient(paint: Paint): paint is Gradient {
  return typeof paint === "object" && "kind" in paint;
}

export type PathMark = Extract<Mark, { kind: "path" }>;
