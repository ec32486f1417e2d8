import { describe, expect, it } from "vitest";
import { parsePaper } from "../../src/model/paper.ts";

const millimetres = (written: string) => {
  const paper = parsePaper(written);
  return paper && [paper.width, paper.height].map((points) => Math.round((points * 25.4) / 72));
};

describe("paper", () => {
  it.each([
    ["a4", [210, 297]],
    ["A5", [148, 210]],
    ["letter", [216, 279]],
    ["170x240", [170, 240]],
    ["170 x 240 mm", [170, 240]],
    ["17cm×24cm", [170, 240]],
    ["6x9in", [152, 229]],
    ["6in x 229mm", [152, 229]],
    ["297x210mm", [297, 210]],
  ])("%s is a size", (written, size) => {
    expect(millimetres(written)).toEqual(size);
  });

  it.each([
    "",
    "a44",
    "210",
    "210x",
    "0x0",
    "10x10mm",
    "9000x9000",
    "-1x200",
    "a4 landscape",
    "1e3x200",
    "constructor",
  ])("%j is not one", (written) => {
    expect(parsePaper(written)).toBe(null);
  });
});
