// The operators of a content stream as they are written: bytes in one buffer that grows and is reused for the next
// page, each operator on its own line. Shown text is written glyph by glyph: strings and adjustments go into the array
// of TJ, which becomes a plain Tj if there is no adjustment (ISO 32000-1 §9.4.3).

const firstCapacity = 1 << 16;
/** The most bytes that one glyph, adjustment or parenthesis takes. */
const largestStep = 32;

const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const open = 0x28;
const close = 0x29;
const minus = 0x2d;
const zero = 0x30;
const bracket = 0x5b;
const backslash = 0x5c;
const closingBracket = 0x5d;
const letterT = 0x54;
const letterJ = 0x4a;
const smallJ = 0x6a;
const letterR = 0x72;

export class OperatorBuffer {
  #bytes = new Uint8Array(firstCapacity);
  #length = 0;
  /** Where the array of the text being shown begins; −1: none. */
  #array = -1;
  /** Whether that array has a number in it, and whether a string is open at its end. */
  #isAdjusted = false;
  #isOpen = false;

  /** The bytes so far, for `truncate`. */
  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
    this.#array = -1;
  }

  /** Forgets what has been written since it had this length. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** Operators with their operands: characters of one byte. */
  write(operators: string): void {
    if (this.#array >= 0) this.endText();
    const count = operators.length;
    this.#reserve(count + 1);
    const bytes = this.#bytes;
    let at = this.#length;
    if (at > 0) bytes[at++] = newline;
    for (let i = 0; i < count; i++) bytes[at++] = operators.charCodeAt(i);
    this.#length = at;
  }

  /** A glyph, by its code of two bytes. */
  code(code: number): void {
    this.#openString(largestStep);
    const bytes = this.#bytes;
    this.#length = writeCode(bytes, writeCode(bytes, this.#length, code >> 8), code & 0xff);
  }

  /** The bytes of a word, as `EncodedWords` has them. */
  word(words: Uint8Array, from: number, to: number, isAdjusted: boolean): void {
    if (from === to) return;
    this.#openString(to - from + largestStep);
    if (isAdjusted) this.#isAdjusted = true;
    const bytes = this.#bytes;
    let at = this.#length;
    // Words are short: a loop is faster than a call of `set`.
    for (let i = from; i < to; i++) bytes[at++] = words[i] ?? 0;
    this.#length = at;
  }

  /** Moves the pen to the left by this many thousandths of an em. */
  adjust(thousandths: number): void {
    this.#openArray(largestStep);
    const bytes = this.#bytes;
    if (this.#isOpen) bytes[this.#length++] = close;
    else if (this.#isAdjusted) bytes[this.#length++] = space;
    this.#isOpen = false;
    this.#isAdjusted = true;
    this.#length = writeInteger(bytes, this.#length, thousandths);
  }

  /** The text being shown is complete. */
  endText(): void {
    const start = this.#array;
    if (start < 0) return;
    this.#reserve(largestStep);
    const bytes = this.#bytes;
    let at = this.#length;
    if (this.#isOpen) bytes[at++] = close;
    if (this.#isAdjusted) bytes[at++] = closingBracket;
    else {
      bytes.copyWithin(start, start + 1, at);
      at--;
    }
    bytes[at++] = letterT;
    bytes[at++] = this.#isAdjusted ? letterJ : smallJ;
    this.#length = at;
    this.#array = -1;
  }

  /** Valid until the next operator is written. */
  finish(): Uint8Array {
    this.endText();
    return this.#bytes.subarray(0, this.#length);
  }

  #openArray(more: number): void {
    this.#reserve(more + 1);
    if (this.#array >= 0) return;
    if (this.#length > 0) this.#bytes[this.#length++] = newline;
    this.#array = this.#length;
    this.#bytes[this.#length++] = bracket;
    this.#isAdjusted = false;
    this.#isOpen = false;
  }

  #openString(more: number): void {
    this.#openArray(more);
    if (this.#isOpen) return;
    this.#bytes[this.#length++] = open;
    this.#isOpen = true;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    this.#bytes = grownBytes(this.#bytes, this.#length, count);
  }
}

/** A larger array that begins with the first `used` bytes of this one, and has room for this many more. */
export function grownBytes(bytes: Uint8Array, used: number, more: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(bytes.length * 2, used + more));
  larger.set(bytes.subarray(0, used));
  return larger;
}

/** A byte of a literal string (ISO 32000-1 §7.3.4.2); returns the place after it. */
export function writeCode(bytes: Uint8Array, at: number, byte: number): number {
  let end = at;
  if (byte === open || byte === close || byte === backslash || byte === carriageReturn) bytes[end++] = backslash;
  bytes[end++] = byte === carriageReturn ? letterR : byte;
  return end;
}

/** The digits of a whole number; returns the place after them. */
export function writeInteger(bytes: Uint8Array, at: number, value: number): number {
  let end = at;
  let rest = value;
  if (rest < 0) {
    bytes[end++] = minus;
    rest = -rest;
  }
  let power = 1;
  while (power * 10 <= rest) power *= 10;
  for (; power >= 1; power /= 10) {
    const digit = Math.floor(rest / power);
    bytes[end++] = zero + digit;
    rest -= digit * power;
  }
  return end;
}
