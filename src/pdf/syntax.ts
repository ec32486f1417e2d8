// How PDF writes its basic objects (ISO 32000-1 §7.3).

/** A reference to an indirect object. */
export interface Pointer {
  readonly id: number;
}

/** A number with at most this many decimals; PDF has no exponents. */
export function number(value: number, decimals = 2): string {
  if (decimals === 2) {
    const count = Math.round(value * 100);
    if (count < largest && count > -largest) return hundredths(count);
  }
  const power = decimals === 3 ? 1000 : 10 ** decimals;
  const rounded = Math.round(value * power) / power;
  if (rounded === 0) return "0";
  const text = String(rounded);
  return text.includes("e") ? rounded.toFixed(decimals) : text;
}

const largest = 2 ** 31;
const fractions: readonly string[] = Array.from({ length: 100 }, (_, count) => String(count / 100).slice(1));

/** A whole number of hundredths, in a third of the time in which a fraction becomes a string. */
export function hundredths(count: number): string {
  const size = Math.abs(count);
  const whole = Math.trunc(size / 100);
  const fraction = fractions[size - whole * 100] ?? "";
  return `${count < 0 ? "-" : ""}${whole}${fraction}`;
}

export function reference(pointer: Pointer): string {
  return `${pointer.id} 0 R`;
}

/**
 * A text string: ASCII as it is (PDFDocEncoding agrees with it), everything else as UTF-16BE with its byte order mark.
 */
export function textString(text: string): string {
  return isAscii(text) ? byteString(text) : `<${utf16Hex(text)}>`;
}

/** UTF-16BE with byte order mark in hexadecimal digits, for strings inside `< >`. */
export function utf16Hex(text: string): string {
  let hex = "FEFF";
  for (let i = 0; i < text.length; i++) hex += hex4(text.charCodeAt(i));
  return hex;
}

export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}

/** A literal string of bytes (§7.3.4.2); the text must be ASCII. */
export function byteString(text: string): string {
  return `(${text.replace(/[\\()\r\n]/g, escaped)})`;
}

/** The bytes of a key as the file holds it, one character per byte: name trees are sorted by it. */
export function keyBytes(text: string): string {
  if (isAscii(text)) return text;
  let bytes = "\xFE\xFF";
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return bytes;
}

/** A name with all but plain characters as #xx (§7.3.5). */
export function name(text: string): string {
  return `/${text.replace(/[^A-Za-z0-9_.+*-]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, "0")}`)}`;
}

/** A value in pdfkit's terms: strings are names, String objects are text. */
export function serialize(value: unknown): string {
  if (typeof value === "string") return name(value);
  if (typeof value === "number") return number(value, 5);
  if (value === null || value === undefined) return "null";
  if (typeof value === "boolean") return String(value);
  if (value instanceof String) return textString(value.valueOf());
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString("hex")}>`;
  if (Array.isArray(value)) return `[${value.map(serialize).join(" ")}]`;
  if (isPointer(value)) return reference(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return `<<${entries.map(([key, entry]) => `${name(key)} ${serialize(entry)}`).join("")}>>`;
}

function isPointer(value: object): value is Pointer {
  return typeof Reflect.get(value, "id") === "number" && typeof Reflect.get(value, "end") === "function";
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7e || (unit < 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09)) return false;
  }
  return true;
}

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  return `\\${character}`;
}
