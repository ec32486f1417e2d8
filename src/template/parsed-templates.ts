// The templates of the program, parsed ahead of time: dist/templates.json, written by scripts/parse-templates.mjs when
// the program is bundled. At start-up, a template mostly costs the reading of YAML; this takes a tenth of the time. The
// file also has each template's text, so that one edited since is noticed and parsed again.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { type Source, span } from "../source/source.ts";
import type { TemplateEntry, TemplateMap, TemplateNode } from "./tree.ts";

/** A node without its source: [start, end, value], [start, end, items] or [start, end, null, entries]. */
export type FoldedNode =
  | readonly [start: number, end: number, value: string | number | boolean | null]
  | readonly [start: number, end: number, items: readonly FoldedNode[]]
  | readonly [start: number, end: number, none: null, entries: readonly FoldedEntry[]];
export type FoldedEntry = readonly [key: string, start: number, end: number, value: FoldedNode];

export interface ParsedTemplate {
  readonly text: string;
  readonly tree: FoldedNode;
}

let parsed: Readonly<Record<string, ParsedTemplate>> | null = null;

/** The tree of a template of the program; null if it was not parsed ahead, or has changed since. */
export function parsedTemplate(name: string, file: Source): TemplateMap | null {
  parsed ??= readParsed();
  const found = Object.hasOwn(parsed, name) ? parsed[name] : undefined;
  if (found?.text !== file.text) return null;
  const tree = unfold(found.tree, file);
  return tree.kind === "map" ? tree : null;
}

function readParsed(): Readonly<Record<string, ParsedTemplate>> {
  try {
    return JSON.parse(readFileSync(join(packageRoot(), "dist", "templates.json"), "utf8"));
  } catch {
    return {};
  }
}

export function fold(node: TemplateNode): FoldedNode {
  const { start, end } = node.span;
  switch (node.kind) {
    case "scalar":
      return [start, end, node.value];
    case "list":
      return [start, end, node.items.map(fold)];
    case "map":
      return [start, end, null, [...node.entries].map(foldEntry)];
  }
}

function foldEntry([key, { value, keySpan }]: readonly [string, TemplateEntry]): FoldedEntry {
  return [key, keySpan.start, keySpan.end, fold(value)];
}

export function unfold(folded: FoldedNode, file: Source): TemplateNode {
  const [start, end, value] = folded;
  const where = span(file, start, end);
  if (folded.length === 4) {
    const entries = folded[3].map(([key, from, to, of]): [string, TemplateEntry] => [
      key,
      { value: unfold(of, file), keySpan: span(file, from, to) },
    ]);
    return { kind: "map", entries: new Map(entries), span: where };
  }
  if (typeof value === "object" && value !== null) {
    return { kind: "list", items: value.map((item) => unfold(item, file)), span: where };
  }
  return { kind: "scalar", value, span: where };
}
