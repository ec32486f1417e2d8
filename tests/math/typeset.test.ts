import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/math/formula.ts";
import { typeset } from "../../src/math/typeset.ts";
import { inkOf } from "../../src/vector/bounds.ts";
import type { Drawing, GlyphShape } from "../../src/vector/drawing.ts";

async function set(tex: string, display = false): Promise<Formula> {
  const [result] = await typeset([{ tex, display }], {});
  if (!result?.formula) throw new Error(`“${tex}” is faulty`);
  return result.formula;
}

function glyphsOf({ shapes }: Drawing): readonly GlyphShape[] {
  return shapes.filter((shape) => shape.kind === "glyph");
}

async function textOf(tex: string): Promise<string> {
  return (await set(tex)).text;
}

async function altOf(tex: string): Promise<string> {
  return (await set(tex)).alt;
}

describe("the box of a formula", () => {
  it("a letter is as high as the font's x, and rests on the baseline", async () => {
    const x = await set("x");
    expect(x.height).toBeCloseTo(0.48, 1);
    expect(x.depth).toBeLessThan(0.03);
    expect(x.width).toBeCloseTo(0.56, 1);
  });

  it("a superscript reaches higher, a subscript lower, and neither moves the baseline", async () => {
    const [x, raised, lowered] = [await set("x"), await set("x^2"), await set("x_i")];
    expect(raised.height).toBeGreaterThan(x.height + 0.2);
    expect(raised.depth).toBeCloseTo(x.depth, 3);
    expect(lowered.depth).toBeGreaterThan(x.depth + 0.1);
    expect(lowered.height).toBeCloseTo(x.height, 3);
  });

  it("a fraction is centred on the axis: more above the baseline than below", async () => {
    const fraction = await set("\\frac{a}{b}");
    expect(fraction.depth).toBeGreaterThan(0.2);
    expect(fraction.height).toBeGreaterThan(fraction.depth + 0.2);
  });

  it.each(["x", "x^2", "\\frac{a}{b}", "\\sqrt{\\pi}", "\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}", "\\ce{H2O}"])(
    "holds the ink of %s, from its top left corner",
    async (tex) => {
      const { drawing, width, height, depth } = await set(tex);
      const ink = inkOf(drawing.shapes);
      if (!ink) throw new Error("no ink");
      expect(drawing.width).toBeCloseTo(1000 * width, 3);
      expect(drawing.height).toBeCloseTo(1000 * (height + depth), 3);
      const slack = 40;
      expect(ink.left).toBeGreaterThan(-slack);
      expect(ink.top).toBeGreaterThan(-slack);
      expect(ink.right).toBeLessThan(drawing.width + slack);
      expect(ink.bottom).toBeLessThan(drawing.height + slack);
      expect(ink.bottom - ink.top).toBeGreaterThan(0.8 * drawing.height);
    },
  );

  it("the bar of a fraction spans its whole width", async () => {
    const { drawing } = await set("\\frac{abc}{d}");
    const bar = drawing.shapes.find((shape) => shape.kind === "path" && shape.path.length === 5);
    const ink = bar && inkOf([bar]);
    if (!ink) throw new Error("no bar");
    expect(ink.bottom - ink.top).toBeLessThan(100);
    expect(ink.right - ink.left).toBeGreaterThan(0.7 * drawing.width);
  });

  it("delimiters grow with their content, from the font's pieces extended to their length", async () => {
    const { height, depth, drawing } = await set("\\left\\{\\begin{matrix}a\\\\b\\\\c\\\\d\\\\e\\end{matrix}\\right.");
    expect(height + depth).toBeGreaterThan(5);
    const brace = glyphsOf(drawing).filter(({ x }) => x < 300);
    expect(brace.map(({ text }) => text).join("")).toBe("{");
    expect(brace.length).toBeGreaterThan(3);
    const ink = inkOf(brace);
    expect((ink?.bottom ?? 0) - (ink?.top ?? 0)).toBeGreaterThan(4900);
    expect(brace.some(({ stretch }) => stretch < 0.9)).toBe(true);
  });
});

describe("parts", () => {
  const partsOf = async (tex: string) => (await set(tex)).parts.map(({ penalty, space }) => [penalty, space > 0]);

  it("end after relations at 500 and binary operators at 700, like TeX's penalties", async () => {
    expect(await partsOf("a+b=c")).toEqual([
      [700, true],
      [500, true],
      [Infinity, false],
    ]);
  });

  it("are one if the operators are inside braces, fences or fractions", async () => {
    for (const tex of ["{a+b}", "\\left(a+b\\right)", "\\frac{a+b}{c=d}", "f_{a=b}"]) {
      expect(await partsOf(tex)).toEqual([[Infinity, false]]);
    }
  });

  it("do not end after a sign", async () => {
    expect(await partsOf("-a")).toEqual([[Infinity, false]]);
    expect(await partsOf("a=-b")).toEqual([
      [500, true],
      [Infinity, false],
    ]);
  });

  it("add up to the whole", async () => {
    const { parts, width } = await set("a+\\frac{b}{c} \\le x^2 - \\sqrt{d}");
    const sum = parts.reduce((total, part) => total + part.width + part.space, 0);
    expect(parts).toHaveLength(4);
    expect(sum).toBeCloseTo(width, 3);
  });

  it("each have their own height, and ink that begins at the left edge", async () => {
    const { parts } = await set("a = \\frac{b}{c}");
    const [left, right] = parts;
    if (!left || !right) throw new Error("not two parts");
    expect(right.height).toBeGreaterThan(left.height);
    expect(inkOf(right.drawing.shapes)?.left).toBeLessThan(200);
  });

  it("run through colours and chemical equations", async () => {
    expect(await partsOf("\\color{red} a+b")).toHaveLength(2);
    expect(await partsOf("\\ce{2H2 + O2 -> 2H2O}")).toHaveLength(3);
  });

  it("each have their share of the text", async () => {
    expect((await set("a+b=\\sqrt{c}")).parts.map(({ text }) => text)).toEqual(["a +", "b =", "√c"]);
  });

  it("are not made of displayed formulas", async () => {
    expect((await set("a=b", true)).parts).toHaveLength(1);
  });
});

