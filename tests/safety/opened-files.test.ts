// Which files the program opens, as Node sees it: a book that names files outside its folder by every way there is, and
// exports that do the same. Nothing outside is opened but what belongs to the program and the fonts of the system; no
// connection is made, and no process started.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { repository, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
let top: string;
beforeEach(() => {
  folder = temporaryFolder();
  top = realpathSync(folder.path);
  for (const ending of ["yaml", "png", "svg", "bib", "csl", "ttf", "md", "json", "tex", "css", "xml", "csv"])
    writeFiles(top, { [`elsewhere/x.${ending}`]: "SECRET\n" });
});
afterEach(() => folder.remove());

/** Loaded before the program, in each of its threads: notes what is opened, connected or started. */
const recorder = `
const fs = require("node:fs"), note = fs.writeSync, log = fs.openSync(process.env.RECORD, "a");
const wrap = (of, name, word) => {
  const own = of[name];
  of[name] = function (...given) {
    note(log, word + "\\t" + String(given[0] instanceof URL ? given[0].pathname : given[0]) + "\\n");
    return own.apply(this, given);
  };
};
for (const name of ["openSync", "open", "readFileSync", "readFile", "createReadStream", "opendirSync", "readdirSync", "readdir", "copyFileSync", "cpSync"])
  wrap(fs, name, "open");
for (const name of ["open", "readFile", "readdir", "opendir"]) wrap(fs.promises, name, "open");
wrap(require("node:net").Socket.prototype, "connect", "connect");
for (const name of ["lookup", "resolve"]) {
  wrap(require("node:dns"), name, "connect");
  wrap(require("node:dns").promises, name, "connect");
}
wrap(globalThis, "fetch", "connect");
for (const name of ["spawn", "spawnSync", "exec", "execFile", "execSync", "execFileSync", "fork"])
  wrap(require("node:child_process"), name, "start");
`;

/** Runs the program; returns what it did, and what it printed. */
function recorded(words: readonly string[]) {
  const hook = join(top, "recorder.cjs");
  const record = join(top, "record.txt");
  writeFileSync(hook, recorder);
  writeFileSync(record, "");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", hook, join(repository, "bin/abstracts.js"), ...words],
    { cwd: top, encoding: "utf8", env: { ...process.env, RECORD: record, NODE_OPTIONS: "" } },
  );
  const lines = readFileSync(record, "utf8").split("\n").slice(0, -1);
  const acts = lines.map((line) => line.split("\t") as [word: string, what: string]);
  const opened = acts.filter(([word]) => word === "open").map(([, path]) => resolve(top, path));
  return { status, said: stdout + stderr, opened, others: acts.filter(([word]) => word !== "open") };
}

/** The program, what the test names, and where systems keep fonts and citation styles. */
const roots = [repository, "/usr", "/Library", "/System", "/proc", "/sys", "/dev", "/opt", "/nix"];
const own = ["book", "new", "papers", "out"];
const kept = /\/(?:node_modules|fonts|Fonts|\.fonts|csl[\w-]*|styles)(?:\/|$)/;
const isExpected = (path: string) =>
  path === top ||
  [...roots, ...own.map((name) => join(top, name))].some((root) => path === root || path.startsWith(root + sep)) ||
  (!path.startsWith(top) && kept.test(path)) ||
  path.startsWith(join(top, ".abstracts-tmp-"));

const ways = (file: string) => [
  `../elsewhere/${file}`,
  `figures/../../elsewhere/${file}`,
  `link/${file}`,
  `figures/link-${file}`,
  join(top, "elsewhere", file),
  `file://${join(top, "elsewhere", file)}`,
  `http://127.0.0.1:9/${file}`,
  `//127.0.0.1/${file}`,
  `~/${file}`,
  `%2e%2e/elsewhere/${file}`,
];
const quoted = (file: string) =>
  ways(file)
    .map((path) => JSON.stringify(path))
    .join(", ");

