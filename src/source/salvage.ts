// What can be read of a file that is not YAML. In: its text. Out: the tree of everything readable: the text is divided
// at its indentation into keys and list items, each of which is read by itself; parts that cannot be read are kept as
// the words that were typed. Nothing is reported here, because the reader of the whole file has done so.
import { readYaml } from "./read-yaml.ts";
import { salvageFlow } from "./salvage-flow.ts";
import { type Source, source } from "./source.ts";
import { type Chunk, documentsOf, firstLine, indentOf, linesOf } from "./text-chunk.ts";
import type { MapEntry, ScalarNode, YamlNode } from "./yaml-node.ts";

export interface Salvaged {
  readonly node: YamlNode;
  /** True if the part was valid as written: the fault is elsewhere in the file. */
  readonly isIntact: boolean;
}

/** Twice the depth of any real book. */
const maxDepth = 16;

/**
 * The total number of characters that may be read again: a file with deeply nested faults is divided again and again.
 */
const mostRead = 5_000_000;

interface Budget {
  left: number;
}

/** The documents of a file, or their items if they are lists. */
export function salvageItems({ text }: Source): readonly Salvaged[] {
  const budget = { left: mostRead };
  return documentsOf(text).flatMap((chunk) => {
    const whole = readChunk(chunk, budget);
    if (whole?.kind === "sequence") return whole.items.map((node) => ({ node, isIntact: true }));
    if (whole) return [{ node: whole, isIntact: true }];
    if (isSequence(chunk)) return itemsOf(chunk, 0, budget);
    const node = salvageChunk(chunk, 0, budget);
    return node ? [{ node, isIntact: false }] : [];
  });
}

/** The first document of a file, as one tree. */
export function salvage({ text }: Source): YamlNode | null {
  const [chunk] = documentsOf(text);
  return chunk ? salvageChunk(chunk, 0, { left: mostRead }) : null;
}

/** The tree of a part that is valid YAML by itself. */
function readChunk({ text, at }: Chunk, budget: Budget): YamlNode | null {
  budget.left -= text.length;
  if (budget.left < 0) return null;
  const silent = { error: () => {}, warning: () => {} };
  // Tabs at the beginning of lines may be the fault, so they are read as spaces.
  const spaced = text.replace(/^[ \t]+/gm, (indent) => indent.replaceAll("\t", " "));
  const file = readYaml(source("", spaced), silent);
  const [node] = file.documents;
  return file.broken || file.documents.length !== 1 || !node ? null : moved(node, at);
}

function moved<T extends YamlNode>(node: T, by: number): T {
  const place = { start: node.start + by, end: node.end + by };
  if (node.kind === "map") {
    const entries = node.entries.map(({ name, key, value }) => ({
      name,
      key: moved(key, by),
      value: moved(value, by),
    }));
    return { ...node, ...place, entries };
  }
  if (node.kind === "sequence") return { ...node, ...place, items: node.items.map((item) => moved(item, by)) };
  return { ...node, ...place };
}

function salvageChunk(chunk: Chunk, depth: number, budget: Budget): YamlNode | null {
  const first = firstLine(chunk);
  if (!first || depth > maxDepth) return null;
  const whole = readChunk(chunk, budget);
  if (whole) return whole;
  const place = { start: chunk.at + chunk.text.search(/\S/), end: chunk.at + chunk.text.trimEnd().length };
  if (isSequence(chunk)) {
    return { kind: "sequence", items: itemsOf(chunk, depth, budget).map(({ node }) => node), ...place };
  }
  const entries = entriesOf(chunk, indentOf(first), depth, budget);
  return entries.length > 0 ? { kind: "map", entries, ...place } : null;
}

function isSequence(chunk: Chunk): boolean {
  return /^\s*-(?:\s|$)/.test(firstLine(chunk)?.text ?? "");
}

