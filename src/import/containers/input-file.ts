// The paths that the user names → files with their bytes. Folders are walked and archives are opened; nothing else on
// the disk is read.
import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { readRegular } from "../../runtime/read-regular.ts";
import { statsOf } from "../../runtime/stats-of.ts";
import { reasonOf } from "../../runtime/system-fault.ts";
import { shownPath } from "../../source/book-folder.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { limits } from "../../source/limits.ts";
import { source, span } from "../../source/source.ts";
import { isZip, openZip } from "./zip.ts";

export interface InputFile {
  /** The path as people see it. */
  readonly path: string;
  /** The path inside the named folder or archive: `papers/1.docx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether the user named it, rather than its folder or archive. */
  readonly isNamed: boolean;
  /**
   * Reads a file that this file's data names, relative to its folder; null if there is none, or if the name leads
   * outside.
   */
  readonly beside: (name: string) => Uint8Array | null;
}

export const inputLimits = { bytes: 200_000_000, files: 20_000, total: 600_000_000 } as const;

export function gatherFiles(paths: readonly string[], diagnostics: Reporter): readonly InputFile[] {
  const gathering: Gathering = { files: [], total: 0, diagnostics };
  for (const path of paths) {
    const stats = statsOf(path);
    if (!stats) diagnostics.error("file-not-found", `file “${path}” does not exist`, null);
    else if (stats.isDirectory()) addFolder(path, gathering);
    else addFile(path, { name: basename(path), root: dirname(path), isNamed: true }, gathering);
  }
  return gathering.files;
}

interface Gathering {
  readonly files: InputFile[];
  total: number;
  readonly diagnostics: Reporter;
}

function addFolder(root: string, gathering: Gathering): void {
  const { diagnostics } = gathering;
  const found: string[] = [];
  let entries = 0;
  const refuse = (reason: string) => diagnostics.error("import-too-large", `“${shownPath(".", root)}” ${reason}`, null);
  const visit = (folder: string, depth: number): boolean => {
    if (depth > limits.folderDepth) {
      refuse(`has folders nested deeper than ${limits.folderDepth} levels`);
      return false;
    }
    for (const entry of entriesOf(folder, diagnostics)) {
      if (entry.name.startsWith(".") || entry.name === "node_modules" || entry.name === "__MACOSX") continue;
      const path = join(folder, entry.name);
      if (entry.isFile() && found.push(path) > inputLimits.files) {
        refuse(`has more than ${inputLimits.files.toLocaleString("en")} files`);
        return false;
      }
      if (++entries > limits.files) {
        refuse(`has more than ${limits.files.toLocaleString("en")} files and folders`);
        return false;
      }
      if (entry.isDirectory() && !visit(path, depth + 1)) return false;
    }
    return true;
  };
  if (!visit(root, 1)) return;
  if (found.length === 0) diagnostics.error("import-unknown", `there are no files in “${root}”`, null);
  for (const path of found.sort())
    addFile(path, { name: relative(root, path).split(sep).join("/"), root, isNamed: false }, gathering);
}

/** Links are not followed. */
function entriesOf(folder: string, diagnostics: Reporter): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const shown = shownPath(".", folder);
    const message = `the folder “${shown}” cannot be read: ${reasonOf(error) ?? "the system does not allow it"}`;
    diagnostics.warning("file-unreadable", message, span(source(shown, ""), 0));
    return [];
  }
}

interface Place {
  readonly name: string;
  readonly root: string;
  readonly isNamed: boolean;
}

