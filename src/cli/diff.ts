// `diff`: what changed between two books, for their readers.
import { compileBook, readBook } from "../compile.ts";
import { type Change, compareBooks } from "../diff/changes.ts";
import { type ChangeFormat, writeChanges } from "../diff/write-changes.ts";
import type { Book } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { report } from "../report/report.ts";
import { Unreadable } from "../revision/files-of.ts";
import { Diagnostics } from "../source/diagnostic.ts";
import { shelve, unshelve } from "../source/list-files.ts";
import { bookAt } from "./book-at.ts";
import { exit } from "./exit.ts";
import { type Output, writeOutput } from "./output.ts";
import { printJson, printNotice, printResult } from "./terminal.ts";

export interface DiffOptions {
  readonly format: ChangeFormat;
  readonly changeSheet?: string;
  /** Overwrites the sheet's file even if it is not a PDF. */
  readonly force?: boolean;
}

export async function diff(before: string, after: string, options: DiffOptions): Promise<number> {
  const diagnostics = new Diagnostics();
  try {
    const [old, now] = [readBookAt(before, diagnostics), readBookAt(after, diagnostics)];
    if (old && now) {
      const changes = compareBooks(old, now);
      (options.format === "json" ? printJson : printResult)(writeChanges(changes, options.format));
      const { changeSheet: path, force = false } = options;
      if (path !== undefined)
        await writeSheet({ path, kind: "pdf", book: now.folder, force }, changes, now, diagnostics);
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    diagnostics.error(error.code, error.message, null, error.hint === undefined ? {} : { hint: error.hint });
  }
  const errors = diagnostics.sorted().filter(({ severity }) => severity === "error");
  printNotice(report(errors, "pretty"));
  return errors.length > 0 ? exit.faults : exit.good;
}

/** Faults inside a book are not reported here; that it cannot be read at all is. */
function readBookAt(name: string, diagnostics: Diagnostics): Book | null {
  const { folder, remove } = bookAt(name);
  try {
    const own = new Diagnostics();
    const book = readBook(folder, own);
    if (!book) for (const { code, message } of own.sorted()) diagnostics.error(code, `${name}: ${message}`, null);
    return book;
  } finally {
    remove();
  }
}

/** The changes as a page in the book's own template: a book with one chapter. */
async function writeSheet(
  output: Output,
  changes: readonly Change[],
  book: Book,
  diagnostics: Diagnostics,
): Promise<void> {
  const files = {
    "book.yaml": `title: ${JSON.stringify(`Changes: ${plainText(book.title)}`)}\nlanguage: ${JSON.stringify(book.language)}\nparts: [{ chapter: Changes, pages: [pages/changes.md] }]\n`,
    "pages/changes.md": `# ${plainText(book.title)}\n\n${writeChanges(changes, "markdown")}`,
  };
  const folder = shelve("<changes>", new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
  try {
    const own = new Diagnostics();
    const sheet = readBook(folder, own);
    if (!sheet) return;
    // The book's own template may be in the folder of a revision, which is gone by now.
    const inStyle = { ...sheet, folder: book.folder, template: book.template };
    const compiled = (await compileBook(inStyle, {}, own)) ?? (await compileBook(sheet, {}, own));
    const [print] = compiled?.prints ?? [];
    if (!print) return;
    const { writePdf } = await import("../pdf/write-pdf.ts");
    writeOutput(output, await writePdf(print.document, { plain: false }), diagnostics);
  } finally {
    unshelve(folder);
  }
}
