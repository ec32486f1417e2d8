// A node and the schema it must obey → checked data. Faults are reported; what is at fault is repaired in what comes back, where
// it is known how, and else left out, so that everything else is still read in the same run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { explain, type Schema, type SchemaFault } from "../source/explain-schema.ts";
import { type Source, span } from "../source/source.ts";
import { toData, type YamlNode } from "../source/yaml-node.ts";
import type { Checked } from "./checked.ts";
import { repairedTree } from "./repair.ts";

export type SchemaName = "book" | "programme" | "abstract" | "affiliations" | "people" | "template";

/** Each round repairs or leaves out what was at fault, which may show or make faults in the place around it. */
const maxRounds = 8;

export function validate<T>(
  schema: SchemaName,
  isValid: (data: unknown) => data is T,
  source: Source,
  node: YamlNode,
  diagnostics: Reporter,
): Checked<T> | null {
  let current = node;
  for (let round = 0; round < maxRounds; round++) {
    const data = toData(current);
    if (isValid(data)) return { data, node: current, source };
    const faults = explain(schemaOf(schema), current);
    if (faults.length === 0) {
      const hint = `\`abstracts schema ${schema}\` prints what it has to obey`;
      diagnostics.error(
        "wrong-value",
        `something in the file does not obey the schema “${schema}”`,
        span(source, current.start),
        { hint },
      );
      return null;
    }
    // What was left out in an earlier round is only missing now.
    if (round === 0) for (const fault of faults) if (!fault.quiet) report(fault, source, diagnostics);
    const repaired = repairedTree(current, faults);
    if (!repaired) return null;
    current = repaired;
  }
  return null;
}

function report({ code, message, hint, start, end }: SchemaFault, source: Source, diagnostics: Reporter): void {
  diagnostics.error(code, message, span(source, start, end), hint === undefined ? {} : { hint });
}

const schemas = new Map<SchemaName, Schema>();

/** Read only when something is wrong: valid books never load a schema. */
function schemaOf(name: SchemaName): Schema {
  let schema = schemas.get(name);
  if (!schema) {
    const folder = name === "template" ? "src/template" : "src/input/schema";
    const path = join(packageRoot(), folder, `${name}.schema.json`);
    schema = JSON.parse(readFileSync(path, "utf8")) as Schema;
    schemas.set(name, schema);
  }
  return schema;
}
