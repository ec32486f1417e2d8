// npm run fuzz -- [--minutes 10] [--seed 1] [FOLDER …]: damages books (the starter, the sample) in as many ways as the time
// allows, and says how many inputs were tried and what they found. A child process tries them, so that a hang can be ended.
import { execFileSync, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { mathFontPlugin } from "./bundle-math.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, "dist", `fuzz-${process.argv.includes("--child") ? process.argv[3] : process.pid}.tmp.mjs`);
const longest = 10_000;

if (process.argv[2] === "--child") await child();
else await parent(parse(process.argv.slice(2)));

function parse(words) {
  const options = { minutes: 1, seed: 1, books: [] };
  while (words.length > 0) {
    const word = words.shift();
    if (word === "--minutes" || word === "--seed") options[word.slice(2)] = Number(words.shift());
    else options.books.push(word);
  }
  if (options.books.length === 0) options.books = [join(root, "src/cli/starter"), join(root, "data")];
  return options;
}

async function parent({ minutes, seed, books }) {
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
    external: ["citeproc", "fast-check"],
    // As the sources run in tests: references are formatted in this thread, which costs less than a worker for each input.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(join(root, "src", "compile.ts")).href) },
    plugins: [mathFontPlugin],
    outfile: bundle,
    logLevel: "error",
  });
  const folder = mkdtempSync(join(tmpdir(), "abstracts-fuzz-finds-"));
  const found = new Map();
  const count = { faults: 0, printed: 0, checked: 0 };
  const end = Date.now() + minutes * 60_000;
  let slowest = 0;
  try {
    for (let next = seed; Date.now() < end; ) next = await runChild(next);
  } finally {
    rmSync(bundle, { force: true });
  }
  const tried = count.faults + count.printed + [...found.values()].reduce((sum, find) => sum + find.times, 0);
  console.log(
    `\n${tried} inputs: ${count.faults} with faults said, ${count.printed} printed (${count.checked} checked by qpdf), slowest ${slowest} ms`,
  );
  console.log(found.size === 0 ? "nothing found" : `${found.size} kinds of fault found, examples in ${folder}`);
  if (found.size === 0) rmSync(folder, { recursive: true });
  process.exitCode = found.size === 0 ? 0 : 1;

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

  /** Tries inputs from a seed on until one hangs or the time is over; the seed to go on with. */
  function runChild(from) {
    return new Promise((resolve) => {
      const worker = fork(fileURLToPath(import.meta.url), ["--child", String(process.pid), String(from), ...books], {
        execArgv: ["--max-old-space-size=1024"],
      });
      let current = { seed: from };
      let timer = setTimeout(() => {}, 0);
      const stop = (next) => {
        clearTimeout(timer);
        clearTimeout(over);
        worker.removeAllListeners();
        worker.kill("SIGKILL");
        resolve(next);
      };
      const over = setTimeout(() => stop(current.seed + 1), Math.max(0, end - Date.now()));
      worker.on("message", (message) => {
        clearTimeout(timer);
        if (message.begins) {
          current = message;
          // The first carries the start of the process.
          timer = setTimeout(
            () => {
              find(`no answer within ${longest / 1000} s`, current);
              stop(current.seed + 1);
            },
            longest + (message.seed === from ? 5000 : 0),
          );
          return;
        }
        slowest = Math.max(slowest, message.milliseconds);
        if (message.fault) find(message.fault, current);
        else count[message.outcome]++;
        if (message.checked) count.checked++;
      });
      worker.on("exit", (status) => {
        find(`the process ended with ${status}`, current);
        stop(current.seed + 1);
      });
    });
  }
}

async function child() {
  const { mutations, TrialBook, fc } = await import(pathToFileURL(bundle).href);
  const [, , , , from, ...folders] = process.argv;
  const books = folders.map((folder) => new TrialBook(folder));
  process.on("disconnect", () => process.exit());
  const scratch = mkdtempSync(join(tmpdir(), "abstracts-fuzz-pdf-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  for (let seed = Number(from); ; seed++) {
    const [list] = fc.sample(mutations, { seed, numRuns: 1 });
    // The large book now and then.
    const which = seed % 40 === 0 ? (seed / 40) % books.length : 0;
    process.send({ begins: true, seed, book: folders[which], mutations: list });
    const started = performance.now();
    const answer = await attempt(books[which], list, seed, scratch);
    process.send({ ...answer, milliseconds: Math.round(performance.now() - started) });
  }
}

async function attempt(book, list, seed, scratch) {
  try {
    const { outcome, pdf } = await book.try(list);
    if (!pdf || seed % 20 !== 0) return { outcome };
    const path = join(scratch, "book.pdf");
    writeFileSync(path, pdf);
    return { outcome, ...checkPdf(path) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function checkPdf(path) {
  try {
    execFileSync("qpdf", ["--check", path], { stdio: "pipe" });
    return { checked: true };
  } catch (error) {
    return error.code === "ENOENT" ? {} : { fault: `qpdf --check: ${error.stdout}${error.stderr}` };
  }
}
