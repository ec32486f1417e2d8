// How a command starts: commands that read a book run in a watched thread, all others directly in this one. In: the
// words of the command line. Out: the process ends with its exit status.
import { join } from "node:path";
import { workerData } from "node:worker_threads";
import type { GivenUp } from "../cli/given-up.ts";
import { type Budget, usualBudget, watchedCommands } from "../runtime/budget.ts";
import { guardOutlets } from "./outlets.ts";
import { supervise } from "./supervise.ts";

type Load = (chunk: string) => unknown;
interface CommandLine {
  main(argv: readonly string[]): Promise<void>;
  reportGivenUp(argv: readonly string[], given: GivenUp): void;
}

export async function launchWith(load: Load, argv: readonly string[]): Promise<void> {
  guardOutlets();
  const commandLine = () => load("abstracts") as CommandLine;
  if (shaping.has(argv[0] ?? "") && !("WebAssembly" in globalThis)) {
    commandLine().reportGivenUp(argv, { why: "unequipped", detail: "", atWork: null });
    process.exitCode = 1;
    return;
  }
  // A command with `--watch` keeps running: it has a budget, and a thread of its own, for its builds.
  if (!watchedCommands.has(argv[0] ?? "") || argv.includes("--watch")) return commandLine().main(argv);
  const status = await supervise({
    file: join(__dirname, "command-worker.cjs"),
    argv,
    budget: budgetOf(argv),
    report: (given) => commandLine().reportGivenUp(argv, given),
  });
  process.exitCode = status;
  process.stdout.write("", () => process.stderr.write("", () => setImmediate(() => process.exit(status))));
}

/** Commands that need fonts, which are read by programs in WebAssembly: Node has none with `--jitless`. */
const shaping: ReadonlySet<string> = new Set(["build", "check", "export", "fonts", "watch"]);

/** The watched thread: it uses the terminal as its own, and does what this process would. */
export function workWith(load: Load): void {
  for (const name of ["stdout", "stderr"] as const) Object.assign(process[name], workerData.terminal[name]);
  void (load("abstracts") as CommandLine).main(process.argv.slice(2));
}

function budgetOf(argv: readonly string[]): Budget {
  return {
    seconds: numberAfter(argv, "--max-seconds") ?? usualBudget.seconds,
    megabytes: numberAfter(argv, "--max-memory") ?? usualBudget.megabytes,
  };
}

/** The command line itself rejects values that are not numbers. */
function numberAfter(argv: readonly string[], name: string): number | null {
  const at = argv.findIndex((word) => word === name || word.startsWith(`${name}=`));
  const value = argv[at]?.includes("=") ? argv[at]?.slice(name.length + 1) : argv[at + 1];
  const number = at !== -1 && /^\d{1,9}$/.test(value ?? "") ? Number(value) : 0;
  return number > 0 ? number : null;
}
