// Changes single fields in a YAML file that people edit: only the field's own characters are replaced; comments, layout
// and everything else stay.
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { quotedYaml } from "../../source/quoted-yaml.ts";
import { digest } from "../digest.ts";
import type { Value } from "../write/draft.ts";
import { emitField, emitItem } from "../write/emit-yaml.ts";

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

/** The place to report for a field: its value, otherwise its key, otherwise the beginning of the map. */
export function placeOfField(map: YAMLMap, key: string): readonly [number, number] {
  const pair = pairOf(map, key);
  const value = pair && rangeOf(pair.value);
  const name = pair && rangeOf(pair.key);
  if (value) return [value[0], value[1]];
  return name ? [name[0], name[1]] : [rangeOf(map)?.[0] ?? 0, rangeOf(map)?.[0] ?? 0];
}

/** The text with a field set, added (after those that precede it in `order`), or, for `undefined`, removed. */
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
  if (pair && isLines(text, pair.value) && Array.isArray(value) && value.length > 0)
    return withItems(text, pair.value, value as readonly Value[]);
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

/** Whether it is a list whose items are on lines of their own. */
function isLines(text: string, value: unknown): value is YAMLSeq {
  if (!isSeq(value) || value.flow || value.items.length === 0) return false;
  const start = rangeOf(value)?.[0] ?? 0;
  return text.slice(lineHead(text, start), start).trim() === "";
}

/** A list in block style: existing items keep their lines, with the comments above and beside them. */
function withItems(text: string, list: YAMLSeq, values: readonly Value[]): string {
  const begin = lineHead(text, rangeOf(list)?.[0] ?? 0);
  const indent = columnOf(text, rangeOf(list)?.[0] ?? 0);
  const old: { readonly digest: string; readonly lines: string }[] = [];
  let from = begin;
  for (const item of list.items as readonly Node[]) {
    const end = endOfLine(text, Math.max(rangeOf(item)?.[1] ?? from, from));
    old.push({ digest: digest(item.toJSON()), lines: text.slice(from, end) });
    from = end;
  }
  const lines = values.map((value) => {
    const same = digest(value);
    const at = old.findIndex((each) => each.digest === same);
    return at < 0 ? emitItem(value, indent) : (old.splice(at, 1)[0]?.lines ?? "");
  });
  return text.slice(0, begin) + lines.map(closed).join("") + text.slice(from);
}

const closed = (line: string): string => (line.endsWith("\n") ? line : `${line}\n`);

/** `{ a: 1 }`: the whole map is rewritten. */
function withFlowField(text: string, map: YAMLMap, key: string, value: Value | undefined): string {
  const [start, end] = rangeOf(map) ?? [0, 0];
  const fields = map.toJSON() as Record<string, Value>;
  if (value === undefined) delete fields[key];
  else fields[key] = value;
  const entries = Object.entries(fields).map(([name, each]) => emitField(name, each).trimEnd());
  if (entries.every((entry) => !entry.includes("\n")))
    return `${text.slice(0, start)}{ ${Object.entries(fields)
      .map(([name, each]) => `${quotedYaml(name)}: ${quotedYaml(each)}`)
      .join(", ")} }${text.slice(end)}`;
  return `${text.slice(0, start)}${quotedYaml(fields)}${text.slice(end)}`;
}

function lineHead(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

export function columnOf(text: string, at: number): number {
  return at - lineHead(text, at);
}

/** The beginning of the line if there are only spaces before the key; the key itself after `- `. */
function lineStart(text: string, key: number, indent: number): number {
  return text.slice(key - indent, key).trim() === "" ? key - indent : key;
}

/** The offset after the value and its line end; comments on separate lines below belong to the next field. */
function endOfPair(text: string, pair: Pair): number {
  return endOfLine(text, Math.max((rangeOf(pair.value) ?? rangeOf(pair.key))?.[1] ?? 0, rangeOf(pair.key)?.[1] ?? 0));
}

/** The offset after the line in which a value ends. */
function endOfLine(text: string, end: number): number {
  // A block's range already ends at the next line.
  if (text[end - 1] === "\n") return end;
  const newline = text.indexOf("\n", end);
  return newline === -1 ? text.length : newline + 1;
}
