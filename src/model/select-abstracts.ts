// A selection of abstracts, as a book. In: the book, and ids of abstracts or files that hold them, as diagnostics name
// files. Out: the book with only these abstracts, which keep their numbers and places in the programme; or the name
// that matches nothing.
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
