// The door of the command line. In: the words after the program's name. Out: the process ends, with its exit status.
import { CommanderError } from "commander";
import { ownWork } from "../runtime/at-work.ts";
import { systemFault } from "../runtime/system-fault.ts";
import { commandLine } from "./commands.ts";
import { exit } from "./exit.ts";
import { reportGivenUp } from "./given-up.ts";
import { endProcess, printNotice } from "./terminal.ts";

export { reportGivenUp } from "./given-up.ts";

/** Runs the command line and ends the process. */
export async function main(argv: readonly string[]): Promise<void> {
  const status = await run(argv);
  // Workers and timers must not keep the process alive.
  endProcess(status);
}

/** Runs the command line, and returns the exit status. */
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
    if (process.env.ABSTRACTS_DEBUG && error instanceof Error) printNotice(`${error.stack}\n`);
    const refused = systemFault(error);
    const detail = refused ?? (error instanceof Error ? error.message : String(error));
    reportGivenUp(argv, { why: refused === null ? "fault" : "system", detail, atWork: ownWork() });
    return exit.faults;
  }
}
