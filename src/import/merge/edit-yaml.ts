// Changes of single fields in a YAML file that people edit: the field's own characters are replaced, every other stays, comments
// and layout too.
import { type Document, isMap, isScalar, isSeq, type Pair, parseAllDocuments, type YAMLMap } from "yaml";
import type { Value } from "../write/draft.ts";
import { emitField } from "../write/emit-yaml.ts";

export interface YamlText {
  readonly text: string;
  readonly documents: readonly Document.Parsed[];
}

export function parseYaml(text: string): YamlText | null {
  const parsed = parseAllDocuments(text, {
    version: "1.2",
    prettyErrors: false,
    logLevel: "silent",
    uniqueKeys: false,
  });
  const documents = Array.isArray(parsed) ? (parsed as Document.Parsed[]) : [];
  return documents.some(({ errors }) => errors.length > 0) ? null : { text, documents };
}

/** The maps that may be records: the root of each document, or the items of a list there. */
export function recordsOf({ documents }: YamlText): readonly YAMLMap[] {
  return documents.flatMap(({ contents }) => {
    if (isMap(contents)) return [contents];
    return isSeq(contents) ? contents.items.filter((item) => isMap(item)) : [];
  }) as readonly YAMLMap[];
}

export function fieldValue(map: YAMLMap, key: string): unknown {
  const node = map.get(key, true) as { toJSON?: () => unknown } | undefined;
  return node === undefined || node === null ? undefined : typeof node.toJSON === "function" ? node.toJSON() : node;
}

function pairOf(map: YAMLMap, key: string): Pair | null {
  return (map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) as Pair | undefined) ?? null;
}

interface Ranged {
  readonly range?: readonly [number, number, number] | null;
}

const rangeOf = (node: unknown): readonly [number, number, number] | null => (node as Ranged | null)?.range ?? null;

/** Where a field begins and ends, and the characters of its value: for diagnostics. */
export function placeOfField(map: YAMLMap, key: string): readonly [number, number] {
  const pair = pairOf(map, key);
  const value = pair && rangeOf(pair.value);
  const name = pair && rangeOf(pair.key);
  if (value) return [value[0], value[1]];
  return name ? [name[0], name[1]] : [rangeOf(map)?.[0] ?? 0, rangeOf(map)?.[0] ?? 0];
}

/** The text with a field set, added (behind those of `order` that come before it), or with `undefined` removed. */
export function withField(
  text: string,
  map: YAMLMap,
  key: string,
  value: Value | undefined,
  order: readonly string[],
): string {
  if (map.flow) return withFlowField(text, map, key, value);
  const indent = columnOf(text, rangeOf(map.items[0]?.key)?.[0] ?? 0);
  const pair = pairOf(map, key);
  if (pair) {
    const start = lineStart(text, rangeOf(pair.key)?.[0] ?? 0, indent);
    const end = endOfPair(text, pair);
    return (
      text.slice(0, start) +
      (value === undefined ? "" : emitField(key, value, indent).slice(start === lineHead(text, start) ? 0 : indent)) +
      text.slice(end)
    );
  }
  if (value === undefined) return text;
  const before = order.slice(0, order.indexOf(key)).reverse();
  const anchor =
    before.map((name) => pairOf(map, name)).find((each) => each !== null) ??
    (map.items.at(-1) as Pair | undefined) ??
    null;
  const at = anchor ? endOfPair(text, anchor) : (rangeOf(map)?.[2] ?? text.length);
  const lead = at > 0 && text[at - 1] !== "\n" ? "\n" : "";
  return text.slice(0, at) + lead + emitField(key, value, indent) + text.slice(at);
}

/** `{ a: 1 }`: the whole map is written again. */
function withFlowField(text: string, map: YAMLMap, key: string, value: Value | undefined): string {
  const [start, end] = rangeOf(map) ?? [0, 0];
  const fields = map.toJSON() as Record<string, Value>;
  if (value === undefined) delete fields[key];
  else fields[key] = value;
  const entries = Object.entries(fields).map(([name, each]) => emitField(name, each).trimEnd());
  if (entries.every((entry) => !entry.includes("\n")))
    return `${text.slice(0, start)}{ ${Object.entries(fields)
      .map(([name, each]) => `${JSON.stringify(name)}: ${JSON.stringify(each)}`)
      .join(", ")} }${text.slice(end)}`;
  return `${text.slice(0, start)}${JSON.stringify(fields)}${text.slice(end)}`;
}

function lineHead(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

export function columnOf(text: string, at: number): number {
  return at - lineHead(text, at);
}

/** The line's beginning, where nothing but spaces is before the key; the key itself behind `- `. */
function lineStart(text: string, key: number, indent: number): number {
  return text.slice(key - indent, key).trim() === "" ? key - indent : key;
}

/** Behind the value and the end of its line; comments on lines of their own below belong to what follows. */
function endOfPair(text: string, pair: Pair): number {
  const value = rangeOf(pair.value) ?? rangeOf(pair.key) ?? [0, 0, 0];
  let end = Math.max(value[1], rangeOf(pair.key)?.[1] ?? 0);
  // A block's range ends at the next line already.
  if (text[end - 1] === "\n") return end;
  const newline = text.indexOf("\n", end);
  end = newline === -1 ? text.length : newline + 1;
  return end;
}
