// Below the limits, the work grows no faster than the input, for each kind of input with a limit: counted in steps of
// our own code, which are the same on every machine. Four times as much may cost little more than four times as much.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errorsAndPlaces } from "../../src/cli/verdict.ts";
import { compile } from "../../src/compile.ts";
import type { Abstract } from "../../src/model/book.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readYaml } from "../../src/source/read-yaml.ts";
import { source, span } from "../../src/source/source.ts";
import { stepsOf } from "../support/effort.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const times = (count: number, make: (index: number) => string, between = "") =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);
const abstract = (body: string, more = "") =>
  `title: A\nauthors: [A. B]\n${more}abstract: |\n${body.replace(/^/gm, "  ")}\n`;
const book = (more = "") => `title: B\n${more}`;
const alone = "parts: [abstracts: { group: none }]\n";
const clock = (minutes: number) =>
  `"${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}"`;

type Files = Readonly<Record<string, string>>;

/** For each kind, the files of a book with this many of it. */
const kinds: Readonly<Record<string, (count: number) => Files>> = {
  "words of a text": (n) => ({ "abstracts/a.yaml": abstract(times(n * 4, (i) => `word${i % 90}`, " ")) }),
  "marks of Markdown": (n) => ({ "abstracts/a.yaml": abstract(times(n, (i) => `*a${i}* **b**`, " ")) }),
  headings: (n) => ({ "abstracts/a.yaml": abstract(times(n, (i) => `## H ${i}\n\nText.`, "\n\n")) }),
  "items of lists": (n) => ({ "abstracts/a.yaml": abstract(times(n, (i) => `- item ${i}`, "\n")) }),
  footnotes: (n) => ({
    "abstracts/a.yaml": abstract(`${times(n, (i) => `a[^${i}] `)}\n\n${times(n, (i) => `[^${i}]: N.`, "\n\n")}`),
  }),
  "cells of tables": (n) => ({
    "abstracts/a.yaml": abstract(`| a | b | c |\n|---|---|---|\n${times(n, (i) => `| ${i} | x | y |`, "\n")}`),
  }),
  formulas: (n) => ({ "abstracts/a.yaml": abstract(times(n, (i) => `$x_{${i}}$`, " ")) }),
  citations: (n) => ({
    "book.yaml": book(`bibliography: [refs.bib]\n${alone}`),
    "refs.bib": times(n, (i) => `@article{k${i}, author={Lee, A}, title={T ${i}}, journal={J}, year={2000}}\n`),
    "abstracts/a.yaml": abstract(times(n, (i) => `[@k${i}]`, " ")),
  }),
  "entries of a bibliography": (n) => ({
    "book.yaml": book(`bibliography: [refs.bib]\n${alone}`),
    "refs.bib": times(n, (i) => `@article{k${i}, author={Lee, A}, title={T ${i}}, journal={J}, year={2000}}\n`),
    "abstracts/a.yaml": abstract("As [@k1] says."),
  }),
  authors: (n) => ({
    "abstracts/a.yaml": `title: A\nabstract: T.\nauthors:\n${times(n, (i) => `  - { name: Ann${i} Lee${i}, affiliation: U ${i % 50} }\n`)}`,
  }),
  keywords: (n) => ({
    "book.yaml": book("parts: [abstracts: { group: none }, { index: keywords }]\n"),
    "abstracts/a.yaml": abstract("T.", `keywords: [${times(n, (i) => `k${i}`, ", ")}]\n`),
  }),
  abstracts: (n) => ({
    "abstracts/all.yaml": times(n, (i) => `- { id: a${i}, title: On ${i}, authors: [Ann Lee], abstract: Text. }\n`),
  }),
  "documents of a file": (n) => ({
    "abstracts/all.yaml": times(n, (i) => `id: a${i}\ntitle: On ${i}\nauthors: [Ann Lee]\nabstract: Text.\n`, "---\n"),
  }),
  aliases: (n) => ({
    "abstracts/all.yaml": `- { id: x, title: X, authors: &a [Ann Lee], abstract: T. }\n${times(n, (i) => `- { id: a${i}, title: On ${i}, authors: *a, abstract: T. }\n`)}`,
  }),
  "items of a session, each twice": (n) => ({
    "book.yaml": book(),
    "abstracts/a.yaml": `id: a\n${abstract("T.")}`,
    "programme.yaml": `days:\n  - date: 2024-05-13\n    sessions:\n      - title: S\n        items: [${times(n, () => "a", ", ")}]\n`,
  }),
  "sessions one after the other": (n) => ({
    "book.yaml": book("parts: [programme]\n"),
    "programme.yaml": `days:\n  - date: 2024-05-13\n    sessions:\n${times(
      n,
      (i) => `      - { title: S${i}, room: R${i % 4}, start: ${clock(i)}, end: ${clock(i + 1)} }\n`,
    )}`,
  }),
  "sessions beside each other": (n) => ({
    "book.yaml": book("parts: [programme]\n"),
    "programme.yaml": `days:\n  - date: 2024-05-13\n    sessions:\n${times(n, (i) => {
      const start = 60 + Math.floor(i / 20) * 30;
      return `      - { title: S${i}, ${i % 20 === 0 ? "" : `room: R${i % 20}, `}start: ${clock(start)}, end: ${clock(start + 30)} }\n`;
    })}`,
  }),
  "abstracts of one id": (n) => ({
    "abstracts/all.yaml": times(n, (i) => `- { id: same, title: On ${i}, authors: [Ann Lee], abstract: Text. }\n`),
  }),
  "abstracts of one title": (n) => ({
    "abstracts/all.yaml": times(n, (i) => `- { id: a${i}, title: On, authors: [Ann Lee], abstract: Text. }\n`),
  }),
  "affiliations that differ by a number": (n) => ({
    "book.yaml": book("parts: [abstracts: { group: none }, { index: affiliations }]\n"),
    "abstracts/a.yaml": `title: A\nabstract: T.\nauthors:\n${times(n, (i) => `  - { name: Ann Lee, affiliation: U ${i} }\n`)}`,
  }),
  "references of one key": (n) => ({
    "book.yaml": book(`bibliography: [refs.bib]\n${alone}`),
    "refs.bib": times(n, (i) => `@article{same, author={Lee, A}, title={T ${i}}, journal={J}, year={2000}}\n`),
    "abstracts/a.yaml": abstract("As [@same] says."),
  }),
  "sessions of one id": (n) => ({
    "book.yaml": book("parts: [programme]\n"),
    "programme.yaml": `days:\n  - date: 2024-05-13\n    sessions:\n${times(n, () => "      - { id: same, title: S }\n")}`,
  }),
  "items that are no abstracts": (n) => ({
    "book.yaml": book("parts: [programme]\n"),
    "programme.yaml": `days:\n  - date: 2024-05-13\n    sessions:\n      - title: S\n        items: [${times(n, (i) => `b${i}`, ", ")}]\n`,
  }),
  "rules and elements of a drawing": (n) =>
    drawing(
      `<style>${times(n, (i) => `.c${i}{fill:red}`)}</style>${times(n, (i) => `<path class="c${i} c${n - i}" d="M${i} 1L7 8"/>`)}`,
    ),
  "elements of a drawing": (n) => drawing(times(n, (i) => `<path d="M${i} 1C1 2 3 4 5 6L7 8z"/>`)),
  "letters of a drawing": (n) => drawing(times(n, (i) => `<text x="1" y="9">abc${i}</text>`)),
};

