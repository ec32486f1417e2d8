// One template file: read like every file of a book, and checked against the schema. In: its text. Out: its settings,
// without faulty ones, which have been reported.
import type { Reporter } from "../source/diagnostic.ts";
import { readYaml } from "../source/read-yaml.ts";
import type { Schema } from "../source/schema-fault.ts";
import { type Source, span } from "../source/source.ts";
import { validate } from "../source/validate.ts";
import { propertyOf, shapeOf, templateSchema } from "./schema.ts";
import { type TemplateMap, type TemplateNode, treeOf } from "./tree.ts";
import { template as isTemplate } from "./validators.generated.js";

/** Null if it is not a mapping of settings. */
export function readTemplate(file: Source, diagnostics: Reporter): TemplateMap | null {
  const { documents, broken } = readYaml(file, diagnostics);
  const document = documents[0] ?? null;
  if (!document && !broken) {
    const hint = "start with `extends: classic`";
    diagnostics.error("missing-key", "the template is empty: it has no settings", span(file, 0), { hint });
  }
  const checked =
    document && validate({ name: "template", load: templateSchema }, isTemplate, file, document, diagnostics);
  const tree = checked && withoutNulls(treeOf(checked.node, file), templateSchema());
  return tree?.kind === "map" ? tree : null;
}

/** A key without a value counts as absent, unless nothing is a valid value: no rule, no colour. */
function withoutNulls(node: TemplateNode, schema: Schema): TemplateNode {
  if (node.kind !== "map") return node;
  const shape = shapeOf(schema);
  const entries = [...node.entries].flatMap(([key, { value, keySpan }]) => {
    const property = propertyOf(shape, key) ?? {};
    const isEmpty = value.kind === "scalar" && value.value === null;
    if (isEmpty && !shapeOf(property).isNullable) return [];
    return [[key, { value: withoutNulls(value, property), keySpan }] as const];
  });
  return { ...node, entries: new Map(entries) };
}
