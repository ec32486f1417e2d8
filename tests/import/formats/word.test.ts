// Word: forms, what is above the title, signs of the Symbol font, endnotes, text boxes, charts.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/run.ts";
import { errorsOf, importInto } from "../support.ts";

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

const run = (words: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const raised = (words: string) => run(words, '<w:vertAlign w:val="superscript"/>');
const paragraph = (inside: string, style = "") =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inside}</w:p>`;
const line = (words: string, style = "") => paragraph(run(words), style);
const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

async function imported(
  body: string,
  parts: Readonly<Record<string, string>> = {},
): Promise<{ readonly text: string; readonly said: readonly string[]; readonly errors: readonly string[] }> {
  const [source, book] = [temporaryFolder(), temporaryFolder()];
  const document = `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`;
  const files = { "word/document.xml": document, "[Content_Types].xml": "<Types/>", ...parts };
  try {
    const path = join(source.path, "dust.docx");
    writeFileSync(path, zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]))));
    const { diagnostics } = await importInto(book.path, [path]);
    const folder = join(book.path, "abstracts");
    const names = [
      ...readdirSync(folder)
        .sort()
        .map((name) => join(folder, name)),
      join(book.path, "affiliations.yaml"),
    ];
    const text = names.map((name) => readFileSync(name, "utf8")).join("\n");
    return { text, said: diagnostics.map(({ message }) => message), errors: await errorsOf(book.path) };
  } finally {
    source.remove();
    book.remove();
  }
}

const names = paragraph(`${run("Ida Lint")}${raised("1,2")}${run(", Otto Fluff")}${raised("2")}`);
const places =
  paragraph(`${raised("1")}${run(" Attic, Oslo")}`) + paragraph(`${raised("2")}${run(" Broom Institute")}`);

describe("a form", () => {
  it("in a table is read by its labels, in whatever order, without what is private", async () => {
    const { text, said, errors } = await imported(
      table([
        [line("Authors"), names],
        [line("Title of the abstract"), line("Dust and lint")],
        [line("Affiliations"), places],
        [line("E-mail"), line("ida@example.org")],
        [line("Phone"), line("555")],
        [line("Presentation type"), line("Poster")],
        [line("Shoe size"), line("43")],
        [line("Abstract (max. 300 words)"), line("It settles.") + line("It is swept.")],
        [line("Keywords"), line("dust; lint")],
      ]),
    );
    expect(errors).toEqual([]);
    expect(text).toContain("title: Dust and lint\ntype: poster\n");
    expect(text).toMatch(/name: Ida Lint\n\s+affiliations: \[attic, broom-institute\]/);
    expect(text).toContain("  It settles.\n\n  It is swept.\n");
    expect(text).toContain("keywords: [dust, lint]");
    expect(text).not.toMatch(/example\.org|555|43/);
    expect(said).toEqual(["the field “Shoe size” of the form is not imported"]);
  });

  it("in lines that begin with labels; a second title begins a second abstract", async () => {
    const { text, errors } = await imported(
      line("Title: Dust") +
        paragraph(run("Authors: ", "<w:b/>") + run("Ida Lint; Otto Fluff")) +
        line("Affiliation: Attic, Oslo") +
        line("Abstract:") +
        line("It settles: slowly.") +
        line("Title: Lint") +
        line("Author: Otto Fluff") +
        line("Abstract: It gathers."),
    );
    expect(errors).toEqual([]);
    expect(text.match(/^title: .*/gm)).toEqual(["title: Lint", "title: Dust"]);
    expect(text).toContain("  It settles: slowly.\n");
    expect(text).toContain("  It gathers.\n");
  });

  it("a table without a title is a table", async () => {
    const rows = [
      [line("Method"), line("Result")],
      [line("Type"), line("Broom")],
    ];
    const { text } = await imported(line("Dust") + names + places + line("It settles.") + table(rows));
    expect(text).toContain("| Method | Result |\n  | --- | --- |\n  | Type | Broom |");
  });
});

describe("what is above the title", () => {
  it("is left out and reported", async () => {
    const { text, said } = await imported(
      line("Congress of Dust 2026") +
        line("12–14 May, Oslo") +
        line("Why dust settles") +
        names +
        places +
        line("It does."),
    );
    expect(text).toContain("title: Why dust settles");
    expect(said).toEqual([
      "“Congress of Dust 2026” is above the title and is left out",
      "“12–14 May, Oslo” is above the title and is left out",
    ]);
  });

  it("is part of the title if both lines are bold", async () => {
    const bold = (words: string) => paragraph(run(words, "<w:b/>"));
    const { text, said } = await imported(
      bold("Why dust") + bold("settles slowly") + names + places + line("It does."),
    );
    expect(text).toContain("title: Why dust settles slowly");
    expect(said).toEqual([]);
  });

  it("is left out above headings that begin abstracts", async () => {
    const part = (title: string) => line(title, "heading 1") + names + places + line(`${title} settles.`);
    const { text, said } = await imported(line("Abstracts of the congress", "title") + part("Dust") + part("Lint"));
    expect(text.match(/^title: .*/gm)).toEqual(["title: Dust", "title: Lint"]);
    expect(said).toEqual(["“Abstracts of the congress” is above the first abstract and is left out"]);
  });
});

it("letters in the Symbol font are signs, and accents are composed", async () => {
  const symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>';
  const { text } = await imported(
    line("Dust") +
      names +
      places +
      paragraph(
        `${run("An ")}<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>${run(" and a ")}${run("b", symbol)}${run(" decay; cafe\u0301.")}`,
      ),
  );
  expect(text).toContain("  An α and a β decay; café.\n");
});

it("endnotes are notes, text boxes are text, and charts are reported", async () => {
  const note = '<w:r><w:endnoteReference w:id="1"/></w:r>';
  const box = `<w:txbxContent>${line("In a box.")}</w:txbxContent>`;
  const alternate = `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`;
  const chart =
    '<w:r><w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>';
  const { text, said } = await imported(
    line("Dust") + names + places + paragraph(`${run("It settles")}${note}${run(".")}${alternate}${chart}`),
    {
      "word/endnotes.xml": `<w:endnotes ${namespaces}><w:endnote w:id="1">${line("Slowly.")}</w:endnote></w:endnotes>`,
    },
  );
  expect(text).toContain("  It settles^[Slowly.].\n\n  In a box.\n");
  expect(said).toEqual(["a chart that Word draws is left out"]);
});
