// Broken books in single files. `==== path` begins a file of the book; `#! severity code path:line:column message` says, anywhere
// in a comment, what the program is expected to report. `#: whole` sets the whole book; otherwise it is only read and checked. A fault without book.yaml and abstract gets them.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { checkBook } from "../../src/check/check.ts";
import { compile } from "../../src/compile.ts";
import { type Diagnostic, Diagnostics } from "../../src/source/diagnostic.ts";
import { readBook } from "../../src/input/read-book.ts";
import { placeOf } from "../../src/source/source.ts";
import { readBookText } from "../support/book-text.ts";

export const faultsFolder = dirname(fileURLToPath(import.meta.url));

export interface Fault {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  /** Whether the fault appears only when the book is set. */
  readonly whole: boolean;
  /** `error unknown-key abstracts/a.yaml:3:5 “presentign” is not a field of an author (did you mean “presenting”?)`. */
  readonly expected: readonly string[];
}

export function allFaults(): readonly Fault[] {
  const names = readdirSync(faultsFolder).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((name) => readFault(name.slice(0, -".yaml".length), readFileSync(join(faultsFolder, name), "utf8")));
}

function readFault(name: string, text: string): Fault {
  const { head, files: written } = readBookText(text);
  const files = new Map(written);
  const expected = [...head.matchAll(/^#! (.*)$/gm)].map((match) => match[1] ?? "");
  if (!files.has("book.yaml") && !files.has("(no book.yaml)")) files.set("book.yaml", "title: A Broken Book\n");
  if (![...files.keys()].some((path) => path.startsWith("abstracts"))) {
    files.set("abstracts/curie.yaml", "title: Radium\nauthors: [Marie Curie]\nabstract: A new element.\n");
  }
  return { name, files, whole: head.includes("#: whole"), expected };
}

/** Writes a fault's book to a temporary folder for as long as `use` takes. */
export async function withBook<T>(fault: Fault, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "abstracts-fault-"));
  try {
    for (const [path, text] of fault.files) {
      if (path.startsWith("(")) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      // `link: target` makes a symbolic link, `latin1: text` a file that is not UTF-8, `base64: text` one of any bytes.
      if (text.startsWith("link: ")) symlinkSync(text.slice(6).trim(), join(folder, path));
      else if (text.startsWith("latin1: ")) writeFileSync(join(folder, path), Buffer.from(text.slice(8), "latin1"));
      else if (text.startsWith("base64: ")) writeFileSync(join(folder, path), Buffer.from(text.slice(8), "base64"));
      else writeFileSync(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The diagnostics of a fault's book in a folder; the book is set only if the fault needs it. */
export async function diagnose(fault: Fault, folder: string): Promise<readonly Diagnostic[]> {
  const diagnostics = new Diagnostics();
  if (fault.whole) await compile({ folder }, diagnostics);
  else {
    const book = readBook(folder, diagnostics);
    if (book) checkBook(book, diagnostics);
  }
  return diagnostics.sorted();
}

/** A diagnostic as the faults write it. */
export function noteDiagnostic({ severity, code, span, message, hint }: Diagnostic, folder: string): string {
  const place = span && placeOf(span.source, span.start);
  // However the program shortens the path to the book, it ends with the folder's own name.
  const path = span ? span.source.path.slice(span.source.path.indexOf(basename(folder)) + basename(folder).length) : "";
  const at = place ? `${path.replace(/^\//, "")}:${place.line}:${place.column} ` : "";
  const here = message.replaceAll(`${relative("", folder)}/`, "");
  return `${severity} ${code} ${at}${here}${hint === undefined ? "" : ` (${hint})`}`;
}

/** Writes what is reported into the fault's file, for `npm run test:accept`. */
export function accept(fault: Fault, reported: readonly string[]): void {
  const path = join(faultsFolder, `${fault.name}.yaml`);
  const text = readFileSync(path, "utf8");
  const kept = text.replace(/^#! .*\n/gm, "");
  writeFileSync(path, `${reported.map((line) => `#! ${line}\n`).join("")}${kept}`);
}
