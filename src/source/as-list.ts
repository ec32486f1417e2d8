// A value where a list belongs → its items, and, if that is safe, the edit that makes it a list. A single value is a
// list of one; a block of lines is a list of its lines. The same for a list or a text where a map from ids to texts
// belongs: the ids are then numbers.
import type { Edit } from "./diagnostic.ts";
import { quotedYaml } from "./quoted-yaml.ts";
import { type Source, span } from "./source.ts";
import { type MapNode, type ScalarNode, toData, type YamlNode } from "./yaml-node.ts";

/** `textKey`: the field that takes an item of several words, such as the `text` of a reference. */
export function asList(node: YamlNode, text: string, textKey: string | null): readonly YamlNode[] {
  return linesOf(node, text).map((item) =>
    textKey !== null && item.kind === "scalar" && /\S\s+\S/.test(String(item.value)) ? mapOf([[textKey, item]]) : item,
  );
}

/** A list of texts, or lines, as a map from their marks, or else from their numbers. */
export function asMap(node: YamlNode, text: string): MapNode | null {
  const items = node.kind === "sequence" ? node.items : linesOf(node, text).flatMap((item) => pieces(item, text));
  const scalars = items.filter((item) => item.kind === "scalar");
  if (scalars.length < items.length || scalars.length === 0) return null;
  const marked = scalars.map((item) => (typeof item.value === "string" ? withoutMark(item, item.value, text) : null));
  const areMarked =
    marked.every((each) => each !== null) && new Set(marked.map(({ mark }) => mark)).size === items.length;
  const entries = areMarked
    ? marked.map(({ mark, item }) => [mark, item] as const)
    : scalars.map((item, index) => [String(index + 1), item] as const);
  return mapOf(entries);
}

/** The edit that writes the items as a list; none if the layout of a block would have to change. */
export function listEdit(node: YamlNode, source: Source, textKey: string | null): readonly Edit[] {
  const { text } = source;
  const was = text.slice(node.start, node.end);
  if (node.kind !== "scalar") return was.startsWith("{") ? [edit(node, source, `[${was}]`, [toData(node)])] : [];
  const items = asList(node, text, textKey);
  const written = items.map((item) => (item.kind === "scalar" ? quoted(item) : flow(item)));
  const end = was.endsWith("\n") ? "\n" : "";
  if (node.style !== "literal" || items.length === 1)
    return [edit(node, source, `[${written.join(", ")}]${end}`, items.map(toData))];
  const margin = " ".repeat(lineIndent(text, items[0]?.start ?? node.start));
  const lines = written.map((item) => `\n${margin}- ${item}`).join("");
  // Includes the space before the `|`.
  const from = text[node.start - 1] === " " ? node.start - 1 : node.start;
  return [edit(node, source, `${lines}${end}`, items.map(toData), from)];
}

function edit(node: YamlNode, source: Source, text: string, items: readonly unknown[], from = node.start): Edit {
  const at = span(source, from, node.end);
  const was = source.text.slice(from, node.end);
  return { span: at, was, text, becomes: [items], node: span(source, node.start, node.end) };
}

const quoted = ({ value }: ScalarNode) =>
  typeof value === "string" && !/^\p{L}[\p{L}\p{M}\p{N}.’ -]*$/u.test(value) ? quotedYaml(value) : plain(value);

const plain = (value: ScalarNode["value"]) =>
  typeof value === "string" && /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value) ? `"${value}"` : String(value);

const flow = (node: YamlNode) =>
  node.kind === "map"
    ? `{ ${node.entries.map(({ name, value }) => `${/^[\w-]+$/.test(name) ? name : quotedYaml(name)}: ${quotedYaml(toData(value))}`).join(", ")} }`
    : quotedYaml(toData(node));

function lineIndent(text: string, at: number): number {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return line.length - line.trimStart().length;
}

/** The marks of lists: `[1] `, `(1) `, `1. `, `- `, `• `. */
const mark = /^(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)](?=\s)|[-–•*·](?=\s))\s{0,9}/;

/**
 * The lines of a literal block as items: if some lines have a mark, those without one continue the item before them.
 */
function linesOf(node: YamlNode, text: string): readonly YamlNode[] {
  if (node.kind !== "scalar" || node.style !== "literal") return [node];
  const groups: { start: number; end: number; words: string }[] = [];
  let at = text.indexOf("\n", node.start) + 1;
  let isMarked: boolean | null = null;
  while (at > 0 && at < node.end) {
    const next = text.indexOf("\n", at);
    const end = next === -1 ? node.end : Math.min(next, node.end);
    const line = text.slice(at, end).trimEnd();
    const indent = line.length - line.trimStart().length;
    const found = mark.exec(line.slice(indent));
    if (line.trim() !== "") {
      isMarked ??= found !== null;
      const skipped = indent + (isMarked && found ? found[0].length : 0);
      const last = groups.at(-1);
      const words = line.slice(skipped);
      if (last && isMarked && !found)
        groups[groups.length - 1] = { ...last, end: at + line.length, words: `${last.words} ${words}` };
      else groups.push({ start: at + skipped, end: at + line.length, words });
    }
    at = next === -1 ? 0 : next + 1;
  }
  if (groups.length === 0) return [node];
  return groups.map(({ start, end, words }) => ({ kind: "scalar", value: words, style: "plain", start, end }));
}

/** The parts of a line that is divided by semicolons. */
function pieces(node: YamlNode, text: string): readonly YamlNode[] {
  if (node.kind !== "scalar" || typeof node.value !== "string") return [node];
  const raw = text.slice(node.start, node.end);
  if (!node.value.includes(";") || raw !== node.value) return [node];
  let at = node.start;
  return raw.split(";").flatMap((piece): readonly YamlNode[] => {
    const start = at + piece.length - piece.trimStart().length;
    at += piece.length + 1;
    const value = piece.trim();
    return value === "" ? [] : [{ kind: "scalar", value, style: "plain", start, end: start + value.length }];
  });
}

/** An item without its mark: `1 - Institute`, `(2) Institute`, `a) Institute`. */
function withoutMark(
  item: ScalarNode,
  value: string,
  text: string,
): { readonly mark: string; readonly item: ScalarNode } | null {
  const found =
    /^(?:[[(]?(\d{1,2}|[a-h])(?:[\])]|[.:)](?=\s)|(?=\s))\s{0,9}(?:[-–:]\s{0,9})?|([¹²³⁴⁵⁶⁷⁸⁹])\s{0,9})/.exec(value);
  if (!found) return null;
  const name = found[1] ?? String("¹²³⁴⁵⁶⁷⁸⁹".indexOf(found[2] ?? "") + 1);
  const rest = value.slice(found[0].length);
  const start = text.indexOf(rest, item.start);
  if (rest === "" || start === -1 || start >= item.end) return null;
  return { mark: name, item: { ...item, value: rest, style: "plain", start, end: start + rest.length } };
}

function mapOf(entries: readonly (readonly [name: string, value: YamlNode])[]): MapNode {
  const [first, last] = [entries[0]?.[1], entries.at(-1)?.[1]];
  return {
    kind: "map",
    entries: entries.map(([name, value]) => ({
      name,
      key: { kind: "scalar", value: name, style: "plain", start: value.start, end: value.start },
      value,
    })),
    start: first?.start ?? 0,
    end: last?.end ?? 0,
  };
}
