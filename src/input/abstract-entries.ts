// A file of abstracts → what it holds of each. In: the file. Out: a node for every abstract, also for those that cannot be read:
// then whatever is left of it, at the least nothing but the name of its file.
import { readSource } from "../source/book-folder.ts";
import { readDamaged } from "../source/damaged-text.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { readYaml } from "../source/read-yaml.ts";
import { salvageItems } from "../source/salvage.ts";
import type { Source } from "../source/source.ts";
import type { MapNode, YamlNode } from "../source/yaml-node.ts";

export interface AbstractEntry {
  readonly source: Source;
  readonly node: YamlNode;
  /** False: the file is at fault here, which has been reported; this is what could be read of it. */
  readonly isIntact: boolean;
}

export function entriesOf(folder: string, path: string, diagnostics: Reporter): readonly AbstractEntry[] {
  const readable = readSource(folder, path, null, diagnostics);
  const source = readable ?? readDamaged(folder, path);
  const file = readable && readYaml(source, diagnostics);
  if (file && !file.broken) {
    const nodes = file.documents.flatMap((node) => (node?.kind === "sequence" ? node.items : node ? [node] : []));
    return nodes.map((node) => ({ source, node, isIntact: true }));
  }
  const found = salvageItems(source).map(({ node, isIntact }) => ({
    source,
    node,
    isIntact: isIntact && file !== null,
  }));
  return found.length > 0 ? found : [{ source, node: nothing(0), isIntact: false }];
}

/** A set of fields without any. */
export function nothing(at: number): MapNode {
  return { kind: "map", entries: [], start: at, end: at };
}
