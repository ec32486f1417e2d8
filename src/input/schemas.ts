// The schemas of a book's files, in `src/input/schema`. In: a name. Out: the schema.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import type { Schema } from "../source/schema-fault.ts";
import type { NamedSchema } from "../source/validate.ts";
import { meanings } from "./meant-values.ts";

export type SchemaName = "book" | "programme" | "abstract" | "affiliations" | "people";

const schemas = new Map<SchemaName, Schema>();

export function schemaNamed(name: SchemaName): NamedSchema {
  return {
    name,
    meanings,
    load() {
      const path = join(packageRoot(), "src/input/schema", `${name}.schema.json`);
      const schema = schemas.get(name) ?? (JSON.parse(readFileSync(path, "utf8")) as Schema);
      schemas.set(name, schema);
      return schema;
    },
  };
}