function hostileBook(): void {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
    <style>@import url("../../elsewhere/x.css"); @font-face { font-family: x; src: url(../../elsewhere/x.ttf) }</style>
    <image href="../../elsewhere/x.png" width="9" height="9"/><use xlink:href="../../elsewhere/x.svg#a"/>
    <rect width="9" height="9" fill="url(../../elsewhere/x.svg#g)"/><text font-family="x">A</text></svg>`;
  writeFiles(join(top, "book"), {
    "book.yaml": `title: A\ntemplate: own.yaml\ncover: { logos: [${quoted("x.svg")}] }\nbibliography: [refs.bib, ${quoted("x.bib")}]\ncitation-style: "../elsewhere/x.csl"\nparts: [contents, abstracts, { pages: "../elsewhere/x.md" }, { pages: link/x.md }, { pages: pages/a.md }]\n`,
    "own.yaml": `extends: classic\nfonts: { Own: { files: [${quoted("x.ttf")}] } }\nparagraphs: { base: { family: Own } }\n`,
    "refs.bib": "@book{k, title={\\input{../elsewhere/x} T}, author={A B}, file={../elsewhere/x.pdf:PDF}}\n",
    "pages/a.md": `# A\n\n${ways("x.png")
      .map((path) => `![x](<${path}>)`)
      .join("\n\n")}\n\n<img src="../elsewhere/x.png"> \\includegraphics{../elsewhere/x} \\input{../elsewhere/x}\n`,
    "figures/a.svg": drawing,
    "figures/b.svg": `<!DOCTYPE svg [<!ENTITY e SYSTEM "file://${top}/elsewhere/x.xml">]>${drawing}`,
    "abstracts/a.yaml": `title: A\nauthors: [{ name: A B, photo: "../elsewhere/x.png" }]\nabstract: "[@k] $\\\\input{../elsewhere/x}$"\nfigures: [${["figures/a.svg", "figures/b.svg"].map((file) => `{ file: ${file}, alt: a }`).join(", ")}, ${ways(
      "x.png",
    )
      .map((path) => `{ file: ${JSON.stringify(path)}, alt: a }`)
      .join(", ")}]\n`,
    "abstracts/b.yaml":
      "title: !include ../elsewhere/x.yaml\nauthors: [A B]\nabstract: { $ref: ../elsewhere/x.yaml }\n",
  });
  const links = {
    link: "",
    "abstracts/out": "",
    "abstracts/z.yaml": "x.yaml",
    "people.yaml": "x.yaml",
    "affiliations.yaml": "x.yaml",
    "references.lock.json": "x.json",
    ...Object.fromEntries(["png", "svg"].map((ending) => [`figures/link-x.${ending}`, `x.${ending}`])),
  };
  for (const [at, to] of Object.entries(links)) symlinkSync(join(top, "elsewhere", to), join(top, "book", at));
}

describe.skipIf(process.platform === "win32")("a hostile book", () => {
  it.each([
    "check book --all",
    "build book -o out/a.pdf --keep-going --no-cache",
    "build book -o out/a.pdf --draft",
    "export html book -o out/site --keep-going",
    "fonts book",
  ])("opens nothing outside, connects to nothing and starts nothing: %s", (line) => {
    hostileBook();
    mkdirSync(join(top, "out"));
    const { said, opened, others } = recorded(line.split(" "));
    expect(opened).toContain(join(top, "book/book.yaml"));
    expect(opened.filter((path) => !isExpected(path))).toEqual([]);
    expect(others).toEqual([]);
    expect(said).not.toContain("SECRET");
  });
});

describe.skipIf(process.platform === "win32")("a hostile export", () => {
  it("opens nothing outside, and writes nothing there", () => {
    const relationship = (id: string, target: string, more = "") =>
      `<Relationship Id="${id}" Type="http://x/image" Target="${target}" ${more}/>`;
    const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body><w:p><w:r><w:t>On tides</w:t></w:r><a:blip r:embed="r1"/><a:blip r:link="r2"/></w:p></w:body></w:document>`;
    const zip = (files: Record<string, string>) =>
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
    mkdirSync(join(top, "papers"));
    writeFileSync(
      join(top, "papers/a.docx"),
      zip({
        "word/document.xml": document,
        "word/_rels/document.xml.rels": `<Relationships>${relationship("r1", "../../../elsewhere/x.png")}${relationship("r2", `file://${top}/elsewhere/x.png`, 'TargetMode="External"')}</Relationships>`,
      }),
    );
    const table = "Title,Authors,Figure\nOn tides,Ann Lee,../elsewhere/x.png\n";
    writeFileSync(
      join(top, "papers/b.zip"),
      zip({ "../../elsewhere/new.csv": table, "/new.csv": table, "a.csv": table }),
    );
    writeFiles(top, {
      "papers/c.csv": table,
      "papers/d.tex":
        "\\documentclass{../elsewhere/x}\\input{../elsewhere/x}\\begin{document}\\title{T}\\author{A}\\maketitle x\\end{document}\n",
    });
    symlinkSync(join(top, "elsewhere/x.csv"), join(top, "papers/e.csv"));
    const before = readdirSync(join(top, "elsewhere"));
    for (const path of ["papers", "papers/a.docx", "papers/b.zip", "papers/c.csv", "papers/d.tex"]) {
      const { said, opened, others } = recorded(["import", path, "--into", join("new", path)]);
      expect(opened).toContain(join(top, path));
      expect(opened.filter((each) => !isExpected(each))).toEqual([]);
      expect(others).toEqual([]);
      expect(said).not.toContain("SECRET");
    }
    expect(readdirSync(join(top, "elsewhere"))).toEqual(before);
  });
});
