import { describe, expect, it } from "vitest";
import { fromPlain, isKept, type KeptFormula, toPlain } from "../../src/math/kept-formula.ts";
import { isMathml } from "../../src/math/mathml.ts";
import { typeset } from "../../src/math/typeset.ts";

async function kept(tex: string): Promise<KeptFormula> {
  const [result] = await typeset([{ tex, display: false }], {});
  if (!result?.formula) throw new Error(`“${tex}” is faulty`);
  return result;
}

const written = (formula: KeptFormula): string => JSON.stringify(toPlain(formula));

describe("a formula in a store", () => {
  it.each(["E=mc^2", "\\left(\\frac{a}{b}\\right)_{\\text{å}}", "\\cancel{x}", "\\ce{A <=> B}"])(
    "comes back unchanged: %s",
    async (tex) => {
      const formula = await kept(tex);
      const value: unknown = JSON.parse(written(formula));
      if (!isKept(value)) throw new Error("not sound");
      const again = fromPlain(value);
      expect(written(again)).toBe(written(formula));
      const [glyph, first] = [again, formula].map((one) =>
        one.formula.drawing.shapes.find(({ kind }) => kind === "glyph"),
      );
      expect(glyph?.kind === "glyph" && first?.kind === "glyph" && glyph.font === first.font).toBe(true);
    },
  );

  it("names fonts, and no files", async () => {
    const text = written(await kept("x"));
    expect(text).toContain('"font":"STIX Two Math/400/STIXTwoMath_400Regular.ttf"');
    expect(text).not.toContain(process.cwd());
  });

  it("is rejected with a font that the program does not have, or a glyph that the font does not have", async () => {
    const text = written(await kept("x"));
    const sound = (change: (text: string) => string) => isKept(JSON.parse(change(text)));
    expect(sound((same) => same)).toBe(true);
    expect(sound((it_) => it_.replaceAll(/"font":"[^"]*"/g, '"font":"/etc/passwd"'))).toBe(false);
    expect(sound((it_) => it_.replaceAll(/"font":"[^"]*"/g, '"font":"STIX Two Math/400/other.ttf"'))).toBe(false);
    expect(sound((it_) => it_.replaceAll(/"glyph":\d+/g, '"glyph":60000'))).toBe(false);
    expect(sound((it_) => it_.replaceAll(/"glyph":\d+/g, '"glyph":-1'))).toBe(false);
    expect(sound((it_) => it_.replaceAll(/"glyph":\d+/g, '"glyph":1.5'))).toBe(false);
  });
});

describe("a formula as MathML in a store", () => {
  const inside = (text: string) => `<math xmlns="http://www.w3.org/1998/Math/MathML">${text}</math>`;

  it("is what formulas are written as", async () => {
    const formulas = [
      "\\left(\\frac{a}{b}\\right) < \\sqrt[3]{x} \\& y",
      "\\begin{aligned}a &= b\\\\ &= c\\end{aligned}",
      "\\ce{^{14}_6C} \\cancel{x} \\mathbb{R} \\color{red}{x}",
      "\\begin{array}{l|r}a&b\\end{array}\\hspace{1em}\\phantom{x}\\tag{1}",
    ];
    for (const display of [false, true])
      for (const result of await typeset(
        formulas.map((tex) => ({ tex, display, mathml: true })),
        {},
      ))
        expect([result.formula?.mathml, isMathml(result.formula?.mathml)]).toEqual([expect.any(String), true]);
  });

  it.each([
    "<script>alert(1)</script>",
    '<mi onclick="x()">x</mi>',
    '<mi>x</mi></math><img src="x">',
    '<mi>x</mi><math xmlns="http://www.w3.org/1998/Math/MathML"></math>',
    "<mi>x</mn>",
    "<mi>x",
    "<mtext><annotation>x</annotation></mtext>",
    '<mi mathvariant="bold">x</mi>',
    '<mi mathcolor="url(x)">x</mi>',
    "<mi>&x;</mi>",
    "<mi><!-- x --></mi>",
    "<mi/>",
  ])("is nothing else: %s", (text) => {
    expect(isMathml(inside("<mi>x</mi>"))).toBe(true);
    expect(isMathml(inside(text))).toBe(false);
    expect(isMathml(text)).toBe(false);
  });
});
