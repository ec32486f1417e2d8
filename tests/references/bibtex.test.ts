import { describe, expect, it } from "vitest";
import { processorSeconds } from "../support/effort.ts";
import { abstract, bib, book, format } from "./book-of.ts";

/** The entries of an abstract that lists these keys of a .bib file, and all faults. */
const set = (text: string, keys: readonly string[], style = "vancouver") =>
  format(book([abstract("a", keys)], { bibliography: [bib(text)], style }));

const title = async (tex: string) =>
  (await set(`@misc{k, title = {${tex}}}`, ["k"])).entries[0]?.replace(/^1\. |\.$/g, "");

describe("TeX in BibTeX", () => {
  it.each([
    [String.raw`\aa, \AA, \o, \ss, \'e, {\'\i}, \v{s}, \c c`, "å, Å, ø, ß, é, í, š, ç"],
    [String.raw`$\frac{a}{b}$ and $\sqrt{x + 1}$`, "a/b and √(x + 1)"],
    [
      String.raw`$B_s^0$, $x_p$, $k_{\text{B}}T$, $D_s^+$, $10^{-3}$, $a_{n+1}$, H$_2$`,
      "B~s~⁰, x~p~, k~B~T, D~s~⁺, 10⁻³, a~n+1~, H₂",
    ],
    [String.raw`\(\alpha\)-decay, $x<y$, M$_{\odot}$, {\textsigma} {\ensuremath{\sim}}2`, "α-decay, x<y, M~⊙~, σ ∼2"],
    [String.raw`{\it Alien} \raisebox{1ex}{up} \char"E9 \texorpdfstring{$\beta$}{beta} {\.I}`, "*Alien* up é β İ"],
    ["A `single' one, and it's 3{\\'e}me", "A ‘single’ one, and it’s 3éme"],
    [String.raw`\ce{H2O} and \ce{SO4^{2-}}`, "H~2~O and SO~4~^2−^"],
    [String.raw`$x^2$, $k_\mathrm{B}$, $T_{ij}$`, "x², k~B~, T~ij~"],
    [String.raw`\emph{In vivo} and \textbf bold`, "*In vivo* and **b**old"],
    [String.raw`5\,\% \& more, a -- b --- c`, "5\u00a0% & more, a – b — c"],
    [String.raw`\href{https://example.org}{label}, \mbox{x}, \LaTeX{}`, "label, x, LaTeX"],
    [String.raw`it costs 5\$ and 7$`, "it costs 5$ and 7$"],
    ["a < b & <i>c</i>", "a < b & *c*"],
    ["``Quoted'' and \"straight\" ones", "“Quoted” and “straight” ones"],
  ])("%s", async (tex, printed) => {
    expect(await title(tex)).toBe(printed);
  });

  it("reports an unknown command at its place, and keeps its argument", async () => {
    const { entries, faults } = await set("@misc{k,\n  title = {The \\weird{odd} one}\n}", ["k"]);
    expect(entries).toEqual(["1. The odd one."]);
    expect(faults).toEqual([
      "references.bib:2:16 warning bibtex-macro: unknown TeX command “\\weird” in “title” of “k”; it is left out (write the character itself)",
    ]);
  });

  it("keeps the case of text in braces when a style changes titles", async () => {
    const { entries } = await set(
      "@article{k, title = {the {mRNA} of {eLife}}, journal = {Cell}}",
      ["k"],
      "american-chemical-society.csl",
    );
    expect(entries[0]).toContain("mRNA");
    expect(await title("{Whole} {DNA}")).toBe("Whole DNA");
  });

  it("unescapes addresses", async () => {
    const { entries } = await set(String.raw`@article{k, title={T}, journal={J}, year=2000, doi={10.1000/a\_b}}`, [
      "k",
    ]);
    expect(entries[0]).toContain("[10.1000/a_b](https://doi.org/10.1000/a_b)");
  });
});

describe("and others", () => {
  const text = "@book{k, author = {Curie, Marie and Joliot, Irène and others}, title = {T}, year = 1930}";
  it.each([
    ["vancouver", "1. Curie M, Joliot I, et al. T. 1930."],
    ["apa", "Curie, M., Joliot, I., et al. (1930). *T*."],
    ["harvard1", "Curie, M., Joliot, I., et al. (1930) *T*."],
  ])("is the “et al.” of %s", async (style, printed) => {
    expect((await set(text, ["k"], style)).entries).toEqual([printed]);
  });
});

