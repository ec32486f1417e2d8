// A node and its schema → checked data. Faults are reported; in the data that is returned, faulty parts are repaired if
// we know how, and otherwise left out, so that everything else is still read in the same run.

import { listEdit } from "./as-list.ts";
import type { Checked } from "./checked.ts";
import type { Edit, Reporter } from "./diagnostic.ts";
import { explain } from "./explain-schema.ts";
import { quotedYaml } from "./quoted-yaml.ts";
import { repairedTree } from "./repair-tree.ts";
import type { Meanings, Schema, SchemaFault } from "./schema-fault.ts";
import { flowOf, isTrue } from "./schema-words.ts";
import { type Source, span } from "./source.ts";
import { toData, type YamlNode } from "./yaml-node.ts";

/** A schema and its name; `load` is only called if something is wrong: valid books never read a schema. */
export interface NamedSchema {
  readonly name: string;
  load(): Schema;
  /** The data with fields as the schema has them, for what is written in others. */
  prepare?(node: YamlNode, source: Source, diagnostics: Reporter): YamlNode;
  /** `text`: the file. */
  meanings?(text: string): Meanings;
}

/** Each round repairs or leaves out the faulty parts, which may reveal or cause faults around them. */
const maxRounds = 8;

export function validate<T>(
  schema: NamedSchema,
  isValid: (data: unknown) => data is T,
  source: Source,
  node: YamlNode,
  diagnostics: Reporter,
): Checked<T> | null {
  let current = node;
  for (let round = 0; round < maxRounds; round++) {
    const data = toData(current);
    if (isValid(data)) return { data, node: current, source };
    if (round === 0 && schema.prepare) {
      current = schema.prepare(current, source, diagnostics);
      const prepared = toData(current);
      if (isValid(prepared)) return { data: prepared, node: current, source };
    }
    const faults = explain(schema.load(), current, schema.meanings?.(source.text));
    if (faults.length === 0) {
      const hint = `\`abstracts schema ${schema.name}\` prints the schema`;
      diagnostics.error(
        "wrong-value",
        `something in the file does not match the schema “${schema.name}”`,
        span(source, current.start),
        { hint },
      );
      return null;
    }
    // Later rounds only find faults that an earlier one caused by leaving something out.
    if (round === 0) for (const fault of faults) if (!fault.quiet) report(fault, source, diagnostics);
    const repaired = repairedTree(current, faults, source.text);
    if (!repaired) return null;
    current = repaired;
  }
  return null;
}

function report(
  { code, message, hint, start, end, culprit, repair }: SchemaFault,
  source: Source,
  diagnostics: Reporter,
): void {
  const more = hint === undefined ? {} : { hint };
  if (repair?.kind === "truth" && culprit.kind === "scalar") {
    const at = span(source, culprit.start, culprit.end);
    const value = isTrue(culprit.value);
    const was = source.text.slice(culprit.start, culprit.end);
    const fix = [{ span: at, was, text: String(value), becomes: [value], node: at }];
    diagnostics.warning(code, `${message}; it is read as “${value}”`, at, { ...more, fix });
  } else if (code === "other-form") {
    diagnostics.warning(code, message, span(source, start, end), {
      ...more,
      fix: formEdit(start, end, repair, source),
    });
  } else if (code !== "not-a-list") diagnostics.error(code, message, span(source, start, end), more);
  else {
    const fix = repair?.kind === "list" ? listEdit(culprit, source, repair.textKey, repair.parts) : [];
    diagnostics.warning(code, message, span(source, start, end), { ...more, fix });
  }
}

/** The book's own form in the place of the other one. */
function formEdit(start: number, end: number, repair: SchemaFault["repair"], source: Source): readonly Edit[] {
  const at = span(source, start, end);
  const was = source.text.slice(start, end);
  if (repair?.kind === "rename") return [{ span: at, was, text: repair.to, becomes: [repair.to] }];
  if (repair?.kind === "fields")
    return [{ span: at, was, text: flowOf(repair.fields), becomes: [repair.fields], node: at }];
  if (repair?.kind !== "value") return [];
  const { value } = repair;
  if (String(value).includes("\n")) return [];
  const isPlain = typeof value === "number" || /^\d{4}-\d\d-\d\d$/.test(value);
  return [{ span: at, was, text: isPlain ? String(value) : quotedYaml(value), becomes: [value], node: at }];
}
