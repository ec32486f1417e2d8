// A file of the book that is one set of fields (book.yaml, programme.yaml …) → its checked data. In: the file. Out: its
// data; from a file that cannot be read, which is reported, as much as can be recovered.
import { readSource } from "../source/book-folder.ts";
import type { Checked } from "../source/checked.ts";
import { readDamaged } from "../source/damaged-text.ts";
import { type Reporter, silentReporter } from "../source/diagnostic.ts";
import { readYaml } from "../source/read-yaml.ts";
import { salvage } from "../source/salvage.ts";
import type { Source } from "../source/source.ts";
import { validate } from "../source/validate.ts";
import { type SchemaName, schemaNamed } from "./schemas.ts";
import type { BookFacts } from "./slash-order.ts";

export interface FieldsOfFile<T> {
  readonly source: Source;
  /** Null if the file is empty. */
  readonly fields: Checked<T> | null;
  /** False if some of the file is missing from the data. */
  readonly isIntact: boolean;
  readonly isEmpty: boolean;
}

export function readFields<T>(
  folder: string,
  path: string,
  schema: SchemaName,
  isValid: (data: unknown) => data is T,
  diagnostics: Reporter,
  book?: BookFacts,
): FieldsOfFile<T> {
  const readable = readSource(folder, path, null, diagnostics);
  const source = readable ?? readDamaged(folder, path);
  const file = readable && readYaml(source, diagnostics);
  if (file && !file.broken) {
    const node = file.documents[0] ?? null;
    return {
      source,
      fields: node && validate(schemaNamed(schema, book), isValid, source, node, diagnostics),
      isIntact: true,
      isEmpty: node === null,
    };
  }
  const node = salvage(source);
  return {
    source,
    fields: node && validate(schemaNamed(schema, book), isValid, source, node, silentReporter),
    isIntact: false,
    isEmpty: false,
  };
}
