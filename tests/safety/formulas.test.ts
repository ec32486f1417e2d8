// Formulas that need more than any page has: bounded before they are expanded.
import { describe, expect, it } from "vitest";
import { typeset } from "../../src/math/typeset.ts";

const many = (text: string, count: number) => text.repeat(count);
const refused: Readonly<Record<string, string>> = {
  "columns by the thousand million": String.raw`\begin{array}{*{999999999}{c}} a \end{array}`,
  "columns of columns": String.raw`\begin{array}{*{999}{*{999}{*{999}{c}}}} a \end{array}`,
  "an alignment of as many": String.raw`\begin{alignat}{99999999} a \end{alignat}`,
  "an aligned one": String.raw`\begin{alignedat}[t]{99999999} a \end{alignedat}`,
  "the number in a macro": String.raw`\columns{99999999}`,
  "the number in a macro's alignment": String.raw`\pairs{99999999}`,
  "a rule larger than any page": String.raw`\rule{99999em}{9999em}`,
  "a space larger than any page": String.raw`a \hspace{99999em} b`,
  "fractions in fractions": `${many("\\frac{a}{", 400)}b${many("}", 400)}`,
  "fractions without braces": many("\\frac", 2400),
  "a macro that doubles": String.raw`\double{\double{\double{\double{\double{${many("x", 900)}}}}}}`,
};
const macros = {
  columns: String.raw`\begin{array}{*{#1}{c}} a \end{array}`,
  pairs: String.raw`\begin{alignat*}{#1} a \end{alignat*}`,
  double: "#1#1#1#1",
};

describe("a formula", () => {
  it.each(Object.entries(refused))("with %s is refused", async (_, tex) => {
    const [result] = await typeset([{ tex, display: true }], macros);
    expect(result?.formula).toBe(null);
  });

  it("with as many columns as people have is set", async () => {
    const all = [
      String.raw`\begin{array}{*{12}{c}|r} ${many("a&", 12)}b \end{array}`,
      String.raw`\begin{alignedat}{3} a&=b & c&=d \end{alignedat}`,
    ];
    for (const { formula } of await typeset(
      all.map((tex) => ({ tex, display: true })),
      macros,
    ))
      expect(formula).not.toBe(null);
  });
});
