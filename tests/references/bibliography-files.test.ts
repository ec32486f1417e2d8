import { describe, expect, it } from "vitest";
import { abstract, bib, book, format } from "./book-of.ts";

const set = (path: string, text: string, keys: readonly string[]) =>
  format(book([abstract("a", keys)], { bibliography: [bib(text, path)] }));

describe("CSL-JSON", () => {
  it("is read, with faults at the item", async () => {
    const { entries, faults } = await set(
      "refs.json",
      '[\n {"id": "a", "type": "book", "title": "A [x], {y}", "author": ["Curie, Marie"], "issued": {"date-parts": [["1999"]]}},\n {"id": "b", "type": "boook", "title": "B"},\n {"title": "C"}\n]',
      ["a", "b"],
    );
    expect(entries).toEqual(["1. Curie M. A [x], {y}. 1999.", "2. B."]);
    expect(faults).toEqual([
      "refs.json:3:2 warning bad-reference: “boook” is not a CSL type; the reference is set as a document (in “b”) (did you mean “book”?)",
      "refs.json:4:2 error bad-bibliography: item 3 of the bibliography has no “id” (the id is the key by which abstracts name it)",
    ]);
  });

  it("that is not JSON is reported where it breaks", async () => {
    const { faults } = await set("refs.json", '[\n {"id": }\n]', []);
    expect(faults[0]).toMatch(/^refs\.json:2:9 error bad-bibliography: the bibliography is not JSON: /);
  });

  it("accepts names as strings and reports what is not a name", async () => {
    const { entries } = await set(
      "refs.json",
      '[{"id": "a", "type": "book", "title": "T", "author": "Curie, Marie"}]',
      ["a"],
    );
    expect(entries).toEqual(["1. Curie M. T."]);
  });
});

describe("CSL as YAML", () => {
  it("is read as a list or under references", async () => {
    const item = "id: a\n  type: book\n  title: A\n  issued: 1999-05\n";
    expect((await set("refs.yaml", `- ${item}`, ["a"])).entries).toEqual(["1. A. 1999."]);
    expect((await set("refs.yml", `references:\n- ${item}`, ["a"])).entries).toEqual(["1. A. 1999."]);
  });

  it("that is not YAML is reported where it breaks", async () => {
    const { faults } = await set("refs.yaml", "- id: a\n  title: { a ]", []);
    expect(faults[0]).toMatch(/^refs\.yaml:2:\d+ error yaml-syntax: this is not YAML: a bracket is not closed/);
  });
});

describe("RIS", () => {
  it("is read, with the ID or the author and year as key", async () => {
    const text =
      "TY  - JOUR\nID  - one\nAU  - Curie, Marie\nTI  - First\nPY  - 1898\nER  - \n\nTY  - BOOK\r\nAU  - Bohr, Niels\r\nTI  - Second\r\nPY  - 1913\r\nER  - \r\n";
    const { entries, faults } = await set("refs.ris", text, ["one", "bohr1913"]);
    expect(faults).toEqual([]);
    expect(entries).toEqual(["1. Curie M. First. 1898.", "2. Bohr N. Second. 1913."]);
  });
});

describe("EndNote's .enw", () => {
  const text =
    "%0 Journal Article\n%T First words\n%A Curie, Marie\n%A Bohr, Niels\n%J Journal of Tests\n%V 3\n%N 2\n%P 1-9\n%D 1898\n%R 10.1000/abc\n%F one\n\n" +
    "%0 Book Section\r\n%A Noether, Emmy\r\n%T A part\r\n%B The whole\r\n%E Hilbert, David\r\n%I House\r\n%D 1921\r\n";

  it("is read, with the label or the author and year as key", async () => {
    const { entries, faults } = await set("refs.enw", text, ["one", "noether1921"]);
    expect(faults).toEqual([]);
    expect(entries).toEqual([
      "1. Curie M, Bohr N. First words. Journal of Tests. 1898;3(2):1–9. doi:[10.1000/abc](https://doi.org/10.1000/abc)",
      "2. Noether E. A part. In: Hilbert D, editor. The whole. House; 1921.",
    ]);
  });

  it("without a record is reported", async () => {
    expect((await set("refs.enw", "%T Nothing\n", [])).faults[0]).toContain("there is no EndNote record");
  });
});

it("reports an unknown kind of file", async () => {
  expect((await set("refs.docx", "x", [])).faults[0]).toContain(
    "error bad-bibliography: “refs.docx” is not a known bibliography format",
  );
});
