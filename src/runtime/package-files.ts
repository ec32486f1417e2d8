// Where the package's own files are: templates, fonts, schemas, data that ship beside the code.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let root: string | null = null;

/** Absolute path of the folder that holds package.json, found upwards from this file (in src/ or in the bundle, dist/). */
export function packageRoot(): string {
  if (root) return root;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("package.json not found above the program's own files");
    folder = parent;
  }
  root = folder;
  return folder;
}
