import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { read } from "../pdf/read-back.ts";
import { abstracts, abstractsAlone, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const broken = {
  ...smallBook,
  "abstracts/motion.yaml": "title: On motion\nauthors: [{ name: A. Einstein, presentign: true }]\nabstract: Text.\n",
};

describe("build", () => {
  it("prints the book in the current folder to out/ and reports it on standard output only", () => {
    writeFiles(folder.path, smallBook);
    const run = abstracts(folder.path, ["build"]);
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(run.stdout).toMatch(/^out\/a-small-congress\.pdf: \d+ pages, 1 abstract, \d+\.\d\d s\n$/);
    expect(readFileSync(join(folder.path, "out/a-small-congress.pdf"), "latin1")).toMatch(/^%PDF-1\.7/);
    expect(readdirSync(join(folder.path, "out"))).toEqual(["a-small-congress.pdf"]);
  });

  it("prefers ./data if it contains a book", () => {
    writeFiles(join(folder.path, "data"), smallBook);
    expect(abstracts(folder.path, ["build", "-o", "book.pdf"])).toMatchObject({ status: 0 });
    expect(existsSync(join(folder.path, "book.pdf"))).toBe(true);
  });

  it("keeps the old PDF when the data has errors", () => {
    writeFiles(folder.path, broken);
    writeFileSync(join(folder.path, "book.pdf"), "the old one");
    const run = abstracts(folder.path, ["build", "-o", "book.pdf"]);
    expect(run.status).toBe(1);
    expect(readFileSync(join(folder.path, "book.pdf"), "utf8")).toBe("the old one");
    expect(run.stdout).toContain("a previous one is kept");
  });

  it.each(["books", "books/", "new/"])("writes into a folder that is named as output: %s", (output) => {
    writeFiles(folder.path, smallBook);
    mkdirSync(join(folder.path, "books"));
    const run = abstracts(folder.path, ["build", "-o", output]);
    expect(run.status).toBe(0);
    expect(readdirSync(join(folder.path, output))).toEqual([expect.stringMatching(/^[a-z-]+\.pdf$/)]);
  });

  it("refuses to replace a folder, and leaves no temporary file", () => {
    writeFiles(folder.path, { ...smallBook, "book.yaml": "title: Rivers\n" });
    mkdirSync(join(folder.path, "books/rivers.pdf"), { recursive: true });
    const run = abstracts(folder.path, ["build", "-o", "books"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("“books/rivers.pdf” cannot be written: it is a folder [cannot-write]");
    expect(readdirSync(join(folder.path, "books"))).toEqual(["rivers.pdf"]);
  });

  it("explains that the output cannot be written if a part of its path is a file", () => {
    writeFiles(folder.path, { ...smallBook, file: "" });
    const run = abstracts(folder.path, ["build", "-o", "file/book.pdf"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/cannot be written: .*\[cannot-write\]/);
  });

  it("removes what a killed run left behind", () => {
    writeFiles(folder.path, smallBook);
    writeFileSync(join(folder.path, ".book.pdf.999999999.abstracts-tmp"), "half a book");
    expect(abstracts(folder.path, ["build", "-o", "book.pdf"]).status).toBe(0);
    expect(readdirSync(folder.path).filter((name) => name.startsWith("."))).toEqual([".abstracts-cache"]);
  });

  it("gives the same bytes in another folder, time zone and locale", () => {
    const bytes = (name: string, environment: Record<string, string>) => {
      writeFiles(join(folder.path, name), smallBook);
      expect(abstractsAlone(join(folder.path, name), ["build", "-o", "book.pdf"], environment).status).toBe(0);
      return readFileSync(join(folder.path, name, "book.pdf"));
    };
    const first = bytes("one", { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" });
    expect(bytes("another/place", { TZ: "America/Anchorage", LANG: "C" }).equals(first)).toBe(true);
  });

  it("takes the date of the metadata from SOURCE_DATE_EPOCH", async () => {
    writeFiles(folder.path, smallBook);
    abstracts(folder.path, ["build", "-o", "book.pdf"], { SOURCE_DATE_EPOCH: "86400" });
    const { info } = await read(readFileSync(join(folder.path, "book.pdf")));
    expect(info.CreationDate).toBe("D:19700102000000Z");
  });
});

describe("diagnostics", () => {
  it("are printed with place, excerpt, caret and hint", () => {
    writeFiles(folder.path, broken);
    const run = abstracts(folder.path, ["check"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(
      /^abstracts\/motion\.yaml:2:32: error: .*presentign.* \[unknown-key\]\n {2}2 \| authors: .*\n {4}\| +\^{10}\n {2}hint: .*presenting/m,
    );
    expect(run.stderr).toMatch(/\n1 error\n$/);
  });

  it("are a JSON array on standard output with --format json", () => {
    writeFiles(folder.path, broken);
    const run = abstracts(folder.path, ["check", "--format", "json"]);
    expect(JSON.parse(run.stdout)).toMatchObject([
      { file: "abstracts/motion.yaml", line: 2, column: 32, severity: "error", code: "unknown-key" },
    ]);
    expect(run.stderr).toBe("");
  });

  it("are workflow annotations with --format github", () => {
    writeFiles(folder.path, broken);
    expect(abstracts(folder.path, ["check", "--format", "github"]).stdout).toMatch(
      /^::error file=abstracts\/motion\.yaml,line=2,col=32,title=unknown-key::/,
    );
  });

  it("are SARIF results with --format sarif", () => {
    writeFiles(folder.path, broken);
    const log = JSON.parse(abstracts(folder.path, ["check", "--format", "sarif"]).stdout);
    expect(log).toMatchObject({ version: "2.1.0", runs: [{ results: [{ ruleId: "unknown-key", level: "error" }] }] });
  });

  it("turn into errors with --strict", () => {
    writeFiles(folder.path, {
      ...smallBook,
      "abstracts/motion.yaml": "title: A talk without a text\nauthors: [Albert Einstein]\n",
    });
    expect(abstracts(folder.path, ["check"]).status).toBe(0);
    expect(abstracts(folder.path, ["check", "--strict"]).status).toBe(1);
  });

  it("name a missing folder", () => {
    const run = abstracts(folder.path, ["build", "nowhere"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("nowhere");
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});

describe("usage", () => {
  it("answers --version", () => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect(abstracts(folder.path, ["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each([["--nonsense"], ["build", "--format", "word"], ["bild"], ["schema", "poem"]])(
    "has status 2 for wrong usage: %s %s",
    (...words) => {
      expect(abstracts(folder.path, words).status).toBe(2);
    },
  );

  it.each(["book", "abstract", "programme", "affiliations", "template"])("prints the schema of a %s", (kind) => {
    const run = abstracts(folder.path, ["schema", kind]);
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
  });
});

describe("init", () => {
  it("writes a book that builds with nothing on standard error", () => {
    expect(abstracts(folder.path, ["init", "mine"]).status).toBe(0);
    expect(abstracts(folder.path, ["build", "mine", "-o", "mine.pdf", "--strict"])).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  it("overwrites nothing", () => {
    writeFiles(folder.path, { "book.yaml": "title: Mine\n" });
    expect(abstracts(folder.path, ["init"]).status).toBe(1);
    expect(readdirSync(folder.path)).toEqual(["book.yaml"]);
  });

  it("reports that it may not write", () => {
    if (process.getuid?.() === 0) return;
    chmodSync(folder.path, 0o555);
    expect(abstracts(folder.path, ["init", "mine"]).status).toBe(1);
  });
});

describe("build --profile", () => {
  it("prints several books in one run, each named after its profile", () => {
    writeFiles(folder.path, smallBook);
    const run = abstracts(folder.path, ["build", "--profile", "screen,print"]);
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(folder.path, "out")).sort()).toEqual([
      "a-small-congress-print.pdf",
      "a-small-congress-screen.pdf",
    ]);
  });

  it("writes a proof of each abstract into a folder", () => {
    writeFiles(folder.path, smallBook);
    expect(abstracts(folder.path, ["build", "--profile", "proofs"])).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder.path, "out/a-small-congress-proofs"))).toEqual(["mail-merge.csv", "motion.pdf"]);
  });

  it("refuses a profile that the template does not have", () => {
    writeFiles(folder.path, smallBook);
    const run = abstracts(folder.path, ["build", "--profile", "prnt"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("the template has no profile “prnt” [profile-not-found]");
  });
});
