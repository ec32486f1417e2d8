// The second half of the pipeline: a book with its references, formulas and pictures in, its documents out. It is loaded
// while the references are being formatted in their own thread.
import { compose } from "./compose/compose.ts";
import type { Assets } from "./compose/setting.ts";
import type { Reporter } from "./diagnostic.ts";
import type { Book } from "./model/book.ts";
import type { Document } from "./page/document.ts";
import { paginate } from "./page/paginate.ts";
import { createTypesetter } from "./paragraph/typesetter.ts";
import type { Style } from "./template/style.ts";
import { openFonts } from "./text/fonts.ts";

/** One file to be written. */
export interface Print {
  /** The profile that it was made with. */
  readonly profile: string | null;
  /** The abstract that it holds, where each has a file of its own. */
  readonly abstract: string | null;
  readonly document: Document;
}

export function setBook(book: Book, style: Style, assets: Assets, diagnostics: Reporter): readonly Print[] {
  const profile = style.profile?.name ?? null;
  const typesetter = createTypesetter(style, openFonts(style, diagnostics, book.hyphenation), diagnostics);
  const print = (of: Book, abstract: string | null): Print => {
    const composition = compose(of, style, assets);
    return { profile, abstract, document: paginate(composition, style, typesetter, diagnostics) };
  };
  if (style.profile?.files !== "abstract") return [print(book, null)];
  return book.abstracts
    .filter((abstract) => !abstract.withdrawn)
    .map((abstract) => print({ ...book, abstracts: [abstract] }, abstract.id));
}
