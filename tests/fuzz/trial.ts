// Compiles a damaged book, or imports a damaged export, in this process, and says what is wrong with how that went, if anything is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { memoryStore } from "../../src/cache/store.ts";
import { type CompileOptions, compile } from "../../src/compile.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { nothingKept } from "../../src/session/kept.ts";
import { type Diagnostic, Diagnostics } from "../../src/source/diagnostic.ts";
import { importInto } from "../import/support.ts";
import { readMaterial, writeMaterial } from "./material.ts";
import { type Files, type Mutation, mutate } from "./mutations.ts";

export interface Outcome {
  /** The errors were said and nothing was printed, or a PDF or the files of a book were made. */
  readonly outcome: "faults" | "printed";
  readonly pdf: Uint8Array | null;
  /** The codes of what was said, each once. */
  readonly codes: readonly string[];
}

/** How far an export is taken: to pages, each of them, or to a book that is read and checked. */
export type Extent = "pages" | "book";

/** Formulas and references by their content, as a session keeps them; each trial keeps its lines and texts. */
const store = memoryStore(32 << 20);

/** What is damaged: files in a temporary folder that are damaged for each trial and mended after it. */
export class Trial {
  readonly files: Files;
  readonly #folder: string;
  readonly #isExport: boolean;
  readonly #kept = nothingKept();

  /** From a folder, or from a file of `tests/fuzz/books`; the samples of `import` are exports. */
  constructor(original: string) {
    this.#folder = mkdtempSync(join(tmpdir(), "abstracts-fuzz-"));
    this.#isExport = original.split(sep).join("/").includes("/import/samples/");
    const all = readMaterial(original);
    // What import is to make of it is no part of an export.
    this.files = new Map([...all].filter(([name]) => !this.#isExport || name !== "book.txt"));
    writeMaterial(this.#folder, this.files);
  }

  /** The files that mutations change, as they read then. */
  changedBy(list: readonly Mutation[]): Files {
    return mutate(this.files, list);
  }

  /** Throws where the program does, and where it breaks a promise. */
  async try(changed: Files, extent: Extent = "pages"): Promise<Outcome> {
    writeMaterial(this.#folder, changed);
    this.#kept.setting.lines.turn();
    try {
      return this.#isExport
        ? await tryExport(this.#folder, extent)
        : await tryBook({ folder: this.#folder, store, kept: this.#kept });
    } finally {
      writeMaterial(this.#folder, new Map([...changed.keys()].map((name) => [name, this.files.get(name) ?? ""])));
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function tryBook(options: CompileOptions): Promise<Outcome> {
  const diagnostics = new Diagnostics();
  const compiled = await compile(options, diagnostics);
  const said = diagnostics.sorted();
  judge(said);
  const codes = [...new Set(said.map(({ code }) => code))];
  if (!compiled || diagnostics.errors > 0) {
    if (diagnostics.errors === 0) throw new Error("nothing is printed, and no error says why");
    return { outcome: "faults", pdf: null, codes };
  }
  if (options.for?.pages === false) return { outcome: "printed", pdf: null, codes };
  const [print] = compiled.prints;
  if (!print) throw new Error("no error, and nothing to print");
  const pdf = await writePdf(print.document, { plain: false });
  if (!Buffer.from(pdf.subarray(0, 8)).toString("latin1").startsWith("%PDF-1.")) throw new Error("the PDF is not one");
  return { outcome: "printed", pdf, codes };
}

async function tryExport(folder: string, extent: Extent): Promise<Outcome> {
  const target = mkdtempSync(join(tmpdir(), "abstracts-fuzz-"));
  try {
    const { imported, diagnostics, written } = await importInto(target, [folder]);
    judge(diagnostics);
    const codes = [...new Set(diagnostics.map(({ code }) => code))];
    if (!imported || written.length === 0) {
      if (!diagnostics.some(({ severity }) => severity === "error"))
        throw new Error("nothing is imported, and no error says why");
      return { outcome: "faults", pdf: null, codes };
    }
    // Whatever it made of it is a book that can be read.
    const { codes: more } = await tryBook({
      folder: target,
      store,
      ...(extent === "book" && { for: { pages: false, mathml: false } }),
    });
    return { outcome: "printed", pdf: null, codes: [...codes, ...more] };
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

function judge(said: readonly Diagnostic[]): void {
  for (const { message, code, span } of said) {
    if (message === "" || /undefined|\[object|NaN|internal|stack/i.test(message.replace(/[“"].*[”"]/gs, "")))
      throw new Error(`a diagnostic for the program's own eyes: ${message} [${code}]`);
    if (span && (span.start > span.end || span.end > span.source.text.length + 1))
      throw new Error(`a diagnostic outside its file: ${code} ${span.start}–${span.end} of ${span.source.text.length}`);
  }
}
