// Finds the package's own files: templates, fonts, schemas, and data that ship with the code.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let root: string | null = null;

/**
 * The absolute path of the folder with package.json, searched upwards from this file (in src/, or dist/ in the bundle).
 */
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
