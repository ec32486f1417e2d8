// npm run pictures: makes docs/pictures from the sample book, the specimen and generated congresses. The page of each picture is found
// in the dump of its book, by the name of a destination. `node scripts/pictures.mjs imported` makes those of docs/from-your-system.md
// alone, `yours` those of docs/make-it-yours.md, `books` the rest.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { changesIn } from "./changes.mjs";
import { makeBook } from "./make-book.mjs";
import { makeShowBook } from "./make-show-book.mjs";
import { toPalettePng } from "./palette-png.mjs";
import { blank, pixelsOfPage, place } from "./pixels.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "docs", "pictures");
const work = mkdtempSync(join(tmpdir(), "abstracts-pictures-"));
const edge = 3;
/** What is imported from a sample of the tests, and the meeting's name. */
const systems = {
  table: ["table-workbook", "Meeting of the Tables"],
  indico: ["indico-timetable", "Meeting of the Beams"],
  pretalx: ["pretalx-json", "Meeting of the Talks"],
  conftool: ["conftool-xml", "Meeting of the Coasts"],
  easychair: ["easychair-xlsx", "Meeting of the Chairs"],
  openreview: ["openreview-v2", "Meeting of the Open"],
  aclpub2: ["aclpub2-workshop", "Meeting of the Words"],
  softconf: ["softconf-csv", "Meeting of the Starts"],
  hotcrp: ["hotcrp-json", "Meeting of the Papers"],
  cmt: ["cmt-xlsx", "Meeting of the Tools"],
  sessionize: ["sessionize-all", "Meeting of the Speakers"],
  gca: ["gca-json", "Meeting of the Nodes"],
  whova: ["whova-sessions", "Meeting of the Whales"],
  oxford: ["oxford-abstracts-csv", "Meeting of the Oxen"],
  pentabarf: ["pentabarf-xml", "Meeting of the Bards"],
  word: ["documents-word", "Meeting of the Stones"],
};

const monday = "chapter-day-2026-09-14";
const first = (book) => [book.pageOf(monday)];
const coloured = (book) => [1, book.pageOf("programme") + 1];
const opened = (book) => {
  const quanta = book.pageOf("chapter-session-quanta");
  return [...new Set([book.pageOf(monday), quanta, quanta + 1, quanta + 2])].slice(0, 3);
};
/** What is shown of each change of docs/make-it-yours.md, before it where that helps, and of each of its variants. */
const shown = {
  "yours-colours": { before: coloured, after: coloured, dpi: 30, of: { cover: { design: "waves" } } },
  "yours-logos": { after: () => [1], dpi: 42 },
  "yours-cover": { after: () => [1], dpi: 42 },
  "yours-fonts": { before: first, after: first, dpi: 50 },
  "yours-paper": { before: first, after: first, dpi: 46 },
  "yours-columns": { before: first, after: first, dpi: 50 },
  "yours-abstract": { before: first, after: first, dpi: 50 },
  "yours-openers": { after: opened, dpi: 42 },
  "yours-order": { after: (book) => [0, 1, 2].map((n) => book.pageOf("part-welcome") + n), dpi: 40 },
  "yours-language": { after: (book) => [book.pageOf("contents"), book.pageOf("programme") + 1], dpi: 48 },
};

try {
  const [, , only] = process.argv;
  const wants = (part) => only === undefined || only === part;
  if (wants("imported"))
    for (const [name, [folder, title]] of Object.entries(systems)) drawImported(name, print(imported(folder, title)));
  if (wants("yours")) drawYours();
  if (wants("books")) drawBooks();
} finally {
  rmSync(work, { recursive: true, force: true });
}

function drawYours() {
  const text = readFileSync(join(root, "docs", "make-it-yours.md"), "utf8");
  const bookOf = ({ settings, template }, name) => {
    const folder = join(work, name);
    makeShowBook(folder, settings, template);
    return print(folder);
  };
  for (const { picture, variants } of changesIn(text)) {
    const { before, after, dpi, of = {} } = shown[picture];
    const pagesOf = ({ settings, template }, name, pages) => {
      const book = bookOf({ settings: { ...of, ...settings }, template }, name);
      return pixelsOf(book, pages(book), dpi);
    };
    write(picture, [
      ...(before ? pagesOf({ settings: {}, template: null }, `${picture}-before`, before) : []),
      ...variants.flatMap((variant, index) => pagesOf(variant, `${picture}-${index}`, after)),
    ]);
  }
}

/** Six covers, two rows of three. */
function drawCovers() {
  const looks = [
    ["contours", "modern"],
    ["network", "classic"],
    ["orbits", "journal"],
    ["spectrum", "modern"],
    ["tiles", "festival"],
    ["waves", "festival"],
  ];
  const covers = looks.map(([design, template]) => {
    const folder = join(work, `cover-${design}`);
    makeShowBook(folder, { template, cover: { design }, parts: ["cover", { abstracts: { group: "none" } }] });
    return pixelsOfPage(print(folder).pdf, 1, { dpi: 32 });
  });
  write("covers", covers, 3);
}

