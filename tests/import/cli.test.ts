// `abstracts import` as people run it: their own words for columns and states, folders, refusals, dry runs, and the
// next export.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { abstracts, temporaryFolder } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
const read = (...path: readonly string[]) => readFileSync(join(folder.path, ...path), "utf8");
const run = (...words: readonly string[]) => abstracts(folder.path, ["import", ...words]);
const ids = (book = "data") =>
  readdirSync(join(folder.path, book, "abstracts"))
    .map((name) => name.replace(".yaml", ""))
    .sort();
/** Every file of a folder, with its bytes. */
const all = (book = "data") =>
  readdirSync(join(folder.path, book), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}: ${readFileSync(join(entry.parentPath, entry.name), "utf8")}`)
    .sort();

const talks = `id,title,authors,status
1,Glass towers,Ada Invented,accepted
2,Paper towers,Bo Fictive,waiting list
3,Sand towers,Cy Made,rejected
`;

describe("abstracts import", () => {
  it("writes a book that check and build accept, and reports what it did and what to do next", () => {
    write("talks.csv", talks);
    const { status, stdout, stderr } = run("talks.csv");
    expect(stderr).toContain("Columns of talks.csv:\n  id ← “id”\n  title ← “title”\n");
    expect(stdout).toContain("data: 1 abstract, from any table");
    expect(stdout).toContain("2 not accepted and left out (1 waiting list, 1 rejected)");
    expect(stdout).toContain("Now run: abstracts build");
    expect(status).toBe(0);
    expect(read("data", "import-report.md")).toContain("## Left out");
    expect(abstracts(folder.path, ["check"]).status).toBe(0);
    expect(abstracts(folder.path, ["build", "-o", "book.pdf", "--quiet"]).status).toBe(0);
  });

  it("imports the states that --accept names, separately or with commas", () => {
    write("talks.csv", talks);
    expect(run("talks.csv", "--accept", "accepted,waiting list").status).toBe(0);
    expect(ids()).toEqual(["fictive-paper-towers", "invented-glass-towers"]);
    expect(run("talks.csv", "--into", "other", "--accept", "rejected", "--accept", "waiting").status).toBe(0);
    expect(ids("other")).toEqual(["fictive-paper-towers", "made-sand-towers"]);
  });

  it("lists the states if none is accepted", () => {
    write("talks.csv", talks.replaceAll(/accepted|waiting list/g, "rejected"));
    const { status, stderr } = run("talks.csv");
    expect(stderr).toContain("no accepted abstract was found in the files");
    expect(stderr).toContain("there are 3 rejected; name those to take with --accept");
    expect(status).toBe(1);
    expect(existsSync(join(folder.path, "data"))).toBe(false);
  });

  it("reads the columns that --map and --map-file name: by name, letter or number", () => {
    write(
      "form.csv",
      "Timestamp,Wie heißt es?,Wer?,Worum geht es?\n2026-01-01,Glass towers,Ada Invented,They are high.\n",
    );
    write("columns.txt", "# what the form asks\nauthors: Wer?\nabstract = D\n");
    const { status, stderr } = run("form.csv", "--map", "title=2", "--map-file", "columns.txt");
    expect(stderr).toContain("title ← “Wie heißt es?”\n  authors ← “Wer?”\n  abstract ← “Worum geht es?”");
    expect(status).toBe(0);
    const text = read("data", "abstracts", "invented-glass-towers.yaml");
    expect(text).toContain("title: Glass towers\nauthors:\n  - Ada Invented\nabstract: |\n  They are high.\n");
  });

  it("names an unknown field or column", () => {
    write("talks.csv", talks);
    const wrong = run("talks.csv", "--map", "titel page=title");
    expect(wrong.stderr).toContain("unknown field “titel page”");
    expect(wrong.status).toBe(1);
    expect(run("talks.csv", "--map", "abstract=Summary").stderr).toContain("there is no column “Summary” for abstract");
    const pair = run("talks.csv", "--map", "title");
    expect(pair.stderr).toContain("“title” is not a pair of a field and a column: --map title=COLUMN");
    expect(pair.status).toBe(2);
    expect(run("talks.csv", "--map-file", "nowhere.txt").stderr).toContain("“nowhere.txt” cannot be read");
  });

  it("refuses the folder of another book without --into, and with it keeps what is there", () => {
    write("talks.csv", talks);
    mkdirSync(join(folder.path, "data", "abstracts"), { recursive: true });
    write("data/book.yaml", "title: Our own book # by hand\n");
    write("data/abstracts/own.yaml", "title: Our own talk\nauthors: [Di Unreal]\n");
    const before = all();
    const refused = run("talks.csv");
    expect(refused.stderr).toContain("“data” holds a book that was not imported");
    expect(refused.stderr).toContain("--into data adds to that book");
    expect(refused.status).toBe(1);
    expect(all()).toEqual(before);
    expect(run("talks.csv", "--into", "data").status).toBe(0);
    expect(ids()).toEqual(["invented-glass-towers", "own"]);
    expect(read("data", "book.yaml")).toBe("title: Our own book # by hand\n");
    expect(abstracts(folder.path, ["check"]).status).toBe(0);
  });

  it("refuses the book of another system without --into", () => {
    write("talks.csv", talks);
    write("papers.json", JSON.stringify([{ pid: 1, title: "A paper", authors: [], decision: "Accepted" }]));
    expect(run("talks.csv").status).toBe(0);
    const { status, stderr } = run("papers.json");
    expect(stderr).toContain("the book in “data” was imported from table, not from hotcrp");
    expect(status).toBe(1);
    expect(run("papers.json", "--into", "data").status).toBe(0);
    expect(ids()).toEqual(["invented-glass-towers", "paper"]);
  });

  it("prints the plan with --dry-run, and writes nothing", () => {
    write("talks.csv", talks);
    const first = run("talks.csv", "--dry-run");
    expect(first.stdout).toContain("added: invented-glass-towers “Glass towers”\n");
    expect(first.status).toBe(0);
    expect(existsSync(join(folder.path, "data"))).toBe(false);
    run("talks.csv");
    const before = all();
    write("talks.csv", talks.replace("Glass towers", "Glass bridges").replace("waiting list", "accepted"));
    const { stdout } = run("talks.csv", "--dry-run");
    expect(stdout).toContain("changed: invented-glass-towers “Glass bridges”: title\n");
    expect(stdout).toContain("added: fictive-paper-towers “Paper towers”\n");
    expect(stdout).toContain("2 changes");
    expect(all()).toEqual(before);
  });

  it("merges the next export into the book, and loses no hand edit", () => {
    write("talks.csv", talks);
    run("talks.csv");
    const path = join(folder.path, "data", "abstracts", "invented-glass-towers.yaml");
    writeFileSync(
      path,
      `${readFileSync(path, "utf8").replace("title: Glass towers", "title: Glass *towers* # ours")}track: Ours\n`,
    );
    expect(run("talks.csv").stdout).toContain("nothing changed");
    write(
      "talks.csv",
      talks.replace("Ada Invented", "Ada Invented; Ed Imagined").replace("Glass towers", "Glass bridges"),
    );
    const { stdout, stderr, status } = run("talks.csv");
    expect(status).toBe(0);
    expect(stderr).toContain("“title” of “invented-glass-towers” was changed in the book and in the source");
    expect(stdout).toContain(
      "<<<<<<< data/abstracts/invented-glass-towers.yaml\nGlass *towers*\n=======\nGlass bridges\n>>>>>>> the source",
    );
    const text = readFileSync(path, "utf8");
    expect(text).toContain("title: Glass *towers* # ours\n");
    expect(text).toContain("Ed Imagined");
    expect(text).toContain("track: Ours\n");
    expect(run("talks.csv", "--ours").stderr).not.toContain("was changed in the book");
    const before = all();
    expect(run("talks.csv").stdout).toContain("nothing changed");
    expect(all()).toEqual(before);
  });

  it("lists its formats, and reports wrong arguments", () => {
    const list = run("--from", "list");
    expect(list.stdout).toMatch(/^indico {2,}Indico/m);
    expect(list.stdout).toMatch(/^table {2,}any table/m);
    expect(list.status).toBe(0);
    write("talks.csv", talks);
    expect(run("talks.csv", "--from", "indigo").stderr).toContain("unknown format “indigo”");
    expect(run().status).toBe(2);
    expect(run("talks.csv", "--timezone", "Mars/North").stderr).toContain("unknown time zone “Mars/North”");
    expect(run("talks.csv", "--ours", "--theirs").status).toBe(2);
    const missing = run("nowhere.csv");
    expect(missing.stderr).toContain("file “nowhere.csv” does not exist");
    expect(missing.status).toBe(1);
  });

  it("writes addresses only on request", () => {
    write(
      "talks.csv",
      "id,title,authors,email,phone,score\n1,Glass towers,Ada Invented <ada@example.org>,ada@example.org,+49 1,5\n",
    );
    run("talks.csv");
    expect(all().join()).not.toMatch(/ada@example|\+49/);
    run("talks.csv", "--into", "with", "--with-email");
    expect(all("with").join()).toContain("email: ada@example.org");
    expect(all("with").join()).not.toContain("+49");
  });
});
