import { describe, expect, it } from "vitest";
import { memoryStore, type Store } from "../../src/cache/store.ts";
import { typesetFormulas } from "../../src/math/typeset-formulas.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { lineAt, placeOf } from "../../src/source/source.ts";
import { processorSeconds } from "../support/effort.ts";
import { bookWith } from "./a-book.ts";

async function faultsOf(formulas: readonly string[], macros: Readonly<Record<string, string>> = {}) {
  const { book } = bookWith(formulas, macros);
  const diagnostics = new Diagnostics();
  await typesetFormulas(book, diagnostics);
  return diagnostics.sorted().map(({ span, message, hint, code }) => ({
    code,
    message,
    hint,
    line: span ? placeOf(span.source, span.start).line : null,
    written: span ? span.source.text.slice(span.start, span.end) : null,
  }));
}

describe("typesetFormulas", () => {
  it("gives a formula for each place, the same one for the same TeX", async () => {
    const { book, tex } = bookWith(["x^2", "y", "x^2"]);
    const formulas = await typesetFormulas(book, new Diagnostics());
    const [first, second, third] = tex.map((one) => formulas.get(one));
    expect(first).not.toBeNull();
    expect(first).toBe(third);
    expect(second).not.toBe(first);
  });

  it("sets an inline formula and a displayed one differently", async () => {
    const { book, tex } = bookWith(["\\frac{a}{b}"]);
    const [inline] = tex;
    if (!inline) throw new Error("no formula");
    const display = { ...inline, display: true };
    const both = { ...book, title: [...book.title, { kind: "math" as const, formula: display, span: display.span }] };
    const formulas = await typesetFormulas(both, new Diagnostics());
    expect(formulas.get(display)?.height).toBeGreaterThan(formulas.get(inline)?.height ?? Infinity);
  });

  it("keeps MathML with the formula, and makes it only on request", async () => {
    const { book, tex } = bookWith(["x^2", "\\alpha < 1"]);
    const inner = memoryStore();
    let made = 0;
    const store: Store = {
      ...inner,
      set: (key, bytes) => {
        made++;
        inner.set(key, bytes);
      },
    };
    const written = async (mathml: boolean) => {
      made = 0;
      const formulas = await typesetFormulas(book, new Diagnostics(), store, { mathml, looks: [] });
      return [tex.map((one) => formulas.get(one)?.mathml), made];
    };
    expect(await written(false)).toEqual([[undefined, undefined], 2]);
    const [first, count] = await written(true);
    expect(count).toBe(4);
    expect(first).toEqual([expect.stringContaining("<msup>"), expect.stringContaining("<mo>&lt;</mo>")]);
    expect(await written(true)).toEqual([first, 0]);
    expect(await written(false)).toEqual([[undefined, undefined], 0]);
  });

  it("also sets those of titles for bold text, which reads and copies like the usual look", async () => {
    const { book, tex } = bookWith(["E = mc^2"]);
    const [one] = tex;
    if (!one) throw new Error("no formula");
    const formulas = await typesetFormulas(book, new Diagnostics(), undefined, { mathml: false, looks: ["bold-sans"] });
    const [usual, bold, other] = [formulas.get(one), formulas.get(one, "bold-sans"), formulas.get(one, "bold")];
    expect(other).toBe(usual);
    expect(bold).not.toBe(usual);
    expect([bold?.alt, bold?.text]).toEqual([usual?.alt, usual?.text]);
    const letters = bold?.drawing.shapes.flatMap((shape) => (shape.kind === "glyph" ? [shape.text] : [])).join("");
    expect(letters?.normalize("NFKC")).toBe("E=mc2");
  });

  it("finds formulas wherever a book contains text", async () => {
    const { book, tex } = bookWith(["a", "b", "c", "d", "e", "f", "g"]);
    const [a, b, c, d, e, f, g] = book.title;
    if (!a || !b || !c || !d || !e || !f || !g) throw new Error("too few formulas");
    const at = a.span;
    const spread = {
      ...book,
      title: [{ kind: "strong", children: [a], span: at }],
      parts: [
        {
          kind: "chapter",
          pages: [{ title: [b], body: [{ kind: "list", items: [[{ kind: "paragraph", children: [c] }]] }] }],
        },
      ],
      abstracts: [
        {
          title: [],
          authors: [],
          affiliations: [{ text: [d] }],
          keywords: [[g]],
          body: [{ kind: "table", rows: [[[e]]] }],
          figures: [{ caption: [f] }],
          acknowledgements: [],
          references: [],
        },
      ],
    } as unknown as typeof book;
    const formulas = await typesetFormulas(spread, new Diagnostics());
    expect(tex.map((one) => formulas.get(one)?.text)).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });

  it("points at an unknown command and suggests the one that was meant", async () => {
    expect(await faultsOf(["a", "1 + \\frac{\\alhpa}{2} + \\beta"])).toEqual([
      {
        code: "math-error",
        message: "unknown command “\\alhpa”",
        hint: "did you mean “\\alpha”?",
        line: 2,
        written: "\\alhpa",
      },
    ]);
  });

  it("points at the brace that has no partner", async () => {
    const faults = await faultsOf(["\\frac{a}{b", "c}", "\\{ d"]);
    expect(faults.map(({ message, written, line }) => ({ message, written, line }))).toEqual([
      { message: "“{” is never closed", written: "{", line: 1 },
      { message: "“}” closes nothing", written: "}", line: 2 },
    ]);
  });

  it("points inside braces, past numbers that the parser spaces out", async () => {
    const [fault] = await faultsOf(["y_{b_c^2^3}+ 1"]);
    expect(fault).toMatchObject({ message: "double exponent: use braces to clarify", written: "^" });
  });

  it("suggests the environment that was meant", async () => {
    const [fault] = await faultsOf(["\\begin{aling}x\\end{aling}"]);
    expect(fault).toMatchObject({ message: "unknown environment “aling”", hint: "did you mean “align”?" });
  });

  it("reports a fault at each place of the formula, and continues", async () => {
    const { book, tex } = bookWith(["\\foo", "x"]);
    const [bad, good] = tex;
    if (!bad || !good) throw new Error("no formulas");
    const again = { ...bad, span: { ...bad.span, start: bad.span.start + 1 } };
    const twice = { ...book, title: [...book.title, { kind: "math" as const, formula: again, span: again.span }] };
    const diagnostics = new Diagnostics();
    const formulas = await typesetFormulas(twice, diagnostics);
    expect(diagnostics.errors).toBeGreaterThan(0);
    expect(formulas.get(bad)).toBeNull();
    expect(formulas.get(good)?.text).toBe("x");
  });

  it("finds the place after YAML's indentation", async () => {
    const { book, tex } = bookWith(["x"]);
    const [one] = tex;
    if (!one) throw new Error("no formula");
    const text = "abstract: |\n  $$\n  a +\n  \\oops\n  $$\n";
    const file = { path: "a.yaml", text, lineStarts: [0, 12, 17, 23, 31, 36] };
    const folded = { tex: "a +\n\\oops", display: true, span: { source: file, start: 14, end: 35 } };
    const diagnostics = new Diagnostics();
    await typesetFormulas({ ...book, title: [{ kind: "math", formula: folded, span: folded.span }] }, diagnostics);
    const [fault] = diagnostics.sorted();
    if (!fault?.span) throw new Error("no fault");
    expect(text.slice(fault.span.start, fault.span.end)).toBe("\\oops");
    expect(lineAt(file, placeOf(file, fault.span.start).line)).toBe("  \\oops");
  });

  it("knows the macros of the book, with their parameters", async () => {
    const { book, tex } = bookWith(["\\half{x} \\in \\RR"], { RR: "\\mathbb{R}", half: "\\frac{#1}{2}" });
    const diagnostics = new Diagnostics();
    const formulas = await typesetFormulas(book, diagnostics);
    expect(diagnostics.sorted()).toEqual([]);
    expect(tex.map((one) => formulas.get(one)?.text)).toEqual(["x/2 ∈ ℝ"]);
  });

  it("forgets the macros of one book before the next", async () => {
    await faultsOf(["\\mine"], { mine: "x" });
    expect(await faultsOf(["\\mine"])).toHaveLength(1);
  });

  it("reports a character that no font has", async () => {
    const [fault] = await faultsOf(["\\text{a 中}"]);
    expect(fault).toMatchObject({
      code: "missing-glyph",
      written: "中",
      message: "no font has the character “中” (U+4E2D)",
    });
  });
});

