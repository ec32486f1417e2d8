// Labels whose letters are spaced, blended, or in scripts that the program has no font for.
import { describe, expect, it } from "vitest";
import { readSvg } from "../../src/figure/svg/read-svg.ts";
import { inkOf } from "../../src/vector/bounds.ts";

const svg = (content: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" viewBox="0 0 200 50">${content}</svg>`);

async function widthOf(style: string, text = "ABC DEF"): Promise<number> {
  const { drawing } = await readSvg(svg(`<text x="10" y="30" font-size="10" ${style}>${text}</text>`));
  const ink = drawing && inkOf(drawing.shapes);
  return ink ? ink.right - ink.left : 0;
}

describe("letters", () => {
  it("have the space between them that the file asks for", async () => {
    const plain = await widthOf("");
    // Six gaps of four user units, of which each is three quarters of a point.
    expect((await widthOf('letter-spacing="4"')) - plain).toBeCloseTo(6 * 4 * 0.75, 1);
    expect((await widthOf('style="letter-spacing:.4em"')) - plain).toBeCloseTo(6 * 4 * 0.75, 1);
    expect((await widthOf('style="word-spacing:8px"')) - plain).toBeCloseTo(8 * 0.75, 1);
    expect(await widthOf('letter-spacing="normal"')).toBe(plain);
  });

  it("stay joined in Arabic", async () => {
    const word = "\u0633\u0644\u0627\u0645";
    const joined = await widthOf("", word);
    expect(joined).toBeGreaterThan(0);
    expect(await widthOf('letter-spacing="4"', word)).toBe(joined);
  });

  it("of East Asia are asked for once for a drawing, and other drawings ask for none", async () => {
    const asked: string[] = [];
    const familiesFor = async (text: string) => {
      asked.push(text);
      return [];
    };
    const fonts = { basis: "", familiesFor };
    const { drawing, ...rest } = await readSvg(svg('<text x="1" y="30">T / 温度 온</text><text>温</text>'), fonts);
    expect(drawing).not.toBeNull();
    expect("warnings" in rest && rest.warnings.map(({ message }) => message)).toEqual([
      "has characters “温” (U+6E29), “度” (U+5EA6), “온” (U+C628), which no font has",
    ]);
    await readSvg(svg("<text>Temperature</text>"), fonts);
    expect(asked.map((text) => /[温度온]/.test(text))).toEqual([true, false]);
  });
});

it("a blend mode is reported, and normal is none", async () => {
  const warnings = async (mode: string) => {
    const result = await readSvg(svg(`<rect width="9" height="9" style="mix-blend-mode:${mode}"/>`));
    return result.drawing ? result.warnings.map(({ message }) => message) : [];
  };
  expect(await warnings("multiply")).toEqual(["has a blend mode, which is not supported; it is drawn without"]);
  expect(await warnings("normal")).toEqual([]);
});
