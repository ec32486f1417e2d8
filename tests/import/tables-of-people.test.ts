// Tables in the forms of real meetings: structured abstracts, authors in other shapes, repeated topics.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withoutAddresses } from "../../src/import/people/affiliation.ts";
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

describe("a column with names and institutions", () => {
  it("has the presenter underlined, and the institutions below the names", async () => {
    const text = await abstractsOf(
      'Title,All authors (name),All authors (e-mail),Authors & Affiliations,Abstract\nDust,"Ada Lee, Bo Kim",ada@example.org,"Ada Lee<sup>1</sup>, <u>Bo Kim</u><sup>1, 2</sup><br><sup>1</sup>Dust Lab, Oslo, Norway. <sup>2</sup>Air Lab",Text\nLint,Cy Ash,,"<u>Cy Ash</u><br>Fluff Institute",Text\n',
    );
    expect(text).toMatch(/name: Ada Lee\n {4}affiliations: \[dust-lab\]\n/);
    expect(text).toMatch(/name: Bo Kim\n {4}affiliations: \[dust-lab, air-lab\]\n {4}presenting: true\n/);
    expect(text).toMatch(/name: Cy Ash\n {4}affiliations: \[fluff-institute\]\n {4}presenting: true\n/);
  });
});

describe("numbered authors", () => {
  it("may have a column that says who presents", async () => {
    const text = await abstractsOf(
      "Title,Author 1 - Name,Author 1 - Presenter,Author 2 - Name,Author 2 - Presenter,Abstract\nDust,Ada Lee,No,Bo Kim,Yes,Text\n",
    );
    expect(text).toMatch(/ {2}- Ada Lee\n {2}- name: Bo Kim\n {4}presenting: true\n/);
  });
});

it("an abstract that its authors withdrew is left out, whatever was decided", async () => {
  const text = await abstractsOf(
    "Title,Author,Decision,Status,Archived\nDust,Ada Lee,Accept,Submitted,No\nLint,Bo Kim,Accept,Withdrawn,No\nSoot,Cy Ash,Accept,Submitted,Yes\n",
  );
  expect(text.match(/^title: .*/gm)).toEqual(["title: Dust"]);
});

it("addresses and telephone numbers in affiliations are private", async () => {
  expect(
    [
      "Dust Lab, Oslo, ada@example.org, Tel. +47 123 456",
      "Dust Lab, 0371 Oslo (E-mail: \\{ada,lab\\}\\@example.org)",
      "[ada@example.org](mailto:ada@example.org); Dust Lab",
      "Dust Lab, Oslo 0371",
    ].map(withoutAddresses),
  ).toEqual(["Dust Lab, Oslo", "Dust Lab, 0371 Oslo", "Dust Lab", "Dust Lab, Oslo 0371"]);
});

it("telephone numbers and addresses are told from other numbers and names, in any alphabet and form", () => {
  const places = [
    "Building 12-34-56, Room +1, Attic \\@CERN",
    "Stem Cell 2000 Laboratory, Tel Aviv 6997801",
    "Hôtel 12345678, Mail Room 12",
    "Lab and Museum, 00-950 Łódź",
  ];
  expect(places.map(withoutAddresses)).toEqual(places);
  const typed = [
    "Attic, Tel.: (022) 767-61-11",
    "Attic, T: +41 22 767 61 11",
    "Attic, +41 22 767 61 11",
    "Attic, e-mails: ada@example.org and bo@example.org",
    "Attic, *ada@example.org*",
    "ada [at] example.org, Attic",
    "Attic (jürgen@müller.example)",
    "Attic, ada@a.b.c.d.e.f.g.example",
  ];
  for (const text of typed) expect(withoutAddresses(text), text).toBe("Attic");
});

it("an answer of “yes” means a withdrawal only in a column that asks for one", async () => {
  const folder = temporaryFolder();
  try {
    const path = join(folder.path, "talks.csv");
    const rows = ["Dust,Ada Lee,yes,Accept", "Lint,Bo Kim,withdrawn,Accept", "Soot,Cy Doe,yes,Accept"];
    writeFileSync(path, ["Title,Author,Accepted,Final decision", ...rows, "Ash,Di Roe,no,Reject", ""].join("\n"));
    const { imported } = await importInto(join(folder.path, "book"), [path]);
    expect(imported?.conference.contributions.map(({ title }) => title)).toEqual(["Dust", "Soot"]);
  } finally {
    folder.remove();
  }
});

it("lines in two encodings are each read in theirs", async () => {
  const table = Buffer.concat([
    Buffer.from("Title,Author,Abstract\nGröße,Jörg Äsche,fein\n", "utf8"),
    Buffer.from("Maß,Jürgen Öl,grob\n", "latin1"),
  ]);
  const text = await abstractsOf(table);
  expect(text).toContain("title: Größe");
  expect(text).toContain("title: Maß");
  expect(text).toContain("Jürgen Öl");
});