/** Pages of each template, of organizers, and a booklet. */
function drawTemplates() {
  const shownBook = join(work, "shown");
  makeShowBook(shownBook);
  const classic = print(shownBook);
  write(
    "people",
    pixelsOf(
      classic,
      [0, 1].map((n) => classic.pageOf("page-people") + n),
      55,
    ),
  );
  write("booklet", pixelsOf(print(shownBook, ["--profile", "pocket", "--impose", "a4"]), [1, 2], 55));
  for (const template of ["modern", "large-print", "journal", "festival"]) {
    const folder = join(work, template);
    makeShowBook(folder, { template, cover: { logos: ["figures/academy.svg", "figures/society.svg"] } });
    const book = print(folder);
    write(template, pixelsOf(book, [1, ...opened(book)], 31));
  }
}

function drawBooks() {
  drawCovers();
  drawTemplates();
  const sample = print(join(root, "data"));
  const specimen = print(join(root, "docs", "specimen"));
  const rooms = print(join(root, "data"), ["--profile", "rooms"]);
  const congress = (count) => {
    const folder = join(work, `rooms-${count}`);
    makeBook(count > 3 ? 400 : 120, folder, count);
    return print(folder);
  };
  const spread = (book, name, from = 0) => [book.pageOf(name) + from, book.pageOf(name) + from + 1];
  draw("contents", sample, spread(sample, "contents"), 68);
  draw("programme-week", sample, [sample.pageOf("programme")], 58);
  draw("programme-day", sample, spread(sample, "programme", 1), 55);
  draw("spread", sample, spread(sample, "chapter-day-2026-09-14"), 70);
  draw("posters", sample, spread(sample, "posters"), 55);
  draw("author-index", sample, [sample.pageOf("index-authors")], 55);
  draw(
    "specimen",
    specimen,
    [0, 1, 2, 3].map((n) => specimen.pageOf("abstract-formulas", 5) + n),
    45,
  );
  draw("room-sheet", rooms, [1], 51);
  for (const count of [3, 14]) {
    const book = congress(count);
    draw(`grid-${count}-rooms`, book, spread(book, "programme", 1).slice(0, count > 3 ? 2 : 1), count > 3 ? 58 : 84);
  }
}

/** The upper halves of its programme, where it has one, else its contents, and of its first abstract. */
function drawImported(name, book) {
  const first = book.pageOf("programme", book.pageOf("contents", 2));
  draw(`imported-${name}`, book, [first, book.pageOfAbstract()], 60, 0.5);
}

/** The book that is imported from a sample of the tests. */
function imported(sample, title) {
  const from = join(root, "tests", "import", "samples", sample);
  const folder = join(work, sample);
  const files = readdirSync(from).filter((name) => name !== "book.txt" && name !== "printed.txt");
  const words = ["import", ...files.map((name) => join(from, name)), "--into", folder, "--title", title, "-q"];
  execFileSync(process.execPath, [join(root, "bin", "abstracts.js"), ...words], { stdio: "ignore" });
  return folder;
}

/** A book's PDF, and the page on which a destination is. */
function print(folder, more = []) {
  const base = join(work, `${folder.replaceAll(/\W/g, "-")}${more.join("")}`);
  const program = join(root, "bin", "abstracts.js");
  const words = ["build", folder, "-q", "-o", `${base}.pdf`, "--dump", `${base}.txt`, ...more];
  execFileSync(process.execPath, [program, ...words], { stdio: "ignore" });
  const dump = readFileSync(`${base}.txt`, "utf8");
  return {
    pdf: `${base}.pdf`,
    pageOf(name, otherwise) {
      const page = new RegExp(`^  ${name}: page (\\d+) `, "m").exec(dump)?.[1] ?? otherwise;
      if (page === undefined) throw new Error(`${folder} has no destination ${name}`);
      return Number(page);
    },
    pageOfAbstract: () => Number(/^ {2}abstract-\S+: page (\d+) /m.exec(dump)?.[1] ?? 3),
  };
}

/** Pages side by side; of each the upper `part`. */
function draw(name, book, pages, dpi, part = 1) {
  const pictures = pixelsOf(book, pages, dpi);
  write(
    name,
    pictures.map((picture) => ({ ...picture, height: Math.round(picture.height * part) })),
  );
}

function pixelsOf({ pdf }, pages, dpi) {
  return pages.map((page) => pixelsOfPage(pdf, page, { dpi }));
}

/** Pictures in rows, each with a thin edge. */
function write(name, pictures, across = pictures.length) {
  const rows = Array.from({ length: Math.ceil(pictures.length / across) }, (_, row) =>
    pictures.slice(row * across, (row + 1) * across),
  );
  const tall = rows.map((row) => Math.max(...row.map(({ height }) => height)));
  const width = Math.max(...rows.map((row) => row.reduce((sum, picture) => sum + picture.width + edge, edge)));
  const canvas = blank(
    width,
    tall.reduce((sum, height) => sum + height + edge, edge),
    3,
    215,
  );
  let top = edge;
  for (const [index, row] of rows.entries()) {
    let left = edge;
    for (const picture of row) {
      place(canvas, picture, left, top);
      left += picture.width + edge;
    }
    top += (tall[index] ?? 0) + edge;
  }
  const bytes = toPalettePng(canvas);
  writeFileSync(join(out, `${name}.png`), bytes);
  console.log(`docs/pictures/${name}.png (${Math.round(bytes.length / 1000)} kB)`);
}
