// Formulas as MathML Core: what browsers would otherwise show wrongly.
import { expect, it } from "vitest";
import { typeset } from "../../src/math/typeset.ts";

async function mathml(tex: string): Promise<string> {
  const [result] = await typeset([{ tex, display: false, mathml: true }], {});
  return (result?.formula?.mathml ?? "").replace(/<\/?mrow>|^<math[^>]*>|<\/math>$/g, "");
}

it.each([
  [
    "\\ce{^{227}_{90}Th}",
    "<mmultiscripts><mi>Th</mi><mprescripts></mprescripts><mn>90</mn><mn>227</mn></mmultiscripts>",
  ],
  [
    "\\ce{_{6}C}",
    '<mmultiscripts><mi mathvariant="normal">C</mi><mprescripts></mprescripts><mn>6</mn></mmultiscripts>',
  ],
])("numbers before a letter are prescripts: %s", async (tex, written) => {
  expect(await mathml(tex)).toBe(written);
});

it.each([
  ["->", "→"],
  ["<-", "←"],
  ["<=>", "⇌"],
])("no arrow of chemistry is private: %s", async (typed, arrow) => {
  const written = await mathml(`\\ce{A ${typed} B}`);
  expect(written).toContain(arrow);
  expect(written).not.toMatch(/\p{Co}/u);
});

it("an empty prescript keeps its place", async () => {
  const [result] = await typeset([{ tex: "\\ce{^{13}C}", display: false, mathml: true }], {});
  expect(result?.formula?.mathml).toContain("<mprescripts></mprescripts><mrow></mrow><mrow><mn>13</mn></mrow>");
});

it.each([
  ["\\cos x", true],
  ["\\cos\\sin x", true],
  ["\\cos\\frac{x}{2}", true],
  ["\\cos(x)", false],
])("a thin space is between a function and its argument, but before a bracket: %s", async (tex, isSpaced) => {
  expect((await mathml(tex)).includes('<mo rspace="0.167em">\u2061</mo>')).toBe(isSpaced);
});