describe("glyphs", () => {
  const symbolsOf = async (tex: string) => glyphsOf((await set(tex)).drawing).map(({ text }) => text);

  it("have Unicode's letters for formulas", async () => {
    expect(await symbolsOf("x\\mathbf{F}\\mathbb{R}\\mathcal{T}\\mathfrak{g}\\mathsf{A}\\mathscr{L}")).toEqual([
      ..."𝑥𝐅ℝ𝒯𝔤𝖠ℒ",
    ]);
  });

  it("cover all the usual signs: nothing is left to outlines", async () => {
    const signs =
      "\\sum\\prod\\int\\oint\\partial\\nabla\\infty\\pm\\otimes\\oplus\\in\\subseteq\\forall\\exists\\to\\Rightarrow\\mapsto\\hbar\\ell\\aleph\\xi\\Omega\\vec v\\hat x\\widehat{abc}\\overbrace{abc}\\sqrt[3]{x}\\left\\langle x\\right\\|";
    const { drawing } = await set(signs);
    const others = drawing.shapes.filter(({ kind }) => kind !== "glyph");
    // The bar of the root.
    expect(others).toHaveLength(1);
    expect(others[0]).toMatchObject({ kind: "path", path: { length: 5 } });
  });

  it("of mhchem's arrows, which have no characters, are outlines", async () => {
    expect((await set("\\ce{A <=> B}")).drawing.shapes.some(({ kind }) => kind !== "glyph")).toBe(true);
  });

  it("of characters that the math font lacks are those of the text fonts", async () => {
    const [glyph] = glyphsOf((await set("\\text{ა}")).drawing);
    expect(glyph).toMatchObject({ text: "ა" });
    expect(glyph?.font.id).not.toContain("STIX Two Math");
  });
});

describe("colour", () => {
  it("is that of the text unless the formula says otherwise", async () => {
    const { drawing } = await set("a \\color{red} b");
    const paints = glyphsOf(drawing).map(({ paint }) => paint);
    expect(paints).toEqual(["current", [1, 0, 0]]);
  });
});

describe("characters of no math font", () => {
  it("are drawn from the text fonts, as wide as these have them", async () => {
    const { drawing, width } = await set("\\text{ʘ}");
    expect(drawing.shapes).toHaveLength(1);
    expect(inkOf(drawing.shapes)?.right).toBeLessThan(width * 1000);
  });
});

describe("text for copying", () => {
  it.each([
    ["E=mc^2", "E = mc²"],
    ["\\frac{a+b}{2}", "(a + b)/2"],
    ["x_{ij}^{-1}", "xᵢⱼ⁻¹"],
    ["T_\\mathrm{c}", "T_c"],
    ["\\sqrt{2\\pi}", "√(2π)"],
    ["\\mathbb{R}^n", "ℝⁿ"],
    ["\\ce{SO4^2-}", "SO₄²⁻"],
    ["\\ce{A -> B}", "A → B"],
    ["10\\,\\mathrm{K}", "10 K"],
    ["\\hat{H}", "H"],
    ["\\sin x + \\sin(2x)", "sin x + sin(2x)"],
    ["\\sum_{i=1}^n i", "∑ᵢ₌₁ⁿ i"],
    ["v_\\mathrm{rms}", "v_rms"],
    ["A_{\\text{not here}}", "A_(not here)"],
    ["e^{i\\pi}", "e^(iπ)"],
    ["x^{2^n}", "x^(2ⁿ)"],
    ["\\frac{\\pi^2}{6}", "π²/6"],
    ["\\binom{n}{k}", "(n; k)"],
    ["f''", "f″"],
  ])("%s is %s", async (tex, text) => {
    expect(await textOf(tex)).toBe(text);
  });
});

describe("words for listeners", () => {
  it.each([
    ["E=mc^2", "E equals m c squared"],
    ["\\frac{a}{b}", "a over b"],
    ["\\frac{a+1}{b}", "the fraction a plus 1 over b end fraction"],
    ["x_i", "x sub i"],
    ["\\sqrt[3]{x}", "the cube root of x"],
    ["\\sum_{i=1}^n i", "sum from i equals 1 to n of i"],
    ["\\hat\\alpha \\le \\Gamma", "alpha hat is at most capital gamma"],
    ["\\ce{Ca^2+}", "Ca 2 plus"],
    ["\\begin{matrix}1&0\\\\0&1\\end{matrix}", "2 rows: row 1: 1, 0; row 2: 0, 1;"],
  ])("%s is “%s”", async (tex, words) => {
    expect(await altOf(tex)).toBe(words);
  });
});

describe("in bold text", () => {
  it.each([
    ["bold", "x"],
    ["bold-sans", "x"],
    ["bold", "\\alpha"],
    ["bold-sans", "\\alpha"],
    ["bold-sans", "2"],
    ["bold-sans", "+"],
  ] as const)("%s: %s has other letters than usual", async (look, tex) => {
    const [result] = await typeset([{ tex, display: false, look }], {});
    const glyphs = (formula: Formula | null | undefined) =>
      formula && glyphsOf(formula.drawing).map(({ font, glyph }) => `${font.id} ${glyph}`);
    expect(glyphs(result?.formula)).toHaveLength(1);
    expect(glyphs(result?.formula)).not.toEqual(glyphs(await set(tex)));
  });
});
