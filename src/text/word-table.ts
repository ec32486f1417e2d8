// The words of a shaping style, found by their characters in the surrounding text: a known word, as nine in ten are,
// needs no new string. An open hash table with linear probing (Knuth, The Art of Computer Programming 3, §6.4).
import { charactersAt, lengthAt, noRecord, type WordRecords } from "./word-records.ts";

const firstCapacity = 256;

export class WordTable {
  readonly #records: WordRecords;
  /** In pairs: the hash of a word and its record; no record: free. */
  #slots = new Int32Array(firstCapacity * 2);
  #count = 0;

  constructor(records: WordRecords) {
    this.#records = records;
  }

  /** The record of the word of these characters of a text, and of their hash. */
  find(text: string, from: number, to: number, hash = hashOf(text, from, to)): number {
    const slots = this.#slots;
    const { integers, characters } = this.#records;
    const mask = slots.length - 1;
    for (let slot = (hash * 2) & mask; ; slot = (slot + 2) & mask) {
      const record = slots[slot + 1] ?? noRecord;
      if (record === noRecord) return noRecord;
      if (slots[slot] !== hash || integers[record * 2 + lengthAt] !== to - from) continue;
      let at = record * 4 + charactersAt;
      let i = from;
      while (i < to && characters[at] === text.charCodeAt(i)) {
        i++;
        at++;
      }
      if (i === to) return record;
    }
  }

  add(record: number, hash: number): void {
    this.#count++;
    if (this.#count * 4 > this.#slots.length) this.#grow();
    this.#enter(record, hash);
  }

  #enter(record: number, hash: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hash * 2) & mask;
    while (slots[slot + 1] !== noRecord) slot = (slot + 2) & mask;
    slots[slot] = hash;
    slots[slot + 1] = record;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += 2) {
      const record = old[slot + 1] ?? noRecord;
      if (record !== noRecord) this.#enter(record, old[slot] ?? 0);
    }
  }
}

/**
 * FNV-1a over UTF-16 units, its bits mixed at the end: the low ones choose the slot. Callers that read the characters
 * of a word anyway compute the hash as they go.
 */
export const hashStart = 0x811c9dc5 | 0;
export const hashFactor = 0x01000193;

export function hashEnd(hash: number): number {
  return hash ^ (hash >>> 15);
}

export function hashOf(text: string, from: number, to: number): number {
  let hash = hashStart;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), hashFactor);
  return hashEnd(hash);
}
