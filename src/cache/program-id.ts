// Identifies this program by a digest of its bundle and of the data that comes with it. What another program has kept
// is never used.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";

let id: string | null = null;

export function programId(): string {
  id ??= read();
  return id;
}

function read(): string {
  try {
    return readFileSync(join(packageRoot(), "dist", "program-id"), "utf8");
  } catch {
    // The program runs from its sources, which change: nothing that one run keeps is usable in the next.
    return `${process.pid} ${process.hrtime.bigint()}`;
  }
}
