// Compiles a damaged book in this process, and says what is wrong with how that went, if anything is.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compile } from "../../src/compile.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readBookText } from "../support/book-text.ts";
import { type Files, type Mutation, mutate } from "./mutations.ts";

export interface Trial {
  /** The errors were said and nothing was printed, or a PDF was made. */
  readonly outcome: "faults" | "printed";
  readonly pdf: Uint8Array | null;
}

/** A book in a temporary folder whose files are damaged for each trial and mended after it. */
export class TrialBook {
  readonly #folder: string;
  readonly #files: Files;

  /** From a folder, or from a file of `tests/fuzz/books`. */
  constructor(original: string) {
    this.#folder = mkdtempSync(join(tmpdir(), "abstracts-fuzz-"));
    if (statSync(original).isDirectory()) cpSync(original, this.#folder, { recursive: true });
    else writeFiles(this.#folder, readBookText(readFileSync(original, "utf8")).files);
    const names = readdirSync(this.#folder, { recursive: true, encoding: "utf8" }).sort();
    const texts = names.filter(
      (name) => /\.(ya?ml|md|bib|ris|svg)$/.test(name) && statSync(join(this.#folder, name)).isFile(),
    );
    this.#files = new Map(texts.map((name) => [name, readFileSync(join(this.#folder, name), "utf8")]));
  }

  /** Throws where the program does, and where it breaks a promise. */
  async try(list: readonly Mutation[]): Promise<Trial> {
    const changed = mutate(this.#files, list);
    for (const [name, text] of changed) writeFileSync(join(this.#folder, name), text);
    try {
      return await tryFolder(this.#folder);
    } finally {
      for (const name of changed.keys()) writeFileSync(join(this.#folder, name), this.#files.get(name) ?? "");
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function tryFolder(folder: string): Promise<Trial> {
  const diagnostics = new Diagnostics();
  const compiled = await compile({ folder }, diagnostics);
  if (!compiled || diagnostics.errors > 0) {
    if (diagnostics.errors === 0) throw new Error("nothing is printed, and no error says why");
    for (const { message, code, span } of diagnostics.sorted()) {
      if (message === "" || /undefined|\[object|NaN|internal|stack/i.test(message.replace(/[“"].*[”"]/gs, "")))
        throw new Error(`a diagnostic for the program's own eyes: ${message} [${code}]`);
      if (span && (span.start > span.end || span.end > span.source.text.length + 1))
        throw new Error(
          `a diagnostic outside its file: ${code} ${span.start}–${span.end} of ${span.source.text.length}`,
        );
    }
    return { outcome: "faults", pdf: null };
  }
  const [print] = compiled.prints;
  if (!print) throw new Error("no error, and nothing to print");
  const pdf = await writePdf(print.document, { plain: false });
  if (!Buffer.from(pdf.subarray(0, 8)).toString("latin1").startsWith("%PDF-1.")) throw new Error("the PDF is not one");
  return { outcome: "printed", pdf };
}
