// `schema`: prints the schemas in the form that editors need.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { exit } from "./exit.ts";
import { printNotice, printResult } from "./terminal.ts";

const files = {
  book: "src/input/schema/book.schema.json",
  abstract: "src/input/schema/abstract.schema.json",
  programme: "src/input/schema/programme.schema.json",
  affiliations: "src/input/schema/affiliations.schema.json",
  people: "src/input/schema/people.schema.json",
  template: "src/template/template.schema.json",
  export: "src/export/schema/exported-book-1.json",
} as const;

export type SchemaKind = keyof typeof files;

export function schema(kind: string): number {
  if (!Object.hasOwn(files, kind)) {
    printNotice(`abstracts: unknown schema “${kind}”; the schemas are ${Object.keys(files).join(", ")}\n`);
    return exit.usage;
  }
  printResult(schemaText(kind as SchemaKind));
  return exit.good;
}

/** A schema as a file. That of an abstract takes a list of abstracts as well, since a file may hold one. */
export function schemaText(kind: SchemaKind): string {
  const path = join(packageRoot(), files[kind]);
  if (!existsSync(path)) throw new Error(`${path} is missing`);
  const text = readFileSync(path, "utf8");
  return kind === "abstract" ? `${JSON.stringify(oneOrList(JSON.parse(text)), null, 2)}\n` : text;
}

/** Documents separated by `---` need nothing: language servers check each of them. */
function oneOrList(schema: Readonly<Record<string, unknown>>): object {
  const { $schema, $id, $defs, ...abstract } = schema;
  const one = { $ref: "#/$defs/abstract" };
  return {
    $schema,
    $id,
    title: "Abstracts",
    description: "An abstract, or a list of them.",
    anyOf: [one, { type: "array", items: one }, { type: "null" }],
    $defs: { abstract, ...($defs as object) },
  };
}
