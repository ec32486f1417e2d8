// Damage to what is not text: pictures, fonts, archives. In: the bytes, as characters of one byte each, and a mutation; out: the same,
// damaged. Where the damage would be found by a sum or spoil a compressed stream, it is done inside, and the file closed again.
import { brotliCompressSync, brotliDecompressSync, crc32, deflateSync, inflateSync } from "node:zlib";
import { unzipSync, type Zippable, zipSync } from "fflate";
import type { Mutation } from "./mutations.ts";

export const isBinary = (name: string): boolean => /\.(?:png|jpe?g|[ot]tf|woff2?|docx|xlsx|odt|ods|zip)$/.test(name);

const bytesOf = (text: string) => Buffer.from(text, "latin1");
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** What formats write where it counts. */
const numbers = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe];

export function damageBytes(name: string, before: string, mutation: Mutation): string {
  const { kind, length } = mutation;
  const inside = Math.floor(length * 1000) % 3 > 0;
  try {
    if (inside && name.endsWith(".png")) return pngWith(before, mutation);
    if (inside && name.endsWith(".woff2")) return woff2With(before, mutation);
    if (/\.(?:docx|xlsx|odt|ods|zip)$/.test(name) && kind !== "truncate") return archiveWith(before, mutation);
  } catch {
    // Not so damaged yet that it could not be opened: as it is, then.
  }
  return damaged(before, mutation);
}

function damaged(before: string, { kind, at, length, text }: Mutation): string {
  const offset = Math.floor(at * (before.length + 1));
  const end = Math.min(before.length, offset + Math.ceil(length * length * 40));
  const value = numbers[Math.floor(length * numbers.length)] ?? 0;
  switch (kind) {
    case "insert":
      return before.slice(0, offset) + byteText(text) + before.slice(offset);
    case "replace":
      return before.slice(0, offset) + byteText(text) + before.slice(offset + text.length);
    case "delete":
    case "delete-line":
      return before.slice(0, offset) + before.slice(end);
    case "repeat":
    case "repeat-line":
      return before.slice(0, end) + before.slice(offset, end).repeat(Math.ceil(length * 30)) + before.slice(end);
    case "truncate":
      return before.slice(0, offset);
    case "splice":
    case "swap-lines": {
      const from = Math.floor(length * before.length);
      return before.slice(0, offset) + before.slice(from, from + 16) + before.slice(offset + 16);
    }
    case "shift-characters":
      return before.slice(0, offset) + flipped(before.slice(offset, end), text) + before.slice(end);
    default:
      return withNumber(before, offset & (kind.length % 2 ? ~0 : ~3), value);
  }
}

const byteText = (text: string) => textOf(Buffer.from(text, "utf8").subarray(0, 400));

function flipped(bytes: string, text: string): string {
  const by = (text.codePointAt(0) ?? 1) % 256 || 1;
  return [...bytes].map((byte) => String.fromCharCode(byte.charCodeAt(0) ^ by)).join("");
}

/** A number of one, two or four bytes, the greatest first. */
function withNumber(before: string, offset: number, value: number): string {
  const width = value > 0xffff ? 4 : value > 0xff ? 2 : 1;
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(value, 0, width);
  return before.slice(0, offset) + textOf(bytes) + before.slice(offset + width);
}

/** PNG: a chunk of it, or what its pixels are compressed from, with the sums made right again. */
function pngWith(before: string, mutation: Mutation): string {
  const bytes = bytesOf(before);
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ type: textOf(bytes.subarray(at + 4, at + 8)), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  const target = chunks[Math.floor(mutation.at * chunks.length)];
  if (target) {
    const isPixels = target.type === "IDAT" && mutation.length > 0.3;
    const raw = isPixels ? inflateSync(target.data) : target.data;
    const changed = bytesOf(damaged(textOf(raw), { ...mutation, at: (mutation.at * 7919) % 1 }));
    target.data = isPixels ? deflateSync(changed) : changed;
  }
  const written = chunks.map(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  });
  return textOf(Buffer.concat([bytes.subarray(0, 8), ...written]));
}

/** WOFF2: the tables inside its brotli stream (W3C 2022, §4.1). */
function woff2With(before: string, mutation: Mutation): string {
  const bytes = bytesOf(before);
  const length = bytes.readUInt32BE(20);
  const from = bytes.length - length - paddingBefore(bytes, length);
  const stream = brotliDecompressSync(bytes.subarray(from, from + length));
  const packed = brotliCompressSync(bytesOf(damaged(textOf(stream), mutation)));
  const head = Buffer.from(bytes.subarray(0, from));
  head.writeUInt32BE(packed.length, 20);
  return textOf(Buffer.concat([head, packed]));
}

/** The stream is followed by zeros up to a multiple of four. */
function paddingBefore(bytes: Buffer, length: number): number {
  for (let padding = 0; padding < 4; padding++) {
    const from = bytes.length - length - padding;
    try {
      brotliDecompressSync(bytes.subarray(from, from + length));
      return padding;
    } catch {
      // One more.
    }
  }
  return 0;
}

/** ZIP: one of its files. */
function archiveWith(before: string, mutation: Mutation): string {
  const files = unzipSync(bytesOf(before));
  const names = Object.keys(files);
  const name = names[Math.floor(mutation.at * names.length)] ?? "";
  const inner = textOf(files[name] ?? new Uint8Array());
  const changed: Zippable = {
    ...files,
    [name]: bytesOf(damaged(inner, { ...mutation, at: (mutation.at * 7919) % 1 })),
  };
  return textOf(zipSync(changed, { level: 1 }));
}
