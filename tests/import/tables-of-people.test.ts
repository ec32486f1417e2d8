// Tables in the forms of real meetings: structured abstracts, authors in other shapes, repeated topics.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAuthorList } from "../../src/import/people/author-list.ts";
import { divideAffiliations } from "../../src/import/people/joined-affiliations.ts";
import { temporaryFolder } from "../support/run.ts";
import { importInto } from "./support.ts";

/** The abstracts that a table becomes, one after another. */
async function abstractsOf(table: string | Buffer, name = "table.csv"): Promise<string> {
  const [source, book] = [temporaryFolder(), temporaryFolder()];
  try {
    const path = join(source.path, name);
    writeFileSync(path, table);
    await importInto(book.path, [path]);
    const folder = join(book.path, "abstracts");
    return readdirSync(folder)
      .sort()
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .join("");
  } finally {
    source.remove();
    book.remove();
  }
}

describe("a structured abstract", () => {
  it("is one text, in which each part has its heading", async () => {
    const text = await abstractsOf(
      'Title,Author,Background (max 100 words),Abstract - Methods,Results:\nDust,Ada Lee,It settles.,"- weigh\n- wait",p<0.05\n',
    );
    expect(text).toContain(
      "  **Background** It settles.\n\n  **Methods**\n\n  - weigh\n  - wait\n\n  **Results** p\\<0.05\n",
    );
  });

  it("is not recognized in a single column", async () => {
    expect(await abstractsOf("Title,Author,Abstract,Discussion\nDust,Ada Lee,Text.,Enabled\n")).not.toContain(
      "Enabled",
    );
  });
});

describe("a table", () => {
  it("keeps further topics as keywords", async () => {
    const text = await abstractsOf("Title,Author,Abstract,Topics,Keywords\nDust,Ada Lee,Text.,Air; Land,fine\n");
    expect(text).toContain("keywords: [fine, Land]\ntrack: Air\n");
  });

  it("has a biography of the presenter", async () => {
    const text = await abstractsOf(
      "Title,Authors,Presenting author,Short bio,Abstract\nDust,Ada Lee; Bo Kim,Bo Kim,Bo weighs dust.,Text.\n",
    );
    expect(text).toMatch(
      /- Ada Lee\n {2}- name: Bo Kim\n {4}presenting: true\n {4}biography: \|\n {6}Bo weighs dust\.\n/,
    );
  });

  it("has the names of a library's deposit, with suffixes", async () => {
    const text = await abstractsOf(
      "title,abstract,author1_fname,author1_mname,author1_lname,author1_suffix,author1_institution\nDust,Text.,Bo,M.,Kim,Jr.,Dust Lab\n",
    );
    expect(text).toContain("given: Bo M.\n    family: Kim Jr.\n");
  });

  it("in Windows-1252 keeps its quotes and dashes", async () => {
    const text = await abstractsOf(
      Buffer.from("Title,Author,Abstract\n\x93Dust\x94 \x96 a caf\xe9,Ana Mu\xf1oz,It\x92s dust.\n", "latin1"),
    );
    expect(text).toContain("title: “Dust” – a café\n");
    expect(text).toContain("Muñoz");
    expect(text).toContain("It’s dust.");
  });
});

describe("a list of authors", () => {
  const namesAndPlaces = (list: string, affiliations: string | null = null) =>
    readAuthorList(list, { affiliations }).authors.map(({ name, affiliations: places }) => [
      "whole" in name ? name.whole : `${name.given} ${name.family}`,
      ...places,
    ]);

  it("may have each affiliation after a dash or a comma", () => {
    const expected = [
      ["Bo Kim", "Dust Lab"],
      ["Ada Lee", "University of Air, Nowhere"],
    ];
    expect(namesAndPlaces("Bo Kim - Dust Lab; Ada Lee – University of Air, Nowhere")).toEqual(expected);
    expect(namesAndPlaces("Bo Kim, Dust Lab; Ada Lee, University of Air, Nowhere")).toEqual(expected);
  });

  it("is not read like that if the family names come first", () => {
    expect(namesAndPlaces("Lee, Ada; Kim, Bo")).toEqual([["Ada Lee"], ["Bo Kim"]]);
    expect(namesAndPlaces("van der Berg, Jan; de la Cruz, Ana")).toEqual([["Jan van der Berg"], ["Ana de la Cruz"]]);
  });

  it("may have superscripts with dots between them", () => {
    expect(namesAndPlaces("Lee A¹, Noll C¹·²", "¹Dust Lab, Nowhere. ²Air Lab")).toEqual([
      ["Lee A", "Dust Lab, Nowhere"],
      ["Noll C", "Dust Lab, Nowhere", "Air Lab"],
    ]);
  });

  it("may have Polish and Czech titles", () => {
    expect(namesAndPlaces("dr hab. inż. Łucja Żółć, prof. UJ; MUDr. Jan Prach")).toEqual([
      ["Łucja Żółć"],
      ["Jan Prach"],
    ]);
  });
});

describe("affiliations joined with commas", () => {
  const known = new Set(["Dust Lab, Nowhere, NW", "Air Lab"]);

  it("are split where the parts are known from elsewhere", () => {
    expect(divideAffiliations("Air Lab, Dust Lab, Nowhere, NW", 2, known)).toEqual([
      "Air Lab",
      "Dust Lab, Nowhere, NW",
    ]);
  });

  it("are split at the names of institutions", () => {
    expect(divideAffiliations("University of Air, Nowhere, College of Dust, Sandtown", 2, new Set())).toEqual([
      "University of Air, Nowhere",
      "College of Dust, Sandtown",
    ]);
  });

  it("are not split if that is a guess", () => {
    expect(divideAffiliations("One, Two, Three", 2, new Set())).toBeNull();
  });
});
