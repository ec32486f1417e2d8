// “[Ada Bell (1,2), Rao Chen]” has three items for YAML. In: an abstract's node. Out: the same, with numbers and marks
// alone as a part of the name before them.
import { entryOf, type ScalarNode, type YamlNode } from "../source/yaml-node.ts";

export function withLooseNumbers(node: YamlNode, text: string): YamlNode {
  const authors = node.kind === "map" ? entryOf(node, "authors")?.value : null;
  if (node.kind !== "map" || authors?.kind !== "sequence" || !authors.items.some((item) => isLoose(item, text)))
    return node;
  const items: YamlNode[] = [];
  for (const item of authors.items) {
    const last = items.at(-1);
    const follows = last !== undefined && /^\s*,\s*$/.test(text.slice(last.end, item.start));
    if (!follows || last.kind !== "scalar" || last.style !== "plain" || !isLoose(item, text)) {
      items.push(item);
      continue;
    }
    items[items.length - 1] = { ...last, value: text.slice(last.start, item.end), end: item.end };
  }
  const entries = node.entries.map((entry) =>
    entry.value === authors ? { ...entry, value: { ...authors, items } } : entry,
  );
  return { ...node, entries };
}

function isLoose(item: YamlNode, text: string): item is ScalarNode {
  if (item.kind !== "scalar" || item.style !== "plain" || item.end - item.start > 20) return false;
  const written = text.slice(item.start, item.end);
  return /^[\d¹²³⁴⁵⁶⁷⁸⁹*∗†‡§#,;^)\]\s]{1,20}$|^[a-h][)\]^][*†‡]?$/.test(written);
}
