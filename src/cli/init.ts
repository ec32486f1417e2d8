// `init`: writes the starter book, never over anything: its files, each with the line that names its schema for
// editors, the schemas, and a `.gitignore`.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { whileWriting } from "../runtime/at-work.ts";
import { packageRoot } from "../runtime/package-files.ts";
import { readRegular } from "../runtime/read-regular.ts";
import { editorFiles } from "./editor-files.ts";
import { exit } from "./exit.ts";
import { isLink } from "./output.ts";
import { explain, makeFolder } from "./replace-file.ts";
import { type SchemaKind, schemaText } from "./schema.ts";
import { printNotice, printResult } from "./terminal.ts";

/** Instead of a book: the workflow that checks and builds the one in this folder, or what an editor needs for it. */
export interface InitOptions {
  readonly ci?: boolean;
  readonly editor?: boolean;
}

/** Writes the starter book, or additions to an existing one. */
export function init(folder: string, { ci, editor }: InitOptions = {}): number {
  const contents = new Map(
    editor ? editorContents(folder) : ci ? filesOf("ci") : [...filesOf("starter"), ...extras(folder)],
  );
  const files = [...contents.keys()].sort();
  // A run that was killed has written some of the files; they are no reason to refuse the others.
  const there = files.filter((file) => existsSync(join(folder, file)));
  const taken = there.length === files.length ? there[0] : there.find((file) => !isSame(folder, file, contents));
  if (taken) {
    printNotice(`abstracts: “${join(folder, taken)}” already exists; nothing was written\n`);
    return exit.faults;
  }
  const linked = files.flatMap((file) => stepsTo(folder, file)).find(isLink);
  if (linked) {
    printNotice(`abstracts: “${linked}” is a link, which may lead elsewhere; nothing was written\n`);
    return exit.faults;
  }
  try {
    whileWriting(() => {
      for (const [file, bytes] of contents) {
        if (there.includes(file)) continue;
        makeFolder(resolve(dirname(join(folder, file))));
        writeFileSync(join(folder, file), bytes, { flag: "wx" });
      }
    });
  } catch (error) {
    printNotice(`abstracts: “${folder}” cannot be written: ${explain(error).reason}\n`);
    return exit.faults;
  }
  if (editor) {
    printResult(
      `${files.map((file) => join(folder, file)).join("\n")}\n\nOpen the folder in VS Code, and run a task.\n`,
    );
    return exit.good;
  }
  if (ci) {
    printResult(`${files.map((file) => join(folder, file)).join("\n")}\n\nCommit it, and push.\n`);
    if (!["book.yaml", join("data", "book.yaml")].some((file) => existsSync(join(folder, file))))
      printNotice("There is no book here yet: run `abstracts init` to write one.\n");
    return exit.good;
  }
  const build = folder === "." ? `${calledAs()} build` : `${calledAs()} build ${folder}`;
  printResult(`${files.map((file) => join(folder, file)).join("\n")}\n\nNow run: ${build}\n`);
  return exit.good;
}

function isSame(folder: string, file: string, contents: ReadonlyMap<string, string | Uint8Array>): boolean {
  const wanted = Buffer.from(contents.get(file) ?? "");
  return readRegular(join(folder, file), wanted.length)?.equals(wanted) ?? false;
}

type Content = readonly [file: string, bytes: string | Uint8Array];

function filesOf(name: "ci" | "starter"): readonly Content[] {
  const starter = join(packageRoot(), "src", "cli", name);
  const files = readdirSync(starter, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => statSync(join(starter, file)).isFile())
    .map((file) => {
      const bytes = readFileSync(join(starter, file));
      const kind = name === "starter" ? kindOf(file) : null;
      return [file, kind === null ? bytes : schemaLine(file, kind) + bytes.toString("utf8")];
    });
}

function kindOf(file: string): SchemaKind | null {
  if (/^abstracts[\\/].*\.yaml$/.test(file)) return "abstract";
  return kinds.find((kind) => file === `${kind}.yaml`) ?? null;
}

const kinds = ["book", "programme", "affiliations", "people", "abstract"] as const;
const schemas = ".schemas";

/** For the YAML language server, which most editors use. */
function schemaLine(file: string, kind: SchemaKind): string {
  const up = "../".repeat(file.split(/[\\/]/).length - 1);
  return `# yaml-language-server: $schema=${up}${schemas}/${kind}.json\n`;
}

function extras(folder: string): readonly Content[] {
  const written: Content[] = kinds.map((kind) => [`${schemas}/${kind}.json`, schemaText(kind)]);
  // An existing one was written deliberately.
  return existsSync(join(folder, ".gitignore")) ? written : [...written, [".gitignore", "out/\n.abstracts-cache/\n"]];
}

/** Schemas of an earlier `init` stay. */
function editorContents(folder: string): readonly Content[] {
  const wanted = [...kinds, "template" as const].map((kind): Content => [`${schemas}/${kind}.json`, schemaText(kind)]);
  return [...editorFiles(calledAs()), ...wanted.filter(([file]) => !existsSync(join(folder, file)))];
}

/** The folders on the way to a file, and the file: a link among them could lead the files elsewhere. */
function stepsTo(folder: string, file: string): readonly string[] {
  const parts = file.split(/[\\/]/);
  return parts.map((_, index) => join(folder, ...parts.slice(0, index + 1)));
}

/** How the program was called: a command that npx found does not exist without it. */
function calledAs(): string {
  if (process.env.npm_command !== "exec") return "abstracts";
  return process.cwd() === packageRoot() ? "npx abstracts" : "npx book-of-abstracts";
}
