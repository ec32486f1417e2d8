// Imports in tests: files in, the book's files out, without the command line around it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile } from "../../src/compile.ts";
import { dump } from "../../src/dump/dump.ts";
import type { Imported, ImportRequest } from "../../src/import/import.ts";
import { importFiles } from "../../src/import/import.ts";
import { type PlanOptions, planImport } from "../../src/import/merge/plan.ts";
import { targetFolder } from "../../src/import/merge/target.ts";
import { type Diagnostic, Diagnostics } from "../../src/source/diagnostic.ts";
import { placeOf } from "../../src/source/source.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

export interface ImportRun {
  readonly imported: Imported | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were written, by their path in the book. */
  readonly written: readonly string[];
  readonly text: string;
}

export async function importInto(
  folder: string,
  paths: readonly string[],
  request: Partial<ImportRequest> = {},
  options: Partial<PlanOptions> = {},
): Promise<ImportRun> {
  const diagnostics = new Diagnostics();
  const whole: ImportRequest = {
    from: null,
    accept: [],
    timezone: null,
    withEmail: false,
    affiliationQuestion: null,
    columns: [],
    onStage: () => {},
    ...request,
  };
  const imported = await importFiles(paths, whole, diagnostics);
  const target = imported && targetFolder(folder, imported.conference.system, diagnostics);
  const plan =
    imported &&
    target &&
    planImport(imported, target, { withEmail: whole.withEmail, settle: "ask", title: null, ...options }, diagnostics);
  for (const [path, bytes] of plan?.files ?? []) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const written = [...(plan?.files.keys() ?? [])].sort();
  return { imported, diagnostics: diagnostics.sorted(), written, text: plan?.text ?? "" };
}

/** What an import of a file, or of a folder with these files, makes: the YAML of the book, file after file, and what was reported. */
export async function importOf(
  files: Readonly<Record<string, string>>,
  request: Partial<ImportRequest> = {},
): Promise<{ readonly run: ImportRun; readonly text: string; readonly said: readonly string[] }> {
  const [source, book] = [temporaryFolder(), temporaryFolder()];
  try {
    writeFiles(source.path, files);
    const [only = "", ...others] = Object.keys(files);
    const run = await importInto(book.path, [others.length > 0 ? source.path : join(source.path, only)], request);
    const texts = run.written
      .filter((path) => /^[^.].*\.yaml$/.test(path))
      .map((path) => readFileSync(join(book.path, path), "utf8"));
    return { run, text: texts.join("\n"), said: run.diagnostics.map(({ message }) => message) };
  } finally {
    source.remove();
    book.remove();
  }
}

/** The errors that `check` reports for a book. */
export async function errorsOf(folder: string): Promise<readonly string[]> {
  return (await printed(folder)).errors;
}

/** A book as it prints: its errors, and the text on its pages, line by line with its role, without positions. */
export async function printed(folder: string): Promise<{ readonly errors: readonly string[]; readonly text: string }> {
  const diagnostics = new Diagnostics();
  const compiled = await compile({ folder, onStage: () => {} }, diagnostics);
  const errors = diagnostics
    .sorted()
    .flatMap(({ severity, code, message }) => (severity === "error" ? [`${code}: ${message}`] : []));
  const document = compiled?.prints[0]?.document;
  const lines = document ? dump(document).split("\n") : [];
  const text = lines.flatMap((line) => {
    if (/^page \d/.test(line)) return ["", line.replace(/,.*/, "")];
    const found = /^ *[\d.]+ +[\d.]+ {2}(\S.*?) {2}[^“]*“(.*)”/.exec(line);
    return found ? [`${found[1]}: ${found[2]}`] : [];
  });
  return { errors, text: `${text.join("\n").trim()}\n` };
}

/** The files that people read, one after another, and the diagnostics. */
export function bookAsText(folder: string, { diagnostics }: ImportRun): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:yaml|md|bib)$/.test(path))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
  const texts = files.map((path) => `=== ${path}\n${readFileSync(join(folder, path), "utf8")}`);
  const said = diagnostics.map(({ severity, code, message, span }) => {
    const place = span && placeOf(span.source, span.start);
    const file = span?.source.path.split("/samples/")[1]?.split("/").slice(1).join("/") ?? "";
    return `${file}:${place?.line}:${place?.column}: ${severity}: ${message.replaceAll(/“[^”]*\/samples\/[^/]*\//g, "“")} [${code}]\n`;
  });
  return `${texts.join("\n")}\n=== said\n${said.join("")}`;
}
