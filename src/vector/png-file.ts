// The parts of a PNG file that figure/png.ts found sound. In: its bytes. Out: the header, the palette, transparency,
// the compressed pixels, and the passes in which they come (PNG, third edition, §8, §11).

export interface PngChunk {
  readonly name: string;
  readonly data: Uint8Array;
}

export interface PngFile {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly bits: number;
  readonly colour: PngColour;
  readonly interlaced: boolean;
  /** Three bytes for each colour; empty for other colour types. */
  readonly palette: Uint8Array;
  /** As the file has it: one alpha for each colour of the palette, or the transparent colour. */
  readonly transparency: Uint8Array | null;
  /** The compressed pixels. */
  readonly packed: readonly Uint8Array[];
}

export type PngColour = "grey" | "rgb" | "indexed" | "grey-alpha" | "rgb-alpha";

/** §11.2.1. */
const colours: Readonly<Record<number, PngColour>> = {
  0: "grey",
  2: "rgb",
  3: "indexed",
  4: "grey-alpha",
  6: "rgb-alpha",
};
const samples: Readonly<Record<PngColour, number>> = { grey: 1, rgb: 3, indexed: 1, "grey-alpha": 2, "rgb-alpha": 4 };

/** Samples of a pixel, by the header's colour type; one if it is unknown. */
export function samplesOfType(type: number): number {
  const colour = colours[type];
  return colour ? samples[colour] : 1;
}

const signatureLength = 8;

/** Whatever is cut off is left out. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = signatureLength; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    yield {
      name: String.fromCharCode(...bytes.subarray(at + 4, at + 8)),
      data: bytes.subarray(at + 8, at + 8 + length),
    };
    at += 12 + length;
  }
}

export function pngFile(bytes: Uint8Array): PngFile {
  const chunks = [...pngChunks(bytes)];
  const first = (name: string) => chunks.find((chunk) => chunk.name === name)?.data;
  const header = first("IHDR") ?? new Uint8Array(13);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const colour = colours[view.getUint8(9)] ?? "grey";
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    bits: view.getUint8(8),
    colour,
    interlaced: view.getUint8(12) === 1,
    palette: (colour === "indexed" ? first("PLTE") : undefined) ?? new Uint8Array(0),
    transparency: (colour.endsWith("alpha") ? undefined : first("tRNS")) ?? null,
    packed: chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data),
  };
}

/** Bits of a pixel. */
export function pixelBits({ bits, colour }: PngFile): number {
  return bits * samples[colour];
}

/** A part of the picture whose rows come one after the other: the whole of it, unless it is interlaced. */
export interface PngPass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
  /** Of a row, without the byte of its filter. */
  readonly rowBytes: number;
}

/** §8.2: first column and row, and steps. */
const interlacing = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function pngPasses(file: PngFile): readonly PngPass[] {
  const steps = file.interlaced ? interlacing : ([[0, 0, 1, 1]] as const);
  return steps.flatMap(([x, y, stepX, stepY]) => {
    const [columns, rows] = [Math.ceil((file.width - x) / stepX), Math.ceil((file.height - y) / stepY)];
    const rowBytes = Math.ceil((columns * pixelBits(file)) / 8);
    return columns > 0 && rows > 0 ? [{ x, y, stepX, stepY, columns, rows, rowBytes }] : [];
  });
}
