// The PDF file: numbered objects in, bytes out. Objects without a stream are packed into object streams and found
// through a cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8), which pdfkit does not write; this saves a fifth to a
// third of the file.
import { createHash } from "node:crypto";
import { deflated } from "./deflated.ts";
import type { KeptStreams } from "./kept-streams.ts";
import { type Pointer, reference, serialize } from "./syntax.ts";

/** Objects in one object stream: readers unpack a whole stream to reach one of them. */
const pack = 1000;

/**
 * Objects of the structure tree in one stream: they are short and many. Lengths are rounded up, so that offsets end
 * alike.
 */
const packTogether = 500;
const rounded = 10;

/** On pages of text, level 6 takes half as long again for 2 % less, level 4 two thirds as long for 8 % more. */
const compressionLevel = 5;
const best = 9;
/** Shorter streams are not compressed. */
const leastCompressed = 64;

/** An indirect object, not yet written. Its shape is the one that pdfkit's fonts expect of references. */
export class Ref implements Pointer {
  readonly id: number;
  data: Record<string, unknown>;
  #chunks: Uint8Array[] = [];
  readonly #file: PdfFile;

  constructor(file: PdfFile, id: number, data: Record<string, unknown>) {
    this.#file = file;
    this.id = id;
    this.data = data;
  }

  write(chunk: Uint8Array | string): void {
    this.#chunks.push(typeof chunk === "string" ? Buffer.from(chunk, "latin1") : chunk);
  }

  /** Writes the object, which must not be changed afterwards. */
  end(chunk?: Uint8Array | string): void {
    if (chunk !== undefined) this.write(chunk);
    if (this.#chunks.length === 0) this.#file.pack(this, serialize(this.data));
    else this.#file.writeStream(this, Buffer.concat(this.#chunks));
    this.#chunks = [];
  }

  toString(): string {
    return reference(this);
  }
}

/** An object without a stream, finished. */
export interface Packed {
  readonly id: number;
  readonly syntax: string;
}

/** Where an object is: at an offset of the file, or in an object stream at an index. */
type ObjectLocation = { readonly offset: number } | { readonly stream: number; readonly index: number };

export class PdfFile {
  readonly #parts: Uint8Array[] = [];
  readonly #hash = createHash("sha256");
  readonly #places: (ObjectLocation | null)[] = [null];
  readonly #streams: KeptStreams | null;
  #length = 0;
  #packed: Packed[] = [];

  /** `streams`: those of earlier documents. */
  constructor(streams: KeptStreams | null = null) {
    this.#streams = streams;
    // The comment of four bytes above 127 tells transfer programs that the file is binary (§7.5.2).
    this.#append(Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1"));
  }

  ref(data: Record<string, unknown> = {}): Ref {
    this.#places.push(null);
    return new Ref(this, this.#places.length - 1, data);
  }

  /** An object without a stream, from its finished syntax. */
  pack(ref: Pointer, syntax: string): void {
    this.#packed.push({ id: ref.id, syntax });
    if (this.#packed.length === pack) this.#flush();
  }

  /** Many objects that are alike, in streams of their own. Each is asked for when there is a place for it. */
  packTogether(objects: Iterable<Packed>): void {
    this.#flush();
    for (const { id, syntax } of objects) {
      this.#packed.push({ id, syntax: syntax.padEnd(Math.ceil((syntax.length + 1) / rounded) * rounded - 1) });
      if (this.#packed.length === packTogether) this.#flush();
    }
    this.#flush();
  }

  /** A new object of finished syntax. */
  raw(syntax: string): Ref {
    const ref = this.ref();
    this.pack(ref, syntax);
    return ref;
  }

  /**
   * A stream, compressed at once: passing a page to another thread and back costs ten times as much as compressing it
   * (0.1 ms). Returns its compressed bytes; null if it is written as it is.
   */
  writeStream(ref: Ref, bytes: Uint8Array): Uint8Array | null {
    if (ref.data.Filter !== undefined || ref.data.Type === "Metadata" || bytes.length < leastCompressed) {
      // A page's bytes are overwritten by the next page.
      this.#put(ref, ref.data, bytes.length < leastCompressed ? bytes.slice() : bytes);
      return null;
    }
    const body = this.#streams?.deflated(bytes, compressionLevel) ?? deflated(bytes, compressionLevel);
    this.writeDeflated(ref, body);
    return body;
  }

  /** A stream that is compressed already. */
  writeDeflated(ref: Ref, body: Uint8Array): void {
    this.#put(ref, { ...ref.data, Filter: "FlateDecode" }, body);
  }

  #put(ref: Ref, data: Record<string, unknown>, body: Uint8Array): void {
    this.#places[ref.id] = { offset: this.#length };
    this.#append(Buffer.from(`${ref.id} 0 obj\n${serialize({ ...data, Length: body.length })}stream\n`, "latin1"));
    this.#append(body);
    this.#append(Buffer.from("\nendstream\nendobj\n", "latin1"));
  }

  /** The whole file. Its identifier is a hash of the content: no clock, no randomness (§14.4). */
  finish(catalog: Pointer, info: Pointer): Uint8Array {
    this.#flush();
    const crossReferences = this.ref();
    const start = this.#length;
    this.#places[crossReferences.id] = { offset: start };
    const id = this.#hash.copy().digest().subarray(0, 16);
    const data = {
      Type: "XRef",
      Size: this.#places.length,
      W: [1, 4, 2],
      Root: catalog,
      Info: info,
      ID: [id, id],
      Filter: "FlateDecode",
      DecodeParms: { Predictor: 12, Columns: 7 },
    };
    this.#put(crossReferences, data, deflated(this.#table(), best));
    this.#append(Buffer.from(`startxref\n${start}\n%%EOF\n`, "latin1"));
    return Buffer.concat(this.#parts);
  }

  /** Rows of type, place and index, each as its difference from the row above (PNG predictor 2). */
  #table(): Uint8Array {
    const rows = Buffer.alloc(this.#places.length * 8);
    const row = Buffer.alloc(7);
    const above = Buffer.alloc(7);
    this.#places.forEach((place, id) => {
      if (place === null) {
        if (id !== 0) throw new Error(`PDF object ${id} was never written`);
        row.writeUInt8(0, 0);
        row.writeUInt32BE(0, 1);
        row.writeUInt16BE(0xffff, 5);
      } else {
        row.writeUInt8("offset" in place ? 1 : 2, 0);
        row.writeUInt32BE("offset" in place ? place.offset : place.stream, 1);
        row.writeUInt16BE("offset" in place ? 0 : place.index, 5);
      }
      rows[id * 8] = 2;
      for (let i = 0; i < 7; i++) rows[id * 8 + 1 + i] = ((row[i] ?? 0) - (above[i] ?? 0)) & 0xff;
      row.copy(above);
    });
    return rows;
  }

  #flush(): void {
    if (this.#packed.length === 0) return;
    const objects = this.#packed;
    this.#packed = [];
    const stream = this.ref();
    let head = "";
    let offset = 0;
    objects.forEach(({ id, syntax }, index) => {
      this.#places[id] = { stream: stream.id, index };
      head += `${id} ${offset} `;
      offset += syntax.length + 1;
    });
    stream.data = { Type: "ObjStm", N: objects.length, First: head.length };
    this.writeStream(stream, Buffer.from(`${head}${objects.map(({ syntax }) => syntax).join("\n")}\n`, "latin1"));
  }

  #append(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#hash.update(bytes);
    this.#length += bytes.length;
  }
}