describe("broken BibTeX", () => {
  it("is read as it was meant, with a warning if something is missing", async () => {
    const { entries, faults } = await set(
      [
        "@misc{good, title={Good}}",
        "@book{open, title={Open},",
        "  year = 2000",
        "",
        "@book{nocomma title={Comma} year = 2000}",
        "@misc{brace,",
        "  title = {A brace,",
        "  year = 2001",
        "}",
        '@misc{quote,\n  title = "A quotation mark,\n  year = 2002\n}',
        "@misc{junk, what is this, title={Junk}}",
        "@misc{fine, title={Fine}}",
      ].join("\n"),
      ["good", "open", "nocomma", "brace", "quote", "junk", "fine"],
    );
    expect(entries).toEqual([
      "1. Good.",
      "2. Open. 2000.",
      "3. Comma. 2000.",
      "4. A brace. 2001.",
      "5. A quotation mark. 2002.",
      "6. Junk.",
      "7. Fine.",
    ]);
    expect(faults.filter((fault) => !fault.includes("reference-incomplete"))).toEqual([
      "references.bib:2:1 warning bibtex-syntax: the BibTeX entry “open” is not closed (a brace is missing before the next entry)",
      "references.bib:5:15 warning bibtex-syntax: a comma is missing before “title” of “nocomma”",
      "references.bib:5:29 warning bibtex-syntax: a comma is missing before “year” of “nocomma”",
      "references.bib:6:1 warning bibtex-syntax: the BibTeX entry “brace” is not closed (a brace is missing before the next entry)",
      "references.bib:7:11 warning bibtex-syntax: the brace of “title” of “brace” is not closed (it is taken to end before the next field)",
      "references.bib:11:11 warning bibtex-syntax: the quotation mark of “title” of “quote” is not closed (it is taken to end before the next field)",
      "references.bib:14:13 warning bibtex-syntax: “what is this” in “junk” is not a field, and is left out (a field is written “name = {value}”)",
    ]);
  });

  it("is not reported if nobody uses it", async () => {
    const { faults } = await set("@book{odd, title={Bad} year = soon}\n@misc{fine, title={Fine}}", ["fine"]);
    expect(faults).toEqual([]);
  });

  it("may hold e-mail addresses and comments between entries", async () => {
    const { entries, faults } = await set(
      "Mail me@example.org\n% a comment\n@comment{@book{no, title={No}}}\n@misc{k, title={Yes}}",
      ["k"],
    );
    expect(entries).toEqual(["1. Yes."]);
    expect(faults).toEqual([]);
  });

  it("reports an entry without a key, and one without fields if it is used", async () => {
    const { faults } = await set("@book{title={X}}\n@book{k}", ["k"]);
    expect(faults).toEqual([
      "references.bib:1:1 warning bibtex-syntax: the BibTeX entry @book has no key, so it cannot be cited (write “@book{key, …}”)",
      "references.bib:2:1 error bad-reference: the reference has no fields (in “k”) (it needs an author, a title and a year)",
    ]);
  });

  it("knows strings, even beside a bad entry", async () => {
    const { entries } = await set('@string{nat = "Nature"}\n@article{k, title={T}, journal=nat}\n@book{bad, title=}', [
      "k",
    ]);
    expect(entries).toEqual(["1. T. Nature."]);
  });

  it("with a duplicate key uses the first", async () => {
    const { entries, faults } = await set("@misc{k, title={First}}\n@misc{k, title={Second}}", ["k"]);
    expect(entries).toEqual(["1. First."]);
    expect(faults).toEqual([
      "references.bib:2:1 warning duplicate-reference-key: duplicate key “k” in the bibliography; the first entry is used",
    ]);
  });

  it.each([
    "{".repeat(20000),
    "@book{k, title={".repeat(2000),
    `@book{k, title={${"\\".repeat(30001)}}}`,
    `@book{k, title={${"$".repeat(30001)}}}`,
  ])("never hangs (%#)", async (text) => {
    expect(await processorSeconds(() => set(text, []))).toBeLessThan(5);
  });
});
