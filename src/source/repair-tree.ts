// A tree with faults → a tree that can still be read. In: the faults, each with its repair if there is one. Out: the
// tree with misspelt keys corrected, single values made into lists, and missing values filled in if there is a sensible
// one; only the rest is left out. The faults have been reported, so the book is only printed with `--draft`.
import { noDate } from "../model/undated.ts";
import { asList, asMap } from "./as-list.ts";
import type { SchemaFault, SchemaRepair } from "./schema-fault.ts";
import { isTrue } from "./schema-words.ts";
import type { MapEntry, MapNode, ScalarNode, YamlNode } from "./yaml-node.ts";

/** Null if nothing would be left. */
export function repairedTree(root: YamlNode, faults: readonly SchemaFault[], text: string): YamlNode | null {
  const repairs = new Map<YamlNode, SchemaRepair[]>();
  for (const { culprit, repair, quiet } of faults) {
    // A key that is missing because it is misspelt is repaired by renaming it.
    if (quiet && repair?.kind === "fill" && faults.some((fault) => fault.repair?.kind === "rename")) continue;
    const known = repairs.get(culprit) ?? [];
    repairs.set(culprit, [...known, ...(repair ? [repair] : [])]);
  }
  return repaired(root, { of: repairs, text });
}

interface Repairs {
  readonly of: ReadonlyMap<YamlNode, readonly SchemaRepair[]>;
  /** The text of the file. */
  readonly text: string;
}

/** The node after repairs; null if it is left out. */
function repaired(node: YamlNode, repairs: Repairs): YamlNode | null {
  const own = repairs.of.get(node);
  if (!own) return inside(node, repairs);
  if (own.length === 0) return null;
  const kinds = new Set(own.map(({ kind }) => kind));
  if (kinds.has("rename") || kinds.has("undated")) return node;
  const meant = own.find((repair) => repair.kind === "value");
  if (meant) return { kind: "scalar", value: meant.value, style: "plain", start: node.start, end: node.end };
  const fields = own.find((repair) => repair.kind === "fields");
  if (fields) return mapOf(Object.entries(fields.fields), node);
  if (kinds.has("truth") && node.kind === "scalar") return { ...node, value: isTrue(node.value) };
  if (kinds.has("map")) return asMap(node, repairs.text);
  const list = own.find((repair) => repair.kind === "list");
  if (list) {
    const items = node.kind === "map" ? [inside(node, repairs)] : asList(node, repairs.text, list.textKey, list.parts);
    return { kind: "sequence", items, start: node.start, end: node.end };
  }
  if (node.kind === "scalar") return kinds.has("text") ? { ...node, value: String(node.value) } : null;
  const whole = inside(node, repairs);
  if (whole.kind !== "map") return null;
  const missing = own.flatMap((repair) => (repair.kind === "fill" ? [repair.key] : []));
  const filled = missing.map((key) => filling(key, whole));
  return filled.every((entry) => entry !== null) ? withEntries(whole, filled) : null;
}

function mapOf(fields: readonly (readonly [string, string | number])[], { start, end }: YamlNode): MapNode {
  const scalar = (value: string | number): ScalarNode => ({ kind: "scalar", value, style: "plain", start, end });
  return {
    kind: "map",
    entries: fields.map(([name, value]) => ({ name, key: scalar(name), value: scalar(value) })),
    start,
    end,
  };
}

function inside(node: YamlNode, repairs: Repairs): YamlNode {
  if (node.kind === "sequence") return { ...node, items: node.items.flatMap((item) => repaired(item, repairs) ?? []) };
  if (node.kind !== "map") return node;
  const given = new Set(node.entries.map(({ name }) => name));
  const entries = node.entries.flatMap((entry): readonly MapEntry[] => {
    const value = repaired(entry.value, repairs);
    if (!value) return [];
    const name = newName(entry, repairs.of.get(entry.value) ?? [], given);
    return name === null ? [] : [{ ...entry, name, value }];
  });
  return { ...node, entries };
}

/** The key that an entry was meant for; null if the map has it already. */
function newName({ name }: MapEntry, repairs: readonly SchemaRepair[], given: Set<string>): string | null {
  const meant = repairs.find(({ kind }) => kind === "rename" || kind === "undated");
  if (!meant) return name;
  // “14 May” is not an ISO date, but tells readers which day is meant.
  const to = meant.kind === "rename" ? meant.to : "title";
  if (given.has(to)) return null;
  given.add(to);
  return to;
}

function withEntries(node: MapNode, entries: readonly MapEntry[]): MapNode {
  const names = new Set(entries.map(({ name }) => name));
  return { ...node, entries: [...node.entries.filter(({ name }) => !names.has(name)), ...entries] };
}

/** An entry for a missing key; null if the value would have to be made up. */
function filling(key: string, { entries, start }: MapNode): MapEntry | null {
  const scalar = (value: string): ScalarNode => ({ kind: "scalar", value, style: "plain", start, end: start });
  const entry = (value: YamlNode): MapEntry => ({ name: key, key: scalar(key), value });
  switch (key) {
    case "title":
    case "file":
      return entry(scalar(""));
    case "date":
      return entry(scalar(noDate));
    case "days":
    case "pages":
      return entry({ kind: "sequence", items: [], start, end: start });
    case "name": {
      // A person without a name is identified by the other fields.
      const known = entries.find(({ value }) => value.kind === "scalar" && typeof value.value === "string");
      return known ? entry(known.value) : null;
    }
    default:
      return null;
  }
}
