// The command line. It alone knows the process, the disk it writes to and the terminal; everything heavy is imported by
// the command that needs it, so that `--version` and `--help` answer at once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { ownWork } from "../runtime/at-work.ts";
import { usualBudget, watchedCommands } from "../runtime/budget.ts";
import { packageRoot } from "../runtime/package-files.ts";
import { formats } from "./formats.ts";
import { reportGivenUp } from "./given-up.ts";

export { reportGivenUp } from "./given-up.ts";

/** Exit statuses: what the contract promises. A fault of the program itself is one that keeps the data from being printed. */
export const exit = { good: 0, faults: 1, usage: 2 } as const;

/** Runs the command line and ends the process. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await run(argv);
  // Nothing that a worker or a timer still holds may keep the terminal waiting.
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

/** Runs the command line; the exit status. */
async function run(argv: readonly string[]): Promise<number> {
  let status: number = exit.good;
  const program = commandLine((answer) => {
    status = answer;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.good : exit.usage;
    if (process.env.ABSTRACTS_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    reportGivenUp(argv, {
      why: "fault",
      detail: error instanceof Error ? error.message : String(error),
      atWork: ownWork(),
    });
    return exit.faults;
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  return manifest && typeof manifest === "object" && "version" in manifest ? String(manifest.version) : "";
}

/** The heavy part of the program; the references worker starts beside its loading. */
async function builder(): Promise<typeof import("./build.ts")> {
  const { warmReferences } = await import("../references/run-formatting.ts");
  warmReferences();
  return import("./build.ts");
}

const folderHelp = "the book folder; without it ./data when that holds book.yaml, else the current folder";

function wholeNumber(written: string): number {
  if (!/^\d{1,9}$/.test(written)) throw new InvalidArgumentError("it must be a whole number");
  return Number(written);
}

function commandLine(answer: (status: number) => void): Command {
  const program = new Command("abstracts")
    .description("Turns a conference's data into its book of abstracts.")
    .version(version(), "-V, --version")
    .exitOverride()
    .showSuggestionAfterError(true)
    .addHelpText("after", "\nStart with `abstracts init my-conference`, then `abstracts build my-conference`.");

  const format = () =>
    new Option("--format <format>", "how diagnostics are printed").choices(formats).default("pretty");

  program
    .command("build")
    .summary("print the book")
    .description("Prints the book as a PDF. The previous PDF stays as it was until the new one is complete.")
    .argument("[folder]", folderHelp)
    .option("-o, --output <file>", "the PDF (default: out/<title>.pdf in the current folder)")
    .option("-t, --template <name>", "a template's name, or a path in the book folder; overrides book.yaml")
    .addOption(
      new Option(
        "--profile <names>",
        "profiles of the template, with commas: print, screen, short, posters, rooms, proofs",
      ).argParser((names: string) => names.split(",").map((name) => name.trim())),
    )
    .option("--draft", "print in spite of errors, what is faulty in red, to a file whose name ends in -draft")
    .option("--force", "write over what is no PDF, a file of the book, or through a link that leads out of the folder")
    .option("--strict", "warnings are errors")
    .option("--max-warnings <n>", "fail when there are more warnings", wholeNumber)
    .option("-q, --quiet", "print diagnostics only")
    .addOption(
      new Option("--pdf <kind>", "tagged: PDF/UA-1 and PDF/A-2a; plain: neither")
        .choices(["tagged", "plain"])
        .default("tagged"),
    )
    .addOption(
      new Option("--proof <file>", "also write the pages as readable text, for tests and bug reports").hideHelp(),
    )
    .addOption(format())
    .action(async (folder, options) => answer(await (await builder()).build(folder, options)));

  program
    .command("check")
    .summary("say what is wrong, without a PDF")
    .description("Says everything that `build` would say, and writes nothing.")
    .argument("[folder]", folderHelp)
    .option("-t, --template <name>", "a template's name, or a path in the book folder; overrides book.yaml")
    .option("--strict", "warnings are errors")
    .option("--max-warnings <n>", "fail when there are more warnings", wholeNumber)
    .option("--fix", "mend in the files what can be mended safely, and say what was done")
    .option("-q, --quiet", "print diagnostics only")
    .addOption(format())
    .action(async (folder, options) => answer(await (await builder()).check(folder, options)));

  program
    .command("init")
    .summary("start a book")
    .description("Writes a small complete book to start from. Nothing that is already there is overwritten.")
    .argument("[folder]", "where to put it; without it the current folder")
    .option("--ci", "write a workflow for GitHub Actions instead, which checks and builds the book on every push")
    .action(async (folder, options) => answer((await import("./init.ts")).init(folder ?? ".", options.ci)));

  program
    .command("diff")
    .summary("say what changed between two books")
    .description("Says what changed between two book folders, or git revisions written REVISION:FOLDER.")
    .argument("<old>", "a book folder, or REVISION:FOLDER")
    .argument("<new>", "a book folder, or REVISION:FOLDER")
    .addOption(new Option("--format <format>", "how").choices(["text", "markdown", "json"]).default("text"))
    .option("--change-sheet <file>", "also print the changes as a PDF")
    .option("--force", "write over what is no PDF")
    .action(async (before, after, options) => answer(await (await import("./diff.ts")).diff(before, after, options)));

  program
    .command("explain")
    .summary("say more about a diagnostic")
    .description("Prints what the manual says about a diagnostic, by its code.")
    .argument("<code>", "the code in brackets at the end of a diagnostic")
    .action(async (code) => answer(await (await import("./explain-code.ts")).explainCode(code)));

  program
    .command("schema")
    .summary("print a JSON Schema, for editors")
    .description("Prints the JSON Schema of a kind of file, for editors that complete and check YAML.")
    .argument("[kind]", "book, abstract, programme, affiliations, people or template", "book")
    .action(async (kind) => answer(await (await import("./schema.ts")).schema(kind)));

  for (const command of program.commands) if (watchedCommands.has(command.name())) withBudget(command);
  return program;
}

/** The one that watches reads these for itself. */
function withBudget(command: Command): void {
  const { seconds, megabytes } = usualBudget;
  command
    .option("--max-seconds <n>", `give up after so much processor time (default: ${seconds})`, wholeNumber)
    .option("--max-memory <megabytes>", `give up where more would be needed (default: ${megabytes})`, wholeNumber);
}
