// Some abstracts of a book, as a book. In: the book, and what names them: ids, or the files they are in, as diagnostics name
// files. Out: the book with nothing but these abstracts, which keep their numbers and their places in the programme; or the name
// that nothing goes by.
import type { Abstract, Book } from "./book.ts";

export type Selection = { readonly book: Book } | { readonly unknown: string };

export function selectAbstracts(book: Book, names: readonly string[]): Selection {
  const chosen = new Set<Abstract>();
  for (const name of names) {
    const found = book.abstracts.filter(({ id, extent }) => id === name || extent.source.path === name);
    if (found.length === 0) return { unknown: name };
    for (const abstract of found) chosen.add(abstract);
  }
  const abstracts = book.abstracts.filter((abstract) => chosen.has(abstract));
  const part = { kind: "abstracts", group: "none", sort: "programme", order: [], span: null } as const;
  return { book: { ...book, abstracts, parts: [part] } };
}