/** The chunks that begin at lines for which `opens` is true; text before the first is left out. */
function dividedAt(chunk: Chunk, opens: (line: Chunk) => boolean): readonly Chunk[] {
  const starts = linesOf(chunk).filter(opens);
  return starts.map(({ at }, index) => {
    const end = starts[index + 1]?.at ?? chunk.at + chunk.text.length;
    return { text: chunk.text.slice(at - chunk.at, end - chunk.at), at };
  });
}

function itemsOf(chunk: Chunk, depth: number, budget: Budget): readonly Salvaged[] {
  const first = firstLine(chunk);
  const indent = first ? indentOf(first) : 0;
  const parts = dividedAt(chunk, (line) => indentOf(line) === indent && /^\s*-(?:\s|$)/.test(line.text));
  return parts.flatMap((part): readonly Salvaged[] => {
    const whole = readChunk(part, budget);
    if (whole?.kind === "sequence") return whole.items.map((node) => ({ node, isIntact: true }));
    // Without its dash, the item is a map with a deeper indentation.
    const dash = part.text.indexOf("-");
    const inner = { text: `${part.text.slice(0, dash)} ${part.text.slice(dash + 1)}`, at: part.at };
    const node = salvageChunk(inner, depth + 1, budget) ?? wordsOf(inner);
    return node ? [{ node, isIntact: false }] : [];
  });
}

function entriesOf(chunk: Chunk, indent: number, depth: number, budget: Budget): readonly MapEntry[] {
  const parts = dividedAt(chunk, (line) => indentOf(line) === indent && keyEnd(line.text) !== -1);
  const entries = new Map<string, MapEntry>();
  for (const part of parts) {
    const entry = entryOf(part, depth, budget);
    // If a key occurs twice, the first counts.
    if (entry && !entries.has(entry.name)) entries.set(entry.name, entry);
  }
  return [...entries.values()];
}

/** The index of the colon after a line's key; -1 for a line without a key. */
function keyEnd(line: string): number {
  const colon = line.search(/:(?:\s|$)/);
  const key = colon === -1 ? "" : line.slice(0, colon).trim();
  return /^(?:[\p{L}\p{N}_\\][^\s:#,[\]{}"']{0,60}|"[^"]{1,60}"|'[^']{1,60}')$/u.test(key) ? colon : -1;
}

function entryOf(part: Chunk, depth: number, budget: Budget): MapEntry | null {
  const whole = readChunk(part, budget);
  if (whole?.kind === "map" && whole.entries[0]) return whole.entries[0];
  const colon = keyEnd(part.text);
  const start = part.text.search(/\S/);
  const name = part.text
    .slice(start, colon)
    .trim()
    .replace(/^["']|["']$/g, "");
  const key: ScalarNode = { kind: "scalar", value: name, style: "plain", start: part.at + start, end: part.at + colon };
  const rest = { text: part.text.slice(colon + 1), at: part.at + colon + 1 };
  const isNested = /^[^\S\n]*(?:#[^\n]*)?\n/.test(rest.text);
  const value = (isNested ? salvageChunk(below(rest), depth + 1, budget) : null) ?? wordsOf(rest);
  return value && { name, key, value };
}

/** The lines below a key. */
function below({ text, at }: Chunk): Chunk {
  const from = text.indexOf("\n") + 1;
  return { text: text.slice(from), at: at + from };
}

/** The words of text that is not YAML, as typed, without an opening quotation mark, `|` or brackets. */
function wordsOf({ text, at }: Chunk): YamlNode | null {
  const opened = /^\s*(?:[|>][-+0-9]{0,2}(?=\s)|["'])?\s*/.exec(text)?.[0].length ?? 0;
  const mark = text.trimStart().charAt(0);
  const body = text.slice(opened).trimEnd();
  const closed = (mark === '"' || mark === "'") && body.endsWith(mark) ? body.slice(0, -1) : body;
  if (closed === "") return null;
  if (/^[[{]/.test(closed)) return salvageFlow(closed, at + opened);
  const value = closed
    .split("\n")
    .map((line) => line.trim())
    .join(" ");
  return { kind: "scalar", value, style: "plain", start: at + opened, end: at + opened + closed.length };
}
