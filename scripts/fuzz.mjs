// npm run fuzz -- [--minutes 10 | --inputs 10000] [--seed 1] [--jobs 2] [BOOK …]: damages books (those of
// tests/fuzz/small and tests/fuzz/books, sometimes the starter and the sample) and exports (the samples of import) in
// as many ways as the time allows, and reports how many inputs were tried and what they found. Inputs that reach a new
// diagnostic are kept (tests/fuzz/corpus.jsonl) and damaged further; inputs that break the program are reduced as far
// as possible and kept in tests/fuzz/cases, which `npm test` always tries.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Corpus } from "./fuzz/corpus.mjs";
import { Finds } from "./fuzz/finds.mjs";
import { bundleTrial, root, Trier } from "./fuzz/trier.mjs";

/** qpdf checks one in this many PDFs, and those of inputs that reached something new. */
const checkEvery = 20;
/** One in this many exports is set as pages; for the others, the resulting book is read and checked. */
const pagesEvery = 8;
const { minutes, inputs, seed, jobs, books } = parse(process.argv.slice(2));
// Files that are written a million times belong in memory.
const scratch = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "abstracts-fuzz-"));
const bundle = await bundleTrial(scratch);
const corpus = new Corpus();
const finds = new Finds(() => new Trier(bundle, scratch));
const count = { faults: 0, printed: 0, broken: 0, checked: 0, milliseconds: 0, slowest: 0, slowestSeed: 0 };
const started = Date.now();
let next = seed;
let checking = Promise.resolve();
const isOver = () => Date.now() >= started + minutes * 60_000 || next >= seed + inputs;
const said = setInterval(() => {
  console.log(summary());
  corpus.save();
}, 120_000);
try {
  await Promise.all(Array.from({ length: jobs }, work));
  await checking;
} finally {
  clearInterval(said);
  rmSync(scratch, { recursive: true, force: true });
}
corpus.save();
console.log(`\n${summary()}\n${corpus.summary()}\n${finds.summary()}`);
process.exitCode = finds.size === 0 ? 0 : 1;

function parse(words) {
  const options = { minutes: Number.POSITIVE_INFINITY, inputs: Number.POSITIVE_INFINITY, seed: 1, jobs: 2, books: [] };
  while (words.length > 0) {
    const word = words.shift();
    if (word.startsWith("--")) options[word.slice(2)] = Number(words.shift());
    else options.books.push(word);
  }
  if (options.minutes === Number.POSITIVE_INFINITY && options.inputs === Number.POSITIVE_INFINITY) options.minutes = 1;
  return options;
}

/** Of twelve inputs, seven are small books, two larger ones, three exports; sometimes a whole book. */
function targetOf(number) {
  if (books.length > 0) return books[number % books.length];
  if (number % 5000 === 0) return "data";
  if (number % 500 === 0) return "src/cli/starter";
  const place = number % 12;
  const folder = place < 7 ? "tests/fuzz/small" : place < 9 ? "tests/fuzz/books" : "tests/import/samples";
  const names = readdirSync(join(root, folder)).sort();
  // Each folder is stepped through one by one, so that none is skipped for ever.
  return `${folder}/${names[(Math.floor(number / 12) * 7 + place) % names.length]}`;
}

async function work() {
  const trier = new Trier(bundle, scratch);
  while (!isOver()) {
    const number = next++;
    const target = targetOf(number);
    const input = {
      seed: number,
      target,
      before: corpus.pick(target, number),
      extent: Math.floor(number / 12) % pagesEvery === 0 ? "pages" : "book",
    };
    const answer = await trier.try(input);
    if (answer.milliseconds > count.slowest)
      Object.assign(count, { slowest: answer.milliseconds, slowestSeed: number });
    count.milliseconds += answer.milliseconds ?? 0;
    if (answer.fault) {
      count.broken++;
      await finds.add(answer.fault, { ...input, mutations: answer.mutations });
      continue;
    }
    count[answer.outcome]++;
    const isNew = corpus.consider(target, answer);
    if (!answer.pdf) continue;
    if (isNew || number % checkEvery < 2)
      checking = checkPdf(answer.pdf, { ...input, mutations: answer.mutations }, checking);
    else rmSync(answer.pdf);
  }
  trier.end();
}

async function checkPdf(path, input, before) {
  await before;
  try {
    await promisify(execFile)("qpdf", ["--check", path]);
    count.checked++;
  } catch (error) {
    if (error.code !== "ENOENT") await finds.add(`qpdf --check: ${error.stdout}${error.stderr}`, input);
  }
  rmSync(path, { force: true });
}

function summary() {
  const tried = count.faults + count.printed + count.broken;
  return (
    `${tried} inputs (seeds ${seed} to ${next - 1}), ${(count.milliseconds / tried).toFixed(1)} ms of processor time each: ` +
    `${count.faults} with faults reported, ${count.printed} printed (${count.checked} checked by qpdf), ${count.broken} broken, ` +
    `slowest ${count.slowest} ms (seed ${count.slowestSeed})`
  );
}
