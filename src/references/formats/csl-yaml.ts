// CSL as YAML: the text of a file → raw CSL items by key, each with its extent. Loaded only if a book has such a file:
// it brings the YAML reader into the worker, with the limits for all YAML of a book.
import type { More, Reporter } from "../../source/diagnostic.ts";
import { readYaml } from "../../source/read-yaml.ts";
import { type Span, source } from "../../source/source.ts";
import { entryOf, toData, type YamlNode } from "../../source/yaml-node.ts";
import { bad, type FileEntry, type FileFaultReporter, keyed } from "./format.ts";

export function cslEntriesOfYaml(text: string, report: FileFaultReporter): readonly FileEntry[] {
  const { documents, broken } = readYaml(source("", text), reporterTo(report));
  if (broken) return [];
  const items = itemsOf(documents[0] ?? null);
  if (!items) {
    report(
      bad(
        "the bibliography is not a list of CSL items",
        0,
        0,
        "write “- id: curie1898” and so on, one item after the other",
      ),
    );
    return [];
  }
  return items.flatMap((item, index) => {
    const data = item.kind === "map" ? toPlain(toData(item)) : null;
    return keyed(data, index, item.start, item.end, report);
  });
}

/** A list, the list under “references” (as Pandoc has it), or a single item. */
function itemsOf(document: YamlNode | null): readonly YamlNode[] | null {
  if (!document) return null;
  const inside = entryOf(document, "references")?.value ?? document;
  if (inside.kind === "sequence") return inside.items;
  return inside.kind === "map" && entryOf(inside, "id") ? [inside] : null;
}

/** citeproc expects objects as JSON has them, with a prototype. */
function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]));
}

function reporterTo(report: FileFaultReporter): Reporter {
  const reportAs = (severity: "error" | "warning") => (code: string, message: string, span: Span | null, more?: More) =>
    report({
      severity,
      code,
      message,
      start: span?.start ?? 0,
      end: span?.end ?? 0,
      ...(more?.hint === undefined ? {} : { hint: more.hint }),
    });
  return { error: reportAs("error"), warning: reportAs("warning") };
}
