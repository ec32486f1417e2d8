// Explains why a node does not match its schema, in words for the people who wrote it: one message for each fault. ajv
// has already rejected the data, but its errors list every branch of an `anyOf`; here the schema is walked again, along
// the branch that was meant.
import { append } from "../runtime/append.ts";
import { partsOfList } from "./as-list.ts";
import { didYouMean, nearest } from "./did-you-mean.ts";
import type { Meanings, Schema, SchemaFault } from "./schema-fault.ts";
import { describe, flowOf, inWords, oneField, oneOf, shorten } from "./schema-words.ts";
import {
  asTexts,
  coerced,
  countFaults,
  hasType,
  isTexts,
  kindOf,
  takesTexts,
  typesOf,
  wrongType,
} from "./value-faults.ts";
import { entryOf, isAbsent, type MapNode, type ScalarNode, type YamlNode } from "./yaml-node.ts";

export function explain(schema: Schema, node: YamlNode, meanings: Meanings | null = null): readonly SchemaFault[] {
  return new Explanation(schema, meanings).at(schema, node, null);
}

/** A schema with its reference resolved; keywords beside the reference override those of its target. */
export function resolved(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  let target: unknown = root;
  for (const name of schema.$ref.split("/").slice(1)) target = Object(target)[name];
  const { $ref: _, ...own } = schema;
  return resolved({ ...(target as Schema), ...own }, root);
}

class Explanation {
  readonly #root: Schema;

  readonly #meanings: Meanings | null;

  constructor(root: Schema, meanings: Meanings | null) {
    this.#root = root;
    this.#meanings = meanings;
  }

  /** The faults of a node; `name` is its key in the parent. */
  at(unresolved: Schema, node: YamlNode, name: string | null, listed = false): readonly SchemaFault[] {
    const schema = this.#resolve(unresolved);
    const faults = this.#faultsOf(schema, node, name, listed);
    const [first] = faults;
    // A single field that nobody knows may be an item in short: `- t3: 20 min`.
    const isShort = node.kind === "map" && schema.properties !== undefined && isAllUnknown(node, schema);
    const isOwn = first?.culprit === node && first.code !== "missing-key" && first.repair?.kind !== "truth";
    if (!first || !(isShort || isOwn)) return faults;
    const meaning = this.#meanings?.value(schema.$comment ?? "", name, node) ?? null;
    if (meaning === null) return faults;
    if (!("value" in meaning) && !("fields" in meaning)) return [{ ...first, hint: meaning.hint }, ...faults.slice(1)];
    const value = "fields" in meaning ? flowOf(meaning.fields) : meaning.value;
    const shown = node.kind === "scalar" ? `“${shorten(String(node.value))}”` : oneField(node);
    const message = `${shown} is read as “${value}”`;
    const repair =
      "fields" in meaning
        ? ({ kind: "fields", fields: meaning.fields } as const)
        : ({ kind: "value", value: meaning.value } as const);
    const words = { message, hint: `write “${value}”`, ...inWords(meaning) };
    const end = node.kind === "scalar" || !String(value).includes("\n") ? node.end : first.end;
    return [{ code: "other-form", ...words, start: node.start, end, culprit: node, repair }];
  }

