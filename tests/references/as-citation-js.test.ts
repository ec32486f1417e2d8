// References held to citation-js, which reads BibTeX and RIS and formats them by itself: sound entries become the same
// words in every style of the program, and what `export` writes is read there as the book has it.
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import { afterAll, describe, expect, it } from "vitest";
import { plainText } from "../../src/model/text.ts";
import { cleanUp, generated } from "../export/exported.ts";
import { abstract, bib, book, format } from "./book-of.ts";

afterAll(cleanUp);

const bibtex = [
  "@article{a, author = {Curie, Pierre and Curie, Marie}, title = {Sur une substance nouvelle}, journal = {Comptes rendus}, volume = {127}, number = {3}, pages = {175--178}, year = {1898}}",
  "@article{a, author = {Aa, A. and Bb, B. and Cc, C. and Dd, D. and Ee, E. and Ff, F. and Gg, G. and Hh, H.}, title = {Many {DNA} hands}, journal = {Cell}, year = {2020}, doi = {10.1000/xyz}}",
  "@book{a, author = {Bohr, Niels}, title = {On the Constitution of Atoms}, publisher = {Taylor}, address = {London}, year = {1913}}",
  String.raw`@inproceedings{a, author = {M{\"u}ller, J{\"o}rg and {\L}ukasiewicz, Jan}, title = {Ten nets}, booktitle = {Proceedings of Nets}, pages = {1--9}, publisher = {House}, year = {2019}}`,
  "@incollection{a, author = {Doe, Jo}, editor = {Roe, Ann}, title = {A Part}, booktitle = {The Whole}, publisher = {House}, year = {2011}, pages = {10--19}}",
  "@phdthesis{a, author = {Doe, Jo}, title = {A Thesis on Dust}, type = {PhD thesis}, school = {University of Ghent}, year = {2001}}",
  "@techreport{a, author = {{Tool Team}}, title = {Report on Tools}, type = {Technical report}, institution = {The Institute}, number = {7}, year = {2015}}",
];

const record = (type: string, ...lines: readonly string[]) => `TY  - ${type}\nID  - a\n${lines.join("\n")}\nER  - \n`;

const ris = [
  record("JOUR", "AU  - Curie, Marie", "TI  - On rays", "JO  - Nature", "VL  - 12", "SP  - 3", "EP  - 9", "PY  - 1901"),
  record("BOOK", "AU  - Bohr, Niels", "TI  - Atoms", "PB  - Taylor", "CY  - London", "PY  - 1913"),
];

async function ours(text: string, path: string, style: string): Promise<string> {
  const { list } = await format(book([abstract("a", ["a"])], { bibliography: [bib(text, path)], style }));
  const [entry] = list.entries;
  return entry ? [entry.label, plainText(entry.content)].filter((part) => part !== null).join(" ") : "";
}

const theirs = (text: string, style: string) =>
  new Cite(text).format("bibliography", { format: "text", template: style, lang: "en-US" }).trim();

describe.each(["vancouver", "apa", "harvard1"])("in %s", (style) => {
  it.each(bibtex)("%s", async (entry) => {
    expect(await ours(entry, "references.bib", style)).toBe(theirs(entry, style));
  });

  it.each(ris)("%s", async (entry) => {
    expect(await ours(entry, "references.ris", style)).toBe(theirs(entry, style));
  });
});

describe("exported abstracts", () => {
  it("are the same in BibTeX, RIS and CSL-JSON", async () => {
    const made = generated(12, false);
    const facts = async (name: string) =>
      new Cite((await made.as(name)).text).data.map(({ title, DOI, author = [] }) => ({ title, DOI, author }));
    const csl = await facts("csl-json");
    expect(csl).toHaveLength(12);
    expect(await facts("bibtex")).toEqual(csl);
    expect(await facts("ris")).toEqual(csl);
  });
});
