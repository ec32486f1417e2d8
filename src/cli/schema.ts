// `schema`: prints the schema files as they ship in the package.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { exit } from "./exit.ts";

const folders: Readonly<Record<string, string>> = {
  book: "src/input/schema",
  abstract: "src/input/schema",
  programme: "src/input/schema",
  affiliations: "src/input/schema",
  people: "src/input/schema",
  template: "src/template",
};

export function schema(kind: string): number {
  const folder = folders[kind];
  const path = folder && join(packageRoot(), folder, `${kind}.schema.json`);
  if (!path || !existsSync(path)) {
    process.stderr.write(`abstracts: there is no schema “${kind}”; there are ${Object.keys(folders).join(", ")}\n`);
    return exit.usage;
  }
  process.stdout.write(readFileSync(path, "utf8"));
  return exit.good;
}