describe("a formula cannot", () => {
  const refused = async (formula: string, macros: Readonly<Record<string, string>> = {}) => {
    let message: string | undefined;
    const seconds = await processorSeconds(async () => {
      message = (await faultsOf([formula], macros))[0]?.message;
    });
    expect(seconds).toBeLessThan(4);
    return message;
  };

  it("expand without end", async () => {
    expect(await refused("\\loop", { loop: "x\\loop" })).toBe("the formula expands without end");
    const doubling = {
      a: "\\b\\b\\b\\b",
      b: "\\c\\c\\c\\c",
      c: "\\d\\d\\d\\d",
      d: "\\e\\e\\e\\e",
      e: "\\f\\f\\f\\f",
      f: "xxxx",
    };
    expect(await refused("\\a\\a\\a", doubling)).toBe("the formula expands without end");
  });

  it("be nested without end", async () => {
    expect(await refused(`${"{".repeat(2000)}x${"}".repeat(2000)}`)).toBe(
      "the formula is nested deeper than 50 levels",
    );
    expect(await refused(`${"\\left(".repeat(800)}x`)).toBe("the formula is nested deeper than 50 levels");
    expect(await refused(`${"\\sqrt".repeat(1900)} x`)).toBeDefined();
    expect(await refused(`x${"^\\bar".repeat(1900)} x`)).toBeDefined();
  });

  it("take twice the time for each level", async () => {
    const nested = (open: string) => `${open.repeat(45)}x${"}".repeat(45 * (open.match(/\{/g)?.length ?? 1))}`;
    for (const open of ["x_{", "x^{", "\\sqrt{", "{", "\\hat{"])
      expect(await refused(nested(open)), open).toBeUndefined();
    expect(await refused(`${"\\frac{a}{".repeat(45)}x${"}".repeat(45)}`)).toBeUndefined();
  });

  it("multiply its time by tables within tables, even where macros make them", async () => {
    const deep = "the formula has tables nested deeper than 5 levels";
    expect(await refused(`${"\\begin{matrix}a&".repeat(12)}x${"\\end{matrix}".repeat(12)}`)).toBe(deep);
    expect(await refused(`${"\\m{".repeat(12)}x${"}".repeat(12)}`, { m: "\\begin{matrix}a&#1\\end{matrix}" })).toBe(
      deep,
    );
  });

  it("be as long as a book, or larger than a page", async () => {
    expect(await refused("x".repeat(20_000))).toBe("the formula is longer than 5000 characters");
    expect(await refused("\\rule{9999em}{1em}")).toBe("the formula is wider or taller than any page");
    expect(await refused(`\\begin{matrix}${"a&".repeat(2300)}\\end{matrix}`)).toBe(
      "the formula has more than 2000 table cells",
    );
  });

  it("define commands, load packages, or leave the page", async () => {
    for (const command of [
      "\\newcommand{\\a}{b}",
      "\\def\\a{b}",
      "\\require{html}",
      "\\href{file:///etc/passwd}{x}",
      "\\class{a}{b}",
    ]) {
      expect(await refused(command)).toMatch(/^unknown command “.*”$/);
    }
  });
});
