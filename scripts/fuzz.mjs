// npm run fuzz -- [--minutes 10 | --inputs 10000] [--seed 1] [--jobs 2] [BOOK …]: damages books (those of tests/fuzz/books, now and
// then the starter and the sample) and exports (the samples of import) in as many ways as the time allows, and says how many inputs
// were tried and what they found. What reaches a diagnostic that nothing reached before is kept (tests/fuzz/corpus.jsonl) and damaged
// further; what breaks the program is made as small as it gets, and kept in tests/fuzz/cases, which `npm test` tries for ever.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Corpus } from "./fuzz/corpus.mjs";
import { Finds } from "./fuzz/finds.mjs";
import { bundleTrial, root, Trier } from "./fuzz/trier.mjs";

const checkEvery = 5;
const { minutes, inputs, seed, jobs, books } = parse(process.argv.slice(2));
const scratch = mkdtempSync(join(tmpdir(), "abstracts-fuzz-"));
const bundle = await bundleTrial(scratch);
const corpus = new Corpus();
const finds = new Finds(() => new Trier(bundle, scratch));
const count = { faults: 0, printed: 0, broken: 0, checked: 0, slowest: 0, slowestSeed: 0 };
const started = Date.now();
let next = seed;
let checking = Promise.resolve();
const isOver = () => Date.now() >= started + minutes * 60_000 || next >= seed + inputs;
const said = setInterval(() => console.log(summary()), 300_000);
try {
  await Promise.all(Array.from({ length: jobs }, work));
  await checking;
  await finds.minimize();
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

/** Small books and exports in turn, and now and then a large book. */
function targetOf(number) {
  if (books.length > 0) return books[number % books.length];
  if (number % 400 === 0) return "data";
  if (number % 40 === 0) return "src/cli/starter";
  const folder = number % 3 === 0 ? "tests/import/samples" : "tests/fuzz/books";
  const names = readdirSync(join(root, folder)).sort();
  return `${folder}/${names[number % names.length]}`;
}

async function work() {
  const trier = new Trier(bundle, scratch);
  while (!isOver()) {
    const number = next++;
    const target = targetOf(number);
    const input = { seed: number, target, before: corpus.pick(target, number), keepPdf: number % checkEvery === 0 };
    const answer = await trier.try(input);
    if (answer.milliseconds > count.slowest)
      Object.assign(count, { slowest: answer.milliseconds, slowestSeed: number });
    if (answer.fault) {
      count.broken++;
      finds.add(answer.fault, { ...input, mutations: answer.mutations });
      continue;
    }
    count[answer.outcome]++;
    corpus.consider(target, answer);
    if (answer.pdf) checking = checkPdf(answer.pdf, { ...input, mutations: answer.mutations }, checking);
  }
  trier.end();
}

async function checkPdf(path, input, before) {
  await before;
  try {
    await promisify(execFile)("qpdf", ["--check", path]);
    count.checked++;
  } catch (error) {
    if (error.code !== "ENOENT") finds.add(`qpdf --check: ${error.stdout}${error.stderr}`, input);
  }
  rmSync(path, { force: true });
}

function summary() {
  const tried = count.faults + count.printed + count.broken;
  const perSecond = (tried / (Date.now() - started)) * 1000;
  return (
    `${tried} inputs (seeds ${seed} to ${next - 1}), ${perSecond.toFixed(1)} a second: ${count.faults} with faults said, ` +
    `${count.printed} printed (${count.checked} checked by qpdf), ${count.broken} broken, ` +
    `slowest ${count.slowest} ms (seed ${count.slowestSeed})`
  );
}
