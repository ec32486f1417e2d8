// Data that the schema has checked, with its place in the file: the typed way to walk a YAML tree.

import { contiguousText, scalarText } from "./scalar-text.ts";
import { type Source, type SourceText, type Span, span } from "./source.ts";
import { entryOf, isAbsent, type YamlNode } from "./yaml-node.ts";

export interface Checked<T> {
  readonly data: T;
  readonly node: YamlNode;
  readonly source: Source;
}

/** The value under a key of a checked map; null when it is absent or left empty. */
export function field<T, K extends keyof T & string>(of: Checked<T>, name: K): Checked<NonNullable<T[K]>> | null {
  const entry = entryOf(of.node, name);
  if (!entry || of.node.kind !== "map" || isAbsent(of.node, entry)) return null;
  const data = of.data[name];
  return data === null || data === undefined ? null : { data, node: entry.value, source: of.source };
}

/** Fields of a map whose keys the author chose. */
export function fields<V>(
  of: Checked<Readonly<Record<string, V>>>,
): readonly (Checked<V> & { readonly name: string })[] {
  if (of.node.kind !== "map") return [];
  const found: (Checked<V> & { readonly name: string })[] = [];
  for (const { name, value } of of.node.entries) {
    const data = of.data[name];
    if (data !== null && data !== undefined) found.push({ name, data, node: value, source: of.source });
  }
  return found;
}

export function items<T>(of: Checked<readonly T[]> | null): readonly Checked<T>[] {
  if (of?.node.kind !== "sequence") return [];
  return of.node.items.map((node, index) => ({ data: of.data[index] as T, node, source: of.source }));
}

/** One value or a list of them, as a list. */
export function oneOrMany<T>(of: Checked<T | readonly T[]> | null): readonly Checked<T>[] {
  if (!of) return [];
  return of.node.kind === "sequence" ? items(of as Checked<readonly T[]>) : [of as Checked<T>];
}

/** Narrows a checked value: `isMap` for fields, otherwise a scalar. */
export function isFields<T>(of: Checked<T>): of is Checked<Extract<T, object>> {
  return of.node.kind === "map";
}

export function spanOf(of: Checked<unknown>): Span {
  return span(of.source, of.node.start, of.node.end);
}

/** The text of a checked scalar, with its mapping to the file. */
export function textOf(of: Checked<unknown>): SourceText {
  if (of.node.kind !== "scalar") return contiguousText(of.source, of.node.start, "");
  return scalarText(of.source, of.node);
}

/** The words of a checked scalar, with white space collapsed; null if there are none. */
export function wordsOf(of: Checked<unknown> | null): string | null {
  if (!of) return null;
  const words = textOf(of).value.trim().replace(/\s+/g, " ");
  return words === "" ? null : words;
}