  #faultsOf(schema: Schema, node: YamlNode, name: string | null, listed: boolean): readonly SchemaFault[] {
    const branch = this.#branch(schema, node);
    if (branch === "none" || !typesOf(schema).some((type) => hasType(node, type))) {
      const fault = wrongType(node, name, listed, schema.$comment ?? kindOf(schema));
      return (
        this.#asList(schema, node, fault) ?? [
          {
            ...fault,
            ...(isTexts(node) && takesTexts(this.#resolve(schema))
              ? {
                  ...asTexts(node, `“${name ?? ""}” must be a mapping of ids to texts`),
                  repair: { kind: "map" } as const,
                }
              : coerced(node, this.#typesThrough(schema))),
          },
        ]
      );
    }
    if (branch) {
      const faults = this.at(branch, node, name, listed);
      // Keywords beside `anyOf` apply to all branches, such as the minimum of a length.
      return faults.length === 0 && node.kind === "scalar" ? this.#scalar(schema, node, name) : faults;
    }
    if (node.kind === "scalar") {
      const faults = this.#scalar(schema, node, name);
      return name === "date" ? faults.map((fault) => ({ ...fault, repair: { kind: "undated" } })) : faults;
    }
    if (node.kind === "sequence") {
      const { items } = schema;
      const faults = items ? node.items.flatMap((item) => this.at(items, item, name, true)) : [];
      return [...faults, ...countFaults(schema, node, name)];
    }
    return [...this.#missing(schema, node), ...this.#entries(schema, node, name)];
  }

  /**
   * Reads one value where a list belongs as a list of one, if it could be an item of it; its own faults are reported
   * too.
   */
  #asList(
    schema: Schema,
    node: YamlNode,
    { message: _, hint: __, ...place }: SchemaFault,
  ): readonly SchemaFault[] | null {
    const lists = [schema, ...(schema.anyOf ?? [])].map((each) => this.#resolve(each));
    const list = lists.find((each) => typesOf(each).includes("array") && each.items);
    if (!list?.items || (list.minItems ?? 0) > 1) return null;
    if (node.kind === "sequence" || (node.kind === "scalar" && node.value === null)) return null;
    const items = this.#resolve(list.items);
    const inside = this.at(items, node, null);
    if (inside.some(({ culprit }) => culprit === node)) return null;
    const noun = list.$comment ?? kindOf(list);
    const given = node.kind === "map" ? "a set of fields" : describe(node);
    const parts = partsOfList(node, noun);
    const message = `${noun} belongs here; ${given} is read as a list of ${parts?.length ?? "one"}`;
    const lines = `${noun} belongs here; the lines of ${describe(node)} are read as its items`;
    const textKey = items.anyOf?.map((each) => this.#resolve(each)).find(isTextAlone)?.required?.[0] ?? null;
    const hint = "write it as a list: each item on a line of its own, after “- ”";
    const isBlock = node.kind === "scalar" && node.style === "literal";
    return [
      {
        ...place,
        code: "not-a-list",
        message: isBlock ? lines : message,
        hint,
        repair: { kind: "list", textKey, parts },
      },
      ...inside,
    ];
  }

  #resolve(schema: Schema): Schema {
    return resolved(schema, this.#root);
  }

  /** The branch of an `anyOf` that the author had in mind: of the right type, and with the most keys in common. */
  #branch(schema: Schema, node: YamlNode): Schema | "none" | null {
    const branches = schema.anyOf?.map((each) => this.#resolve(each)).filter((each) => !isRequiredAlone(each));
    if (!branches || branches.length === 0) return null;
    const fitting = branches.filter((each) => this.#typesThrough(each).some((type) => hasType(node, type)));
    let best: Schema | "none" = "none";
    let bestScore = -1;
    for (const each of fitting) {
      const shared = node.kind === "map" ? node.entries.filter((entry) => each.properties?.[entry.name]).length : 0;
      const required = each.required?.filter((key) => entryOf(node, key)).length ?? 0;
      const score = required * 100 + shared - this.at(each, node, null).length / 1000;
      if (score > bestScore) [best, bestScore] = [each, score];
    }
    return best;
  }

  #typesThrough(schema: Schema): readonly string[] {
    const branches = schema.anyOf?.map((each) => this.#resolve(each)).filter((each) => !isRequiredAlone(each)) ?? [];
    return branches.length > 0 ? branches.flatMap((each) => this.#typesThrough(each)) : typesOf(schema);
  }

  #scalar(schema: Schema, node: ScalarNode, name: string | null): readonly SchemaFault[] {
    const { value } = node;
    const shown = `“${shorten(String(value))}”`;
    const noun = schema.$comment ?? (schema.enum && name !== null ? `a value of “${name}”` : kindOf(schema));
    const fault = (message: string, more: { readonly hint?: string } = {}): readonly SchemaFault[] => [
      { code: "wrong-value", message, ...more, start: node.start, end: node.end, culprit: node },
    ];
    if (schema.enum && !schema.enum.some((each) => each === value)) {
      const words = schema.enum.map(String);
      const hint = didYouMean(String(value), words).hint ?? oneOf(words);
      return fault(`${shown} is not ${noun}`, { hint });
    }
    if (schema.pattern !== undefined && typeof value === "string" && !new RegExp(schema.pattern, "u").test(value)) {
      return fault(`${shown} is not ${noun}`);
    }
    const { minimum, maximum } = schema;
    if (typeof value === "number" && (value < (minimum ?? value) || value > (maximum ?? value))) {
      if (maximum === undefined) return fault(`${shown} is too small`, { hint: `the minimum is ${minimum}` });
      return fault(`${shown} is not ${noun} between ${minimum ?? "−∞"} and ${maximum}`);
    }
    return [];
  }

  /** The key that was meant, if the value fits it. */
  #meantKey(schema: Schema, name: string, value: YamlNode, absent: readonly string[]): string | null {
    const key = this.#meanings?.key(name, absent) ?? null;
    const property = key === null ? undefined : schema.properties?.[key];
    if (key === null || !property) return null;
    return this.at(property, value, key).every(({ repair }) => repair !== undefined) ? key : null;
  }

  #missing(schema: Schema, node: MapNode): readonly SchemaFault[] {
    const present = (key: string) => {
      const entry = entryOf(node, key);
      return entry !== null && !isAbsent(node, entry);
    };
    const noun = schema.$comment ?? kindOf(schema);
    // The parent is usually a long block, so only its first key is marked.
    const first = node.entries[0]?.key ?? node;
    const fault = (message: string, keys: readonly string[], empty: string | null = null): SchemaFault => {
      const at = (empty !== null && entryOf(node, empty)?.key) || first;
      // A single unknown key is reported, with what was expected; missing keys are then not reported as well.
      const isMeant = (key: string) => node.entries.some(({ name }) => this.#meanings?.key(name, [key]) === key);
      const quiet = isAllUnknown(node, schema) || keys.some((key) => isMisspelt(key, node, schema) || isMeant(key));
      const [key = empty] = keys;
      const repair = key === null ? {} : { repair: { kind: "fill", key } as const };
      return { code: "missing-key", message, start: at.start, end: at.end, culprit: node, quiet, ...repair };
    };
    const choices = schema.anyOf?.filter(isRequiredAlone).map((each) => each.required ?? []) ?? [];
    const faults = (schema.required ?? [])
      .filter((key) => !present(key))
      .map((key) =>
        entryOf(node, key)
          ? fault(`the “${key}” of ${noun} is empty`, [], key)
          : fault(`${noun} needs “${key}”`, [key]),
      );
    if (choices.length > 0 && !choices.some((keys) => keys.every(present))) {
      faults.push(
        fault(`${noun} needs ${choices.map((keys) => `“${keys.join("” and “")}”`).join(" or ")}`, choices.flat()),
      );
    }
    return faults;
  }

  #entries(schema: Schema, node: MapNode, parent: string | null): readonly SchemaFault[] {
    const known = Object.keys(schema.properties ?? {});
    const faults: SchemaFault[] = [];
    const given = new Set(node.entries.map(({ name }) => name));
    const absent = known.filter((each) => !given.has(each));
    for (const entry of node.entries) {
      const { name, key, value } = entry;
      // ajv does not see empty keys either.
      if (isAbsent(node, entry)) continue;
      const property =
        schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      const shape = property ?? (typeof schema.additionalProperties === "object" ? schema.additionalProperties : null);
      const place = { start: key.start, end: key.end, culprit: value };
      if (!shape && schema.additionalProperties === false) {
        const meantKey = this.#meantKey(schema, name, value, absent);
        if (meantKey !== null) {
          const repair = { kind: "rename", to: meantKey } as const;
          const meant = this.#resolve(schema.properties?.[meantKey] ?? {});
          if (takesTexts(meant) && isTexts(value)) {
            const start = `${schema.$comment ?? "it"} has “${meantKey}”, with ids`;
            faults.push({ ...asTexts(value, start, meantKey), ...place, repair });
            continue;
          }
          const words = { message: `“${shorten(name)}” is read as “${meantKey}”`, hint: `write “${meantKey}”` };
          faults.push({ code: "other-form", ...words, ...place, repair });
          continue;
        }
        const message = `“${shorten(name)}” is not a field of ${schema.$comment ?? `“${parent ?? ""}”`}`;
        const near = didYouMean(name, absent);
        const needed = isAllUnknown(node, schema) ? neededOf(schema) : "";
        const hint = near.hint === undefined && needed !== "" ? { hint: `it needs ${needed}` } : near;
        const meant = nearest(name, absent);
        const repair = meant === null ? {} : { repair: { kind: "rename", to: meant } as const };
        faults.push({ code: "unknown-key", message, ...hint, ...place, ...repair });
        continue;
      }
      if (schema.propertyNames?.pattern && !new RegExp(schema.propertyNames.pattern, "u").test(name)) {
        const message = `“${shorten(name)}” is not ${schema.propertyNames.$comment ?? "a name"}`;
        faults.push({ code: "wrong-value", message, ...place });
      } else if (shape) append(faults, this.at(shape, value, name));
    }
    return faults;
  }
}

/** Whether a key that the schema does not know was meant for one that is missing. */
function isMisspelt(key: string, node: MapNode, schema: Schema): boolean {
  return node.entries.some((entry) => !schema.properties?.[entry.name] && nearest(entry.name, [key]) === key);
}

function isAllUnknown(node: MapNode, schema: Schema): boolean {
  const { properties, additionalProperties } = schema;
  return (
    additionalProperties === false && node.entries.length === 1 && node.entries.every(({ name }) => !properties?.[name])
  );
}

function neededOf({ required, anyOf }: Schema): string {
  const choices = anyOf?.filter(isRequiredAlone).map((each) => each.required ?? []) ?? [];
  const keys = required?.length ? [required] : choices;
  return keys.map((each) => `“${each.join("” and “")}”`).join(" or ");
}

function isRequiredAlone(schema: Schema): boolean {
  return schema.required !== undefined && Object.keys(schema).length === 1;
}

/** Whether a value may consist of text alone, such as a reference. */
const isTextAlone = ({ properties, required }: Schema) =>
  required?.length === 1 && required[0] === "text" && Object.keys(properties ?? {}).length === 1;
