// npm run fuzz -- [--minutes 10 | --inputs 10000] [--seed 1] [--jobs 2] [BOOK …]: damages books (those of tests/fuzz/books, now
// and then the starter and the sample) in as many ways as the time allows, and reports how many inputs were tried and what they
// found. Child processes try them, so that a hang can be ended; meanwhile qpdf checks every fifth PDF.
import { execFile, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Seconds that an answer may take: of processor time on systems that report it. */
const longest = 10;
/** Inputs that one process tries; HarfBuzz and MathJax keep what they have seen, so memory grows. */
const perProcess = 400;
const checkEvery = 5;

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

/** Small books, and now and then a large one. */
function bookOf(seed, books) {
  if (books.length > 0) return books[seed % books.length];
  if (seed % 400 === 0) return join(root, "data");
  if (seed % 40 === 0) return join(root, "src/cli/starter");
  const small = readdirSync(join(root, "tests/fuzz/books")).sort();
  return join(root, "tests/fuzz/books", small[seed % small.length]);
}

async function parent(options) {
  const scratch = mkdtempSync(join(tmpdir(), "abstracts-fuzz-"));
  // Not in dist/, which a build empties.
  const bundle = join(scratch, "trial.mjs");
  await bundleTrial(bundle);
  const run = new Run(options, bundle, scratch);
  try {
    await run.tryAll(options.jobs);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  process.exitCode = run.report() ? 0 : 1;
}

/** All that is tried at one call: the inputs, counted, and the kinds of fault that they have shown. */
class Run {
  #options;
  #bundle;
  #scratch;
  #folder = mkdtempSync(join(tmpdir(), "abstracts-fuzz-finds-"));
  #found = new Map();
  #count = { faults: 0, printed: 0, checked: 0, slowest: 0, slowestSeed: 0 };
  #started = Date.now();
  #next;
  #checking = Promise.resolve();

  constructor(options, bundle, scratch) {
    this.#options = options;
    this.#bundle = bundle;
    this.#scratch = scratch;
    this.#next = options.seed;
  }

  async tryAll(jobs) {
    const work = async () => {
      while (!this.isOver()) await this.#child();
    };
    await Promise.all(Array.from({ length: jobs }, work));
    await this.#checking;
  }

  isOver() {
    const { minutes, seed, inputs } = this.#options;
    return Date.now() >= this.#started + minutes * 60_000 || this.#next >= seed + inputs;
  }

  nextInput() {
    const seed = this.#next++;
    return { seed, book: bookOf(seed, this.#options.books) };
  }

  find(message, input) {
    const kind = message.split("\n").slice(0, 2).join(" ").replace(/\d+/g, "#").slice(0, 160);
    const known = this.#found.get(kind);
    if (known) {
      known.times++;
      return;
    }
    this.#found.set(kind, { times: 1 });
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(join(this.#folder, `${this.#found.size}.json`), JSON.stringify({ message, ...input }, null, 2));
    console.log(`found (seed ${input.seed}): ${message.split("\n").slice(0, 4).join("\n  ")}`);
  }

  answered(message, input) {
    const count = this.#count;
    if (message.milliseconds > count.slowest) {
      count.slowest = message.milliseconds;
      count.slowestSeed = input.seed;
    }
    if (message.fault) this.find(message.fault, { ...input, mutations: message.mutations });
    else count[message.outcome]++;
    if (message.pdf) this.#checking = this.#checkPdf(message.pdf, input, this.#checking);
  }

  /** Whether nothing was found. */
  report() {
    const { faults, printed, checked, slowest, slowestSeed } = this.#count;
    const tried = faults + printed + [...this.#found.values()].reduce((sum, { times }) => sum + times, 0);
    const perSecond = (tried / (Date.now() - this.#started)) * 1000;
    const seeds = `seeds ${this.#options.seed} to ${this.#next - 1}`;
    console.log(
      `\n${tried} inputs (${seeds}), ${perSecond.toFixed(1)} a second: ${faults} with faults reported, ${printed} printed ` +
        `(${checked} checked by qpdf), slowest ${slowest} ms (seed ${slowestSeed})`,
    );
    const { size } = this.#found;
    console.log(size === 0 ? "nothing found" : `${size} kinds of fault found, examples in ${this.#folder}`);
    if (size === 0) rmSync(this.#folder, { recursive: true });
    return size === 0;
  }

  /** One process, until it has tried its share, hangs, dies or the time is over. */
  #child() {
    return new Promise((resolve, reject) => {
      const worker = fork(fileURLToPath(import.meta.url), ["--child", this.#bundle, this.#scratch], {
        execArgv: ["--max-old-space-size=1024", "--max-semi-space-size=32"],
        env: { ...process.env, TMPDIR: this.#scratch },
      });
      let current = null;
      let tried = 0;
      let stopWatching = () => {};
      const stop = () => {
        stopWatching();
        worker.removeAllListeners();
        worker.kill("SIGKILL");
        resolve();
      };
      const begin = () => {
        if (this.isOver() || tried++ === perProcess) return stop();
        current = this.nextInput();
        worker.send(current);
        stopWatching = watch(worker.pid, () => {
          this.find(`no answer within ${longest} s`, current);
          stop();
        });
      };
      worker.on("message", (message) => {
        stopWatching();
        if (!message.ready) this.answered(message, current);
        begin();
      });
      worker.on("exit", (status, signal) => {
        if (current) this.find(`the process ended with ${status ?? signal}`, current);
        else reject(new Error(`a process ended with ${status ?? signal} before it began`));
        stop();
      });
    });
  }

  async #checkPdf(path, input, before) {
    await before;
    try {
      await promisify(execFile)("qpdf", ["--check", path]);
      this.#count.checked++;
    } catch (error) {
      if (error.code !== "ENOENT") this.find(`qpdf --check: ${error.stdout}${error.stderr}`, input);
    }
    rmSync(path, { force: true });
  }
}

/** Calls back when a process has used all of its time for an answer; returns what ends the watch. */
function watch(pid, isLate) {
  const since = Date.now();
  const from = processorSeconds(pid);
  let timer;
  const wait = () => {
    timer = setTimeout(() => {
      const used = processorSeconds(pid);
      const waited = (Date.now() - since) / 1000;
      // The machine has other work: a process that waits does not hang, unless it waits for ever.
      if (used !== null && used - from < longest && waited < 6 * longest) wait();
      else isLate();
    }, longest * 1000);
  };
  wait();
  return () => clearTimeout(timer);
}

/** Seconds of processor time that a process has used; null where there is no /proc. */
function processorSeconds(pid) {
  try {
    // proc(5): fields 14 and 15, counted after the command in parentheses, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

async function bundleTrial(outfile) {
  const code = [
    'export { mutations } from "./tests/fuzz/mutations.ts";',
    'export { TrialBook } from "./tests/fuzz/try-book.ts";',
    'export { default as fc } from "fast-check";',
  ].join("\n");
  await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    banner: { js: "import { createRequire as __c } from 'node:module'; const require = __c(import.meta.url);" },
    // As the sources run in tests: references are formatted in this thread, which costs less than a worker for each input.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(join(root, "src", "compile.ts")).href) },
    outfile,
    logLevel: "error",
  });
}

async function child([bundle, scratch]) {
  const { mutations, TrialBook, fc } = await import(pathToFileURL(bundle).href);
  const books = new Map();
  const bookAt = (path) => {
    if (!books.has(path)) books.set(path, new TrialBook(path));
    return books.get(path);
  };
  process.on("disconnect", () => process.exit());
  // Work that each process does once does not count as part of an answer.
  await bookAt(join(root, "tests/fuzz/books/formulas.yaml")).try([]);
  process.on("message", async ({ seed, book }) => {
    const [list] = fc.sample(mutations, { seed, numRuns: 1 });
    const started = performance.now();
    const answer = await attempt(bookAt(book), list, seed, scratch);
    process.send({ ...answer, milliseconds: Math.round(performance.now() - started) });
  });
  process.send({ ready: true });
}

async function attempt(book, mutations, seed, scratch) {
  try {
    const { outcome, pdf } = await book.try(mutations);
    if (!pdf || seed % checkEvery !== 0) return { outcome };
    const path = join(scratch, `${seed}.pdf`);
    writeFileSync(path, pdf);
    return { outcome, pdf: path };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error), mutations };
  }
}

if (process.argv[2] === "--child") await child(process.argv.slice(3));
else await parent(parse(process.argv.slice(2)));