const drawing = (inside: string): Files => ({
  "figures/a.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99">${inside}</svg>`,
  "abstracts/a.yaml": abstract("![x](figures/a.svg)"),
});

describe("four times as many", () => {
  // Few sessions share a sheet; what more of them cost shows only beyond that.
  const fewOf: Record<string, number> = { "sessions beside each other": 225 };

  it.each(Object.entries(kinds))("%s cost about four times as much", async (kind, filesOf) => {
    const few = fewOf[kind] ?? 150;
    const cost = async (count: number) => {
      const path = `${folder.path}/${count}`;
      writeFiles(path, { "book.yaml": book(alone), ...filesOf(count) });
      return stepsOf(() => compile({ folder: path }, new Diagnostics()));
    };
    await cost(1);
    // The fixed cost of a book is not part of it.
    const base = await cost(2);
    const once = (await cost(few)) - base;
    const fourfold = (await cost(4 * few)) - base;
    expect(once).toBeGreaterThan(few);
    // A paragraph of many lines is looked at more closely than a short one; what is quadratic comes to sixteen.
    expect(fourfold / once).toBeLessThan(8);
  });

  const file = source(
    "abstracts/all.yaml",
    times(4000, (i) => `- a # abstracts: ignore code-${i % 7}\n`),
  );
  const at = (line: number) => span(file, file.lineStarts[line] ?? 0, (file.lineStarts[line] ?? 0) + 3);
  const faults: Readonly<Record<string, (count: number) => unknown>> = {
    "in as many abstracts": (count) => {
      const abstracts = Array.from({ length: count }, (_, line) => ({ extent: at(line) }) as unknown as Abstract);
      const diagnostics = new Diagnostics();
      for (let line = 0; line < count; line++) diagnostics.error("wrong", `number ${line} is wrong`, at(line));
      expect(errorsAndPlaces(diagnostics.sorted(), abstracts, false)).toBe(`${count} errors in ${count} abstracts`);
    },
    "beside as many comments": (count) => {
      const diagnostics = new Diagnostics();
      for (let line = 0; line < count; line++) diagnostics.error(`code-${line % 7}`, "it is wrong", at(line));
      expect(diagnostics.errors).toBe(0);
    },
    "of lines that are too wide": (count) => {
      const diagnostics = new Diagnostics();
      for (let line = 0; line < count; line++)
        diagnostics.warning("overfull-line", `line ${line}`, at(line), { weight: (line * 7) % 13 });
      expect(diagnostics.warnings).toBe(count);
    },
  };

  it.each(Object.entries(faults))("faults %s cost about four times as much", async (_, work) => {
    await stepsOf(() => work(10));
    const once = await stepsOf(() => work(1000));
    expect(once).toBeGreaterThan(1000);
    expect((await stepsOf(() => work(4000))) / once).toBeLessThan(6);
  });

  it("would be detected if they cost sixteen times as much", async () => {
    const squared = (count: number) =>
      stepsOf(() => {
        const text = times(count, (i) => `- a${i}\n`);
        for (let i = 0; i < count; i++) readYaml(source("a.yaml", text), new Diagnostics());
      });
    expect((await squared(400)) / (await squared(100))).toBeGreaterThan(10);
  });
});
