// Where a character is in the files of a book, for text that has no place of its own, such as the name of a room. In: the
// book and the character. Out: its first place; null if no file has it as it prints.
import type { Book } from "../model/book.ts";
import { type Span, span } from "../source/source.ts";
import { proseOf, textsIn } from "./prose.ts";

export function placeInBook(book: Book, character: string): Span | null {
  const title = textsIn(book.title).map((text) => text.span.source);
  for (const source of new Set([...title, ...proseOf(book).map((prose) => prose.source)])) {
    const at = source.text.indexOf(character);
    if (at !== -1) return span(source, at, at + character.length);
  }
  return null;
}
