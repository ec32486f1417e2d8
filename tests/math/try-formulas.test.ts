// A formula that is only read gets the same diagnostics as one that is set.
import { describe, expect, it } from "vitest";
import { tryFormulas } from "../../src/math/try-formulas.ts";
import { typeset } from "../../src/math/typeset.ts";

const formulas = [
  "x_1^2",
  "\\sqrt{\\alpha}",
  "\\frac{a}{b",
  "\\nosuchthing{x}",
  "\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}",
  "a & b",
  "\\hspace{9000em}x",
  "\\text{größer} > 1",
  "x^2^3",
  "",
  "\\ref{one}",
  "\\ce{H2O}",
  "{".repeat(60) + "}".repeat(60),
  `x${"+x".repeat(400)}`,
];

describe("a formula that is tried", () => {
  it.each(formulas)("is judged as when it is set: %s", async (tex) => {
    for (const display of [false, true]) {
      const [set] = await typeset([{ tex, display }], {});
      expect(await tryFormulas([{ tex, display }])).toEqual([set?.formula !== null]);
    }
  });
});
