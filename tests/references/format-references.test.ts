import { describe, expect, it } from "vitest";
import { formatReferences } from "../../src/references/format-references.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { abstract, bib, book, citation, entriesOf, format } from "./book-of.ts";

const physics = bib(`
@article{curie1898, author = {Curie, Pierre and Curie, Marie}, title = {Sur une substance nouvelle radio-active},
  journal = {Comptes rendus}, volume = {127}, pages = {175--178}, year = 1898, doi = {https://doi.org/10.5281/ZENODO.1} }
@book{bohr1913, author = {Bohr, Niels}, title = {On the Constitution of Atoms}, publisher = {Taylor}, year = 1913}
@article{meitner1939, author = {Meitner, Lise and Frisch, Otto R.}, title = {Disintegration of {U}ranium},
  journal = {Nature}, volume = {143}, pages = {239--240}, year = 1939, doi = {10.1038/143239a0} }
`);

describe("a numeric list", () => {
  it("keeps the order of the list, with labels, links on DOIs and typographic dashes", async () => {
    const { entries, list, faults } = await format(
      book([abstract("a", ["meitner1939", "bohr1913"])], { bibliography: [physics] }),
    );
    expect(entries).toEqual([
      "1. Meitner L, Frisch OR. Disintegration of Uranium. Nature. 1939;143:239–40. doi:[10.1038/143239a0](https://doi.org/10.1038/143239a0)",
      "2. Bohr N. On the Constitution of Atoms. Taylor; 1913.",
    ]);
    expect(list.labelled).toBe(true);
    expect(list.entries.map((entry) => entry.destination)).toEqual(["ref-a-1", "ref-a-2"]);
    expect(faults).toEqual([]);
  });

  it("puts cited works first, in the order of citation, and adds those that are cited but not listed", async () => {
    const citations = [citation(["meitner1939"]), citation(["curie1898", "meitner1939"])];
    const { entries, citations: printed } = await format(
      book([abstract("a", ["bohr1913", "meitner1939"], citations)], { bibliography: [physics] }),
    );
    expect(entries.map((entry) => entry.slice(0, 10))).toEqual(["1. Meitner", "2. Curie P", "3. Bohr N."]);
    expect(printed).toEqual(["([1](#ref-a-1))", "([1](#ref-a-1),[2](#ref-a-2))"]);
  });

  it("numbers every abstract separately, and text references with the others", async () => {
    const { listOf } = await format(
      book(
        [
          abstract("a", [{ text: "A first one" }, "bohr1913"]),
          abstract("b", ["bohr1913", { text: "See https://example.org/a_b." }]),
        ],
        {
          bibliography: [physics],
        },
      ),
    );
    expect(entriesOf(listOf(0))).toEqual(["1. A first one", "2. Bohr N. On the Constitution of Atoms. Taylor; 1913."]);
    expect(entriesOf(listOf(1))).toEqual([
      "1. Bohr N. On the Constitution of Atoms. Taylor; 1913.",
      "2. See [https://example.org/a_b](https://example.org/a_b).",
    ]);
  });

  it("has labels when all references are texts", async () => {
    const { entries } = await format(book([abstract("a", [{ text: "One" }, { text: "Two" }])]));
    expect(entries).toEqual(["1. One", "2. Two"]);
  });
});

describe("an author-date list", () => {
  it("is sorted by the style, texts among the names, and has no labels", async () => {
    const { entries, list } = await format(
      book([abstract("a", ["meitner1939", { text: "Dalton: notes" }, "bohr1913"])], {
        bibliography: [physics],
        style: "apa",
      }),
    );
    expect(entries).toEqual([
      "Bohr, N. (1913). *On the Constitution of Atoms*. Taylor.",
      "Dalton: notes",
      "Meitner, L., & Frisch, O. R. (1939). Disintegration of Uranium. *Nature*, *143*, 239–240. [https://doi.org/10.1038/143239a0](https://doi.org/10.1038/143239a0)",
    ]);
    expect(list.labelled).toBe(false);
  });

  it("cites with prefix, locator and suffix, by year only, and in the sentence", async () => {
    const citations = [
      citation(["bohr1913"]),
      citation([{ key: "bohr1913", prefix: "see", suffix: ", pp. 3-5 and elsewhere" }, "meitner1939"]),
      citation(["-bohr1913"]),
      citation(["bohr1913"], true),
    ];
    const { citations: printed } = await format(
      book([abstract("a", [], citations)], { bibliography: [physics], style: "apa" }),
    );
    expect(printed).toEqual([
      "([Bohr, 1913](#ref-a-1))",
      "([see Bohr, 1913, pp. 3–5 and elsewhere](#ref-a-1); [Meitner & Frisch, 1939](#ref-a-2))",
      "([1913](#ref-a-1))",
      "Bohr ([1913](#ref-a-1))",
    ]);
  });

  it("distinguishes works of the same year, but only if both are in one list", async () => {
    const two = bib(
      "@book{x, author={Noether, Emmy}, title={A}, year=1918}\n@book{y, author={Noether, Emmy}, title={B}, year=1918}",
    );
    const { listOf } = await format(
      book([abstract("a", ["x", "y"]), abstract("b", ["y"])], { bibliography: [two], style: "apa" }),
    );
    expect(entriesOf(listOf(0))).toEqual(["Noether, E. (1918a). *A*.", "Noether, E. (1918b). *B*."]);
    expect(entriesOf(listOf(1))).toEqual(["Noether, E. (1918). *B*."]);
  });
});

