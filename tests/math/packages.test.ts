// Commands of LaTeX's packages, as the text that a reader can copy.
import { describe, expect, it } from "vitest";
import { typeset } from "../../src/math/typeset.ts";

async function textOf(tex: string, display = false, macros: Readonly<Record<string, string>> = {}): Promise<string> {
  const [result] = await typeset([{ tex, display }], macros);
  return result?.formula ? result.formula.text : (result?.error.message ?? "");
}

describe("packages", () => {
  it.each([
    ["\\bm{F}", "F"],
    ["\\SI{7}{\\newton}", "7 N"],
    ["\\qty{7}{\\micro\\metre}", "7 µm"],
    ["\\SI[per-mode=symbol]{3}{\\metre\\per\\second}", "3 m/s"],
    ["\\qtyrange{2}{4}{\\kelvin}", "2–4 K"],
    ["\\numlist{1;2}", "1, 2"],
    ["\\ang{45}", "45°"],
    ["\\qty(\\frac{p}{q})", "(p/q)"],
    ["\\bra{f}\\ket{g}", "⟨f||g⟩"],
    ["\\braket{f|g}", "⟨f|g⟩"],
    ["\\braket{f}{g}", "⟨f|g⟩"],
    ["\\abs{z}", "|z|"],
    ["\\comm{P}{Q}", "[P, Q]"],
    ["\\div \\vec B = 0", "∇ ⋅ B = 0"],
    ["p \\div q", "p ÷ q"],
    ["\\dv{g}{t}", "(dg)/(dt)"],
    ["\\mathds{R}", "ℝ"],
    ["\\ensuremath{q}\\noindent", "q"],
  ])("understand %s", async (tex, text) => {
    expect(await textOf(tex)).toBe(text);
  });

  it("are overridden by the macros of the book", async () => {
    expect(await textOf("\\abs{z}", false, { abs: "\\lfloor #1 \\rfloor" })).toBe("⌊z⌋");
  });
});

describe("rows of a display", () => {
  it.each([
    ["p = q \\\\ r = s", "p = q; r = s"],
    ["p &= q \\\\ r &= s", "p = q; r = s"],
    ["p = q \\\\", "p = q"],
    ["p \\newline q", "p; q"],
    ["\\begin{multline} p \\\\ q \\end{multline}", "p; q"],
    ["\\begin{IEEEeqnarray}{rCl} p &=& q \\\\ r &=& s \\end{IEEEeqnarray}", "p = q; r = s"],
    ["p（q）＝ｒ", "p(q) = r"],
    ["\\begin{flalign} p &= q \\\\ r &= s \\end{flalign}", "p = q; r = s"],
  ])("are set for %s", async (tex, text) => {
    expect(await textOf(tex, true)).toBe(text);
  });
});

describe("an unknown command", () => {
  it("is explained with its package, or with how to define it", async () => {
    const [known, own] = await typeset(
      [
        { tex: "\\chemfig{A}", display: false },
        { tex: "\\zz", display: false },
      ],
      {},
    );
    expect(known?.formula === null && known.error.hint).toBe(
      'it is from the LaTeX package chemfig, which is not built in; define it under math-macros in book.yaml: { chemfig: "…" }',
    );
    expect(own?.formula === null && own.error.hint).toBe(
      'if it is your own macro, define it under math-macros in book.yaml: { zz: "…" }',
    );
  });
});
