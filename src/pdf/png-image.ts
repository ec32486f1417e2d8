// A PNG as an image of the PDF (ISO 32000-1 §8.9.5). In: its bytes, and the objects to fill. Pixels without
// transparency stay as they are compressed: PDF knows the filters of PNG. Otherwise each row is divided into colours
// and opacities, still filtered, since the filters compare bytes of the same place in a pixel; few rows are in memory
// at a time.
import { createDeflate } from "node:zlib";
import { bitsAt, unpackInOrder } from "../vector/png-deinterlaced.ts";
import { type PngFile, pngFile } from "../vector/png-file.ts";
import { Unfilter } from "../vector/png-rows.ts";
import type { PdfFile, Ref } from "./file.ts";

export async function embedPng(bytes: Uint8Array, own: Ref, file: PdfFile): Promise<void> {
  const png = pngFile(bytes);
  const grey = png.colour.startsWith("grey");
  const colours = grey || png.colour === "indexed" ? 1 : 3;
  own.data = {
    Type: "XObject",
    Subtype: "Image",
    Width: png.width,
    Height: png.height,
    ColorSpace: png.colour === "indexed" ? indexed(png, file) : grey ? "DeviceGray" : "DeviceRGB",
    Filter: "FlateDecode",
  };
  const divide = divisionOf(png, colours);
  const bits = divide?.bits ?? png.bits;
  own.data.BitsPerComponent = bits;
  own.data.DecodeParms = predictor(colours, bits, png.width);
  const key = divide ? null : colourKey(png, colours);
  if (key) own.data.Mask = key;
  if (!divide && !png.interlaced) {
    own.end(Buffer.concat(png.packed));
    return;
  }
  const colour = new Packer();
  const opacity = divide ? new Packer() : null;
  const all = new Uint8Array(1 + Math.ceil((png.width * colours * bits) / 8));
  const opaque = new Uint8Array(1 + png.width);
  const fault = await unpackInOrder(
    png,
    (row) => {
      if (divide) divide.row(row, all, opaque);
      else all.set(row.subarray(0, all.length));
      colour.write(all);
      opacity?.write(opaque);
    },
    () => colour.drained() ?? opacity?.drained() ?? null,
  );
  // The pixels were counted when the picture was read.
  if (fault !== null) throw new Error(fault);
  if (opacity) own.data.SMask = await softMask(png, await opacity.end(), file);
  own.end(await colour.end());
}

const predictor = (colours: number, bits: number, columns: number) => ({
  Predictor: 15,
  Colors: colours,
  BitsPerComponent: bits,
  Columns: columns,
});

function indexed({ palette }: PngFile, file: PdfFile): unknown {
  const table = file.ref();
  table.end(palette);
  return ["Indexed", "DeviceRGB", palette.length / 3 - 1, table];
}

/** The transparent colour: for each sample, the least and the largest value (§8.9.6.4). Two bytes each in the PNG. */
function colourKey({ bits, transparency: key }: PngFile, colours: number): readonly number[] | null {
  if (!key || key.length < 2 * colours) return null;
  return Array.from({ length: colours }, (_, index) => {
    return (((key[2 * index] ?? 0) << 8) | (key[2 * index + 1] ?? 0)) & (2 ** bits - 1);
  }).flatMap((sample) => [sample, sample]);
}

async function softMask(png: PngFile, packed: Uint8Array, file: PdfFile): Promise<Ref> {
  const mask = file.ref({
    Type: "XObject",
    Subtype: "Image",
    Width: png.width,
    Height: png.height,
    BitsPerComponent: 8,
    ColorSpace: "DeviceGray",
    Filter: "FlateDecode",
    DecodeParms: predictor(1, 8, png.width),
  });
  mask.end(packed);
  return mask;
}

/** How a row of the file becomes one of colours and one of opacities, each with the byte of its filter. */
interface Division {
  /** Of a sample of the colours. */
  readonly bits: number;
  readonly row: (row: Uint8Array, colours: Uint8Array, opacities: Uint8Array) => void;
}

/** Null if the picture has no opacities, or a transparent colour that PDF finds by itself. */
function divisionOf(png: PngFile, colours: number): Division | null {
  if (png.colour.endsWith("alpha")) return { bits: 8, row: byChannel(png, colours) };
  const { transparency } = png;
  if (!transparency) return null;
  if (png.colour === "indexed") return { bits: png.bits, row: byPalette(png, transparency) };
  // Readers of PDF round colours to 8 bits before they compare them, and would never find a key of 16.
  if (png.bits === 16 && transparency.length >= 2 * colours) return { bits: 8, row: byKey(png, transparency, colours) };
  return null;
}

/** Of samples of 16 bits, the upper byte. */
function byChannel({ width, bits }: PngFile, colours: number): Division["row"] {
  const step = bits >> 3;
  return (row, colour, opacity) => {
    colour[0] = opacity[0] = row[0] ?? 0;
    for (let column = 0, from = 1, to = 1; column < width; column++) {
      for (let sample = 0; sample < colours; sample++, from += step) colour[to++] = row[from] ?? 0;
      opacity[1 + column] = row[from] ?? 0;
      from += step;
    }
  };
}

/** Colours after the last opacity are opaque (PNG §11.3.1.1). */
function byPalette({ width, bits }: PngFile, alphas: Uint8Array): Division["row"] {
  const unfilter = new Unfilter(Math.ceil((width * bits) / 8), 1);
  return (row, colour, opacity) => {
    colour.set(row.subarray(0, colour.length));
    const indices = unfilter.next(row);
    for (let column = 0; column < width; column++)
      opacity[1 + column] = alphas[bitsAt(indices, column * bits, bits)] ?? 255;
  };
}

function byKey({ width }: PngFile, key: Uint8Array, colours: number): Division["row"] {
  const unfilter = new Unfilter(width * colours * 2, colours * 2);
  return (row, colour, opacity) => {
    const samples = unfilter.next(row);
    colour[0] = 0;
    for (let column = 0; column < width; column++) {
      let isKey = true;
      for (let byte = 0; byte < 2 * colours; byte++) {
        const value = samples[column * colours * 2 + byte] ?? 0;
        if ((byte & 1) === 0) colour[1 + column * colours + (byte >> 1)] = value;
        isKey &&= value === key[byte];
      }
      opacity[1 + column] = isKey ? 0 : 255;
    }
  };
}

const blockLength = 1 << 18;

/** Compresses rows as they come. */
class Packer {
  readonly #deflate = createDeflate();
  readonly #parts: Uint8Array[] = [];
  readonly #ended: Promise<void>;
  #block = Buffer.alloc(blockLength);
  #filled = 0;

  constructor() {
    this.#deflate.on("data", (part: Uint8Array) => this.#parts.push(part));
    this.#ended = new Promise((resolve, reject) => {
      this.#deflate.on("end", resolve).on("error", reject);
    });
  }

  write(row: Uint8Array): void {
    for (let at = 0; at < row.length; ) {
      const part = row.subarray(at, at + blockLength - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === blockLength) this.#flush();
    }
  }

  #flush(): void {
    this.#deflate.write(this.#block.subarray(0, this.#filled));
    this.#block = Buffer.alloc(blockLength);
    this.#filled = 0;
  }

  /** Null if more can be written at once. */
  drained(): Promise<void> | null {
    if (!this.#deflate.writableNeedDrain) return null;
    return new Promise((resolve) => {
      this.#deflate.once("drain", resolve);
    });
  }

  async end(): Promise<Uint8Array> {
    this.#flush();
    this.#deflate.end();
    await this.#ended;
    return Buffer.concat(this.#parts);
  }
}