describe("citations in numeric styles", () => {
  it("name the authors if they are part of the sentence", async () => {
    const citations = [citation(["curie1898"], true), citation(["bohr1913"], true)];
    const { citations: printed } = await format(book([abstract("a", [], citations)], { bibliography: [physics] }));
    expect(printed).toEqual(["Curie and Curie ([1](#ref-a-1))", "Bohr ([2](#ref-a-2))"]);
  });

  it("join neighbours into a range whose ends are links", async () => {
    const { citations } = await format(
      book([abstract("a", [], [citation(["curie1898", "bohr1913", "meitner1939"])])], { bibliography: [physics] }),
    );
    expect(citations).toEqual(["([1](#ref-a-1)–[3](#ref-a-3))"]);
  });
});

describe("what cannot be found", () => {
  it("is an error with the nearest key", async () => {
    const { faults, entries } = await format(
      book([abstract("a", ["bohr1931"], [citation(["curie1889"])])], { bibliography: [physics] }),
    );
    expect(faults.map((fault) => fault.replace(/^\S+ /, ""))).toEqual([
      "error unknown-citation: the text cites “curie1889”, which is neither in the bibliography nor among the references (did you mean “curie1898”?)",
      "error unknown-reference: unknown reference “bohr1931” (not in the bibliography) (did you mean “bohr1913”?)",
    ]);
    // It is listed as typed if the book is printed in spite of the error.
    expect(entries).toEqual(["1. <fault>"]);
  });

  it("is a DOI neither in the bibliography nor in the lock file", async () => {
    const { faults } = await format(book([abstract("a", [{ doi: "10.1000/nowhere" }])], { bibliography: [physics] }));
    expect(faults[0]).toContain(
      "error unresolved-doi: the DOI “10.1000/nowhere” is neither in the bibliography nor in references.lock.json",
    );
  });
});

describe("DOIs", () => {
  it("are found whatever their case and form", async () => {
    const { entries, faults } = await format(
      book([abstract("a", [{ doi: "doi:10.1038/143239A0" }, { doi: "https://dx.doi.org/10.5281/zenodo.1" }])], {
        bibliography: [physics],
      }),
    );
    expect(entries.map((entry) => entry.slice(0, 10))).toEqual(["1. Meitner", "2. Curie P"]);
    expect(faults).toEqual([]);
  });

  it("are answered from the lock file", async () => {
    const lock = bib(
      JSON.stringify({
        "10.1000/xyz": {
          csl: {
            type: "journal-article",
            title: "On <jats:italic>E. coli</jats:italic> &amp; more",
            author: [{ family: "Doe", given: "J." }],
            issued: { "date-parts": [[2001]] },
          },
        },
      }),
      "references.lock.json",
    );
    const { entries, faults } = await format(book([abstract("a", [{ doi: "10.1000/XYZ" }])], { referenceLock: lock }));
    expect(entries).toEqual(["1. Doe J. On *E. coli* & more. 2001."]);
    expect(faults).toEqual([]);
  });
});

