import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { abstract, book, citation, format } from "./book-of.ts";

const folder = mkdtempSync(join(tmpdir(), "citation-style-"));
afterAll(() => rmSync(folder, { recursive: true }));

const item = {
  id: "k",
  type: "article-journal",
  title: "T",
  author: [{ family: "Ohm", given: "Georg" }],
  "container-title": "Annalen",
  issued: 1827,
};

function withStyle(style: string, more: Parameters<typeof book>[1] = {}) {
  return format(book([abstract("a", [item], [citation(["k"])])], { folder, style, ...more }));
}

function style(file: string, xml: string): string {
  writeFileSync(join(folder, file), xml);
  return file;
}

const numeric = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id><category citation-format="numeric"/></info>
<citation><layout prefix="[" suffix="]" delimiter="," vertical-align="sup"><text variable="citation-number"/></layout></citation>
<bibliography><layout suffix="."><text variable="citation-number" prefix="[" suffix="] "/><names variable="author"><name/></names><text variable="title" prefix=", " font-style="italic"/></layout></bibliography></style>`;

describe("citation styles", () => {
  it("may be files of the book; their brackets belong to the citation, their numbers to the label", async () => {
    const { entries, citations, list, faults } = await withStyle(style("own.csl", numeric));
    expect(faults).toEqual([]);
    expect(citations).toEqual(["^[[1](#ref-a-1)]^"]);
    expect(entries).toEqual(["[1] Georg Ohm, *T*."]);
    expect(list.labelled).toBe(true);
  });

  it("that refer to a parent print as the parent", async () => {
    const dependent = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>J</title><id>j</id><link href="http://www.zotero.org/styles/vancouver" rel="independent-parent"/></info></style>`;
    const { entries, faults } = await withStyle(style("dependent.csl", dependent));
    expect(faults).toEqual([]);
    expect(entries).toEqual(["1. Ohm G. T. Annalen. 1827."]);
  });

  it("that are unknown are an error with similar names, and vancouver is used instead", async () => {
    const { faults, entries } = await withStyle("vancuover");
    expect(faults).toEqual([
      "book.yaml:1:1 error unknown-citation-style: unknown citation style “vancuover” (did you mean “vancouver”?)",
    ]);
    expect(entries).toEqual(["1. Ohm G. T. Annalen. 1827."]);
  });

  it.each([
    ["cut off", numeric.slice(0, 500), /not well-formed XML: .*\(line 3, column \d+\)/],
    ["of other XML", "<html/>", /its root element is “<html>”/],
    [
      "with an entity bomb",
      '<!DOCTYPE style [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><style>&b;</style>',
      /its DOCTYPE declares entities, which are not allowed/,
    ],
    ["without a bibliography", numeric.replace(/<bibliography>.*<\/bibliography>/s, ""), /produces notes only/],
    [
      "with an unknown macro",
      numeric.replace('<text variable="title"', '<text macro="nothing"'),
      /calls the undefined macro “nothing”/,
    ],
  ])("%s are an error", async (name, xml, message) => {
    const { faults, entries } = await withStyle(style(`${name.replace(/ /g, "-")}.csl`, xml));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain("book.yaml:1:1 error bad-citation-style: ");
    expect(faults[0]).toMatch(message);
    expect(entries).toEqual(["1. Ohm G. T. Annalen. 1827."]);
  });

  it("outside the book folder are not read", async () => {
    symlinkSync("/etc/hostname", join(folder, "link.csl"));
    expect((await withStyle("link.csl")).faults[0]).toContain("error outside-book");
    expect((await withStyle("../other.csl")).faults[0]).toContain("error outside-book");
    expect((await withStyle("../../etc/passwd")).faults[0]).toContain("error unknown-citation-style");
  });
});

describe("the language of the book", () => {
  it("gives the style its words and quotation marks", async () => {
    const two = {
      ...item,
      type: "chapter",
      title: 'Das "Gesetz"',
      author: [
        { family: "Ohm", given: "G." },
        { family: "Ampère", given: "A." },
      ],
    };
    const { entries, faults } = await format(book([abstract("a", [two])], { style: "harvard1", language: "de-AT" }));
    expect(faults).toEqual([]);
    expect(entries[0]).toContain("Ohm, G. und Ampère, A. (1827)");
    expect(entries[0]).toContain("„Das ‚Gesetz‘");
  });

  it("falls back to English with one warning if it has no terms", async () => {
    const { entries, faults } = await format(
      book([abstract("a", [item]), abstract("b", [item])], { style: "apa", language: "tlh" }),
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain("warning missing-citation-locale: there are no citation terms for the language “tlh”");
    expect(entries).toEqual(["Ohm, G. (1827). T. *Annalen*."]);
  });
});
