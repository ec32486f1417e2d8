// Text that people type without thinking of Markdown is printed as they typed it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInline } from "../../../src/input/markdown/parse-markdown.ts";
import { plainText } from "../../../src/model/text.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { tries } from "../../support/runs.ts";
import { contextFor, inlineNote, textFrom } from "./support.ts";

/** As a reader sees it: neighbouring texts joined. */
function printed(markdown: string): string {
  return inlineNote(markdown).replaceAll("|", "");
}

describe("stars", () => {
  it.each([
    "Carriers of DQA1*05:01 and DQB1*02:01",
    "a 4*4*2 grid, k*l*m, 2**8 and n**2 + m**2",
    "3*(a+b)*c and 3*(a+b)*c",
    "(*) significant, (**) highly, (*) again",
    "Meyer*, Schulze* and Lehmann**",
    "CYP2C9*2/*3 and *41, as Meyer*, found",
    "SLCO1B1*5 and *15",
  ])("are literal in %s", (text) => {
    expect(printed(text)).toBe(text);
  });

  it.each([
    ["*lacI*q and *E. coli*s", "em(lacI)q and em(E. coli)s"],
    ["log*D* and *p*-value (*n* = 3)", "logem(D) and em(p)-value (em(n) = 3)"],
    ["**Aims:**We asked **why**", "strong(Aims:)We asked strong(why)"],
    ["これは*大切*です", "これはem(大切)です"],
    ["**結果：**大きい", "strong(結果：)大きい"],
    ["彼は**「はい」**と言った", "彼はstrong(「はい」)と言った"],
    ["*a^2^*b", "em(asup(2))b"],
  ])("emphasize in %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it("leave names of Python alone", () => {
    expect(printed("__init__ and __len__, my_own_name")).toBe("__init__ and __len__, my_own_name");
    expect(printed("__Results__")).toBe("strong(Results)");
  });
});

describe("carets and tildes", () => {
  it.each([
    "from 10^4-10^6 cells",
    "10^4–10^6 and 10^4x10^6",
    "a^2+b^2=c",
    "kg.m^-3.s^-1 and m^2s^-2",
    "K^+/Na^+ exchange",
    "~3-~7 g, ~3/~7",
    "5~7 km",
  ])("are literal in %s", (text) => {
    expect(printed(text)).toBe(text);
  });

  it.each([
    ["C~n~H~2n+2~, SO~4~^2-^", "Csub(n)Hsub(2n+2), SOsub(4)sup(2-)"],
    ["10^-9^M and 10^3^-10^5^", "10sup(-9)M and 10sup(3)-10sup(5)"],
    ["^13^C/^12^C, ^99m^Tc", "sup(13)C/sup(12)C, sup(99m)Tc"],
    ["Trp53^-/-^ and Rosa^fl/fl^Cre", "Trp53sup(-/-) and Rosasup(fl/fl)Cre"],
    ["x^n+1^ and e^(a+b)^(t)", "xsup(n+1) and esup((a+b))(t)"],
  ])("raise and lower in %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });
});

describe("dollars", () => {
  it.each([
    "It costs $7 a day (or $9 with lunch)",
    "from US$5 to US$12, or A$8/C$9",
    "$10-$20, $3 million or $4 million",
    "the columns d$mass and d$time",
    "7$/day and 9$/night",
    "$20/h, 5$ less for members",
  ])("are money or code in %s", (text) => {
    expect(printed(text)).toBe(text);
  });

  it.each([
    ["at $<$5 K and $\\sim$7 K", "at math(<)5 K and math(\\sim)7 K"],
    ["4$\\times$10$^{-3}$", "4math(\\times)10math(^{-3})"],
    ["$7 each ($n=3$)", "$7 each (math(n=3))"],
    ["$12$ or $2x$ or $pH = 7$", "math(12) or math(2x) or math(pH = 7)"],
    ["变量$x$和$y$", "变量math(x)和math(y)"],
    ["\\(a_1\\), \\\\(b^2\\\\) and \\[c = d\\]", "math(a_1), math(b^2) and display(c = d)"],
    ["as in \\[3\\] and \\[sic\\]", "as in [3] and [sic]"],
    ["\\begin{align*} a &= b \\end{align*}", "display(\\begin{align*} a &= b \\end{align*})"],
  ])("are formulas in %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });
});

describe("character references and escapes", () => {
  it.each([
    ["&amp;amp; \\~5", "&amp; ~5"],
    ["R&amp;D, \\~5", "R&D, ~5"],
    ["&nbsp;\\^2 &alpha;\\~ &#945; &lt; &nosuch;", "\u00a0^2 α~ α < &nosuch;"],
  ])("print %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });
});

describe("a text without marks", () => {
  const words = fc
    .array(
      fc.constantFrom(
        "A*24",
        "2*3",
        "10^3",
        "x^2",
        "~5",
        "snake_case",
        "$5",
        "US$4",
        "R&D",
        "p < 3",
        "(*)",
        "Meyer*",
        "a",
        "of",
        "7",
        "é",
        "5%",
        "[3]",
        "d$x",
        "m^-2",
        "1.",
        "#1",
        "—",
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((list) => list.join(" "));

  it("loses no character", () => {
    fc.assert(
      fc.property(words, (text) => {
        const content = parseInline(textFrom(text), contextFor());
        expect(plainText(content)).toBe(text);
      }),
      tries(2000),
    );
  });
});

describe("comparisons", () => {
  it.each(["p<q and q>r", "a<b and c>d"])("are not HTML: %s", (text) => {
    const diagnostics = new Diagnostics();
    expect(inlineNote(text, diagnostics).replaceAll("|", "")).toBe(text);
    expect(diagnostics.sorted()).toEqual([]);
  });
});
