// Finds the program's own font files. In: a font package and one of its faces. Out: the path of the file. A build
// copies the faces that fonts/fonts.yaml lists into dist/fonts/ (scripts/copy-fonts.mjs); the packages that they come
// from are installed for developers only.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./package-files.ts";
import { libraryFolder } from "./wasm.ts";

let copied: ReadonlySet<string> | null = null;

/**
 * `cut`: weight and slant as packages and files name them, `700Bold_Italic`. Null when the face is not installed. Faces
 * of scripts from outside Europe are compressed with brotli, or are .woff2 files of Fontsource packages.
 */
export function fontFile(library: string, file: string, cut: string): string | null {
  const folder = join(packageRoot(), "dist", "fonts");
  const woff2 = library.startsWith("@fontsource/");
  const name = woff2 ? `${file}-${cut.slice(0, 3)}-normal.woff2` : `${file}_${cut}.ttf`;
  copied ??= new Set(filesIn(folder));
  for (const travelling of [name, `${name}.br`]) if (copied.has(travelling)) return join(folder, travelling);
  const installed = libraryFolder(library);
  const path = installed && join(installed, woff2 ? "files" : cut, name);
  return path && existsSync(path) ? path : null;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
