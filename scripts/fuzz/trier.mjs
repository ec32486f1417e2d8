// A process that tries inputs one after another, so that a hang can be ended and a crash survived. In: an input, by its
// seed and what it is based on, or by its files. Out: its result.
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { leanPlugin } from "../lean-plugin.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Seconds that an answer may take, in processor time if the system reports it. */
const longest = 20;
/**
 * Inputs per process: HarfBuzz and MathJax keep what they have seen, but a process is fast only after a thousand
 * inputs.
 */
const perProcess = 5000;
const mostMemory = 1500e6;

export class Trier {
  #bundle;
  #scratch;
  #process = null;
  #tried = 0;

  constructor(bundle, scratch) {
    this.#bundle = bundle;
    this.#scratch = scratch;
  }

  /** The result of an input: { outcome, codes, mutations, pdf, milliseconds }, or { fault, mutations }. */
  async try(input) {
    if (this.#tried++ >= perProcess) this.end();
    if (!this.#process) await this.#begin();
    const answer = await this.#answerTo(input);
    if (answer.isDead || answer.memory > mostMemory) this.end();
    return answer;
  }

  /** The files that an input damages. */
  async filesOf(input) {
    if (!this.#process) await this.#begin();
    const { files } = await this.#answerTo({ ...input, only: "files" });
    return files;
  }

  end() {
    this.#process?.removeAllListeners();
    this.#process?.kill("SIGKILL");
    this.#process = null;
    this.#tried = 0;
  }

  #begin() {
    this.#process = fork(join(root, "scripts/fuzz/child.mjs"), [this.#bundle, this.#scratch], {
      execArgv: ["--max-old-space-size=1024", "--max-semi-space-size=32"],
      env: { ...process.env, TMPDIR: this.#scratch },
    });
    return new Promise((resolve, reject) => {
      this.#process.once("message", resolve);
      this.#process.once("exit", (status, signal) => reject(new Error(`a process ended with ${status ?? signal}`)));
    }).finally(() => this.#process.removeAllListeners());
  }

  #answerTo(input) {
    const { pid } = this.#process;
    return new Promise((resolve) => {
      let timer;
      const done = (answer) => {
        clearTimeout(timer);
        this.#process?.removeAllListeners();
        resolve(answer);
      };
      const watch = (from, since) => {
        timer = setTimeout(() => {
          const used = processorSeconds(pid);
          const waited = (Date.now() - since) / 1000;
          // The machine has other work: waiting is not a hang, unless it lasts for ever.
          if (used !== null && used - from < longest && waited < 12 * longest) return watch(from, since);
          done({ fault: `no answer within ${longest} s`, isDead: true });
        }, longest * 1000);
      };
      this.#process.once("message", done);
      this.#process.once("exit", (status, signal) =>
        done({ fault: `the process ended with ${status ?? signal}`, isDead: true }),
      );
      this.#process.send(input);
      watch(processorSeconds(pid), Date.now());
    });
  }
}

/** Seconds of processor time that a process has used; null without /proc. */
function processorSeconds(pid) {
  try {
    // proc(5): fields 14 and 15, counted after the command in parentheses, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

/** What the children run, outside dist/, which a build empties. */
export async function bundleTrial(folder) {
  const outfile = join(folder, "trial.mjs");
  const contents = [
    'export { mutations } from "./tests/fuzz/mutations.ts";',
    'export { Trial } from "./tests/fuzz/trial.ts";',
    'export { default as fc } from "fast-check";',
  ].join("\n");
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    banner: { js: "import { createRequire as __c } from 'node:module'; const require = __c(import.meta.url);" },
    // As the sources run in tests: references are formatted in this thread, which is cheaper than a worker for each
    // input.
    define: {
      "import.meta.url": JSON.stringify(pathToFileURL(join(root, "src", "compile.ts")).href),
      XMLHttpRequest: "undefined",
    },
    plugins: [leanPlugin],
    outfile,
    logLevel: "error",
  });
  return outfile;
}
