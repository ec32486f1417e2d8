// The second import: changes in the source arrive, hand edits stay, conflicts are shown and nothing is lost.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/run.ts";
import { errorsOf, importInto } from "../support.ts";

const header = "id,title,authors,abstract,state,date,start,end,room,session\n";
const rows = {
  one: '1,First talk,"Ada Invented; Bo Fictive",The first text.,accepted,2026-09-14,09:00,09:20,Hall,Morning\n',
  two: "2,Second talk,Cy Made,The second text.,accepted,2026-09-14,09:20,09:40,Hall,Morning\n",
  three: "3,Third talk,Di Unreal,The third text.,accepted,2026-09-14,09:40,10:00,Hall,Morning\n",
};

let folder: ReturnType<typeof temporaryFolder>;
let file = "";
let book = "";
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, "talks.csv");
  book = join(folder.path, "book");
  mkdirSync(book);
});
afterEach(() => folder.remove());

async function imported(lines: readonly string[], settle: "ask" | "ours" | "theirs" = "ask") {
  writeFileSync(file, header + lines.join(""));
  return importInto(book, [file], {}, { settle });
}

const read = (path: string) => readFileSync(join(book, path), "utf8");
const edit = (path: string, from: string, to: string) => {
  const text = read(path);
  expect(text).toContain(from);
  writeFileSync(join(book, path), text.replace(from, to));
};

describe("the next export", () => {
  it("changes what the source changed, and keeps edits, comments and layout", async () => {
    await imported(Object.values(rows));
    edit("abstracts/made-second-talk.yaml", "title: Second talk", "title: Second talk # looked at\ntrack: Ours");
    const run = await imported([rows.one, rows.two.replace("The second text.", "A better text."), rows.three]);
    expect(run.written).toEqual(["abstracts/made-second-talk.yaml", "import-base.json"]);
    const text = read("abstracts/made-second-talk.yaml");
    expect(text).toContain("title: Second talk # looked at\ntrack: Ours\n");
    expect(text).toContain("A better text.");
    expect(run.text).toContain("changed: made-second-talk “Second talk”: abstract");
    expect(await errorsOf(book)).toEqual([]);
  });

  it("shows a conflict until it is settled, and never overwrites silently", async () => {
    await imported(Object.values(rows));
    edit("abstracts/made-second-talk.yaml", "title: Second talk", "title: Our title");
    const changed = [rows.one, rows.two.replace("Second talk", "Their title"), rows.three];
    for (let round = 0; round < 2; round++) {
      const run = await imported(changed);
      expect(run.diagnostics.map(({ code }) => code)).toContain("import-conflict");
      expect(run.text).toContain("<<<<<<<");
      expect(run.text).toContain("Our title\n=======\nTheir title\n>>>>>>> the source");
      expect(read("abstracts/made-second-talk.yaml")).toContain("title: Our title");
    }
    await imported(changed, "theirs");
    expect(read("abstracts/made-second-talk.yaml")).toContain("title: Their title");
    const last = await imported(changed);
    expect(last.written).toEqual([]);
  });

  it("keeps and marks withdrawn abstracts, adds new ones, and restores those that return", async () => {
    await imported(Object.values(rows));
    const run = await imported([
      rows.one,
      rows.two,
      "4,Fourth talk,Ed Imagined,Text.,accepted,2026-09-14,10:00,10:20,Hall,Morning\n",
    ]);
    expect(read("abstracts/unreal-third-talk.yaml")).toContain("withdrawn: true");
    expect(read("abstracts/imagined-fourth-talk.yaml")).toContain("title: Fourth talk");
    expect(run.text).toContain("withdrawn: unreal-third-talk");
    await imported(Object.values(rows));
    expect(read("abstracts/unreal-third-talk.yaml")).not.toContain("withdrawn");
  });

  it("moves what moved in a programme that was edited", async () => {
    await imported(Object.values(rows));
    edit("programme.yaml", "room: Hall\n", "room: Hall\n        chair: Our Chair # by hand\n");
    await imported([
      rows.one.replace("09:00,09:20", "09:40,10:00"),
      rows.two,
      rows.three.replace("09:40,10:00", "09:00,09:20"),
    ]);
    const programme = read("programme.yaml");
    expect(programme).toContain("chair: Our Chair # by hand");
    expect(programme).toContain('{ abstract: invented-first-talk, start: "09:40", end: "10:00" }');
    expect(await errorsOf(book)).toEqual([]);
  });

  it("keeps the comments of a list in which the source adds, changes and removes items", async () => {
    await imported(Object.values(rows));
    const first = "          - { abstract: invented-first-talk";
    edit("programme.yaml", first, `          # asked for the morning\n${first}`);
    edit(
      "programme.yaml",
      /^( +- \{ abstract: made-second-talk.*)$/m.exec(read("programme.yaml"))?.[1] ?? "?",
      "$& # by train",
    );
    await imported([
      ...Object.values(rows),
      "5,Fifth talk,Flo Dreamt,Text.,accepted,2026-09-14,09:40,10:00,Hall,Morning\n",
    ]);
    expect(read("programme.yaml")).toContain("abstract: dreamt-fifth-talk");
    expect(read("programme.yaml")).toContain("# asked for the morning\n");
    expect(read("programme.yaml")).toContain(" # by train\n");
  });

  it("changes no byte when nothing changed, whatever was edited", async () => {
    await imported(Object.values(rows));
    edit("abstracts/invented-first-talk.yaml", "The first text.", "Our own text.");
    appendFileSync(join(book, "programme.yaml"), "# the end\n");
    expect((await imported(Object.values(rows))).written).toEqual([]);
  });
});