describe("inline references", () => {
  it("take CSL with short dates, Markdown and formulas", async () => {
    const item = {
      id: "own",
      type: "article-journal",
      title: 'Growth of *E. coli* on H~2~O with $\\alpha_2$ & "care", a < b',
      author: [{ family: "Planck", given: "Max" }],
      "container-title": "Annalen",
      issued: 1900,
      DOI: "https://doi.org/10.1000/A_b<c>",
    };
    const { entries, citations, faults } = await format(
      book([abstract("a", [{ text: "Zero" }, item], [citation(["own"])])]),
    );
    expect(entries).toEqual([
      "1. Planck M. Growth of *E. coli* on H~2~O with α₂ & “care”, a < b. Annalen. 1900. doi:[10.1000/A_b<c>](https://doi.org/10.1000/A_b%3Cc%3E)",
      "2. Zero",
    ]);
    expect(citations).toEqual(["([1](#ref-a-1))"]);
    expect(faults).toEqual([]);
  });

  it("take BibTeX, whose faults point at the reference", async () => {
    const { entries, faults } = await format(
      book([
        abstract("a", [
          { bibtex: "@book{k, author={Born, Max}, title={Optik}, year=1933}" },
          { bibtex: "@book{k author={Born, Max}, title={Atom Physics}, year=1935}" },
          { bibtex: "Born, Atomic Physics" },
          {
            bibtex:
              "@book{author={Born, Max}, title={A}, year=1901}\n@book{author={Bohr, Niels}, title={B}, year=1902}",
          },
        ]),
      ]),
    );
    expect(entries).toEqual([
      "1. Born M. Optik. 1933.",
      "2. Born M. Atom Physics. 1935.",
      "3. <fault>",
      "4. Born M. A. 1901.",
      "5. Bohr N. B. 1902.",
    ]);
    expect(faults[0]).toMatch(
      /^abstracts\/a\.yaml:\d+:1 warning bibtex-syntax: a comma is missing before “author” of “k”/,
    );
    expect(faults[1]).toMatch(/^abstracts\/a\.yaml:\d+:1 error bibtex-syntax: there is no BibTeX entry/);
  });

  it("report unknown CSL fields, and invalid names and dates", async () => {
    const { faults } = await format(
      book([
        abstract("a", [
          { type: "book", titel: "X", journal: "Y", title: "T", author: [7], issued: { "date-parts": [["soon"]] } },
        ]),
      ]),
    );
    expect(faults.map((fault) => fault.replace(/^\S+ /, ""))).toEqual([
      "error bad-reference: “titel” is not a CSL field (did you mean “title”?)",
      "error bad-reference: “journal” is not a CSL field (did you mean “container-title”?)",
      "warning bad-reference: “author” of the reference contains something that is not a name; it is left out (write “author: [{ family: Curie, given: Marie }]”)",
      "warning bad-reference: “issued” of the reference is not a known date; it is printed as it is: “soon” (write “issued: 2024”, “issued: 2024-05-13” or “issued: { date-parts: [[2024, 5, 13]] }”)",
    ]);
  });

  it("report a reference that is listed twice", async () => {
    const { entries, faults } = await format(
      book([abstract("a", ["bohr1913", "bohr1913"])], { bibliography: [physics] }),
    );
    expect(entries).toHaveLength(1);
    expect(faults[0]).toContain("warning duplicate-reference: the reference “bohr1913” is listed twice");
  });
});

describe("works without an author, a title or a year", () => {
  const incomplete = bib("@book{a, title={Listed}}\n@book{b, title={Cited}}\n@book{c, title={Neither}}");

  it("are reported once for all lists, where they are written, and only if they are printed", async () => {
    const { faults } = await format(
      book([abstract("x", ["a"], [citation(["b"])]), abstract("y", ["a"])], { bibliography: [incomplete] }),
    );
    const hint = "(readers find a work by author, title and year)";
    expect(faults).toEqual([
      `references.bib:1:1 warning reference-incomplete: the reference “Listed” is missing an author and a year ${hint}`,
      `references.bib:2:1 warning reference-incomplete: the reference “Cited” is missing an author and a year ${hint}`,
    ]);
  });

  it("are not reported for parts that could not be read", async () => {
    const { faults } = await format(book([abstract("x", [{ type: "book", title: "T", author: [7], issued: 1900 }])]));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(
      "warning bad-reference: “author” of the reference contains something that is not a name",
    );
  });
});

describe("owners", () => {
  it("leaves withdrawn abstracts out", async () => {
    const { entries, faults } = await format(book([{ ...abstract("a", ["nowhere"]), withdrawn: true }]));
    expect(entries).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("gives free pages with citations a list of their own", async () => {
    const cited = citation(["bohr1913"]);
    const page = {
      slug: "history",
      textLost: false,
      title: [],
      source: bib("", "pages/history.md"),
      body: abstract("x", [], [cited]).body ?? [],
    };
    const references = await formatReferences(
      book([], { bibliography: [physics], parts: [{ kind: "chapter", title: "General", pages: [page], span: null }] }),
      new Diagnostics(),
    );
    expect(references.listOf(page).entries[0]?.destination).toBe("ref-history-1");
    expect(references.listOf(page).citations.has(cited)).toBe(true);
  });
});
