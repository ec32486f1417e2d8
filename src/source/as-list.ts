// A value where a list belongs → its items, and, if that is safe, the edit that makes it a list. A single value is a
// list of one; a block of lines is a list of its lines. The same for a list or a text where a map from ids to texts
// belongs: the ids are then numbers.
import { listedAffiliations } from "../model/listed-affiliations.ts";
import { severalNames } from "../model/several-names.ts";
import type { Edit } from "./diagnostic.ts";
import { quotedYaml } from "./quoted-yaml.ts";
import { type Source, span } from "./source.ts";
import { type MapNode, type ScalarNode, toData, type YamlNode } from "./yaml-node.ts";

/** The parts of a text where a list of rooms, ids or authors belongs, “Hall A, Hall B”; null if it is one. */
export function partsOfList(node: YamlNode, noun: string): readonly string[] | null {
  if (node.kind !== "scalar" || node.style === "literal" || typeof node.value !== "string") return null;
  if (/^a list of authors\b/.test(noun)) {
    const { names, isDoubtful } = severalNames(node.value.replace(/\s{1,1000}/g, " ").trim(), false);
    return names.length > 1 && !isDoubtful ? names : null;
  }
  const parts = node.value.split(/[,;]/).map((part) => part.trim());
  const areWhole = parts.length > 1 && parts.every((part) => part !== "");
  const areIds = parts.every((part) => /^[\p{L}\p{N}._-]{1,80}$/u.test(part));
  return areWhole && (/^a list of rooms\b/.test(noun) || (/^a list of items\b/.test(noun) && areIds)) ? parts : null;
}

/** `textKey`: the field that takes an item of several words, such as the `text` of a reference. */
export function asList(
  node: YamlNode,
  text: string,
  textKey: string | null,
  parts: readonly string[] | null = null,
): readonly YamlNode[] {
  if (parts && node.kind === "scalar")
    return located(
      parts.map((part) => ({ mark: null, text: part })),
      node,
      text,
    ).map(({ item }) => item);
  return linesOf(node, text).map((item) =>
    textKey !== null && item.kind === "scalar" && /\S\s+\S/.test(String(item.value)) ? mapOf([[textKey, item]]) : item,
  );
}

/** A list of texts, or lines, as a map from their marks, or else from their numbers. */
export function asMap(node: YamlNode, text: string): MapNode | null {
  const items = node.kind === "sequence" ? node.items : linesOf(node, text);
  const scalars = items.filter((item) => item.kind === "scalar");
  if (scalars.length < items.length || scalars.length === 0) return null;
  const parts = scalars.flatMap((item) => partsOf(item, node.kind !== "sequence", text));
  const areMarked =
    parts.every(({ mark: each }) => each !== null) &&
    new Set(parts.map(({ mark: each }) => each)).size === parts.length;
  return mapOf(parts.map((part, index) => [areMarked ? (part.mark ?? "") : String(index + 1), part.item] as const));
}

interface Part {
  readonly mark: string | null;
  readonly item: ScalarNode;
}

/** A text with one affiliation, or with several, each with its mark. `isLine`: semicolons divide it. */
function partsOf(item: ScalarNode, isLine: boolean, text: string): readonly Part[] {
  if (typeof item.value !== "string") return [{ mark: null, item }];
  const listed = listedAffiliations(item.value);
  if (listed.length > 1 || listed[0]?.mark) return located(listed, item, text);
  const pieces = isLine && item.value.includes(";") ? item.value.split(";").map((piece) => piece.trim()) : [];
  if (pieces.length > 1)
    return located(
      pieces.filter((piece) => piece !== "").map((piece) => withoutMark(piece) ?? { mark: null, text: piece }),
      item,
      text,
    );
  const only = withoutMark(item.value);
  return only ? located([only], item, text) : [{ mark: null, item }];
}

/** Where the parts are in the file; where their item is if it is written in another way. */
function located(
  parts: readonly { readonly mark: string | null; readonly text: string }[],
  item: ScalarNode,
  text: string,
): readonly Part[] {
  let from = item.start;
  return parts.map(({ mark: name, text: value }) => {
    const start = text.indexOf(value, from);
    if (start === -1 || start + value.length > item.end) return { mark: name, item: { ...item, value } };
    from = start + value.length;
    return { mark: name, item: { ...item, value, style: "plain", start, end: from } };
  });
}

/** The edit that writes the items as a list; none if the layout of a block would have to change. */
export function listEdit(
  node: YamlNode,
  source: Source,
  textKey: string | null,
  parts: readonly string[] | null = null,
): readonly Edit[] {
  const { text } = source;
  const was = text.slice(node.start, node.end);
  if (node.kind !== "scalar") return was.startsWith("{") ? [edit(node, source, `[${was}]`, [toData(node)])] : [];
  const items = asList(node, text, textKey, parts);
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

/** An item without its mark: `1 - Institute`, `(2) Institute`, `a) Institute`. */
function withoutMark(value: string): { readonly mark: string; readonly text: string } | null {
  const found = /^[[(]?(\d{1,2}|[a-h])(?:[\])]|[.:)](?=\s)|(?=\s))\s{0,9}(?:[-–:]\s{0,9})?/.exec(value);
  const rest = value.slice(found?.[0].length ?? 0);
  return found?.[1] && rest !== "" ? { mark: found[1], text: rest } : null;
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
