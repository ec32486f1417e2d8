// The whole pipeline, top to bottom: a book folder in, a document (and its bytes) out, diagnostics on the way.
import { checkBook } from "./check/check.ts";
import type { Diagnostics } from "./diagnostic.ts";
import { loadPictures } from "./figure/load-pictures.ts";
import { readBook } from "./input/read-book.ts";
import { typesetFormulas } from "./math/typeset-formulas.ts";
import type { Book } from "./model/book.ts";
import type { Document } from "./page/document.ts";
import { formatReferences } from "./references/format-references.ts";
import { readStyle } from "./template/read-style.ts";

export interface CompileOptions {
  /** The book folder. */
  readonly folder: string;
  /** Overrides the book's template. */
  readonly template?: string;
  /** Seconds since 1970 for the metadata, from SOURCE_DATE_EPOCH. */
  readonly epoch?: number;
  /** Called as each stage begins, for progress on a terminal. */
  readonly onStage?: (stage: Stage) => void;
}

export type Stage = "reading" | "references, formulas, figures" | "setting" | "writing";

export interface Compiled {
  readonly book: Book;
  readonly document: Document;
}

/**
 * Compiles a book folder to a document. Faults in the data go to `diagnostics`; null when some of them leave nothing to
 * print. A document may come with errors: whether it is then written is the caller's decision.
 */
export async function compile(options: CompileOptions, diagnostics: Diagnostics): Promise<Compiled | null> {
  const stage = options.onStage ?? (() => {});

  stage("reading");
  const book = readBook(options.folder, diagnostics);
  if (!book) return null;

  stage("references, formulas, figures");
  const references = formatReferences(book, diagnostics);
  await turn();
  const style = readStyle(book, options.template ?? null, diagnostics);
  checkBook(book, diagnostics);
  const [{ setBook }, formulas, pictures] = await Promise.all([
    import("./set-book.ts"),
    typesetFormulas(book, diagnostics),
    loadPictures(book, diagnostics),
  ]);
  const assets = { references: await references, formulas, pictures, epoch: options.epoch ?? null };
  if (!style) return null;

  stage("setting");
  return { book, document: setBook(book, style, assets, diagnostics) };
}

/** Lets the request go out to the thread that formats the references, before this one goes on working. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
