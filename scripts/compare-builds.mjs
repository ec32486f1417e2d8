// node scripts/compare-builds.mjs OLD [NEW] [BOOK … | N …]: checks that two built checkouts of the program print the same pages: lines of
// the same words, breaks, spaces and faces at the same place, and the same text at the same place in the PDF. For changes that
// should change nothing but speed: a faster setter, another order of objects. Without books: the sample, the specimen, the book
// folders beside the repository, and three generated ones.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getDocumentProxy } from "unpdf";
import { makeBook } from "./make-book.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Points by which the place of a text may differ, because files round it. */
const tolerance = 0.02;
/** The most differences shown for one book. */
const shown = 5;

const words = process.argv.slice(2);
const checkouts = words.filter((word) => existsSync(join(word, "bin", "abstracts.js")));
const [before, after = root] = checkouts;
if (!before) {
  console.error("usage: node scripts/compare-builds.mjs OLD [NEW] [BOOK … | N …]");
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), "abstracts-compare-"));
try {
  const asked = words.filter((word) => !checkouts.includes(word));
  let wrong = 0;
  for (const name of asked.length > 0 ? asked : usualBooks()) wrong += await compare(folderOf(name));
  process.exitCode = wrong > 0 ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function usualBooks() {
  const beside = join(root, "..", "shared", "books");
  const others = existsSync(beside) ? readdirSync(beside).map((name) => join(beside, name)) : [];
  return ["data", "docs/specimen"].map((name) => join(root, name)).concat(others, ["30", "100", "300"]);
}

function folderOf(name) {
  if (existsSync(join(name, "book.yaml"))) return name;
  const folder = join(work, `generated-${name}`);
  makeBook(Number(name), folder);
  return folder;
}

/** The number of differences. */
async function compare(folder) {
  const [old, now] = [print(before, folder, "old"), print(after, folder, "new")];
  const rows = differences(old.rows, now.rows, (a, b) => a === b);
  const [oldText, newText] = [await textOf(old.pdf), await textOf(now.pdf)];
  const texts = differences(oldText, newText, isSameText);
  const bytes = `${old.pdf.length} → ${now.pdf.length} bytes`;
  console.log(`${basename(folder)}: ${now.rows.length} rows, ${newText.length} texts, ${bytes}`);
  for (const [kind, found] of [
    ["row", rows],
    ["text", texts],
  ]) {
    if (found.length > 0) console.log(`  ${found.length} ${kind}s differ`);
    for (const { at, a, b } of found.slice(0, shown)) console.log(`  ${kind} ${at}\n  - ${show(a)}\n  + ${show(b)}`);
  }
  return rows.length + texts.length;
}

function print(checkout, folder, name) {
  const [pdf, dump] = [join(work, `${name}.pdf`), join(work, `${name}.txt`)];
  const program = join(checkout, "bin", "abstracts.js");
  const caching = /--no-cache/.test(execFileSync(process.execPath, [program, "build", "--help"], { encoding: "utf8" }));
  execFileSync(
    process.execPath,
    [program, "build", folder, "-q", "--draft", "-o", pdf, "--dump", dump, ...(caching ? ["--no-cache"] : [])],
    { stdio: ["ignore", "ignore", "ignore"], env: { ...process.env, SOURCE_DATE_EPOCH: "0" } },
  );
  const written = existsSync(pdf) ? pdf : pdf.replace(/\.pdf$/, "-draft.pdf");
  const result = { rows: readFileSync(dump, "utf8").split("\n"), pdf: readFileSync(written) };
  for (const path of [written, dump]) if (statSync(path, { throwIfNoEntry: false })) rmSync(path);
  return result;
}

/** The text as a reader finds it: each run with its page, place and width. */
async function textOf(bytes) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const texts = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true });
    for (const { str, transform, width } of items)
      texts.push({ page: number, text: str, x: transform[4], y: transform[5], size: transform[3], width });
  }
  await pdf.destroy();
  return texts;
}

function isSameText(a, b) {
  const near = (one, other) => Math.abs(one - other) <= tolerance;
  const isSame = a.page === b.page && a.text === b.text && near(a.size, b.size);
  return isSame && near(a.x, b.x) && near(a.y, b.y) && Math.abs(a.width - b.width) <= 2 * tolerance;
}

function differences(old, now, isSame) {
  const found = [];
  for (let at = 0; at < Math.max(old.length, now.length); at++) {
    const [a, b] = [old[at], now[at]];
    if (a === undefined || b === undefined || !isSame(a, b)) found.push({ at, a, b });
  }
  return found;
}

function show(value) {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
