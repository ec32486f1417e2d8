// A YAML file as a tree of plain nodes with their places: both readers of YAML produce it, and all of `input` reads it.

export type YamlNode = ScalarNode | MapNode | SequenceNode;

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
  /** UTF-16 offsets of the scalar as written, including its quotes or its `|`. */
  readonly start: number;
  readonly end: number;
}

export interface MapNode {
  readonly kind: "map";
  readonly entries: readonly MapEntry[];
  readonly start: number;
  readonly end: number;
}

export interface MapEntry {
  readonly name: string;
  readonly key: ScalarNode;
  readonly value: YamlNode;
}

export interface SequenceNode {
  readonly kind: "sequence";
  readonly items: readonly YamlNode[];
  readonly start: number;
  readonly end: number;
}

/** The value of a key, or null. */
export function entryOf(node: YamlNode, name: string): MapEntry | null {
  if (node.kind !== "map") return null;
  for (const entry of node.entries) if (entry.name === name) return entry;
  return null;
}

/** A key whose value is empty counts as absent, except the only key of a map (`- abstracts:` among the parts). */
export function isAbsent(map: MapNode, entry: MapEntry): boolean {
  return map.entries.length > 1 && entry.value.kind === "scalar" && entry.value.value === null;
}

/** The plain data of a node, for the validators. Maps have no prototype, so `__proto__` is a key like any other. */
export function toData(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "sequence") return node.items.map(toData);
  const data: Record<string, unknown> = Object.create(null);
  for (const entry of node.entries) if (!isAbsent(node, entry)) data[entry.name] = toData(entry.value);
  return data;
}
