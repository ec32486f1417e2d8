// QR codes (ISO/IEC 18004) as drawings. In: a text. Out: its code, dark on light with its quiet zone; null for a text
// too long to be scanned from paper.
import encodeQR from "qr";
import type { Colour, Drawing, PathStep } from "../vector/drawing.ts";
import { filled, line, rectangle } from "./shapes.ts";

/** In bytes: about version 10, whose modules a phone can still distinguish at a size of two centimetres. */
export const longestQr = 200;
/** ISO/IEC 18004 §9.1 requires four modules of white around the code. */
export const quietZone = 4;

const black: Colour = [0, 0, 0];
const white: Colour = [1, 1, 1];

/** One unit of the drawing is one module. */
export function drawQr(text: string): Drawing | null {
  if (Buffer.byteLength(text, "utf8") > longestQr) return null;
  const rows = encodeQR(text, "raw", { ecc: "medium", border: quietZone });
  const side = rows.length;
  const steps: PathStep[] = [];
  for (const [y, row] of rows.entries()) {
    // Neighbouring modules in a row are one bar, so there are no seams between them.
    for (let x = 0; x < side; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      steps.push(["M", from, y], line(x + 1, y), line(x + 1, y + 1), line(from, y + 1), ["Z"]);
    }
  }
  const shapes = [filled(rectangle(0, 0, side, side), white), filled(steps, black)];
  return { kind: "drawing", width: side, height: side, shapes };
}
