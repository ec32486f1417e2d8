// `init`: copies the starter book, never over anything.
import { constants, copyFileSync, existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { exit } from "./exit.ts";
import { isLink } from "./output.ts";
import { explain, makeFolder } from "./replace-file.ts";

/** Writes the starter book, or with `ci` the workflow that checks and builds the book in this folder. */
export function init(folder: string, ci = false): number {
  const starter = join(packageRoot(), "src", "cli", ci ? "ci" : "starter");
  const files = readdirSync(starter, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(starter, file)).isFile())
    .sort();
  const taken = files.find((file) => existsSync(join(folder, file)));
  if (taken) {
    process.stderr.write(`abstracts: “${join(folder, taken)}” is already there; nothing was written\n`);
    return exit.faults;
  }
  const linked = files.flatMap((file) => stepsTo(folder, file)).find(isLink);
  if (linked) {
    process.stderr.write(`abstracts: “${linked}” is a link, which may lead elsewhere; nothing was written\n`);
    return exit.faults;
  }
  try {
    for (const file of files) {
      makeFolder(resolve(dirname(join(folder, file))));
      copyFileSync(join(starter, file), join(folder, file), constants.COPYFILE_EXCL);
    }
  } catch (error) {
    process.stderr.write(`abstracts: “${folder}” cannot be written: ${explain(error).reason}\n`);
    return exit.faults;
  }
  if (ci) {
    process.stdout.write(`${files.map((file) => join(folder, file)).join("\n")}\n\nCommit it, and push.\n`);
    return exit.good;
  }
  const build = folder === "." ? `${calledAs()} build` : `${calledAs()} build ${folder}`;
  process.stdout.write(`${files.map((file) => join(folder, file)).join("\n")}\n\nNow run: ${build}\n`);
  return exit.good;
}

/** The folders on the way to a file, and the file: a link among them would lead what is written elsewhere. */
function stepsTo(folder: string, file: string): readonly string[] {
  const parts = file.split(/[\\/]/);
  return parts.map((_, index) => join(folder, ...parts.slice(0, index + 1)));
}

/** How the reader called the program: a command that npx found is not there without it. */
function calledAs(): string {
  if (process.env.npm_command !== "exec") return "abstracts";
  return process.cwd() === packageRoot() ? "npx abstracts" : "npx book-of-abstracts";
}
