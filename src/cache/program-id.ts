// Which program this is: a digest of the bundle and of the data that ships with it. What another one has kept is never used.
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
    // From the sources, which change while they are worked on: nothing that one run keeps is good for the next.
    return `${process.pid} ${process.hrtime.bigint()}`;
  }
}
