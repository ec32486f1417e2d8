import decodeQR from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { drawQr, longestQr } from "../../src/ornament/draw-qr.ts";
import type { Drawing } from "../../src/vector/drawing.ts";

/** The drawing as pixels, four per module. */
function pixels({ width, shapes }: Drawing) {
  const scale = 4;
  const side = width * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  const dark = shapes[1];
  if (dark?.kind !== "path") throw new Error("no modules");
  for (let index = 0; index < dark.path.length; index += 5) {
    const [from, , to] = dark.path.slice(index, index + 3).map((step) => step.slice(1) as [number, number]);
    if (!from || !to) continue;
    for (let y = from[1] * scale; y < to[1] * scale; y++)
      for (let x = from[0] * scale; x < to[0] * scale; x++) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  }
  return { width: side, height: side, data };
}

describe("a QR code", () => {
  it.each(["https://example.org/a/tides", "https://example.org/ä/潮?x=1&y=2", "1"])("of “%s” can be read", (text) => {
    const drawing = drawQr(text);
    expect(drawing && decodeQR(pixels(drawing))).toBe(text);
  });

  it("has white space around it", () => {
    const drawing = drawQr("https://example.org");
    const dark = drawing?.shapes[1];
    const numbers = dark?.kind === "path" ? dark.path.flatMap((step) => step.slice(1) as number[]) : [];
    expect(Math.min(...numbers)).toBe(4);
  });

  it("is not drawn if it could not be scanned from paper", () => {
    expect(drawQr("x".repeat(longestQr))).not.toBeNull();
    expect(drawQr("ü".repeat(longestQr))).toBeNull();
  });
});
