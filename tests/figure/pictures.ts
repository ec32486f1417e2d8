// Small pictures made on the spot.
import { crc32, deflateSync } from "node:zlib";

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG. */
export function png(
  width: number,
  height: number,
  more: { readonly dpi?: number; readonly pixels?: boolean } = {},
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const density = Buffer.alloc(9);
  density.writeUInt32BE(Math.round((more.dpi ?? 0) / 0.0254), 0);
  density.writeUInt32BE(Math.round((more.dpi ?? 0) / 0.0254), 4);
  density[8] = 1;
  const row = Buffer.alloc(width + 1, 128).fill(0, 0, 1);
  const rows = more.pixels === false ? Buffer.alloc(0) : Buffer.alloc((width + 1) * height, row);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    ...(more.dpi ? [chunk("pHYs", density)] : []),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The same PNG with another header, and chunks after it. */
export function withChunks(
  bytes: Buffer,
  of: {
    readonly interlaced?: boolean;
    readonly colour?: number;
    readonly more?: readonly (readonly [name: string, data: Uint8Array])[];
  },
): Buffer {
  const header = Buffer.from(bytes.subarray(16, 29));
  header.set([of.colour ?? header[9] ?? 0, 0, 0, of.interlaced ? 1 : 0], 9);
  const more = (of.more ?? []).map(([name, data]) => chunk(name, data));
  return Buffer.concat([bytes.subarray(0, 8), chunk("IHDR", header), ...more, bytes.subarray(33)]);
}

function segment(marker: number, data: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data]);
}

const two = (value: number) => [value >> 8, value & 0xff];

/** The segments of a JPEG with a stub of data: enough for a reader of headers. */
export function jpeg(
  width: number,
  height: number,
  more: {
    readonly dpi?: number;
    readonly channels?: number;
    readonly orientation?: number;
    readonly frame?: number;
    readonly bits?: number;
  } = {},
): Buffer {
  const channels = more.channels ?? 3;
  const components = Array.from({ length: channels }, (_, index) => [index + 1, 0x11, 0]).flat();
  const exif = [
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    more.orientation ?? 1,
    0,
    0,
  ];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [
      0x4a,
      0x46,
      0x49,
      0x46,
      0,
      1,
      1,
      more.dpi ? 1 : 0,
      ...two(more.dpi ?? 1),
      ...two(more.dpi ?? 1),
      0,
      0,
    ]),
    ...(more.orientation ? [segment(0xe1, exif)] : []),
    segment(more.frame ?? 0xc0, [more.bits ?? 8, ...two(height), ...two(width), channels, ...components]),
    segment(0xda, [channels, ...Array.from({ length: channels }, (_, index) => [index + 1, 0]).flat(), 0, 63, 0]),
    Buffer.from([1, 2, 3, 4, 0xff, 0xd9]),
  ]);
}
