// Keeps compressed streams from one document to the next, by their content: in a process that writes a book again and
// again, most pages are the same, and hashing a page takes a tenth of the time of compressing it. In: the bytes of a
// stream. Out: the same, compressed.
import { hash } from "node:crypto";
import { deflated } from "./deflated.ts";

export class KeptStreams {
  #old = new Map<string, Uint8Array>();
  #fresh = new Map<string, Uint8Array>();

  /** Starts a document. What neither it nor the one before uses is dropped. */
  turn(): void {
    this.#old = this.#fresh;
    this.#fresh = new Map();
  }

  deflated(bytes: Uint8Array, level: number): Uint8Array {
    const key = hash("sha256", bytes, "base64");
    const known = this.#fresh.get(key) ?? this.#old.get(key) ?? deflated(bytes, level);
    this.#fresh.set(key, known);
    return known;
  }
}
