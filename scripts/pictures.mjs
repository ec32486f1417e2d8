// npm run pictures: makes docs/pictures from the sample book, the specimen and generated congresses. The page of each picture is found
// in the dump of its book, by the name of a destination. `node scripts/pictures.mjs imported` makes those of docs/from-your-system.md alone.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeBook } from "./make-book.mjs";
import { blank, pixelsOfPage, place, toPng } from "./pixels.mjs";

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

try {
  for (const [name, [folder, title]] of Object.entries(systems)) drawImported(name, print(imported(folder, title)));
  if (process.argv[2] !== "imported") drawBooks();
} finally {
  rmSync(work, { recursive: true, force: true });
}

function drawBooks() {
  const sample = print(join(root, "data"));
  const specimen = print(join(root, "docs", "specimen"));
  const rooms = print(join(root, "data"), ["--profile", "rooms"]);
  const congress = (count) => {
    const folder = join(work, `rooms-${count}`);
    makeBook(count > 3 ? 400 : 120, folder, count);
    return print(folder);
  };
  const spread = (book, name, from = 0) => [book.pageOf(name) + from, book.pageOf(name) + from + 1];
  draw("contents", sample, spread(sample, "contents"), 71);
  draw("programme-week", sample, [sample.pageOf("programme")], 58);
  draw("programme-day", sample, spread(sample, "programme", 1), 55);
  draw("spread", sample, spread(sample, "chapter-day-2026-09-14"), 73);
  draw("posters", sample, spread(sample, "posters"), 55);
  draw("author-index", sample, spread(sample, "index-authors"), 55);
  draw(
    "specimen",
    specimen,
    [0, 1, 2, 3].map((n) => specimen.pageOf("abstract-formulas", 5) + n),
    55,
  );
  draw("room-sheet", rooms, [1], 51);
  for (const count of [3, 14]) {
    const book = congress(count);
    draw(`grid-${count}-rooms`, book, spread(book, "programme", 1).slice(0, count > 3 ? 2 : 1), count > 3 ? 69 : 108);
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

/** Pages side by side, each with a thin edge; of each the upper `part`. */
function draw(name, { pdf }, pages, dpi, part = 1) {
  const pictures = pages
    .map((page) => pixelsOfPage(pdf, page, { dpi }))
    .map((picture) => ({ ...picture, height: Math.round(picture.height * part) }));
  const width = pictures.reduce((sum, picture) => sum + picture.width + edge, edge);
  const height = Math.max(...pictures.map((picture) => picture.height)) + 2 * edge;
  const canvas = blank(width, height, 3, 215);
  let left = edge;
  for (const picture of pictures) {
    place(canvas, picture, left, edge);
    left += picture.width + edge;
  }
  writeFileSync(join(out, `${name}.png`), toPng(canvas));
  console.log(`docs/pictures/${name}.png`);
}
