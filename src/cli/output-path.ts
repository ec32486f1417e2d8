// Where -o leads. In: what the user has named, and the name that the file has by default. Out: the path of the file: in
// the folder, if a folder is named.
import { join } from "node:path";
import { statsOf } from "../runtime/stats-of.ts";

/** Whether a path is that of a folder: one that exists, or one that ends as only folders do. */
export function namesFolder(path: string): boolean {
  return /[\\/]$/.test(path) || (statsOf(path)?.isDirectory() ?? false);
}

export function fileFor(output: string | undefined, name: string): string {
  if (output === undefined) return join("out", name);
  return namesFolder(output) ? join(output, name) : output;
}
