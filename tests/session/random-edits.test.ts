// After any edits in any order, a session gives the bytes and the diagnostics of a cold build.
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFixed } from "../../src/cli/fix.ts";
import { compileSafely } from "../../src/compile.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { BookSession } from "../../src/session/book-session.ts";
import { problemsOf } from "../../src/session/problems.ts";
import type { Choice } from "../../src/session/snapshot.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { repository, temporaryFolder, writeFiles } from "../support/run.ts";

/** The number of edits; `EDITS=500` tries more. */
const edits = Number(process.env.EDITS ?? 30);

/** mulberry32: pseudo-random numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const words = [
  "light",
  "überaus",
  "$E = mc^2$",
  "*slowly*",
  "שלום",
  "“quoted”",
  "x^2^",
  "[@einstein1905]",
  "文",
  "ﬁne",
  "two  spaces",
  "a note^[Of it.]",
];

const programme = (ids: readonly string[]) => `rooms: [Hall, Attic]
days:
  - date: 2026-09-14
    sessions:
      - { title: Morning, room: Hall, start: "09:00", chair: Ada Byron, items: [${ids[0]}, ${ids[1]}] }
      - { title: Also in the morning, room: Attic, start: "09:00", items: [${ids[2]}] }
      - { title: Coffee, kind: break, start: "11:00", end: "11:30" }
  - date: 2026-09-15
    sessions:
      - { title: Afternoon, start: "14:00", items: [${ids[3]}, ${ids[4]}] }
      - { title: Posters, kind: posters, prefix: P, items: [${ids[5]}, ${ids[6]}] }
`;

/** A book of a handful of abstracts: a corner of the sample book, with its references and free pages, a programme and all indices. */
function smallerSample(to: string): void {
  cpSync(join(repository, "data"), to, { recursive: true });
  const all = readdirSync(join(to, "abstracts"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".yaml"),
  );
  for (const path of all.sort().slice(7)) rmSync(join(to, "abstracts", path));
  writeFileSync(
    join(to, "programme.yaml"),
    programme(
      all
        .sort()
        .slice(0, 7)
        .map((path) => path.replace(".yaml", "")),
    ),
  );
  const book = readFileSync(join(to, "book.yaml"), "utf8");
  writeFileSync(join(to, "book.yaml"), book.replace(/^ {2}- index: authors$/m, allIndices));
  writeFiles(to, {
    "templates/own.yaml": "extends: classic\ncolours:\n  accent: '#224466'\n",
    "pages/venue.md": `${readFileSync(join(to, "pages/venue.md"), "utf8")}\nWe meet here^[And nowhere else.], see @planck1901.\n`,
  });
}

const allIndices = ["authors", "keywords", "sessions", "affiliations"].map((of) => `  - index: ${of}`).join("\n");

