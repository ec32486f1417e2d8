// A node and the schema it must obey → checked data. Faults are reported; the values at fault are left out of what comes back,
// so that everything else is still read in the same run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { explain, type Schema } from "../source/explain-schema.ts";
import { type Source, span } from "../source/source.ts";
import { entryOf, isAbsent, type ScalarNode, toData, without, type YamlNode } from "../source/yaml-node.ts";
import type { Checked } from "./checked.ts";

type SchemaName = "book" | "programme" | "abstract" | "affiliations" | "people" | "template";

/** Each round leaves out what was at fault; what misses a key is left out whole, which may empty the place around it. */
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
    if (faults.length === 0) throw new Error(`no explanation of why a file does not obey ${schema}.schema.json`);
    const dropped = new Set<YamlNode>();
    for (const { code, message, hint, start, end, culprit, quiet } of faults) {
      // What was left out in an earlier round is only missing now.
      if (round === 0 && !quiet)
        diagnostics.error(code, message, span(source, start, end), hint === undefined ? {} : { hint });
      dropped.add(culprit);
    }
    // A book or an abstract without a title is read all the same, for the faults that it has besides.
    if (dropped.has(current)) {
      const titled = withTitle(current);
      if (!titled) return null;
      dropped.delete(current);
      current = titled;
    }
    current = without(current, dropped);
  }
  return null;
}

function withTitle(node: YamlNode): YamlNode | null {
  if (node.kind !== "map") return null;
  const title = entryOf(node, "title");
  if (title && !isAbsent(node, title)) return null;
  const value: ScalarNode = { kind: "scalar", value: "", style: "plain", start: node.start, end: node.start };
  return {
    ...node,
    entries: [...node.entries.filter((entry) => entry !== title), { name: "title", key: value, value }],
  };
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
