import { describe, expect, it } from "vitest";
import { readRaster } from "../../src/figure/raster.ts";
import { repairJpeg } from "../../src/figure/repair-jpeg.ts";

const segment = (marker: number, data: readonly number[]) => [0xff, marker, 0, data.length + 2, ...data];
/** One code, a zero, for one value. */
const codes = (name: number, value: number) => segment(0xc4, [name, 1, ...Array<number>(15).fill(0), value]);

/** A grey column of blocks, each of two zeros: no difference in brightness, and no other coefficient. */
function column(blocks: number, frame = 0xc0): Buffer {
  const height = 8 * blocks;
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(frame, [8, height >> 8, height & 255, 0, 8, 1, 1, 0x11, 0]),
    ...codes(0x00, 0),
    ...codes(0x10, 0),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    ...Array<number>(blocks / 4).fill(0),
    ...[0xff, 0xd9],
  ]);
}

describe("a JPEG that is cut off", () => {
  const whole = column(16);

  it("after its last pixel is repaired, and reported", () => {
    for (const cut of [1, 2]) {
      expect(repairJpeg(whole.subarray(0, -cut))).toEqual(whole);
      expect(readRaster(whole.subarray(0, -cut))).toMatchObject({
        repaired: "the file is cut off",
        raster: { bytes: whole },
      });
    }
  });

  it("before that is not", () => {
    expect(repairJpeg(whole.subarray(0, -3))).toBeNull();
    expect(readRaster(whole.subarray(0, -3))).toBe("the file is cut off");
  });

  it("is not if the number of scans is unknown", () => {
    expect(repairJpeg(column(16, 0xc2).subarray(0, -2))).toBeNull();
  });
});