interface Editing {
  readonly folder: string;
  readonly random: () => number;
  readonly undo: (() => void)[];
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;
const filesOf = (folder: string) =>
  readdirSync(join(folder, "abstracts"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => join(folder, "abstracts", path))
    .sort();

/** One edit, as a person makes it; an edit that makes a file unreadable is undone some time later. */
function edit({ folder, random, undo }: Editing): void {
  const path = pick(filesOf(folder), random);
  const text = readFileSync(path, "utf8");
  const kinds: readonly (() => void)[] = [
    () => writeFileSync(path, text.replace(/(?<=abstract: \|\n {2}[^\n]*) /, ` ${pick(words, random)} `)),
    () => writeFileSync(path, text.replace(/ (\w{5,12}) /, " ")),
    () =>
      writeFileSync(
        path,
        text.replace(
          /^title: .*$/m,
          `title: ${pick(["On light", "A longer title than before, which needs two lines to be printed in", "Über Größe"], random)}`,
        ),
      ),
    () => {
      writeFileSync(path, `${text}\n "broken`);
      undo.push(() => writeFileSync(path, text));
    },
    () => {
      renameSync(path, `${path}.away`);
      undo.push(() => renameSync(`${path}.away`, path));
    },
    () => {
      const name = `new-${Math.floor(random() * 5)}.yaml`;
      writeFileSync(
        join(folder, "abstracts", name),
        "title: A new one\nauthors: [Ada Byron]\nabstract: |\n  It was not here before.\n",
      );
    },
    () => {
      const book = join(folder, "book.yaml");
      const before = readFileSync(book, "utf8");
      writeFileSync(book, before.replace(/^language: \w+$/m, `language: ${pick(["en", "de", "fr"], random)}`));
    },
    () => {
      const file = join(folder, "programme.yaml");
      const before = readFileSync(file, "utf8");
      const edits: readonly (readonly [RegExp, string])[] = [
        [/\[(\S+), (\S+)\]/, "[$2, $1]"],
        [/title: (Morning|Evening)/, `title: ${pick(["Morning", "Evening"], random)}`],
        [/chair: [^,]*/, `chair: ${pick(["Ada Byron", "Emmy Noether", "Max Planck"], random)}`],
        [/start: "14:\d\d"/, `start: "14:${pick(["00", "10", "30"], random)}"`],
      ];
      const [what, to] = pick(edits, random);
      writeFileSync(file, before.replace(what, to));
    },
    () =>
      writeFileSync(
        path,
        text.replace(/name: (\S+) /, (_, given: string) => `name: ${given}${pick(["a", "é"], random)} `),
      ),
    () => {
      const file = join(folder, "references.bib");
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace(/year( *)= \{\d+\}/, `year$1= {${1900 + Math.floor(random() * 9)}}`),
      );
    },
    () => {
      const file = join(folder, "pages/venue.md");
      writeFileSync(file, readFileSync(file, "utf8").replace(/^We \w*/m, `We ${pick(words, random)}`));
    },
    () => {
      const file = join(folder, "templates/own.yaml");
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace(/#\d+/, `#${pick(["224466", "662244", "444444"], random)}`),
      );
    },
    () => {
      const line = pick(["track: Heavens", "keywords: [light, sky]"], random);
      if (!text.includes(line)) writeFileSync(path, text.replace(/^title:/m, `${line}\ntitle:`));
    },
    () => undo.shift()?.(),
    () => undo.shift()?.(),
    () => undo.shift()?.(),
  ];
  // Words are edited more often than anything else.
  (random() < 0.5 ? kinds[0] : pick(kinds, random))?.();
}

const digest = (bytes: Uint8Array | null) => bytes && createHash("sha256").update(bytes).digest("hex");

async function cold(folder: string, { template, draft }: Choice) {
  const diagnostics = new Diagnostics();
  const options = { folder, ...(template !== null && { template }), ...(draft && { draft }) };
  const compiled = await compileSafely(options, diagnostics);
  const document = compiled?.prints[0]?.document;
  return { pdf: document ? digest(await writePdf(document)) : null, problems: problemsOf(diagnostics.sorted()) };
}

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe("a session", () => {
  it("gives what a cold build gives, after any sequence of edits", {
    timeout: 20_000 * Math.max(30, edits),
  }, async () => {
    smallerSample(folder.path);
    const session = new BookSession(folder.path, writeFixed);
    const random = generator(20260914);
    const undo: (() => void)[] = [];
    let shown = 0;
    for (let count = 0; count < edits; count++) {
      edit({ folder: folder.path, random, undo });
      const template = count % 20 < 12 ? null : count % 20 < 16 ? "modern" : "templates/own.yaml";
      const choice: Choice = { template, paper: null, profile: null, draft: count % 3 === 0 };
      const snapshot = await session.build({ choice, saved: [] });
      const expected = await cold(folder.path, choice);
      expect(snapshot.problems, `edit ${count}`).toEqual(expected.problems);
      if (snapshot.state !== "fresh") continue;
      shown++;
      expect(digest(await session.bookPdf()), `edit ${count}`).toBe(expected.pdf);
    }
    expect(shown).toBeGreaterThan(edits / 3);
  });

  it("keeps what it has made if nothing has changed", async () => {
    writeFiles(folder.path, {
      "book.yaml": "title: Two\n",
      "abstracts/a.yaml": "title: One\nauthors: [Ada]\nabstract: Text.\n",
    });
    const session = new BookSession(folder.path, writeFixed);
    const choice: Choice = { template: null, paper: null, profile: null, draft: false };
    const first = await session.build({ choice, saved: [] });
    const pdf = digest(await session.bookPdf());
    for (let i = 0; i < 3; i++) {
      const again = await session.build({ choice, saved: [] });
      expect(again.pages).toEqual(first.pages);
      expect(digest(await session.bookPdf())).toBe(pdf);
    }
  });
});
