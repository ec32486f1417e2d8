// Fixes one problem. In: its diagnostic. Out: the change as a diff; with a writer, also whether it was written. The fix
// is the one that `check --fix` makes, for this diagnostic alone.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { applyFixes, type FixedFile } from "../fix/fix.ts";
import { unifiedDiff } from "../fix/unified-diff.ts";
import { type Diagnostic, Diagnostics, type Reporter } from "../source/diagnostic.ts";
import type { FixAnswer } from "./snapshot.ts";

/** Writes the fixed file, unless somebody else has changed it in the meantime. Returns whether it was written. */
export type FixFile = (file: FixedFile, refused: Reporter) => boolean;

export function fixProblem(diagnostic: Diagnostic, write: FixFile | null): FixAnswer | null {
  const [file] = applyFixes([diagnostic]);
  if (!file) return null;
  const mark = beginsWithMark(resolve(file.source.path)) ? "\ufeff" : "";
  const diff = unifiedDiff(file.source, diagnostic.fix ?? [], mark);
  if (!write) return { diff, written: false, refused: null };
  const refused = new Diagnostics();
  const written = write(file, refused);
  return { diff, written, refused: refused.sorted()[0]?.message ?? null };
}

function beginsWithMark(path: string): boolean {
  try {
    return readFileSync(path, "utf8").startsWith("\ufeff");
  } catch {
    return false;
  }
}