function addFile(path: string, { name, root, isNamed }: Place, gathering: Gathering): void {
  const { diagnostics } = gathering;
  const shown = shownPath(".", path);
  const at = span(source(shown, ""), 0);
  try {
    const stats = statSync(path);
    if (!hasEnd(path, stats)) {
      diagnostics.error("file-unreadable", `“${shown}” is not a file`, at);
      return;
    }
    const { size } = stats;
    gathering.total += size;
    if (size > inputLimits.bytes || gathering.total > inputLimits.total) {
      diagnostics.error("import-too-large", `“${shown}” is ${Math.ceil(size / 1e6)} MB, more than an import reads`, at);
      return;
    }
    const bytes = stats.isFile() ? readRegular(path, inputLimits.bytes) : readFileSync(path);
    // Whatever a system file contains, its size is zero.
    if (!bytes || (bytes.length === 0 && size === 0 && isOfSystem(path))) {
      const reason = bytes ? "it is a system file" : "permission denied";
      diagnostics.error("file-unreadable", `“${shown}” cannot be read: ${reason}`, at);
      return;
    }
    const beside = (wanted: string) =>
      readBeside(root, join(dirname(path), wanted)) ?? readBeside(root, join(root, wanted));
    addBytes({ path: shown, name, bytes, isNamed, beside }, gathering);
  } catch (error) {
    const reason = reasonOf(error) ?? "the system does not allow it";
    diagnostics.error("file-unreadable", `“${shown}” cannot be read: ${reason}`, at);
  }
}

/** Its content is generated on reading, and may be endless. */
function isOfSystem(path: string): boolean {
  return /^\/(?:dev|proc|sys)\//.test(resolve(path));
}

/**
 * Whether reading it will end. A device has no end, and a named pipe may have no writer; a pipe that the shell made for
 * `<(…)` or `|` has one, and is among the open files of the process.
 */
export function hasEnd(path: string, stats: Stats): boolean {
  return stats.isFile() || (stats.isFIFO() && /^\/(?:dev|proc)\//.test(resolve(path)));
}

/** Opens an archive of files; spreadsheets and documents, which are archives too, are kept whole. */
function addBytes(file: InputFile, gathering: Gathering): void {
  if (!isZip(file.bytes)) {
    gathering.files.push(file);
    return;
  }
  const zip = openZip(file.bytes);
  if (isDocument(zip.names) || zip.names.length === 0) {
    gathering.files.push(file);
    return;
  }
  if (zip.damage)
    gathering.diagnostics.warning(
      "import-damaged",
      `the archive is damaged: ${zip.damage}`,
      span(source(file.path, ""), 0),
      { hint: "what could be read is imported; fetch the file again" },
    );
  const inside = (name: string) => zip.read(name.replace(/^\.?\//, ""));
  const before = gathering.files.length;
  for (const name of zip.names) {
    if (/(?:^|\/)(?:\.|__MACOSX)/.test(name)) continue;
    const bytes = zip.read(name);
    if (!bytes) {
      gathering.diagnostics.warning(
        "import-too-large",
        `“${name}” in “${file.path}” is damaged, or larger unpacked than an import reads, and is left out`,
        span(source(file.path, ""), 0),
      );
      continue;
    }
    const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : "";
    const beside = (wanted: string) => inside(normal(folder + wanted)) ?? inside(normal(wanted));
    gathering.files.push({ path: `${file.path}/${name}`, name, bytes, isNamed: false, beside });
  }
  if (gathering.files.length === before)
    gathering.diagnostics.error(
      "import-damaged",
      `nothing in “${file.path}” can be read`,
      span(source(file.path, ""), 0),
      { hint: "fetch or save it again" },
    );
}

function isDocument(names: readonly string[]): boolean {
  return names.some(
    (name) =>
      name === "[Content_Types].xml" ||
      name === "mimetype" ||
      name === "content.xml" ||
      /^(?:xl|word|ppt)\//.test(name),
  );
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.replace(/\\/g, "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Reads a file inside the folder that the user named; symbolic links are resolved first. */
function readBeside(root: string, path: string): Uint8Array | null {
  try {
    const [inside, real] = [realpathSync(root), realpathSync(path)];
    if (!real.startsWith(inside.endsWith(sep) ? inside : inside + sep)) return null;
    const stats = statSync(real);
    return stats.isFile() ? readRegular(real, limits.picture) : null;
  } catch {
    return null;
  }
}
