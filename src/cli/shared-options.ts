// Options that several commands have.
import { type Command, Option } from "commander";
import { formats } from "../report/formats.ts";
import { usualBudget } from "../runtime/budget.ts";
import { wholeNumber } from "./arguments.ts";

export const folderHelp = "the book folder (default: ./data if it holds book.yaml, otherwise the current folder)";

/** What the commands that report diagnostics have in common: which of them are failures, and how they are printed. */
export function addReporting(command: Command): Command {
  return command
    .option("--strict", "treat warnings as errors")
    .option("--max-warnings <n>", "fail if there are more warnings than this", wholeNumber)
    .option("--all", "list every diagnostic, even if there are many of one kind")
    .option("-q, --quiet", "print diagnostics only")
    .addOption(new Option("--format <format>", "the format of diagnostics").choices(formats).default("pretty"));
}

/** What is kept from one build to the next. */
export function addCaching(command: Command): Command {
  return command
    .option(
      "--cache <folder>",
      "keep what the next build can reuse in this folder (default: .abstracts-cache in the book folder)",
    )
    .option("--no-cache", "reuse nothing from earlier builds, and keep nothing for later ones");
}

/** The supervising thread reads these options itself; they are defined here so that `--help` shows them. */
export function addBudget(command: Command): void {
  const { seconds, megabytes } = usualBudget;
  command
    .option("--max-seconds <n>", `stop after this much processor time (default: ${seconds})`, wholeNumber)
    .option("--max-memory <megabytes>", `stop if more memory is needed (default: ${megabytes})`, wholeNumber);
}
