// The files that are damaged: of a folder, or of a book in one file, whose head may ask for files of the packages that the tests have.
// Bytes are kept as characters of one byte each, so that all files are texts.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tablesOf } from "../../src/fonts/container.ts";
import { writeSfnt } from "../../src/fonts/sfnt.ts";
import { packageRoot } from "../../src/runtime/package-files.ts";
import { readBookText } from "../support/book-text.ts";
import { isBinary } from "./bytes.ts";
import type { Files } from "./mutations.ts";

export function readMaterial(path: string): Files {
  if (statSync(path).isDirectory()) return filesIn(path);
  const { head, files } = readBookText(readFileSync(path, "utf8"));
  const decoded = [...files].map(([name, text]): readonly [string, string] => {
    const [plain = "", mark] = name.split(" ");
    return [plain, mark === "base64" ? Buffer.from(text, "base64").toString("latin1") : text];
  });
  return new Map([...decoded, ...asked(head)]);
}

/** `# copy fonts/a.woff2 node_modules/…` takes a file as it is, `# unpack` the font that it holds. */
function asked(head: string): readonly (readonly [string, string])[] {
  return [...head.matchAll(/^# (copy|unpack) (\S+) (\S+)$/gm)].map(([, how, name = "", from = ""]) => {
    const bytes = readFileSync(join(packageRoot(), from));
    if (how === "copy") return [name, bytes.toString(isBinary(name) ? "latin1" : "utf8")];
    return [name, Buffer.from(writeSfnt(tablesOf(bytes))).toString("latin1")];
  });
}

function filesIn(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), isBinary(name) ? "latin1" : "utf8")]),
  );
}

export function writeMaterial(folder: string, files: Files): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, isBinary(path) ? "latin1" : "utf8");
  }
}
