import { describe, expect, it } from "vitest";
import { fontCatalogue, protrusionData } from "../../src/template/font-catalogue.ts";
import { protrusionsOf } from "../../src/text/protrusion.ts";
import { openShop, textStyle } from "../paragraph/set.ts";

describe("the table of a face", () => {
  const data = {
    default: { ".,": [100, 600], "-": [400, 600] },
    italic: { ".": [100, 700] },
    families: { Brill: { upright: { "-": [0, 0] }, italic: { ",": [0, 900] } } },
  } as const;

  it.each([
    ["Other", false, null, { ".": [100, 600], ",": [100, 600], "-": [400, 600] }],
    ["Other", true, null, { ".": [100, 700], ",": [100, 600], "-": [400, 600] }],
    ["Brill", false, null, { ".": [100, 600], ",": [100, 600], "-": [0, 0] }],
    ["Brill", true, null, { ".": [100, 700], ",": [0, 900], "-": [400, 600] }],
    ["Brill", true, { upright: {}, italic: { ",": [5, 5] } }, { ".": [100, 700], ",": [5, 5], "-": [400, 600] }],
  ] as const)("is the default, overridden by %s (italic: %s) and the template", (family, italic, own, wanted) => {
    expect(Object.fromEntries(protrusionsOf(data, family, italic, own))).toEqual(wanted);
  });
});

describe("the tables that ship", () => {
  it("belong to families that ship, and hold pairs of numbers", () => {
    const { families, default: usual, italic } = protrusionData();
    for (const name of Object.keys(families)) expect(fontCatalogue().has(name), name).toBe(true);
    const tables = [usual, italic, ...Object.values(families).flatMap((each) => [each.upright, each.italic])];
    for (const hang of tables.flatMap((table) => Object.values(table))) {
      expect(hang).toHaveLength(2);
      for (const side of hang) expect(side).toBeGreaterThanOrEqual(0);
      for (const side of hang) expect(side).toBeLessThan(1000);
    }
  });

  it("let the white half of full-width signs hang, so that ideographs are flush at both edges", () => {
    const hangs = protrusionsOf(protrusionData(), "Noto Serif JP", false, null);
    for (const markName of "、。，．」』）】〉》") expect(hangs.get(markName), markName).toEqual([0, 500]);
    for (const markName of "「『（【〈《") expect(hangs.get(markName), markName).toEqual([500, 0]);
    expect(hangs.has("本")).toBe(false);
  });

  it("let italic full stops and quotes hang differently from upright ones", () => {
    const { fonts } = openShop();
    const upright = fonts.shapingStyle(textStyle, "en");
    const italic = fonts.shapingStyle({ ...textStyle, italic: true }, "en");
    const share = (shaping: typeof upright, text: string) => {
      const { width, leftProtrusion: leftHang, rightProtrusion: rightHang } = shaping.word(text, false, null);
      return [leftHang / width, rightHang / width];
    };
    expect(share(upright, ".")[1]).toBeCloseTo(0.6);
    expect(share(italic, ".")[1]).toBeCloseTo(0.76);
    expect(share(italic, "‘")[0]).toBeGreaterThan(share(upright, "‘")[0] ?? 1);
    expect(share(italic, "‘")[1]).toBeLessThan(share(upright, "‘")[1] ?? 0);
  });
});
