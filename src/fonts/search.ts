// Where fonts may be, apart from the program's own: packages installed beside the book or the program, and the folders
// of the system. Out: the files of a name, in an order that does not depend on the file system's.
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";

export interface FontPlace {
  readonly kind: "package" | "system";
  readonly folder: string;
}

const deepest = 6;
const mostFiles = 20_000;
const fontName = /\.(?:ttf|otf|ttc|otc|woff2?)$/i;

/** Packages of fonts of these names, the nearest first: from the book's folder upwards, then beside the program. */
export function packagesOf(book: string, names: readonly string[]): readonly FontPlace[] {
  const roots = [...ancestors(book), ...ancestors(packageRoot())].map((folder) => join(folder, "node_modules"));
  const found = [...new Set(roots)].flatMap((root) => names.map((name) => join(root, name)).filter(existsSync));
  return found.map((folder) => ({ kind: "package", folder }));
}

function ancestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

/**
 * The folders that a system keeps its fonts in. `ABSTRACTS_FONT_PATH` names others instead, or none, so that a book's
 * bytes do not depend on the machine.
 */
export function systemFolders(): readonly FontPlace[] {
  const own = process.env.ABSTRACTS_FONT_PATH;
  const folders =
    own === undefined
      ? usualFolders(process.platform, homedir(), process.env)
      : own.split(delimiter).filter((folder) => folder !== "");
  return folders.filter((folder) => existsSync(folder)).map((folder) => ({ kind: "system", folder }));
}

/** By platform as Node names it, in search order: a user's own fonts first. */
export function usualFolders(
  platform: string,
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (platform === "darwin") {
    const system = "/System/Library";
    return [join(home, "Library/Fonts"), "/Library/Fonts", `${system}/Fonts`, ...assetFolders(`${system}/AssetsV2`)];
  }
  if (platform === "win32") {
    const local = environment.LOCALAPPDATA ?? join(home, "AppData/Local");
    return [join(local, "Microsoft/Windows/Fonts"), join(environment.WINDIR ?? "C:/Windows", "Fonts")];
  }
  const data = environment.XDG_DATA_HOME ?? join(home, ".local/share");
  return [join(data, "fonts"), join(home, ".fonts"), "/usr/local/share/fonts", "/usr/share/fonts"];
}

/** Where macOS keeps downloaded fonts, such as PingFang. */
function assetFolders(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.startsWith("com_apple_MobileAsset_Font"))
    .map((name) => join(folder, name));
}

/** The font files of a place with matching names, sorted by path. */
export function filesIn({ folder }: FontPlace, wanted: (name: string) => boolean): readonly string[] {
  const files: string[] = [];
  let seen = 0;
  const walk = (at: string, depth: number): void => {
    for (const entry of entriesIn(at)) {
      if (++seen > mostFiles) return;
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (depth < deepest) walk(path, depth + 1);
      } else if (fontName.test(entry.name) && wanted(entry.name)) files.push(path);
    }
  };
  walk(folder, 0);
  return files.sort();
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function namesIn(folder: string): readonly string[] {
  return entriesIn(folder).map(({ name }) => name);
}
