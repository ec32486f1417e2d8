// `import`: makes a book from the files of the system that has the abstracts, and updates the same book from the next
// export.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type ColumnChoice, columnChoice, columnChoices } from "../import/columns/choice.ts";
import { hasEnd } from "../import/containers/input-file.ts";
import { formats } from "../import/formats/formats.ts";
import { importFiles } from "../import/import.ts";
import { type ImportPlan, planImport } from "../import/merge/plan.ts";
import { targetFolder } from "../import/merge/target.ts";
import { importReport } from "../import/report.ts";
import { isZone } from "../import/times.ts";
import { reasonOf } from "../runtime/system-fault.ts";
import { Diagnostics } from "../source/diagnostic.ts";
import { exit } from "./exit.ts";
import { progress } from "./progress.ts";
import { replaceFiles } from "./replace-file.ts";
import { printNotice, printPatch, printResult } from "./terminal.ts";
import { finish } from "./verdict.ts";

export interface ImportCommandOptions {
  readonly into?: string;
  readonly from?: string;
  readonly map?: readonly string[];
  readonly mapFile?: string;
  readonly timezone?: string;
  readonly accept?: readonly string[];
  readonly title?: string;
  readonly affiliationQuestion?: string;
  readonly withEmail?: boolean;
  readonly ours?: boolean;
  readonly theirs?: boolean;
  readonly dryRun?: boolean;
  readonly all?: boolean;
  readonly quiet?: boolean;
}

export async function importCommand(paths: readonly string[], options: ImportCommandOptions): Promise<number> {
  if (options.from === "list") {
    printResult(formats.map(({ name, title }) => `${name.padEnd(14)}${title}\n`).join(""));
    return exit.good;
  }
  const usage = wrongUsage(paths, options);
  if (usage !== null) {
    printNotice(`abstracts: ${usage}\n`);
    return exit.usage;
  }
  const diagnostics = new Diagnostics();
  const columns = chosenColumns(options, diagnostics);
  const steps = progress(options.quiet ?? false);
  const imported =
    columns && (await importFiles(paths, { ...requestOf(options), columns, onStage: steps.show }, diagnostics));
  const target = imported && targetFolder(options.into, imported.conference.system, diagnostics);
  if (!imported || !target) {
    steps.clear();
    return conclude(diagnostics, options);
  }
  steps.show("comparing with the book");
  const settle = options.theirs ? "theirs" : options.ours ? "ours" : "ask";
  const plan = planImport(
    imported,
    target,
    { withEmail: options.withEmail ?? false, settle, title: options.title ?? null },
    diagnostics,
  );
  steps.clear();
  const status = conclude(diagnostics, options);
  if (!plan || status !== exit.good) return exit.faults;
  if (!options.quiet) printNotice(imported.notes.map((note) => `${note}\n`).join(""));
  if (options.dryRun) {
    printPatch(plan.text);
    return exit.good;
  }
  return write(plan, importReport(imported, diagnostics.sorted()), target.folder, options);
}

function wrongUsage(paths: readonly string[], options: ImportCommandOptions): string | null {
  if (paths.length === 0)
    return "name the files or the folder to import; `abstracts import --from list` prints the formats";
  if (options.timezone !== undefined && !isZone(options.timezone))
    return `unknown time zone “${options.timezone}”; they are named as in “Europe/Berlin”`;
  if (options.ours && options.theirs) return "--ours and --theirs settle conflicts in opposite ways; give one of them";
  const wrong = (options.map ?? []).find((pair) => columnChoice(pair) === null);
  return wrong === undefined ? null : `“${wrong}” is not a pair of a field and a column: --map title=COLUMN`;
}

function requestOf(options: ImportCommandOptions) {
  return {
    from: options.from ?? null,
    accept: (options.accept ?? []).flatMap((state) => state.split(",")),
    timezone: options.timezone ?? null,
    withEmail: options.withEmail ?? false,
    affiliationQuestion: options.affiliationQuestion ?? null,
  };
}

function chosenColumns(options: ImportCommandOptions, diagnostics: Diagnostics): readonly ColumnChoice[] | null {
  const given = (options.map ?? []).flatMap((pair) => columnChoice(pair) ?? []);
  const { mapFile } = options;
  if (mapFile === undefined) return given;
  try {
    if (!hasEnd(mapFile, statSync(mapFile))) throw new Error("it is not a file");
    return [...columnChoices(readFileSync(mapFile, "utf8")), ...given];
  } catch (error) {
    const reason = reasonOf(error) ?? (error instanceof Error ? error.message : String(error));
    diagnostics.error("file-unreadable", `“${mapFile}” cannot be read: ${reason}`, null);
    return null;
  }
}

/** Prints the findings; with `quiet` only the errors. */
function conclude(diagnostics: Diagnostics, { quiet, all }: ImportCommandOptions): number {
  const list = diagnostics.sorted();
  const said = quiet ? list.filter(({ severity }) => severity === "error") : list;
  return finish(said, { format: "pretty", all: all ?? false });
}

function write(plan: ImportPlan, reportText: string, folder: string, { quiet }: ImportCommandOptions): number {
  const refused = new Diagnostics();
  if (plan.files.size > 0) {
    const files = [["import-report.md", Buffer.from(reportText)] as const, ...plan.files];
    replaceFiles(new Map(files.map(([path, bytes]) => [join(folder, path), bytes])), refused);
  }
  if (refused.errors > 0) finish(refused.sorted(), { format: "pretty" });
  if (!quiet) printResult(`${plan.summary}${plan.files.size > 0 ? nextSteps(folder) : ""}`);
  return refused.errors > 0 ? exit.faults : exit.good;
}

function nextSteps(folder: string): string {
  const build = folder === "data" || folder === "." ? "abstracts build" : `abstracts build ${folder}`;
  return `What was guessed or left out is in ${join(folder, "import-report.md")}.\n\nNow run: ${build}\n`;
}
