// The sRGB colour space as an ICC profile (ICC.1:2004-10, version 4): a matrix and one tone curve, half a kilobyte.

const sizeHeader = 128;

/** Media-relative colorants adapted to D50, and D50 itself (IEC 61966-2-1; ICC.1 §6.3.4.3). */
const xyz = {
  wtpt: [0.9642, 1, 0.82491],
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;

/** The parameters g a b c d of curve type 3: ((aX + b)^g from d on, cX below). */
const curveParameters = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

/** From the white of D65 to that of D50 (Bradford). */
const adaptation = [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168] as const;

export function srgbProfile(): Uint8Array {
  const curve = Buffer.concat([signature("para"), Buffer.from([0, 3, 0, 0]), fixed(curveParameters)]);
  const tags: readonly (readonly [string, Buffer])[] = [
    ["desc", localized("sRGB")],
    ["cprt", localized("CC0")],
    ...Object.entries(xyz).map(([tag, values]) => [tag, Buffer.concat([signature("XYZ "), fixed(values)])] as const),
    ["chad", Buffer.concat([signature("sf32"), fixed(adaptation)])],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  const bodies: Buffer[] = [];
  let end = sizeHeader + table.length;
  tags.forEach(([tag, body], i) => {
    const place = places.get(body) ?? end;
    if (!places.has(body)) {
      places.set(body, place);
      const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
      bodies.push(padded);
      end += padded.length;
    }
    table.write(tag, 4 + i * 12, "latin1");
    table.writeUInt32BE(place, 8 + i * 12);
    table.writeUInt32BE(body.length, 12 + i * 12);
  });
  return Buffer.concat([header(end), table, ...bodies]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(sizeHeader);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  // The date of creation, which is obligatory: 2000-01-01.
  for (const [i, part] of [2000, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + i * 2);
  bytes.write("acsp", 36, "latin1");
  fixed(xyz.wtpt).copy(bytes, 68);
  return bytes;
}

function signature(type: string): Buffer {
  return Buffer.concat([Buffer.from(type, "latin1"), Buffer.alloc(4)]);
}

/** s15Fixed16Number. */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65536), i * 4);
  return bytes;
}

/** multiLocalizedUnicodeType with one record. */
function localized(text: string): Buffer {
  const bytes = Buffer.alloc(28 + text.length * 2);
  bytes.write("mluc", 0, "latin1");
  bytes.writeUInt32BE(1, 8);
  bytes.writeUInt32BE(12, 12);
  bytes.write("enUS", 16, "latin1");
  bytes.writeUInt32BE(text.length * 2, 20);
  bytes.writeUInt32BE(28, 24);
  for (let i = 0; i < text.length; i++) bytes.writeUInt16BE(text.charCodeAt(i), 28 + i * 2);
  return bytes;
}
