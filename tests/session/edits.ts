// A small book, and edits of every kind that people make in one, at random.
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository, writeFiles } from "../support/run.ts";

/** mulberry32: pseudo-random numbers in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

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

/**
 * A book of a handful of abstracts: a corner of the sample book, with its references and free pages, a programme and
 * all indices.
 */
export function smallerSample(to: string): void {
  cpSync(join(repository, "data"), to, { recursive: true });
  const all = readdirSync(join(to, "abstracts"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .sort();
  for (const path of all.slice(7)) rmSync(join(to, "abstracts", path));
  const ids = all.slice(0, 7).map((path) => path.replace(".yaml", ""));
  const book = readFileSync(join(to, "book.yaml"), "utf8");
  writeFiles(to, {
    "programme.yaml": programme(ids),
    "book.yaml": `${book.replace(/^ {2}- index: authors$/m, allIndices)}layout: {}\n`,
    "templates/own.yaml": "extends: classic\ncolours:\n  accent: '#224466'\n",
    "pages/venue.md": `${readFileSync(join(to, "pages/venue.md"), "utf8")}\nWe meet here^[And nowhere else.], see @planck1901.\n`,
  });
}

const allIndices = ["authors", "keywords", "sessions", "affiliations"].map((of) => `  - index: ${of}`).join("\n");

export interface Editing {
  readonly folder: string;
  readonly random: () => number;
  /** What ends the faults that edits have made, the oldest first. */
  readonly undo: (() => void)[];
}

/** An edit: what it is made on, and the text of the file that it picked. */
interface Hand extends Editing {
  readonly path: string;
  readonly text: string;
  pick<T>(list: readonly T[]): T;
  /** Replaces in a file of the book. */
  replace(file: string, what: RegExp, to: string): void;
  write(text: string): void;
}

type Edit = (hand: Hand) => void;

const filesOf = (folder: string) =>
  readdirSync(join(folder, "abstracts"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => join(folder, "abstracts", path))
    .sort();

const words = [
  ...["light", "überaus", "$E = mc^2$", "*slowly*", "שלום", "“quoted”", "x^2^", "[@einstein1905]", "文", "ﬁne"],
  ...["two  spaces", "a note^[Of it.]", "**bold $x$**", "https://example.org/a/long/way", "[@nobody1900]"],
];
const blocks = [
  "\n  - first\n  - second\n",
  "\n  ## A heading\n\n  Under it.\n",
  "\n  | a | b |\n  |---|--:|\n  | 1 | 2.5 |\n",
  "\n  > Quoted.\n",
  "\n  $$\\int_0^1 x^2 = \\tfrac13$$\n",
];

const aWord: Edit = ({ text, write, pick }) =>
  write(text.replace(/(?<=abstract: \|\n {2}[^\n]*) /, ` ${pick(words)} `));

/** What is inside an abstract. */
const texts: readonly Edit[] = [
  aWord,
  ({ text, write }) => write(text.replace(/ (\w{5,12}) /, " ")),
  ({ text, write, pick }) => write(text.replace(/(?<=abstract: \|\n(?: {2}[^\n]*\n)+)/, pick(blocks))),
  ({ text, write, pick }) => {
    const titles = ["On light", "A longer title than before, which needs two lines to be printed in", "Über Größe"];
    write(text.replace(/^title: .*$/m, `title: ${pick(titles)}`));
  },
  ({ text, write, pick }) =>
    write(text.replace(/name: (\S+) /, (_, given: string) => `name: ${given}${pick(["a", "é"])} `)),
  ({ text, write, pick }) => {
    const lines = ["track: Heavens", "keywords: [light, sky]", "language: de", "type: poster", "number: '12'"];
    const line = pick(lines);
    if (!text.includes(line.split(":")[0] ?? "")) write(text.replace(/^title:/m, `${line}\ntitle:`));
  },
  ({ text, write, pick }) => {
    const language = pick(["de", "fr", "en"]);
    write(text.replace(/^language: \w+$/m, `language: ${language}`));
  },
  // Everything below is at another place of the file.
  ({ text, write }) => write(`# A comment.\n${text}`),
  ({ text, write }) => write(text.includes("\r") ? text.replaceAll("\r", "") : text.replaceAll("\n", "\r\n")),
];

/** Figures and references. */
const attachments: readonly Edit[] = [
  ({ text, write, pick }) => {
    const file = pick(["figures/planck-spectrum.svg", "figures/leavitt-law.svg", "figures/none.svg"]);
    if (!/^figures:/m.test(text))
      write(`${text}figures:\n  - file: ${file}\n    caption: As it is.\n    alt: A plot.\n`);
  },
  ({ text, write, pick }) => write(text.replace(/(?<=^ +caption: )\w+/m, pick(["Here", "There, $x$,", "Nowhere"]))),
  ({ replace, pick }) =>
    replace("figures/planck-spectrum.svg", /stroke="[^"]*"/, `stroke="${pick(["#111", "#222", "red"])}"`),
  ({ folder, undo }) => {
    const [file, away] = [join(folder, "figures/leavitt-law.svg"), join(folder, "figures/leavitt-law.away")];
    if (!existsSync(file)) return;
    renameSync(file, away);
    undo.push(() => renameSync(away, file));
  },
  ({ text, write, pick }) => {
    const key = pick(["einstein1905", "planck1901", "noether1918", "nobody1900"]);
    write(
      /^references:/m.test(text)
        ? text.replace(/^references:$/m, `references:\n  - ${key}`)
        : `${text}references: [${key}]\n`,
    );
  },
  ({ replace, random }) =>
    replace("references.bib", /year( *)= \{\d+\}/, `year$1= {${1900 + Math.floor(random() * 9)}}`),
];

/** Abstracts that come, go and are called something else. */
const files: readonly Edit[] = [
  ({ path, text, write, undo }) => {
    write(`${text}\n "broken`);
    undo.push(() => writeFileSync(path, text));
  },
  ({ path, undo }) => {
    renameSync(path, `${path}.away`);
    undo.push(() => renameSync(`${path}.away`, path));
  },
  ({ folder, random }) => {
    const name = `new-${Math.floor(random() * 5)}.yaml`;
    writeFiles(folder, {
      [`abstracts/${name}`]: "title: A new one\nauthors: [Ada Byron]\nabstract: |\n  It was not here before.\n",
    });
  },
  ({ folder, random }) => {
    const name = join(folder, "abstracts", `new-${Math.floor(random() * 5)}.yaml`);
    if (existsSync(name)) rmSync(name);
  },
  ({ folder, random }) => {
    const name = (number: number) => join(folder, "abstracts", `new-${number}.yaml`);
    const [from, to] = [Math.floor(random() * 5), Math.floor(random() * 5)];
    if (existsSync(name(from)) && !existsSync(name(to))) renameSync(name(from), name(to));
  },
  ({ text, write, path, undo }) => {
    write(text.replace(/^id: .*$/m, "id: another-id"));
    undo.push(() => writeFileSync(path, text));
  },
];

/** The programme, and who and what is where. */
const plans: readonly Edit[] = [
  ({ replace }) => replace("programme.yaml", /\[(\S+), (\S+)\]/, "[$2, $1]"),
  ({ replace, pick }) =>
    replace("programme.yaml", /title: (Morning|Evening)/, `title: ${pick(["Morning", "Evening"])}`),
  ({ replace, pick }) =>
    replace("programme.yaml", /chair: [^,]*/, `chair: ${pick(["Ada Byron", "Emmy Noether", "Max Planck"])}`),
  ({ replace, pick }) => replace("programme.yaml", /start: "14:\d\d"/, `start: "14:${pick(["00", "10", "30"])}"`),
  // The session at the end of the first day becomes the first of the second, and the other way round.
  ({ replace }) => replace("programme.yaml", /^( {6}- .*\n)( {2}- date: .*\n {4}sessions:\n)/m, "$2$1"),
  ({ replace }) => replace("programme.yaml", /^( {2}- date: .*\n {4}sessions:\n)( {6}- .*\n)(?= {6}- )/m, "$2$1"),
  ({ replace }) => replace("programme.yaml", /^( {6}- .*\n)( {6}- .*\n)/m, "$2$1"),
  ({ replace, pick }) =>
    replace("programme.yaml", /rooms: .*/, `rooms: ${pick(["[Hall, Attic]", "[Attic, Hall]", "[Hall]"])}`),
  ({ folder, pick }) =>
    writeFiles(folder, { "people.yaml": pick(["- name: Emmy Noether\n  aliases: [Amalie Noether]\n", "[]\n"]) }),
  ({ replace, pick }) => replace("affiliations.yaml", /Germany/, pick(["Germany", "Deutschland"])),
];

/** The settings of the book, its free pages and its template. */
const settings: readonly Edit[] = [
  ({ replace, pick }) => replace("book.yaml", /^language: \w+$/m, `language: ${pick(["en", "de", "fr"])}`),
  ({ replace, pick }) =>
    replace(
      "book.yaml",
      /^layout: .*$/m,
      `layout: ${pick(["{}", "{ abstracts: page }", "{ bottom: ragged }", "{ paper: a5 }", "{ contents: { depth: days } }"])}`,
    ),
  ({ replace, pick }) => replace("book.yaml", /^citation-style: .*$/m, `citation-style: ${pick(["vancouver", "apa"])}`),
  ({ replace, pick }) =>
    replace("book.yaml", /^limits: .*$/m, `limits: ${pick(["{ words: 320 }", "{ words: 20, references: 1 }"])}`),
  ({ replace }) => replace("book.yaml", /^( {2}- index: \w+\n)( {2}- index: \w+\n)/m, "$2$1"),
  ({ replace }) =>
    replace(
      "book.yaml",
      /^( {2}- programme\n)( {2}- abstracts\n)|^( {2}- abstracts\n)( {2}- programme\n)/m,
      "$2$1$4$3",
    ),
  ({ folder, pick }) => {
    const file = join(folder, "book.yaml");
    const line = pick([
      "titles: sentence\n",
      "kind: Proceedings\n",
      "hyphenation: [ra-di-a-tion]\n",
      "palette: none-such\n",
    ]);
    const book = readFileSync(file, "utf8");
    writeFileSync(file, book.includes(line) ? book.replace(line, "") : book + line);
  },
  ({ replace, pick }) => replace("pages/venue.md", /^We \w*/m, `We ${pick(words)}`),
  ({ replace, pick }) => replace("templates/own.yaml", /#\d+/, `#${pick(["224466", "662244", "444444"])}`),
];

const mended: Edit = ({ undo }) => undo.shift()?.();
const kinds = [texts, attachments, files, plans, settings, [mended, mended, mended]];

/** One edit, as a person makes it; an edit that makes a file unreadable is undone some time later. */
export function edit(editing: Editing): void {
  const { folder, random } = editing;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const path = pick(filesOf(folder));
  const hand: Hand = {
    ...editing,
    path,
    text: readFileSync(path, "utf8"),
    pick,
    replace: (file, what, to) => {
      const name = join(folder, file);
      writeFileSync(name, readFileSync(name, "utf8").replace(what, to));
    },
    write: (text) => writeFileSync(path, text),
  };
  // Words are edited more often than anything else.
  (random() < 0.4 ? aWord : pick(pick(kinds)))(hand);
}
