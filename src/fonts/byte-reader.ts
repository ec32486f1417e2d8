// Reads a stretch of bytes from front to back. It never reads past the end: a file that is cut off is not a font.
import { BadFont } from "./sfnt.ts";

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get position(): number {
    return this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new BadFont("the font file is cut off");
    return value;
  }

  uint16(): number {
    return this.byte() * 256 + this.byte();
  }

  int16(): number {
    return (this.uint16() << 16) >> 16;
  }

  uint32(): number {
    return this.uint16() * 65536 + this.uint16();
  }

  bytes(count: number): Uint8Array {
    if (count < 0 || this.#at + count > this.#bytes.length) throw new BadFont("the font file is cut off");
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** A reader of the next bytes. */
  part(count: number): ByteReader {
    return new ByteReader(this.bytes(count));
  }

  /** UIntBase128 (WOFF2 §6.1.1). */
  base128(): number {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = this.byte();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw new BadFont("a number in the font file is too long");
  }

  /** 255UInt16 (WOFF2 §6.1.2). */
  short255(): number {
    const code = this.byte();
    if (code === 253) return this.uint16();
    if (code === 254) return this.byte() + 506;
    return code === 255 ? this.byte() + 253 : code;
  }
}
