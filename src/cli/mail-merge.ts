// The table for a mail merge beside the proofs, as CSV (RFC 4180): one row for each abstract with its file, or, if
// addresses are requested, one row for each author with an address.
import type { Book } from "../model/book.ts";
import { plainText } from "../model/text.ts";

/** `files`: the name of each abstract's proof, by its id. */
export function mailMerge(book: Book, files: ReadonlyMap<string, string>, emails: boolean): string {
  const rows = book.abstracts.flatMap((abstract): readonly (readonly string[])[] => {
    const file = files.get(abstract.id);
    if (file === undefined) return [];
    const presenters = abstract.authors.filter(({ presenting }) => presenting).map(({ person }) => person.printed);
    const row = [abstract.id, plainText(abstract.title), presenters.join("; "), file];
    if (!emails) return [row];
    const reachable = abstract.authors.flatMap(({ person }) =>
      person.email === null ? [] : [[...row, person.printed, person.email]],
    );
    // Abstracts without an address must not be forgotten.
    return reachable.length > 0 ? reachable : [[...row, "", ""]];
  });
  return [header.slice(0, emails ? 6 : 4), ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const header = ["id", "title", "presenter", "file", "author", "email"];

/** A spreadsheet would run a title that begins with “=” as a formula, and titles are not trusted. */
function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
