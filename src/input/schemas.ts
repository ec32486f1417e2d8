// The schemas of a book's files, in `src/input/schema`. In: a name. Out: the schema.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import type { Schema } from "../source/schema-fault.ts";
import type { NamedSchema } from "../source/validate.ts";
import { meaningsIn } from "./meant-values.ts";
import type { BookFacts } from "./slash-order.ts";
import { withTimeRanges } from "./time-ranges.ts";

export type SchemaName = "book" | "programme" | "abstract" | "affiliations" | "people";

const schemas = new Map<SchemaName, Schema>();

/** `book`: what decides how dates and times of the file are read; without it, the file alone. */
export function schemaNamed(name: SchemaName, book?: BookFacts): NamedSchema {
  return {
    name,
    meanings: (text) => meaningsIn(text, book ?? { language: languageIn(text), dates: null }),
    ...(name === "programme" && { prepare: withTimeRanges }),
    load() {
      const path = join(packageRoot(), "src/input/schema", `${name}.schema.json`);
      const schema = schemas.get(name) ?? (JSON.parse(readFileSync(path, "utf8")) as Schema);
      schemas.set(name, schema);
      return schema;
    },
  };
}

/** The language that book.yaml sets, before it has been read. */
const languageIn = (text: string): string => /^language:[ \t]{0,9}["']?([A-Za-z-]{2,35})/m.exec(text)?.[1] ?? "en";
