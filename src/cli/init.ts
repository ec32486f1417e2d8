// `init`: copies the starter book, never over anything.
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { exit } from "./exit.ts";

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
  try {
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      copyFileSync(join(starter, file), join(folder, file));
    }
  } catch (error) {
    process.stderr.write(
      `abstracts: “${folder}” cannot be written: ${error instanceof Error ? error.message : error}\n`,
    );
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

/** How the reader called the program: a command that npx found is not there without it. */
function calledAs(): string {
  if (process.env.npm_command !== "exec") return "abstracts";
  return process.cwd() === packageRoot() ? "npx abstracts" : "npx book-of-abstracts";
}
