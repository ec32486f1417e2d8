// Words where a time belongs: `end: late`, `start: after lunch`, `end: TBA`. In: a session or an item. Out: the same
// without that time, and with the words behind its title, as they were typed; this is reported.
import { span } from "../source/source.ts";
import { entryOf, type MapEntry, type YamlNode } from "../source/yaml-node.ts";
import { timeMeant } from "./meant-times.ts";
import type { Reading } from "./time-ranges.ts";

export function wordsForTimes(node: YamlNode, { source, diagnostics }: Reading): YamlNode {
  if (node.kind !== "map") return node;
  const isWords = ({ name, value }: MapEntry) =>
    /^(?:start|end)$/.test(name) &&
    value.kind === "scalar" &&
    typeof value.value === "string" &&
    /^[^\d\n]{1,60}$/.test(value.value.trim()) &&
    timeMeant(value.value.trim(), name, () => true) === null;
  const found = node.entries.filter(isWords);
  if (found.length === 0) return node;
  const title = entryOf(node, "title");
  const isTitled = title?.value.kind === "scalar" && title.value.value !== null;
  const words: string[] = [];
  for (const { name, value } of found) {
    const written = value.kind === "scalar" ? String(value.value).trim() : "";
    // “TBA” tells readers nothing that a missing time does not.
    const isUnknown = /^(?:tb[acd]|tba\.|n\.?n\.?|n\/a|open|\?+|-+|–|—|unknown)$/i.test(written);
    if (!isUnknown && isTitled) words.push(written);
    const what = isUnknown || !isTitled ? "no time is printed" : "it is printed behind the title";
    const hint = `write a time, “09:30”, or leave “${name}” out`;
    const at = span(source, value.start, value.end);
    diagnostics.warning("other-form", `“${written}” is not a time of day; ${what}`, at, { hint });
  }
  const entries = node.entries.flatMap((entry): readonly MapEntry[] => {
    if (found.includes(entry)) return [];
    if (entry !== title || entry.value.kind !== "scalar" || words.length === 0) return [entry];
    return [{ ...entry, value: { ...entry.value, value: `${entry.value.value} (${words.join(" – ")})` } }];
  });
  return { ...node, entries };
}
