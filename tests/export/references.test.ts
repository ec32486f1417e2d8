// References: what a title, a name and a formula become.
import { afterAll, describe, expect, it } from "vitest";
import { bookOf, cleanUp, rightToLeft } from "./exported.ts";

afterAll(cleanUp);

const book = bookOf({
  "book.yaml": "title: Names\ndates: { start: 2030-05-02, end: 2030-05-03 }\n",
  "abstracts/a.yaml": JSON.stringify({
    title: "DNA & the pH of *E. coli*: 50 % of H~2~O, $\\alpha_{\\{1\\}}$ and $\\left\\{x\\right.$",
    authors: [
      { given: "Ludwig", particle: "van", family: "Beethoven" },
      { name: "The ATLAS Collaboration" },
      { given: "Ann", family: "Brand and Sons", suffix: "Jr." },
    ],
    keywords: ["x_1"],
    abstract: "Text with a brace } and\n\nanother paragraph.",
  }),
  "abstracts/b.yaml": "title: Other\nauthors: [Ann Lee]\nabstract: Text.\n",
});

describe("bibtex", () => {
  it("splits names, keeps bodies whole and capitals as they are, and has formulas whose braces match", async () => {
    const { text } = await book.as("bibtex");
    const field = (name: string) => new RegExp(`^  ${name} = \\{(.*)\\},?$`, "m").exec(text)?.[1];
    expect(field("author")).toBe("van Beethoven, Ludwig and {The ATLAS Collaboration} and Brand {and} Sons, Jr., Ann");
    expect(field("title")).toBe(
      "{DNA} \\& the {pH} of \\emph{E. coli}: 50 \\% of H\\textsubscript{2}O, $\\alpha_{\\{1\\}}$ and \\textbraceleft{}x",
    );
    expect(field("abstract")).toContain("a brace \\textbraceright{} and another");
    expect(text).toContain("  month = may,");
  });
});

describe("csl-json", () => {
  it("has particles apart, and both days of the meeting", async () => {
    const [item] = JSON.parse((await book.as("csl-json")).text);
    expect(item.author[0]).toEqual({ family: "Beethoven", given: "Ludwig", "non-dropping-particle": "van" });
    expect(item.author[1]).toEqual({ literal: "The ATLAS Collaboration" });
    expect(item["event-date"]).toEqual({
      "date-parts": [
        [2030, 5, 2],
        [2030, 5, 3],
      ],
    });
  });
});

describe("deposits", () => {
  it.each(["crossref", "datacite-xml", "acl"])(
    "of %s are refused if the book has no DOIs, with a hint where to add them",
    async (format) => {
      const { files, diagnostics } = await book.as(format);
      expect(files).toEqual([]);
      expect(
        diagnostics.every(
          ({ code, severity, span, hint }) => code === "export-impossible" && severity === "error" && span && hint,
        ),
      ).toBe(true);
      expect(diagnostics.length).toBeGreaterThan(0);
    },
  );

  it("have DOIs from the pattern, and addresses of the site", async () => {
    const { text } = await bookOf(rightToLeft).as("crossref");
    expect(text).toContain(
      "<doi>10.5555/hm2030.layl</doi><resource>https://meeting.example/2030/abstracts/layl.html</resource>",
    );
    expect(text).toContain('<ORCID authenticated="false">https://orcid.org/0000-0002-1825-0097</ORCID>');
  });
});

describe("markdown", () => {
  it("has fields at the front from which no text can escape, followed by the text", async () => {
    const { files } = await book.as("markdown");
    const page = Buffer.from(files.find(({ path }) => path === "abstracts/a.md")?.bytes ?? []).toString("utf8");
    expect(page).toMatch(/^---\nid: "a"\ntitle: "DNA & the pH/);
    expect(page).toContain(
      "\n---\n\n# DNA & the pH of *E. coli*: 50 % of H~2~O, $\\alpha_{\\{1\\}}$ and $\\left\\{x\\right.$\n\nText with a brace } and\n\nanother paragraph.",
    );
  });
});
