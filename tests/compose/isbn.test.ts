import { describe, expect, it } from "vitest";
import { barCode, isbnDigits } from "../../src/compose/isbn.ts";

describe("an ISBN", () => {
  it.each([
    ["978-0-306-40615-7", "9780306406157"],
    ["ISBN 978 0 306 40615 7", "9780306406157"],
    ["0-306-40615-2", "9780306406157"],
    ["0-8044-2957-X", "9780804429573"],
  ])("%s has thirteen digits", (written, digits) => {
    expect(isbnDigits(written)).toBe(digits);
  });

  it.each(["978-0-306-40615-8", "0-306-40615-3", "to follow", ""])("“%s” is not one", (written) => {
    expect(isbnDigits(written)).toBeNull();
    expect(barCode(written)).toBeNull();
  });
});

describe("its bar code", () => {
  /** The modules of the drawing, a bar as 1. */
  function modules(written: string): string {
    const drawing = barCode(written);
    const [shape] = drawing?.shapes ?? [];
    if (!drawing || shape?.kind !== "path") throw new Error("no bars");
    const module = drawing.width / (95 + 22);
    const bars = new Set(shape.path.flatMap((step) => (step[0] === "M" ? [Math.round(step[1] / module)] : [])));
    return Array.from({ length: 95 }, (_, at) => (bars.has(at + 11) ? "1" : "0")).join("");
  }

  it("has guards at its ends and in its middle, and 95 modules", () => {
    const code = modules("978-0-306-40615-7");
    expect([code.slice(0, 3), code.slice(45, 50), code.slice(-3)]).toEqual(["101", "01010", "101"]);
  });

  it("encodes its digits in the sets given by the first one", () => {
    const code = modules("978-0-306-40615-7");
    // 9 asks for A B B A B A: 7 and 8, the first two on the left, are in sets A and B.
    expect([code.slice(3, 10), code.slice(10, 17)]).toEqual(["0111011", "0001001"]);
    // The last digit, 7, is in set C.
    expect(code.slice(85, 92)).toBe("1000100");
  });
});
