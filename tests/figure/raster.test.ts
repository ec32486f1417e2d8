import { describe, expect, it } from "vitest";
import { readRaster } from "../../src/figure/raster.ts";
import { jpeg, png, withChunks } from "./pictures.ts";

function sizeOf(bytes: Uint8Array): readonly number[] {
  const checked = readRaster(bytes);
  if (typeof checked === "string") throw new Error(checked);
  return [checked.raster.width, checked.raster.height];
}

describe("the natural size of a picture", () => {
  it("follows the resolution that the file gives", () => {
    expect(sizeOf(png(600, 300, { dpi: 300 }))[0]).toBeCloseTo(144, 1);
    expect(sizeOf(png(600, 300, { dpi: 300 }))[1]).toBeCloseTo(72, 1);
    expect(sizeOf(jpeg(600, 300, { dpi: 300 }))).toEqual([144, 72]);
  });

  it("assumes 150 dots per inch if the file gives none, or a senseless value", () => {
    expect(sizeOf(png(300, 150))).toEqual([144, 72]);
    expect(sizeOf(jpeg(300, 150))).toEqual([144, 72]);
    expect(sizeOf(jpeg(300, 150, { dpi: 1 }))).toEqual([144, 72]);
  });

  it("is that of the picture as it is seen, if the camera was held upright", () => {
    expect(sizeOf(jpeg(300, 150, { orientation: 6 }))).toEqual([72, 144]);
    expect(sizeOf(jpeg(300, 150, { orientation: 3 }))).toEqual([144, 72]);
  });
});

describe("a picture is refused", () => {
  it("when it is cut off anywhere", () => {
    // A PNG that ends behind its pixels lacks nothing: their checksum and the end of the file, twelve bytes and four.
    for (const [whole, missing] of [
      [png(20, 20, { dpi: 300 }), 17],
      [jpeg(20, 20), 2],
    ] as const) {
      for (let length = 4; length <= whole.length - missing; length++) {
        const checked = readRaster(whole.subarray(0, length));
        expect(typeof checked, `${length} of ${whole.length} bytes`).toBe("string");
      }
    }
  });

  it("when a byte of it is wrong", () => {
    const bytes = png(20, 20);
    bytes[45] = (bytes[45] ?? 0) ^ 1;
    expect(readRaster(bytes)).toBe("the file is damaged: the checksum of its IDAT chunk is wrong");
  });

  it("when it has an absurd number of pixels", () => {
    expect(readRaster(png(100_000, 100_000, { pixels: false }))).toMatch(/^the picture has 10000 million pixels/);
    expect(readRaster(png(200_000, 10, { pixels: false }))).toMatch(/more than 100,000 on a side$/);
    expect(readRaster(png(10_000, 10_000, { pixels: false }))).toMatchObject({ raster: { pixelWidth: 10_000 } });
    const interlaced = (side: number) => withChunks(png(side, side, { pixels: false }), { interlaced: true });
    expect(readRaster(interlaced(10_001))).toMatch(/million pixels/);
    expect(readRaster(interlaced(10_000))).toMatchObject({ raster: { pixelWidth: 10_000 } });
    const colours = withChunks(png(8_000, 8_000, { pixels: false }), { interlaced: true, colour: 6 });
    expect(readRaster(colours)).toBe("the picture is interlaced and unpacks to 256 MB, more than 100 MB");
    expect(readRaster(png(0, 5, { pixels: false }))).toBe("the picture has no width or no height");
  });

  it("when its parts contradict each other", () => {
    const palette = (length: number) => ({ colour: 3, more: [["PLTE", new Uint8Array(length)] as const] });
    for (const length of [0, 4, 3 * 257])
      expect(readRaster(withChunks(png(8, 8), palette(length)))).toBe("the palette is invalid");
    expect(readRaster(withChunks(png(8, 8), palette(9)))).toMatchObject({ repaired: null });
    const twice = { colour: 3, more: [["PLTE", new Uint8Array(3)] as const, ["PLTE", new Uint8Array(3)] as const] };
    expect(readRaster(withChunks(png(8, 8), twice))).toBe("the palette is invalid");
    const second = png(9, 9).subarray(16, 29);
    expect(readRaster(withChunks(png(8, 8), { more: [["IHDR", second]] }))).toBe("the file has two headers");
    // What is only text may have any length.
    const long = withChunks(png(8, 8), { more: [["tEXt", Buffer.alloc(2_000_000, "x")]] });
    expect(readRaster(long)).toMatchObject({ repaired: null });
  });

  it("when a JPEG has two headers; what fills the room between segments does not matter", () => {
    const one = jpeg(5, 5);
    const at = one.indexOf(Buffer.from([0xff, 0xc0]));
    const frame = one.subarray(at, at + 2 + one.readUInt16BE(at + 2));
    const doubled = Buffer.concat([one.subarray(0, 2), frame, one.subarray(2)]);
    expect(readRaster(doubled)).toBe("the file has two headers");
    const filled = Buffer.concat([one.subarray(0, 2), Buffer.alloc(1_000, 0xff), one.subarray(2)]);
    expect(readRaster(filled)).toMatchObject({ raster: { pixelWidth: 5, coding: { channels: 3, orientation: 1 } } });
  });

  it("when PDF readers do not support its kind", () => {
    expect(readRaster(jpeg(5, 5, { frame: 0xc3 }))).toMatch(/lossless or arithmetic/);
    expect(readRaster(jpeg(5, 5, { bits: 12 }))).toMatch(/12 bits/);
    expect(readRaster(Buffer.from("GIF89a......"))).toBe("it is a GIF");
    expect(readRaster(Buffer.from("......"))).toBe("the file is neither PNG nor JPEG nor SVG");
    expect(readRaster(new Uint8Array())).toBe("the file is empty");
  });
});

describe("a damaged PNG with all of its pixels", () => {
  it("is accepted if its end is missing", () => {
    const whole = png(20, 20);
    for (let missing = 1; missing <= 16; missing++) {
      const checked = readRaster(whole.subarray(0, whole.length - missing));
      expect(checked, `${missing} bytes less`).toMatchObject({
        repaired: expect.stringContaining("the file is cut off"),
      });
      expect(typeof checked !== "string" && readRaster(checked.raster.bytes)).toMatchObject({ repaired: null });
    }
  });

  it("is accepted if a checksum is wrong, without what that makes doubtful", () => {
    const bytes = png(20, 20, { dpi: 300 });
    bytes[45] = (bytes[45] ?? 0) ^ 1;
    expect(readRaster(bytes)).toMatchObject({ repaired: expect.stringContaining("pHYs"), raster: { width: 9.6 } });
    const wrong = png(20, 20);
    wrong[wrong.length - 13] = (wrong[wrong.length - 13] ?? 0) ^ 1;
    expect(readRaster(wrong)).toMatchObject({ repaired: expect.stringContaining("IDAT") });
  });

  it("is refused if a pixel, or its meaning, is in doubt", () => {
    for (const at of [17, 24, 45]) {
      const bytes = png(20, 20);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(typeof readRaster(bytes), `byte ${at}`).toBe("string");
    }
  });
});

it("a CMYK picture is accepted, and recognized as such", () => {
  expect(readRaster(jpeg(5, 5, { channels: 4 }))).toMatchObject({
    cmyk: true,
    raster: { coding: { channels: 4, orientation: 1 } },
  });
});
