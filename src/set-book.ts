// The second half of the pipeline: a book with its references, formulas and pictures in, a document out. It is loaded
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

export function setBook(book: Book, style: Style, assets: Assets, diagnostics: Reporter): Document {
  const composition = compose(book, style, assets);
  const fonts = openFonts(style, diagnostics);
  const typesetter = createTypesetter(style, fonts, diagnostics);
  return paginate(composition, style, typesetter, diagnostics);
}
