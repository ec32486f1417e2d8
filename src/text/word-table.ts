// The words of a shaping style, found by their characters in the surrounding text: a known word, as nine in ten are,
// needs no new string. An open hash table with linear probing (Knuth, The Art of Computer Programming 3, §6.4).
import type { Word } from "./word.ts";

const firstCapacity = 256;

export class WordTable {
  /** The index of a word plus one; 0: free. */
  #slots = new Int32Array(firstCapacity);
  readonly #hashes: number[] = [];
  /** The texts that were looked up: a word in small capitals has another text. */
  readonly #keys: string[] = [];
  readonly #words: Word[] = [];

  /** The word of these characters of a text, and of their hash. */
  find(text: string, from: number, to: number, hash = hashOf(text, from, to)): Word | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = (this.#slots[slot] ?? 0) - 1;
      if (index < 0) return undefined;
      if (this.#hashes[index] === hash && isAt(this.#keys[index] ?? "", text, from, to)) return this.#words[index];
    }
  }

  add(key: string, word: Word, hash = hashOf(key, 0, key.length)): void {
    if (this.#words.length * 2 >= this.#slots.length) this.#grow();
    this.#hashes.push(hash);
    this.#keys.push(key);
    this.#words.push(word);
    this.#enter(this.#words.length - 1);
  }

  #enter(index: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[index] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = index + 1;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let index = 0; index < this.#words.length; index++) this.#enter(index);
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

function isAt(key: string, text: string, from: number, to: number): boolean {
  if (key.length !== to - from) return false;
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}
