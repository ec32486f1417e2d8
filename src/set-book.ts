// The second half of the pipeline: a book with its references, formulas and pictures in, its documents out. It is loaded
// while the references are being formatted in their own thread.

import type { Block } from "./compose/block.ts";
import { compose } from "./compose/compose.ts";
import type { Assets } from "./compose/setting.ts";
import type { Reporter } from "./diagnostic.ts";
import type { Book } from "./model/book.ts";
import type { Document } from "./page/document.ts";
import { paginate } from "./page/paginate.ts";
import { createTypesetter, type Typesetter } from "./paragraph/typesetter.ts";
import type { FormattedList } from "./references/formatted.ts";
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

export function openTypesetter(book: Book, style: Style, diagnostics: Reporter): Typesetter {
  return createTypesetter(style, openFonts(style, diagnostics, book.hyphenation), diagnostics);
}

/**
 * While the references are being formatted in another thread: shapes the words of the book as it is without them, until
 * they are there. A typesetter that has seen the words sets them faster; nothing else of this is kept.
 */
export async function rehearse(
  book: Book,
  style: Style,
  assets: Omit<Assets, "references">,
  typesetter: Typesetter,
  references: Promise<unknown>,
): Promise<void> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  void references.then(done, done);
  await turn();
  if (isDone) return;
  const { blocks } = compose(book, style, { ...assets, references: { listOf: () => nothing } });
  const shape = async (block: Block): Promise<void> => {
    if (isDone) return;
    if (block.kind === "paragraph") typesetter.widths(block);
    if (block.kind !== "group") return;
    await turn();
    for (const child of block.children) await shape(child);
  };
  for (const block of blocks) await shape(block);
}

const nothing: FormattedList = { entries: [], labelled: false, citations: new Map() };

export function setBook(
  book: Book,
  style: Style,
  assets: Assets,
  typesetter: Typesetter,
  diagnostics: Reporter,
): readonly Print[] {
  const profile = style.profile?.name ?? null;
  const print = (of: Book, abstract: string | null): Print => {
    const composition = compose(of, style, assets);
    return { profile, abstract, document: paginate(composition, style, typesetter, diagnostics) };
  };
  if (style.profile?.files !== "abstract") return [print(book, null)];
  return book.abstracts
    .filter((abstract) => !abstract.withdrawn)
    .map((abstract) => print({ ...book, abstracts: [abstract] }, abstract.id));
}

/** Lets other threads' messages in. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
