// One transparent colour at 16 bits becomes an alpha channel.
import { crc32, deflateSync, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPng } from "../../src/figure/png.ts";
import { withAlphaChannel } from "../../src/figure/png-key.ts";

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Two pixels of grey beside each other, 0x1234 and 0xabcd, stored by a filter. */
function grey16(key: number, filter: number, row: readonly number[]): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", Uint8Array.from([0, 0, 0, 2, 0, 0, 0, 1, 16, 0, 0, 0, 0])),
    chunk("tRNS", Uint8Array.from([key >> 8, key & 255])),
    chunk("IDAT", deflateSync(Uint8Array.from([filter, ...row]))),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function rowOf(bytes: Uint8Array): readonly number[] {
  const at = Buffer.from(bytes).indexOf("IDAT");
  const length = Buffer.from(bytes).readUInt32BE(at - 4);
  return [...inflateSync(bytes.subarray(at + 4, at + 4 + length))];
}

describe("a colour key of 16 bits", () => {
  it("is transparent where the colour is, and opaque elsewhere", () => {
    const made = withAlphaChannel(grey16(0xabcd, 0, [0x12, 0x34, 0xab, 0xcd]));
    expect(readPng(made)).toMatchObject({ width: 2, height: 1 });
    expect(rowOf(made)).toEqual([0, 0x12, 255, 0xab, 0]);
  });

  it("is found behind the filters of PNG", () => {
    const made = withAlphaChannel(grey16(0x1234, 1, [0x12, 0x34, 0xab - 0x12, 0xcd - 0x34]));
    expect(rowOf(made)).toEqual([0, 0x12, 0, 0xab, 255]);
  });

  it("is left alone if pixels are missing", () => {
    const broken = grey16(0x1234, 0, [0x12]);
    expect(withAlphaChannel(broken)).toBe(broken);
  });
});
