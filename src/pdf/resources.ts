// What the pages share besides fonts: images, opacities, gradients. Each is written once and named the same on every
// page.
import { createHash } from "node:crypto";
import type { Gradient, JpegCoding, Matrix, Paint, Raster, Shape } from "../vector/drawing.ts";
import type { PdfFile, Ref } from "./file.ts";
import { functionOf, shadingOf } from "./gradients.ts";
import { embedPng } from "./png-image.ts";
import { number, type Pointer, reference } from "./syntax.ts";

export interface Image {
  readonly name: string;
  readonly ref: Pointer;
  /** From the unit square of the image, as it is meant to be seen, to that of its samples. */
  readonly orientation: Matrix;
}

export interface Resource {
  readonly name: string;
  readonly ref: Pointer;
}

/** EXIF orientations 1–8 as maps of the unit square, y upwards. */
const orientations: readonly Matrix[] = [
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
  #inks: Ref | null = null;
  readonly #byContent = new Map<string, Image>();
  readonly #waiting: { readonly raster: Raster; readonly ref: Ref }[] = [];
  readonly #states = new Map<string, Resource>();
  readonly #patterns = new Map<string, Resource>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** A raster's name, from its first use on; equal bytes are one image. */
  image(raster: Raster): Image {
    const known = this.#images.get(raster);
    if (known) return known;
    const key = createHash("sha256").update(raster.bytes).digest("hex");
    let image = this.#byContent.get(key);
    if (!image) {
      const orientation = orientations[(raster.coding?.orientation ?? 1) - 1] ?? [1, 0, 0, 1, 0, 0];
      const ref = this.#file.ref();
      image = { name: `I${this.#byContent.size + 1}`, ref, orientation };
      this.#byContent.set(key, image);
      this.#waiting.push({ raster, ref });
    }
    this.#images.set(raster, image);
    return image;
  }

  /** Writes the images that were used. PNGs are unpacked in pieces, one after the other: they may be large. */
  async embedImages(): Promise<void> {
    for (const { raster, ref } of this.#waiting.splice(0)) {
      if (raster.coding) this.#embedJpeg(raster, raster.coding, ref);
      else await embedPng(raster.bytes, ref, this.#file);
    }
  }

  /** Readers of PDF decode the file itself (§7.4.8). Programs write the inks of CMYK inverted. */
  #embedJpeg({ bytes, pixelWidth, pixelHeight }: Raster, { channels, orientation }: JpegCoding, own: Ref): void {
    const [width, height] = orientation > 4 ? [pixelHeight, pixelWidth] : [pixelWidth, pixelHeight];
    own.data = {
      Type: "XObject",
      Subtype: "Image",
      BitsPerComponent: 8,
      Width: width,
      Height: height,
      ColorSpace: channels === 4 ? this.#cmyk() : channels === 3 ? "DeviceRGB" : "DeviceGray",
      Filter: "DCTDecode",
      ...(channels === 4 && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
    };
    own.end(bytes);
  }

  /**
   * The inks of CMYK pictures as a colour space that every reader turns into the same RGB. PDF/A with an RGB output
   * intent forbids DeviceCMYK (ISO 19005-2 §6.2.4.3).
   */
  #cmyk(): unknown {
    if (!this.#inks) {
      this.#inks = this.#file.ref({ FunctionType: 4, Domain: [0, 1, 0, 1, 0, 1, 0, 1], Range: [0, 1, 0, 1, 0, 1] });
      // From c m y k to (1−c)(1−k) (1−m)(1−k) (1−y)(1−k).
      const light = "1 exch sub 3 index mul";
      this.#inks.end(`{1 exch sub 4 1 roll ${light} 3 1 roll ${light} 3 1 roll ${light} 4 -1 roll pop 3 1 roll}`);
    }
    return ["DeviceN", ["Cyan", "Magenta", "Yellow", "Black"], "DeviceRGB", this.#inks];
  }

  /** A graphics state with constant opacities. */
  opacity(fill: number, stroke: number): Resource {
    return this.#once(this.#states, "G", `<</ca ${number(fill, 3)}/CA ${number(stroke, 3)}>>`);
  }

  /** A shading pattern; `matrix` maps the gradient's units to the page. */
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

export function isGradient(paint: Paint): paint is Gradient {
  return typeof paint === "object" && "kind" in paint;
}

export type PathShape = Extract<Shape, { kind: "path" }>;
