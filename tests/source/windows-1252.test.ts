// Windows-1252 by its own table, whatever the version of Node.js.
import { expect, it } from "vitest";
import { decodeWindows1252 } from "../../src/source/windows-1252.ts";

it("has quotes, dashes and the euro sign where Latin-1 has control characters", () => {
  expect(decodeWindows1252(Uint8Array.from([0x93, 0x41, 0x94, 0x20, 0x96, 0x20, 0x80, 0xe9]))).toBe("“A” – €é");
});

it("reads a part of a larger buffer", () => {
  expect(decodeWindows1252(Uint8Array.from([0x41, 0x92, 0x42]).subarray(1))).toBe("’B");
});
