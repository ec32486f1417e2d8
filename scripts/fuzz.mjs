// npm run fuzz -- [--minutes 10 | --inputs 10000] [--seed 1] [--jobs 2] [BOOK …]: damages books (those of tests/fuzz/books, now
// and then the starter and the sample) in as many ways as the time allows, and says how many inputs were tried and what they
// found. Child processes try them, so that a hang can be ended; qpdf looks at every fifth PDF beside them.
import { execFile, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { mathFontPlugin } from "./bundle-math.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Seconds that an answer may take, of the processor's time where the system tells it. */
const longest = 10;
/** Inputs that one process tries: HarfBuzz and MathJax keep what they have seen. */
const perProcess = 400;
const checkEvery = 5;

if (process.argv[2] === "--child") await child(process.argv.slice(3));
else await parent(parse(process.argv.slice(2)));

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

async function parent({ minutes, inputs, seed, jobs, books }) {
  const folder = mkdtempSync(join(tmpdir(), "abstracts-fuzz-finds-"));
  const scratch = mkdtempSync(join(tmpdir(), "abstracts-fuzz-"));
  // Not in dist/, which a build empties.
  const bundle = join(scratch, "trial.mjs");
  await bundleTrial(bundle);
  const found = new Map();
  const count = { faults: 0, printed: 0, checked: 0, slowest: 0, slowestSeed: 0 };
  const started = Date.now();
  const end = started + minutes * 60_000;
  let checking = Promise.resolve();
  let next = seed;
  const isOver = () => Date.now() >= end || next >= seed + inputs;
  try {
    await Promise.all(Array.from({ length: jobs }, () => work()));
    await checking;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const tried = count.faults + count.printed + [...found.values()].reduce((sum, { times }) => sum + times, 0);
  const perSecond = (tried / (Date.now() - started)) * 1000;
  console.log(
    `\n${tried} inputs (seeds ${seed} to ${next - 1}), ${perSecond.toFixed(1)} a second: ${count.faults} with faults said, ${count.printed} printed ` +
      `(${count.checked} checked by qpdf), slowest ${count.slowest} ms (seed ${count.slowestSeed})`,
  );
  console.log(found.size === 0 ? "nothing found" : `${found.size} kinds of fault found, examples in ${folder}`);
  if (found.size === 0) rmSync(folder, { recursive: true });
  process.exitCode = found.size === 0 ? 0 : 1;

  async function work() {
    while (!isOver()) await runChild();
  }

  function find(message, input, times = 1) {
    const kind = message.split("\n").slice(0, 2).join(" ").replace(/\d+/g, "#").slice(0, 160);
    const known = found.get(kind);
    if (known) known.times += times;
    else {
      found.set(kind, { times });
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${found.size}.json`), JSON.stringify({ message, ...input }, null, 2));
      console.log(`found (seed ${input.seed}): ${message.split("\n").slice(0, 4).join("\n  ")}`);
    }
  }

  /** One process, until it has tried its share, hangs, dies or the time is over. */
  function runChild() {
    return new Promise((resolve, reject) => {
      const worker = fork(fileURLToPath(import.meta.url), ["--child", bundle, scratch], {
        execArgv: ["--max-old-space-size=1024", "--max-semi-space-size=32"],
        env: { ...process.env, TMPDIR: scratch },
      });
      let current = null;
      let tried = 0;
      let timer;
      const stop = () => {
        clearTimeout(timer);
        worker.removeAllListeners();
        worker.kill("SIGKILL");
        resolve();
      };
      const begin = () => {
        if (isOver() || tried++ === perProcess) return stop();
        current = { seed: next, book: bookOf(next, books) };
        next++;
        worker.send(current);
        watch(processorSeconds(worker.pid), Date.now());
      };
      const watch = (from, since) => {
        timer = setTimeout(() => {
          const used = processorSeconds(worker.pid);
          const waited = (Date.now() - since) / 1000;
          // The machine has other work: what waits is no hang, unless it waits for ever.
          if (used !== null && used - from < longest && waited < 6 * longest) return watch(from, since);
          find(`no answer within ${longest} s`, current);
          stop();
        }, longest * 1000);
      };
      worker.on("message", (message) => {
        clearTimeout(timer);
        if (message.ready) return begin();
        if (message.milliseconds > count.slowest) {
          count.slowest = message.milliseconds;
          count.slowestSeed = current.seed;
        }
        if (message.fault) find(message.fault, { ...current, mutations: message.mutations });
        else count[message.outcome]++;
        if (message.pdf) checking = checkPdf(message.pdf, current, checking);
        begin();
      });
      worker.on("exit", (status, signal) => {
        if (current) find(`the process ended with ${status ?? signal}`, current);
        else reject(new Error(`a process ended with ${status ?? signal} before it began`));
        stop();
      });
    });
  }

  async function checkPdf(path, input, before) {
    await before;
    try {
      await promisify(execFile)("qpdf", ["--check", path]);
      count.checked++;
    } catch (error) {
      if (error.code !== "ENOENT") find(`qpdf --check: ${error.stdout}${error.stderr}`, input);
    }
    rmSync(path, { force: true });
  }
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
    plugins: [mathFontPlugin],
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
  // What every process does once is no part of an answer.
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
