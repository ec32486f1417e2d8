// A JPEG whose end is missing, but none of its pixels → the same file with its end. In: the bytes of the file. Out: the
// same with the marker that ends an image, and without any half segment after the pixels; null if a pixel is missing,
// or if that is uncertain: nobody knows how many scans a progressive file was to have (ITU-T T.81, annexes B and F).

export function repairJpeg(bytes: Uint8Array): Uint8Array | null {
  const end = endOfPixels(bytes);
  return end === null ? null : Buffer.concat([bytes.subarray(0, end), Uint8Array.of(0xff, 0xd9)]);
}

interface Component {
  readonly id: number;
  readonly h: number;
  readonly v: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}

/** Huffman codes by their length: the first code and the first value of each, as in the decoder of F.2.2.3. */
interface Codes {
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly first: readonly number[];
  readonly values: Uint8Array;
}

/** Where the coded pixels end, if all of them are there. */
function endOfPixels(bytes: Uint8Array): number | null {
  const tables = new Map<number, Codes>();
  const missing = new Set<number>();
  let frame: Frame | null = null;
  let restart = 0;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + word(bytes, at + 2);
    if (end > bytes.length) return null;
    const segment = bytes.subarray(at + 4, end);
    at = end;
    if (marker === 0xc0 || marker === 0xc1) {
      frame = frameOf(segment);
      for (const { id } of frame?.components ?? []) missing.add(id);
    } else if (marker === 0xc4) addTables(segment, tables);
    else if (marker === 0xdd) restart = word(segment, 0);
    else if (marker === 0xda) {
      const behind = frame && walkScan(bytes, end, { frame, segment, tables, restart, missing });
      if (behind === null) return null;
      if (missing.size === 0) return behind;
      at = behind;
    } else if (marker > 0xc1 && marker < 0xd0 && marker !== 0xcc) return null;
  }
  return null;
}

const word = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

function frameOf(segment: Uint8Array): Frame | null {
  const components = Array.from({ length: segment[5] ?? 0 }, (_, index): Component => {
    const [id = 0, sampling = 0] = segment.subarray(6 + 3 * index);
    return { id, h: sampling >> 4, v: sampling & 15 };
  });
  const isSound = components.length > 0 && components.every(({ h, v }) => h > 0 && h < 5 && v > 0 && v < 5);
  return isSound ? { height: word(segment, 1), width: word(segment, 3), components } : null;
}

function addTables(segment: Uint8Array, tables: Map<number, Codes>): void {
  for (let at = 0; at + 17 <= segment.length; ) {
    const name = segment[at] ?? 0;
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const [least, most, first]: [number[], number[], number[]] = [[], [], []];
    let [code, value] = [0, 0];
    for (const count of counts) {
      least.push(code);
      most.push(count > 0 ? code + count - 1 : -1);
      first.push(value);
      code = (code + count) << 1;
      value += count;
    }
    tables.set(name, { least, most, first, values: segment.subarray(at + 17, at + 17 + total) });
    at += 17 + total;
  }
}

interface Scan {
  readonly frame: Frame;
  readonly segment: Uint8Array;
  readonly tables: ReadonlyMap<number, Codes>;
  /** Units between two restart markers; 0: no markers. */
  readonly restart: number;
  /** Components that no scan has contained yet. */
  readonly missing: Set<number>;
}

interface Coded {
  readonly blocks: number;
  readonly direct: Codes;
  readonly alternating: Codes;
}

/** Decodes a scan without keeping its pixels; returns the offset after it, null if it ends too early. */
function walkScan(bytes: Uint8Array, from: number, { frame, segment, tables, restart, missing }: Scan): number | null {
  const chosen: Coded[] = [];
  const count = segment[0] ?? 0;
  let only: Component | null = null;
  for (let index = 0; index < count; index++) {
    const [id = 0, names = 0] = segment.subarray(1 + 2 * index);
    const component = frame.components.find((one) => one.id === id);
    const [direct, alternating] = [tables.get(names >> 4), tables.get(16 | (names & 15))];
    if (!component || !direct || !alternating) return null;
    if (count === 1) only = component;
    missing.delete(id);
    chosen.push({ blocks: count === 1 ? 1 : component.h * component.v, direct, alternating });
  }
  const bits = new Bits(bytes, from);
  const units = unitsOf(frame, only);
  for (let unit = 0; unit < units; unit++) {
    if (restart > 0 && unit > 0 && unit % restart === 0 && !bits.restart()) return null;
    for (const { blocks, direct, alternating } of chosen) {
      for (let block = 0; block < blocks; block++) if (!walkBlock(bits, direct, alternating)) return null;
    }
  }
  return bits.end;
}

/** A.2: minimum coded units of all components together, blocks of one alone. */
function unitsOf({ width, height, components }: Frame, only: Component | null): number {
  const [h, v] = [Math.max(...components.map((one) => one.h)), Math.max(...components.map((one) => one.v))];
  if (only) return Math.ceil(Math.ceil((width * only.h) / h) / 8) * Math.ceil(Math.ceil((height * only.v) / v) / 8);
  return Math.ceil(width / (8 * h)) * Math.ceil(height / (8 * v));
}

function walkBlock(bits: Bits, direct: Codes, alternating: Codes): boolean {
  const size = bits.code(direct);
  if (size < 0 || !bits.skip(size)) return false;
  for (let index = 1; index < 64; index++) {
    const both = bits.code(alternating);
    if (both < 0) return false;
    if (both === 0) return true;
    index += both >> 4;
    if (!bits.skip(both & 15)) return false;
  }
  return true;
}

/** The bits between the markers, without the zeros that are stuffed after 0xFF. */
class Bits {
  readonly #bytes: Uint8Array;
  #at: number;
  #byte = 0;
  #left = 0;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from;
  }

  /** After the byte that the last bit was in. */
  get end(): number {
    return this.#at;
  }

  /** -1 at the end of the data. */
  #bit(): number {
    if (this.#left === 0) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined || (byte === 0xff && this.#bytes[this.#at + 1] !== 0)) return -1;
      this.#byte = byte;
      this.#at += byte === 0xff ? 2 : 1;
      this.#left = 8;
    }
    this.#left--;
    return (this.#byte >> this.#left) & 1;
  }

  skip(count: number): boolean {
    for (let left = count; left > 0; left--) if (this.#bit() === -1) return false;
    return true;
  }

  /** The value of the next code; -1 if there is none. */
  code({ least, most, first, values }: Codes): number {
    let code = 0;
    for (let length = 0; length < 16; length++) {
      const bit = this.#bit();
      if (bit === -1) return -1;
      code = (code << 1) | bit;
      if (code <= (most[length] ?? -1)) return values[(first[length] ?? 0) + code - (least[length] ?? 0)] ?? -1;
    }
    return -1;
  }

  restart(): boolean {
    this.#left = 0;
    const [mark, code = 0] = this.#bytes.subarray(this.#at, this.#at + 2);
    this.#at += 2;
    return mark === 0xff && code >= 0xd0 && code <= 0xd7;
  }
}
