// Faults of one value: its type, how many items it has, and how it can be read nevertheless. In: a node and its schema. Out: faults.
import { listedAffiliations } from "../model/listed-affiliations.ts";
import type { Schema, SchemaFault, SchemaRepair } from "./schema-fault.ts";
import { describe, kinds, truths } from "./schema-words.ts";
import type { SequenceNode, YamlNode } from "./yaml-node.ts";

export function typesOf(schema: Schema): readonly string[] {
  if (schema.type !== undefined) return typeof schema.type === "string" ? [schema.type] : schema.type;
  if (schema.enum) return [...new Set(schema.enum.map((value) => typeof value))];
  return ["object", "array", "string", "number", "boolean", "null"];
}

/** What a schema without a `$comment` requires. */
export function kindOf(schema: Schema): string {
  const [type = ""] = typesOf(schema);
  return kinds[type] ?? "something else";
}

/** Faults in the number of items in a list. */
export function countFaults(
  { minItems, maxItems }: Schema,
  node: SequenceNode,
  name: string | null,
): readonly SchemaFault[] {
  const count = node.items.length;
  if (count >= (minItems ?? 0) && count <= (maxItems ?? count)) return [];
  const wanted =
    minItems === maxItems ? `${minItems}` : count < (minItems ?? 0) ? `at least ${minItems}` : `at most ${maxItems}`;
  const message = `“${name ?? ""}” lists ${count}, not ${wanted}`;
  return [{ code: "wrong-value", message, start: node.start, end: node.end, culprit: node }];
}

export function hasType(node: YamlNode, type: string): boolean {
  if (node.kind === "map") return type === "object";
  if (node.kind === "sequence") return type === "array";
  if (node.value === null) return type === "null";
  if (type === "integer") return Number.isInteger(node.value);
  // JSON Schema has neither `.nan` nor `.inf` of YAML.
  if (type === "number") return Number.isFinite(node.value);
  return typeof node.value === type;
}

export function wrongType(node: YamlNode, name: string | null, listed: boolean, noun: string): SchemaFault {
  const what = name === null ? noun : listed ? `what “${name}” lists` : `“${name}”`;
  const message = `${what} must be ${name === null ? "a set of fields" : noun}, not ${describe(node)}`;
  const meant =
    noun === "true or false" && node.kind === "scalar" ? truths[String(node.value).toLowerCase()] : undefined;
  const more = meant === undefined ? {} : { hint: `write “${meant}”`, repair: { kind: "truth" } as const };
  return { code: "wrong-type", message, ...more, start: node.start, end: firstLineEnd(node), culprit: node };
}

/** The value converted to the type that was expected, if it can be. */
export function coerced(node: YamlNode, types: readonly string[]): { readonly repair?: SchemaRepair } {
  if (node.kind !== "scalar" || node.value === null) return {};
  return types.includes("string") && typeof node.value !== "string" ? { repair: { kind: "text" } } : {};
}

export const isTexts = (node: YamlNode) =>
  node.kind === "sequence"
    ? node.items.length > 0 && node.items.every((item) => item.kind === "scalar" && typeof item.value === "string")
    : node.kind === "scalar" && typeof node.value === "string";

/** Whether a schema is a map from ids to texts. */
export function takesTexts({ additionalProperties, properties }: Schema): boolean {
  return !properties && typeof additionalProperties === "object" && typesOf(additionalProperties).includes("string");
}

/** How texts are read where a map from ids to texts belongs; `rule` says that it does. */
export function asTexts(node: YamlNode, rule: string, key = ""): Pick<SchemaFault, "code" | "message" | "hint"> {
  const isOne =
    node.kind === "scalar" && !/[;\n]/.test(String(node.value)) && listedAffiliations(String(node.value)).length === 1;
  const what = node.kind === "sequence" ? "a list" : describe(node);
  return {
    code: "not-a-list",
    message: `${rule}; ${what} ${isOne ? "is given to every author without another" : "is read as if numbers were the ids"}`,
    hint: isOne
      ? "write “affiliation: …” at each author"
      : `write ${key === "" ? "" : `“${key}:”, with `}an id before each, “1: …”, and name it at its authors`,
  };
}

/** A misplaced block is marked on its first line. */
function firstLineEnd(node: YamlNode): number {
  if (node.kind === "map") return node.entries[0]?.key.end ?? node.end;
  if (node.kind === "sequence") return node.items[0]?.start ?? node.end;
  return node.end;
}
