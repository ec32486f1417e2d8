// The report when a command is stopped, by its supervisor or by itself after an unexpected fault. In: the reason, and
// what was being worked on. Out: one diagnostic in the requested format.

import { formats } from "../report/formats.ts";
import { report } from "../report/report.ts";
import { type AtWork, placeIn } from "../runtime/at-work.ts";
import { moreHeap, pleaseReport } from "../runtime/memory.ts";
import { readRegular } from "../runtime/read-regular.ts";
import { type Diagnostic, Diagnostics } from "../source/diagnostic.ts";
import { limits } from "../source/limits.ts";
import { printJson, printNotice, printResult } from "./terminal.ts";

export interface GivenUp {
  readonly why: "time" | "memory" | "heap" | "fault" | "system" | "unequipped";
  /** The limit in seconds or megabytes, or the message of the fault. */
  readonly detail: string;
  readonly atWork: AtWork | null;
}

export function reportGivenUp(argv: readonly string[], why: GivenUp): void {
  const given = argv[argv.indexOf("--format") + 1];
  const format =
    formats.find((each) => (argv.includes("--format") && given === each) || argv.includes(`--format=${each}`)) ??
    "pretty";
  const text = report([givenUp(why)], format);
  const kept = argv[0] === "build" ? "No PDF was written; a previous one is kept.\n" : "";
  if (format === "json" || format === "sarif") printJson(text);
  else if (format !== "pretty") printResult(text);
  printNotice(format === "pretty" ? text + kept : kept);
}

export function givenUp({ why, detail, atWork }: GivenUp): Diagnostic {
  const diagnostics = new Diagnostics();
  const file = atWork?.offset == null ? null : readRegular(atWork.name, limits.text);
  const span = file && atWork ? placeIn(file.toString("utf8").replace(/^\ufeff/, ""), atWork) : null;
  const where = span ? "; it was working here" : atWork ? `; it was working on ${atWork.name}` : "";
  const [code, message, hint] = reasons[why](detail);
  diagnostics.error(code, `${message}${where}`, span, hint === undefined ? {} : { hint });
  return diagnostics.sorted()[0] as Diagnostic;
}

const reasons: Readonly<
  Record<GivenUp["why"], (detail: string) => readonly [code: string, message: string, hint?: string]>
> = {
  time: (seconds) => [
    "out-of-time",
    `the command was stopped after ${seconds} seconds of processor time`,
    "look for something absurdly large, or allow more time, --max-seconds 3600",
  ],
  memory: (megabytes) => [
    "out-of-memory",
    `the command was stopped because it needs more than its limit of ${megabytes} MB`,
    "look for something absurdly large, or allow more memory, --max-memory 8192",
  ],
  heap: (megabytes) => [
    "out-of-memory",
    `the command was stopped because it needs more than the ${megabytes} MB available to Node`,
    `look for something absurdly large, or allow more memory, ${moreHeap}`,
  ],
  unequipped: () => [
    "font-unreadable",
    "no font can be read, because Node runs without WebAssembly",
    "start Node without --jitless, also in NODE_OPTIONS",
  ],
  system: (message) => ["file-unreadable", message],
  fault: (message) => ["internal-fault", `the program failed (${message})`, pleaseReport],
};
