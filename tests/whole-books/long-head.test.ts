// A head that no page holds is printed whole, and reported.
import { afterAll, expect, it } from "vitest";
import { abstracts, temporaryFolder, writeFiles } from "../support/run.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

it("a head longer than a page is reported at its title, but not one that fits", () => {
  const authors = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `  - { name: Ana Ek${"abcdefghij".charAt(index % 10)}, affiliation: "Institute ${index}, Bonn" }\n`,
    );
  const file = (title: string, count: number) =>
    `title: ${title}\nauthors:\n${authors(count).join("")}abstract: Text of ${title}.\n`;
  writeFiles(folder.path, {
    "book.yaml": "title: Heads\n",
    "abstracts/long.yaml": file("Many", 90),
    "abstracts/short.yaml": file("Few", 5),
  });
  const { status, stdout } = abstracts(folder.path, ["check", folder.path, "--code", "long-head", "--format", "json"]);
  const found: readonly { readonly file: string; readonly line: number }[] = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(found.map(({ file: at, line }) => [at.endsWith("long.yaml"), line])).toEqual([[true, 1]]);
}, 30_000);
