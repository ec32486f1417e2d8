// template.schema.json: what a template may hold, with the ranges of numbers. Files are checked against it, and read
// along it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { resolved } from "../source/explain-schema.ts";
import type { Schema } from "../source/schema-fault.ts";

let read: Schema | null = null;

export function templateSchema(): Schema {
  read ??= JSON.parse(readFileSync(join(packageRoot(), "src/template/template.schema.json"), "utf8")) as Schema;
  return read;
}

/** A schema with its reference resolved and `… or null` separated. */
export interface SettingShape {
  readonly schema: Schema;
  /** The name under `$defs`: `length`, `colour` …; null if the shape has none. */
  readonly definition: string | null;
  readonly isNullable: boolean;
}

const known = new WeakMap<Schema, SettingShape>();

export function shapeOf(schema: Schema): SettingShape {
  let shape = known.get(schema);
  if (!shape) {
    shape = newShape(schema);
    known.set(schema, shape);
  }
  return shape;
}

function newShape(schema: Schema): SettingShape {
  const [first, second] = schema.anyOf ?? [];
  if (first && second?.type === "null") return { ...shapeOf(first), isNullable: true };
  const definition = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? "")?.[1] ?? null;
  const isNullable = Array.isArray(schema.type) && schema.type.includes("null");
  return { schema: resolved(schema, templateSchema()), definition, isNullable };
}

/** The schema of the value of a key; null if there is none. */
export function propertyOf({ schema }: SettingShape, key: string): Schema | null {
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key] ?? null;
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : null;
}
