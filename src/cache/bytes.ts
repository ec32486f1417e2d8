// Numbers and texts as bytes, and back. In: values one after the other. Out: bytes, which give the same values when they
// are read in the same order. Other bytes give wrong values or a RangeError, and are never read beyond their end.

const firstCapacity = 1 << 16;
/** The bits of a byte that belong to a number; the eighth says that more follow (LEB128). */
const bits = 7;
const more = 1 << bits;

export class ValueWriter {
  #bytes: Buffer;
  #view: DataView;
  #length = 0;

  constructor(capacity = firstCapacity) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity);
    this.#view = viewOf(this.#bytes);
  }

  get length(): number {
    return this.#length;
  }

  /** A whole number from 0 to 2³¹ − 1. */
  count(value: number): void {
    let at = this.#reserve(5);
    const bytes = this.#bytes;
    let rest = value;
    for (; rest >= more; rest >>>= bits) bytes[at++] = (rest & (more - 1)) | more;
    bytes[at] = rest;
    this.#length = at + 1;
  }

  /** The two after one another: lines consist of such pairs. */
  countAndReal(count: number, value: number): void {
    let at = this.#reserve(13);
    const bytes = this.#bytes;
    let rest = count;
    for (; rest >= more; rest >>>= bits) bytes[at++] = (rest & (more - 1)) | more;
    bytes[at] = rest;
    this.#view.setFloat64(at + 1, value, true);
    this.#length = at + 9;
  }

  real(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value, true);
    this.#length = at + 8;
  }

  /** A number of at most 28 bits, always in four bytes, so that it can be written again when it is known. */
  longCount(value: number): void {
    const at = this.#reserve(4);
    this.#length = at + 4;
    this.longCountAt(at, value);
  }

  longCountAt(at: number, value: number): void {
    for (let i = 0; i < 3; i++) this.#bytes[at + i] = ((value >>> (bits * i)) & (more - 1)) | more;
    this.#bytes[at + 3] = value >>> (bits * 3);
  }

  /** Writes again, over what has as many bytes: a real, or a count below 128. */
  realAt(at: number, value: number): void {
    this.#view.setFloat64(at, value, true);
  }

  countAt(at: number, value: number): void {
    this.#bytes[at] = value;
  }

  /** UTF-16 as it is, even half a surrogate pair; one byte for each character where that is enough. */
  text(value: string): void {
    let isWide = false;
    for (let i = 0; i < value.length && !isWide; i++) isWide = value.charCodeAt(i) > 0xff;
    this.count(value.length * 2 + (isWide ? 1 : 0));
    this.#reserve(value.length * 2);
    this.#length += this.#bytes.write(value, this.#length, isWide ? "utf16le" : "latin1");
  }

  bytes(value: Uint8Array): void {
    this.count(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** Drops what was written since it had this length. */
  rewind(length: number): void {
    this.#length = length;
  }

  /** The bytes written, and room for more; other bytes once that is used up. */
  get all(): Uint8Array {
    return this.#bytes;
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Makes room for this many bytes; returns where they begin. */
  #reserve(count: number): number {
    const length = this.#length;
    if (length + count <= this.#bytes.length) return length;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, length + count));
    this.#bytes.copy(larger, 0, 0, length);
    this.#bytes = larger;
    this.#view = viewOf(larger);
    return length;
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

export class ValueReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  /** All the bytes, also those before and after the next value. */
  get all(): Uint8Array {
    return this.#bytes;
  }

  /** Where the next value begins. */
  get at(): number {
    return this.#at;
  }

  skip(count: number): void {
    this.#at += count;
  }

  count(): number {
    const first = this.#bytes[this.#at];
    if (first !== undefined && first < more) {
      this.#at++;
      return first;
    }
    let value = 0;
    for (let shift = 0; shift < 32; shift += bits) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError("the bytes end too early");
      value |= (byte & (more - 1)) << shift;
      if (byte < more) return value >>> 0;
    }
    throw new RangeError("a number is too large");
  }

  /** Finite. */
  real(): number {
    const value = this.#bytes.readDoubleLE(this.#at);
    if (!Number.isFinite(value)) throw new RangeError("a number is infinite");
    this.#at += 8;
    return value;
  }

  /** Skips so many reals, which must be finite: their exponent is not all ones (IEEE 754-2019 §3.4). */
  skipReals(count: number): void {
    const bytes = this.#bytes;
    const end = this.#at + 8 * count;
    if (end > bytes.length) throw new RangeError("the bytes end too early");
    for (let at = this.#at + 6; at < end; at += 8)
      if (((bytes[at + 1] ?? 0) & 0x7f) === 0x7f && (bytes[at] ?? 0) >= 0xf0)
        throw new RangeError("a number is infinite");
    this.#at = end;
  }

  text(): string {
    const form = this.count();
    const isWide = (form & 1) === 1;
    const end = this.#at + (form >>> 1) * (isWide ? 2 : 1);
    if (end > this.#bytes.length) throw new RangeError("a text ends too early");
    const text = this.#bytes.toString(isWide ? "utf16le" : "latin1", this.#at, end);
    this.#at = end;
    return text;
  }

  bytes(): Uint8Array {
    const end = this.count() + this.#at;
    if (end > this.#bytes.length) throw new RangeError("the bytes end too early");
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }
}
