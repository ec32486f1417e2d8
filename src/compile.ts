// The whole pipeline, top to bottom: a book folder in, a document (and its bytes) out, diagnostics on the way.
import { checkBook } from "./check/check.ts";
import { compose } from "./compose/compose.ts";
import type { Diagnostics } from "./diagnostic.ts";
import { loadPictures } from "./figure/load-pictures.ts";
import { readBook } from "./input/read-book.ts";
import { typesetFormulas } from "./math/typeset-formulas.ts";
import type { Book } from "./model/book.ts";
import type { Document } from "./page/document.ts";
import { paginate } from "./page/paginate.ts";
import { createTypesetter } from "./paragraph/typesetter.ts";
import { formatReferences } from "./references/format-references.ts";
import { readStyle } from "./template/read-style.ts";
import { openFonts } from "./text/fonts.ts";

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
  const style = readStyle(book, options.template ?? null, diagnostics);
  checkBook(book, diagnostics);

  stage("references, formulas, figures");
  const [references, formulas, pictures] = await Promise.all([
    formatReferences(book, diagnostics),
    typesetFormulas(book, diagnostics),
    loadPictures(book, diagnostics),
  ]);
  if (!style) return null;

  stage("setting");
  const composition = compose(book, style, { references, formulas, pictures, epoch: options.epoch ?? null });
  const fonts = openFonts(style, diagnostics);
  const typesetter = createTypesetter(style, fonts, diagnostics);
  const document = paginate(composition, style, typesetter, diagnostics);
  return { book, document };
}
