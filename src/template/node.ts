// Template files as trees whose every value knows its place: parsed from YAML, laid over one another by `extends`.
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node as YamlNode } from "yaml";
import type { Reporter } from "../source/diagnostic.ts";
import { type Source, type Span, span } from "../source/source.ts";

export type Node = TemplateMap | ListNode | TemplateScalar;

export interface TemplateMap {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, TemplateEntry>;
  readonly span: Span;
}

export interface TemplateEntry {
  readonly value: Node;
  readonly keySpan: Span;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly span: Span;
}

export interface TemplateScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly span: Span;
}

/** Parses a template file; null when it is not a YAML mapping. */
export function parseTemplate(file: Source, diagnostics: Reporter): TemplateMap | null {
  const tree = parseTree(file, diagnostics);
  if (!tree) return null;
  if (tree.kind === "map") return tree;
  diagnostics.error("template", "a template must be a mapping of settings", tree.span);
  return null;
}

function parseTree(file: Source, diagnostics: Reporter): Node | null {
  try {
    const document = parseDocument(file.text, {
      prettyErrors: false,
      merge: false,
      logLevel: "silent",
      // Looked up below: the library compares each key with every other.
      uniqueKeys: false,
    });
    for (const error of document.errors) {
      diagnostics.error("yaml", error.message, span(file, error.pos[0], error.pos[1]));
    }
    return document.errors.length > 0 ? null : fromYaml(document.contents, file, diagnostics);
  } catch (error) {
    // The library and the tree go down one stack frame a level.
    if (!(error instanceof RangeError)) throw error;
    diagnostics.error("yaml-too-deep", "the template nests deeper than any setting does", span(file, 0));
    return null;
  }
}

function fromYaml(node: YamlNode | null, file: Source, diagnostics: Reporter): Node {
  const where = span(file, node?.range?.[0] ?? 0, node?.range?.[1] ?? 0);
  if (isMap(node)) {
    const entries = new Map<string, TemplateEntry>();
    for (const { key, value } of node.items) {
      const keyNode = key as YamlNode | null;
      const keySpan = span(file, keyNode?.range?.[0] ?? 0, keyNode?.range?.[1] ?? 0);
      const name = isScalar(keyNode) ? String(keyNode.value) : "";
      if (entries.has(name)) {
        diagnostics.error("duplicate-key", `“${name}” is given twice`, keySpan, { hint: "keep one of the two" });
      }
      entries.set(name, { value: fromYaml(value as YamlNode | null, file, diagnostics), keySpan });
    }
    return { kind: "map", entries, span: where };
  }
  if (isSeq(node)) {
    return {
      kind: "list",
      items: node.items.map((item) => fromYaml(item as YamlNode, file, diagnostics)),
      span: where,
    };
  }
  if (isAlias(node)) {
    diagnostics.error("template", `“*${node.source}” is an alias, which templates do not take`, where, {
      hint: "give the style a name and let others “extends” it",
    });
  }
  const value = isScalar(node) ? node.value : null;
  const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
  return { kind: "scalar", value: plain, span: where };
}

/** `over` laid over `under`: mappings are merged key by key, anything else is replaced. */
export function merge(under: Node, over: Node): Node {
  if (under.kind !== "map" || over.kind !== "map") return over;
  const entries = new Map(under.entries);
  for (const [key, entry] of over.entries) {
    const below = under.entries.get(key);
    entries.set(key, below ? { value: merge(below.value, entry.value), keySpan: entry.keySpan } : entry);
  }
  return { kind: "map", entries, span: over.span };
}

/** What stands under these keys, one in the other. */
export function nodeAt(settings: TemplateMap, path: readonly string[]): Node | null {
  let at: TemplateMap = settings;
  for (const [index, key] of path.entries()) {
    const value = at.entries.get(key)?.value;
    if (!value) return null;
    if (index === path.length - 1) return value;
    if (value.kind !== "map") return null;
    at = value;
  }
  return null;
}
