// `check --fix`: corrects in the files what is safe to correct, and reports what it did.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { applyFixes, type FixedFile } from "../fix/fix.ts";
import { unifiedDiff } from "../fix/unified-diff.ts";
import { whileWriting } from "../runtime/at-work.ts";
import { textIn } from "../source/book-folder.ts";
import { type Diagnostic, Diagnostics, type Reporter } from "../source/diagnostic.ts";
import { printable } from "../source/printable.ts";
import { placeOf } from "../source/source.ts";
import { replaceFile } from "./replace-file.ts";

export interface Fixed {
  /** The corrections, one line for each. */
  readonly report: string;
  readonly files: number;
  /** Files that could not be written. */
  readonly refused: Diagnostics;
}

export function fix(diagnostics: readonly Diagnostic[]): Fixed {
  const refused = new Diagnostics();
  const lines: string[] = [];
  const fixed = applyFixes(diagnostics);
  const written = whileWriting(() => fixed.filter((file) => writeFixed(file, refused)));
  for (const file of written) {
    for (const { span, message, code } of file.fixed) {
      const place = span && placeOf(span.source, span.start);
      const at = `${span?.source.path}:${place?.line}:${place?.column}`;
      lines.push(`${printable(`${at}: fixed: ${message} [${code}]`)}\n`);
    }
  }
  return { report: lines.join(""), files: written.length, refused };
}

/** The changes that `fix` would make, for `patch` or `git apply`. */
export function wouldChange(diagnostics: readonly Diagnostic[]): string {
  return applyFixes(diagnostics)
    .map(({ source, fixed }) => {
      const edits = fixed.flatMap((one) => one.fix ?? []);
      const mark = readFileSync(resolve(source.path), "utf8").startsWith("\ufeff") ? "\ufeff" : "";
      return unifiedDiff(source, edits, mark);
    })
    .join("");
}

/** Writes the file, in UTF-8, unless another program has changed it meanwhile; a byte order mark of UTF-8 is kept. */
export function writeFixed({ source, text }: FixedFile, refused: Reporter): boolean {
  const path = resolve(source.path);
  const there = readFileSync(path);
  const mark = there[0] === 0xef && there[1] === 0xbb && there[2] === 0xbf ? "\ufeff" : "";
  // Another run may have corrected it meanwhile.
  if (textIn(there) === text) return true;
  if (textIn(there) !== source.text) {
    refused.error(
      "cannot-write",
      `“${source.path}” was changed by another program meanwhile, and was not corrected`,
      null,
    );
    return false;
  }
  return replaceFile(path, Buffer.from(mark + text), refused);
}
