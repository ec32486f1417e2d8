import { describe, expect, it } from "vitest";
import { keyBytes, name, number, serialize, textString } from "../../src/pdf/syntax.ts";

describe("PDF syntax", () => {
  it("rounds numbers and never writes exponents or minus zero", () => {
    expect([number(1.005, 2), number(-0.001), number(1e-7, 6), number(12345678.9), number(0.000004, 6)]).toEqual([
      "1",
      "0",
      "0",
      "12345678.9",
      "0.000004",
    ]);
  });

  it("escapes brackets, backslashes and line ends in strings", () => {
    expect(textString("a(b)c\\d\n\r")).toBe("(a\\(b\\)c\\\\d\\n\\r)");
  });

  it("writes everything beyond ASCII as UTF-16 with a byte order mark", () => {
    expect(textString("é")).toBe("<FEFF00E9>");
    expect(textString("𝜓")).toBe("<FEFFD835DF13>");
  });

  it("writes names with strange characters by number", () => {
    expect(name("A B/C#")).toBe("/A#20B#2fC#23");
  });

  it("writes dictionaries without undefined values", () => {
    expect(serialize({ Type: "Font", W: [0, [1.5, null]], No: undefined, On: true })).toBe(
      "<</Type /Font/W [0 [1.5 null]]/On true>>",
    );
  });

  it("orders keys by the bytes in the file", () => {
    expect(keyBytes("a") < keyBytes("é")).toBe(true);
    expect(keyBytes("ā") < keyBytes("√")).toBe(true);
  });
});
