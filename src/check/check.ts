// The door of `check`. In: a whole Book. Out: diagnostics about things that can be printed but were hardly meant.

import type { Book } from "../model/book.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { CheckSetting } from "./rule.ts";
import { rules } from "./rules.ts";

export function checkBook(book: Book, diagnostics: Reporter, setting: CheckSetting = { smart: true }): void {
  // Rules report nothing about data that could not be read.
  const legible = { ...book, abstracts: book.abstracts.filter(({ textLost }) => !textLost) };
  for (const { code, severity, check } of rules) {
    check(legible, (message, span, more) => diagnostics[severity](code, message, span, more), setting);
  }
}
