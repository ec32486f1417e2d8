// Template files as trees in which every value knows its place and file: made from YAML nodes, and merged by `extends`
// and profiles.
import { type Source, type Span, span } from "../source/source.ts";
import type { YamlNode } from "../source/yaml-node.ts";

export type TemplateNode = TemplateMap | TemplateList | TemplateScalar;

export interface TemplateMap {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, TemplateEntry>;
  readonly span: Span;
}

export interface TemplateEntry {
  readonly value: TemplateNode;
  readonly keySpan: Span;
  /** What an underlying template or style has in its place, in case the value turns out to be faulty. */
  readonly under?: TemplateEntry;
}

export interface TemplateList {
  readonly kind: "list";
  readonly items: readonly TemplateNode[];
  readonly span: Span;
}

export interface TemplateScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly span: Span;
}

export function treeOf(node: YamlNode, file: Source): TemplateNode {
  const where = span(file, node.start, node.end);
  if (node.kind === "sequence")
    return { kind: "list", items: node.items.map((item) => treeOf(item, file)), span: where };
  if (node.kind === "scalar") return { kind: "scalar", value: node.value, span: where };
  const entries = node.entries.map(({ name, key, value }): [string, TemplateEntry] => [
    name,
    { value: treeOf(value, file), keySpan: span(file, key.start, key.end) },
  ]);
  return { kind: "map", entries: new Map(entries), span: where };
}

/** Merges `over` into `under`: mappings key by key; anything else is replaced. */
export function merge(under: TemplateNode, over: TemplateNode): TemplateNode {
  if (under.kind !== "map" || over.kind !== "map") return over;
  const entries = new Map(under.entries);
  for (const [key, entry] of over.entries) {
    const below = under.entries.get(key);
    entries.set(key, below ? laidOver(below, entry) : entry);
  }
  return { kind: "map", entries, span: over.span };
}

function laidOver(under: TemplateEntry, over: TemplateEntry): TemplateEntry {
  const value = merge(under.value, over.value);
  return { value, keySpan: over.keySpan, under: value === over.value ? (over.under ?? under) : under };
}

/** The value under a path of keys. */
export function nodeAt(settings: TemplateMap, ...path: readonly string[]): TemplateNode | null {
  let at: TemplateNode = settings;
  for (const key of path) {
    const value: TemplateNode | undefined = at.kind === "map" ? at.entries.get(key)?.value : undefined;
    if (!value) return null;
    at = value;
  }
  return at;
}

/** The mapping under these keys; an empty one where there is none. */
export function mapAt(settings: TemplateMap, ...path: readonly string[]): TemplateMap {
  const found = nodeAt(settings, ...path);
  return found?.kind === "map" ? found : { kind: "map", entries: new Map(), span: found?.span ?? settings.span };
}

/** The text of a scalar; null for anything else. */
export function textOf(node: TemplateNode | null): string | null {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : null;
}
