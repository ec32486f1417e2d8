import { describe, expect, it } from "vitest";
import { abstract, bib, book, format } from "./book-of.ts";

/** The first entry of a .bib file, set; faults except for missing parts. */
async function set(text: string, language = "en", style = "vancouver") {
  const key = /\{\s*([^\s,{}]+),/.exec(text)?.[1] ?? "";
  const made = await format({ ...book([abstract("a", [key])], { bibliography: [bib(text)], style }), language });
  const faults = made.faults.filter((fault) => !fault.includes("reference-incomplete"));
  return { entry: made.entries[0]?.replace(/^1\. /, ""), faults };
}

const printed = async (text: string, language = "en") => (await set(text, language)).entry;

describe("exports of reference managers", () => {
  it.each([
    [
      "INSPIRE, with a collaboration and a preprint",
      String.raw`@article{Doe:2020abc, author = "Doe, Jo and others", collaboration = "HERMES", title = "{Decays $K^0\to\pi\pi$ at $\sqrt{s}=7$\,TeV}", eprint = "2003.01234", archivePrefix = "arXiv", primaryClass = "hep-ex", journal = "J. Decays", volume = "7", pages = "1--9", year = "2020"}`,
      "Doe J, HERMES Collaboration, et al. Decays K⁰→ππ at √s=7\u00a0TeV. J Decays. 2020;7:1–9. [arXiv:2003.01234](https://arxiv.org/abs/2003.01234) [hep-ex].",
    ],
    [
      "the old numbers of arXiv, in upper case",
      "@misc{a, author={Doe, J.}, title={Old}, eprint={math.GT/0309136}, eprinttype={arXiv}, year=2003}",
      "Doe J. Old. 2003. [arXiv:math.GT/0309136](https://arxiv.org/abs/math.GT/0309136).",
    ],
    [
      "Google Scholar",
      "@article{a, title={Deep nets}, author={Doe, Jo}, journal={arXiv preprint arXiv:2003.01234}, year={2020}}",
      "Doe J. Deep nets. arXiv preprint. 2020. [arXiv:2003.01234](https://arxiv.org/abs/2003.01234).",
    ],
    [
      "ADS",
      String.raw`@ARTICLE{2001MNRAS.1, author = {{Doe}, J.~A.}, title = "{Dust}", journal = {\mnras}, volume = {12}, eid = {L3}, month = jun, year = 2001}`,
      "Doe JA. Dust. Mon Not R Astron Soc. 2001 Jun;12:L3.",
    ],
    [
      "Mendeley",
      String.raw`@article{a, author = {M{\"{u}}ller, J{\"{o}}rg}, title = {{Ten {\%} {\&} more}}, journal = {J. Tests}, year = {2019}, doi = {10.1000/a{\_}b}}`,
      "Müller J. Ten % & more. J Tests. 2019. doi:[10.1000/a_b](https://doi.org/10.1000/a_b)",
    ],
    [
      "Zotero, BibLaTeX",
      String.raw`@online{a, title = {The {{Users}}' Guide}, author = {{Tool Team}}, date = {2023-09/}, url = {https://example.org/a\_b}, urldate = {2024-01-15}}`,
      "Tool Team. The Users’ Guide [Internet]. 2023– [cited 2024 Jan 15]. Available from: [https://example.org/a_b](https://example.org/a_b)",
    ],
    [
      "Crossref",
      "@inbook{a, title={A Part}, ISBN={9781}, url={http://dx.doi.org/10.1000/x}, DOI={10.1000/x}, booktitle={The Whole}, publisher={House}, author={Doe, Jo}, year={2011}, pages={1–9} }",
      "Doe J. A Part. In: The Whole. House; 2011. p. 1–9. doi:[10.1000/x](https://doi.org/10.1000/x)",
    ],
    [
      "an address in howpublished, looked at on a day",
      String.raw`@misc{a, author={Doe, J.}, title={Page}, howpublished={\url{https://example.org/~doe}}, note={Last accessed: 2 May 2020}, year=2019}`,
      "Doe J. Page [Internet]. 2019 [cited 2020 May 2]. Available from: [https://example.org/~doe](https://example.org/~doe)",
    ],
    [
      "a note that is one",
      "@misc{a, author={Doe, J.}, title={Plans}, note={To appear}, year=2019}",
      "Doe J. Plans. 2019. To appear.",
    ],
    [
      "a note that an export left behind",
      "@book{a, author={Doe, J.}, title={Plans}, publisher={House}, note={Publisher: House}, year=2019}",
      "Doe J. Plans. House; 2019.",
    ],
    [
      "a chapter of a book by its number",
      "@inbook{a, author={Doe, J.}, title={The Book}, chapter={4}, pages={5--9}, publisher={House}, year=2019}",
      "Doe J. Chapter 4. In: The Book. House; 2019. p. 5–9.",
    ],
    [
      "what a volume gives to its chapters",
      "@inproceedings{a, author={Doe, J.}, title={Talk}, crossref={v}, pages={1-2}}\n@proceedings{v, title={Volume}, editor={Ek, Bo}, xdata={x}, year=2001}\n@xdata{x, publisher={House}}",
      "Doe J. Talk. In: Ek B, editor. Volume. House; 2001. p. 1–2.",
    ],
    [
      "a year that is open",
      "@book{a, author={Doe, J.}, title={Annals}, publisher={House}, date={1982/}}",
      "Doe J. Annals. House; 1982–.",
    ],
  ])("%s", async (_, text, expected) => {
    expect(await printed(text)).toBe(expected);
  });

  it.each([
    ["@phdthesis{a, author={Doe, J.}, title={T}, school={Uni}, year=2001}", "en", "[PhD thesis]"],
    ["@thesis{a, author={Doe, J.}, title={T}, type={mathesis}, institution={Uni}, date=2001}", "de", "[Masterarbeit]"],
    [
      "@thesis{a, author={Doe, J.}, title={T}, type={phdthesis}, institution={Uni}, date=2001}",
      "fr",
      "[Thèse de doctorat]",
    ],
    [
      "@techreport{a, author={Doe, J.}, title={T}, institution={Lab}, number={7}, year=2001}",
      "en",
      "Technical report no.: 7",
    ],
    [
      "@phdthesis{a, author={Doe, J.}, title={T}, type={Habilitation}, school={Uni}, year=2001}",
      "fr",
      "[Habilitation]",
    ],
  ])("%s in %s is a %s", async (text, language, term) => {
    expect(await printed(text, language)).toContain(term);
  });

  it("prints an odd date, and reports its place", async () => {
    const { entry, faults } = await set("@book{a, author={Doe, J.},\n title={T}, publisher={House}, date={2020-14}}");
    expect(entry).toBe("Doe J. T. House; 2020-14.");
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /^references\.bib:2:\d+ warning bad-reference: “date” of “a” is not a date, and is printed as it is: “2020-14”/,
    );
  });

  it("prints words without braces, and proposes the braces", async () => {
    const { entry, faults } = await set("@book{a, author={Doe, J.}, title={T}, publisher=Great House, year=2020}");
    expect(entry).toBe("Doe J. T. Great House; 2020.");
    expect(faults).toEqual([
      "references.bib:1:49 warning bibtex-syntax: “Great” in “publisher” of “a” is not a defined @string; it is printed as it is (write “publisher = {Great House}”)",
    ]);
  });
});
