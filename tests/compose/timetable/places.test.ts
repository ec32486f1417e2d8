import { afterAll, expect, it } from "vitest";
import { compile } from "../../../src/compile.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { temporaryFolder, writeFiles } from "../../support/run.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

it("text that is too long for a box of the grid has its place in the files", async () => {
  const long = (letter: string) => `${letter.toUpperCase()}${letter.repeat(90)}`;
  const rooms = ["B", "C", "D", "E", "F"];
  const session = (title: string, room: string, more: string) =>
    `      - { title: ${title}, room: ${room}, start: "09:00", end: "12:00"${more} }\n`;
  writeFiles(folder.path, {
    "book.yaml": "title: T\nparts: [programme]\n",
    "programme.yaml": `days:\n  - date: 2031-06-02\n    sessions:\n${session(long("s"), long("r"), `, chair: A ${long("c")}, items: [a]`)}${rooms.map((room) => session(`In ${room}`, room, "")).join("")}`,
    "abstracts/a.yaml": `title: ${long("t")}\nauthors: [B ${long("n")}]\nabstract: Text.\n`,
  });
  const diagnostics = new Diagnostics();
  await compile({ folder: folder.path }, diagnostics);
  const broken = diagnostics.sorted().filter(({ code }) => code === "broken-word");
  const words = broken.map(({ message }) => message.charAt("the word “".length)).sort();
  expect(new Set(words)).toEqual(new Set(["C", "N", "R", "S", "T"]));
  expect(broken.filter(({ span }) => span === null)).toEqual([]);
});
