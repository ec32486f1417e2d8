// Splits a file of abstracts into nodes. In: the file. Out: a node for every abstract, even one that cannot be read:
// then whatever is left of it, at least its file's name.
import { readDamaged } from "../source/damaged-text.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { readYaml } from "../source/read-yaml.ts";
import { salvageItems } from "../source/salvage.ts";
import { type Source, type Span, span } from "../source/source.ts";
import type { MapNode, YamlNode } from "../source/yaml-node.ts";

export interface AbstractEntry {
  readonly source: Source;
  readonly node: YamlNode;
  /** False if there is a fault here, which has been reported, and this is only what could be read. */
  readonly isIntact: boolean;
  /** Its part of the file, up to the next abstract. */
  readonly extent: Span;
}

type Found = Omit<AbstractEntry, "extent">;

/** `readable`: the file as it was read; null if it could not be, which has been reported. */
export function entriesOf(
  folder: string,
  path: string,
  readable: Source | null,
  diagnostics: Reporter,
): readonly AbstractEntry[] {
  const found = foundIn(folder, path, readable, diagnostics);
  return found.map((entry, index) => {
    const { source, node } = entry;
    const end = (found[index + 1]?.node.start ?? source.text.length + 1) - 1;
    return { ...entry, extent: span(source, index === 0 ? 0 : node.start, Math.max(end, node.start)) };
  });
}

function foundIn(folder: string, path: string, readable: Source | null, diagnostics: Reporter): readonly Found[] {
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

/** An empty set of fields. */
export function nothing(at: number): MapNode {
  return { kind: "map", entries: [], start: at, end: at };
}
