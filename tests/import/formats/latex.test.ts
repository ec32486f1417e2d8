// LaTeX in the classes of publishers, with macros, quantities and bibliographies beside the file.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/run.ts";
import { errorsOf, importInto } from "../support.ts";

async function bookOf(tex: string, beside: Readonly<Record<string, string>> = {}): Promise<string> {
  const [source, book] = [temporaryFolder(), temporaryFolder()];
  try {
    for (const [name, text] of Object.entries(beside)) writeFileSync(join(source.path, name), text);
    const path = join(source.path, "paper.tex");
    writeFileSync(path, tex);
    await importInto(book.path, [path]);
    expect(await errorsOf(book.path)).toEqual([]);
    mkdirSync(join(book.path, "abstracts"), { recursive: true });
    const files = readdirSync(join(book.path, "abstracts")).map((file) => `abstracts/${file}`);
    return [...files, "affiliations.yaml"].map((file) => readFileSync(join(book.path, file), "utf8")).join("");
  } finally {
    source.remove();
    book.remove();
  }
}

const abstract = (text: string) =>
  `\\title{Dust}\\author{Ada Lee}\\affil{Dust Lab}\n\\begin{document}\\begin{abstract}${text}\\end{abstract}\\end{document}`;

describe("LaTeX", () => {
  it("may define macros with parameters", async () => {
    const text = await bookOf(
      `\\documentclass{article}\\newcommand{\\vect}[1]{\\mathbf{#1}}\\newcommand{\\pair}[2][a]{(#1, #2)}\\def\\eg{e.g.\\ }\\DeclareMathOperator{\\argmin}{arg\\,min}\n${abstract("We find $\\argmin_{\\vect{x}} f$, \\eg \\pair{b} and \\pair[c]{d}.")}`,
    );
    expect(text).toContain("$\\operatorname{arg\\,min}_{\\mathbf{x}} f$, e.g. (a, b) and (c, d).");
  });

  it("may have quantities in its text, which become formulas", async () => {
    expect(
      await bookOf(`\\documentclass{article}${abstract("At \\SI{5}{\\metre\\per\\second} and \\num{1e3}.")}`),
    ).toContain("At $\\SI{5}{\\metre\\per\\second}$ and $\\num{1e3}$.");
  });

  it("cites from the bibliography that it names beside it", async () => {
    const text = await bookOf(`\\documentclass{article}${abstract("As known \\cite{lee}.")}\\bibliography{refs}`, {
      "refs.bib": "@misc{lee, title = {On dust}, author = {Lee, Ada}, year = 2020}\n",
    });
    expect(text).toContain("[@{lee}]");
  });

  it("of IEEE has blocks of names and places", async () => {
    const text = await bookOf(`\\documentclass{IEEEtran}\\begin{document}\\title{Dust}
\\author{\\IEEEauthorblockN{Ada Lee\\IEEEauthorrefmark{1} and Bo Kim\\IEEEauthorrefmark{2}}
\\IEEEauthorblockA{\\IEEEauthorrefmark{1}Dust Lab\\\\ Nowhere\\\\ Email: a@example.org}
\\IEEEauthorblockA{\\IEEEauthorrefmark{2}Air Lab}}
\\begin{abstract}It settles.\\end{abstract}\\begin{IEEEkeywords}fine, coarse\\end{IEEEkeywords}\\end{document}`);
    expect(text).toMatch(
      /name: Ada Lee\n {4}affiliations: \[dust-lab\]\n {2}- name: Bo Kim\n {4}affiliations: \[air-lab\]/,
    );
    expect(text).toContain("dust-lab: Dust Lab, Nowhere\n");
    expect(text).toContain("keywords: [fine, coarse]");
    expect(text).not.toContain("@");
  });

  it("of the ACM has places in parts, and iDs; streets stay private", async () => {
    const text = await bookOf(`\\documentclass{acmart}\\begin{document}\\title{Dust}\\subtitle{A Survey}
\\author{Ada Lee}\\orcid{0000-0002-1825-0097}
\\affiliation{\\institution{Dust Lab}\\department{Fines}\\streetaddress{Road 1}\\city{Nowhere}\\postcode{123}\\country{Dustland}}
\\author{Bo Kim}\\affiliation{\\institution{Air Lab}}
\\begin{abstract}It settles.\\end{abstract}\\maketitle\\end{document}`);
    expect(text).toContain('title: "Dust: A Survey"');
    expect(text).toContain("dust-lab: Dust Lab, Fines, Nowhere, Dustland\n");
    expect(text).toMatch(
      /name: Ada Lee\n {4}affiliations: \[dust-lab\]\n {4}orcid: "0000-0002-1825-0097"\n {2}- name: Bo Kim\n {4}affil/,
    );
  });

  it("reads the files that it names: macros, and abstracts", async () => {
    const main =
      "\\documentclass{article}\\input{macros}\\begin{document}\\input{one}\\include{two}% \\input{three}\n\\end{document}";
    const text = await bookOf(main, {
      "macros.tex": "\\newcommand{\\fine}[1]{finely #1}",
      "one.tex":
        "\\title{Dust}\\author{Ada Lee}\\affil{Dust Lab}\\begin{abstract}It is \\fine{settled}.\\end{abstract}",
      "two.tex": "\\title{Lint}\\author{Bo Kim}\\begin{abstract}It gathers.\\end{abstract}",
      "three.tex": "\\title{Soot}\\author{Cy Ash}\\begin{abstract}It stains.\\end{abstract}",
    });
    expect(text).toContain("It is finely settled.");
    expect(text).toContain("title: Lint");
    expect(text).not.toContain("Soot");
  });

  it("of files that read each other ends", async () => {
    const text = await bookOf(`\\documentclass{article}\\input{loop}${abstract("It settles.")}`, {
      "loop.tex": "\\input{loop}\\input{loop}",
    });
    expect(text).toContain("It settles.");
  });

  it("reads a file that is named thousands of times once, and none that is too large", async () => {
    const names = "\\input{large}\\input{one}".repeat(2000);
    const text = await bookOf(`\\documentclass{article}${names}${abstract("It settles.")}`, {
      "large.tex": "x".repeat(21_000_000),
      "one.tex": " ",
    });
    expect(text).toContain("It settles.");
  });

  it("in a class with commands of its own is not imported, and it is said which commands are understood", async () => {
    const folder = temporaryFolder();
    try {
      const path = join(folder.path, "talks.tex");
      writeFileSync(path, "\\documentclass{ours}\n\\begin{talk}{Dust}{Ada Lee}\nIt settles.\n\\end{talk}\n");
      const { diagnostics } = await importInto(join(folder.path, "book"), [path]);
      expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
        ["import-nothing", expect.stringContaining("\\title{…}")],
      ]);
    } finally {
      folder.remove();
    }
  });

  it("is recognized in a folder among the files that it reads", async () => {
    const folder = temporaryFolder();
    try {
      const source = join(folder.path, "source");
      mkdirSync(source);
      const parts = ["macros", "one", "two", "three"];
      for (const part of parts) writeFileSync(join(source, `${part}.tex`), `% ${part}`);
      writeFileSync(join(source, "main.tex"), `\\input{macros}${abstract("It settles.")}`);
      const { imported } = await importInto(join(folder.path, "book"), [source]);
      expect(imported?.conference.contributions.map(({ title }) => title)).toEqual(["Dust"]);
    } finally {
      folder.remove();
    }
  });

  it("keeps no address of an author, however it is typed", async () => {
    const text = await bookOf(`\\documentclass{llncs}\\begin{document}\\title{Dust}
\\author{Ada Lee\\inst{1} \\and Bo Kim\\inst{2}}
\\institute{Dust Lab, Nowhere \\email{\\{ada,lab\\}@example.org} \\and Air Lab, {bo}@example.org}
\\begin{abstract}It settles.\\end{abstract}\\end{document}`);
    expect(text).toContain("dust-lab: Dust Lab, Nowhere\n");
    expect(text).not.toContain("example.org");
  });

  it("of elsarticle has institutions in fields", async () => {
    const text = await bookOf(`\\documentclass{elsarticle}\\title{Dust}\\author[a]{Ada Lee}
\\affiliation[a]{organization={Dust Lab, North}, addressline={1 Road}, city={Oslo}, country=Norway}
\\begin{abstract}It settles.\\end{abstract}`);
    expect(text).toContain(": Dust Lab, North, Oslo, Norway\n");
    expect(text).not.toContain("Road");
  });

  it("of revtex may have a collaboration", async () => {
    const text = await bookOf(`\\documentclass{revtex4-2}\\title{Dust}\\author{Ada Lee}\\affiliation{Dust Lab}
\\collaboration{BROOM Collaboration}\\begin{abstract}See Eq.~(\\ref{a}), \\eqref{b}.\\end{abstract}`);
    expect(text).toMatch(/name: Ada Lee\n {4}affiliations: \[dust-lab\]\n {2}- BROOM Collaboration\n/);
    expect(text).toContain("See Eq. (…), (…).");
  });
});
