// Damage as people and programs do it to a book: to its characters and lines, to the values and keys of its YAML, and by
// moving pieces of one file into another.
import fc from "fast-check";
import { isMap, isScalar, isSeq, type Node, parseAllDocuments, visit } from "yaml";
import { damageBytes, isBinary } from "./bytes.ts";
import { damageMarkup, isMarkup } from "./markup.ts";
import { nasty } from "./nasty.ts";

export type Files = ReadonlyMap<string, string>;

export interface Mutation {
  /** Which file, and where in it, each from 0 to 1. */
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly kind: (typeof kinds)[number];
  readonly text: string;
}

const kinds = [
  "insert",
  "replace",
  "delete",
  "repeat",
  "truncate",
  "splice",
  "shift-characters",
  "delete-line",
  "repeat-line",
  "swap-lines",
  "indent-line",
  "replace-value",
  "rename-key",
  "insert-key",
  "node-to-value",
  "node-to-other-kind",
  "node-repeated",
  "node-moved",
  "node-removed",
  "key-renamed",
  "prose",
] as const;

/** What leaves the data well formed comes more often, so that damage reaches the rooms behind the reader. */
const kind = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...kinds) },
  { weight: 2, arbitrary: fc.constant("prose" as const) },
);

/** Single characters from everywhere; a surrogate half now and then. */
const anyCharacters = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x2ff }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0x10ffff }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((points) => points.map((point) => String.fromCodePoint(point)).join(""));

const text = fc.oneof(
  ...Object.values(nasty).map((list) => ({ weight: 2, arbitrary: fc.constantFrom(...list) })),
  { weight: 3, arbitrary: anyCharacters },
  { weight: 1, arbitrary: fc.integer().map(String) },
);

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ file: share, at: share, length: share, kind, text }),
  { minLength: 1, maxLength: 3 },
);

/** The files that the mutations change, as they read then. */
export function mutate(files: Files, list: readonly Mutation[]): Files {
  const names = [...files.keys()];
  const changed = new Map<string, string>();
  for (const mutation of list) {
    const name = names[Math.floor(mutation.file * names.length)] ?? "book.yaml";
    const before = changed.get(name) ?? files.get(name) ?? "";
    const apply = isBinary(name) ? damageBytes(name, before, mutation) : damaged(name, before, mutation, files);
    changed.set(name, apply);
  }
  return changed;
}

function damaged(name: string, before: string, mutation: Mutation, files: Files): string {
  const { kind, at, length, text } = mutation;
  const offset = Math.floor(at * (before.length + 1));
  const end = Math.min(before.length, offset + Math.ceil(length * length * 40));
  switch (kind) {
    case "insert":
      return before.slice(0, offset) + text + before.slice(offset);
    case "replace":
      return before.slice(0, offset) + text + before.slice(end);
    case "delete":
      return before.slice(0, offset) + before.slice(end);
    case "repeat":
      return before.slice(0, end) + before.slice(offset, end).repeat(Math.ceil(length * 30)) + before.slice(end);
    case "truncate":
      return before.slice(0, offset);
    case "splice": {
      const other = [...files.values()][Math.floor(length * files.size)] ?? "";
      const from = Math.floor(at * other.length);
      return before.slice(0, offset) + other.slice(from, from + Math.ceil(length * 200)) + before.slice(offset);
    }
    case "shift-characters":
      return before.slice(0, offset) + shifted(before.slice(offset, end), text) + before.slice(end);
    case "node-to-value":
    case "node-to-other-kind":
    case "node-repeated":
    case "node-moved":
    case "node-removed":
    case "key-renamed":
    case "prose":
      return isMarkup(name) ? damageMarkup(before, mutation) : applyToNodes(name, before, mutation);
    default:
      return applyToLines(before.split("\n"), kind, at, text);
  }
}

/** Each letter becomes another, by as much as the first character of `text` says: text in another script. */
function shifted(letters: string, text: string): string {
  const by = text.codePointAt(0) ?? 1;
  return letters.replace(/[a-z]/gi, (letter) => String.fromCodePoint(((letter.codePointAt(0) ?? 0) + by) % 0x110000));
}

function applyToLines(lines: readonly string[], kind: Mutation["kind"], at: number, text: string): string {
  const index = Math.floor(at * lines.length);
  const line = lines[index] ?? "";
  const replaced = (...by: readonly string[]) =>
    [...lines.slice(0, index), ...by, ...lines.slice(index + 1)].join("\n");
  switch (kind) {
    case "delete-line":
      return replaced();
    case "repeat-line":
      return replaced(line, line);
    case "swap-lines":
      return [...lines.slice(0, index), lines[index + 1] ?? "", line, ...lines.slice(index + 2)].join("\n");
    case "indent-line":
      return replaced(text.length % 2 ? ` ${line}` : line.slice(1));
    case "replace-value":
      return replaced(line.replace(/(:| -) .*$/, (_, mark: string) => `${mark} ${text}`));
    case "rename-key":
      return replaced(line.replace(/\w+:/, () => `${text}:`));
    default:
      return replaced(line, `${/^[ -]*/.exec(line)?.[0].replaceAll("-", " ") ?? ""}${text}: ${text}`);
  }
}

interface Place {
  readonly node: Node;
  readonly put: (value: unknown) => void;
  readonly remove: () => void;
  readonly rename: ((key: string) => void) | null;
}

/** What the YAML says is changed, in good YAML again: what schemas and the code behind them must stand. */
function applyToNodes(name: string, before: string, { kind, at, length, text }: Mutation): string {
  const documents = parseAllDocuments(before, { logLevel: "silent" });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return before + text;
  const places = documents.flatMap((document) => placesIn(document.contents));
  const candidates = kind === "prose" ? places.filter(({ node }) => isProse(node)) : places;
  const place = candidates[Math.floor(at * candidates.length)];
  const other = places[Math.floor(length * places.length)];
  if (!place || !other) return text;
  switch (kind) {
    case "node-to-value":
      place.put(text);
      break;
    case "node-to-other-kind":
      place.put(others[Math.floor(length * others.length)]?.(place.node) ?? null);
      break;
    case "node-repeated":
      place.put(Array.from({ length: 1 + Math.floor(length * 40) }, () => place.node.clone()));
      break;
    case "node-moved":
      place.put(other.node.clone());
      break;
    case "node-removed":
      place.remove();
      break;
    case "prose":
      place.put(withInside(place.node, length, text));
      break;
    default:
      place.rename?.(text);
  }
  try {
    if (name.endsWith(".json")) return JSON.stringify(documents[0]?.toJS() ?? null);
    return documents.map((document) => document.toString()).join("");
  } catch {
    // What cannot be written again: an alias that has lost its anchor.
    return before;
  }
}

const isProse = (node: Node): boolean => isScalar(node) && typeof node.value === "string" && node.value.length > 12;

/** The text with another inside it, at the start or the end of a word. */
function withInside(node: Node, share: number, text: string): string {
  const value = isScalar(node) ? String(node.value) : "";
  const words = value.split(/(?<=\s)/);
  const index = Math.floor(share * (words.length + 1));
  return [...words.slice(0, index), text, (share * 1000) % 2 < 1 ? " " : "", ...words.slice(index)].join("");
}

const others: readonly ((node: Node) => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1.5,
  () => 1e21,
  () => "",
  () => " ",
  () => [],
  () => ({}),
  () => [[]],
  () => new Date(0),
  (node) => [node.clone()],
  (node) => [node.clone(), null],
  (node) => ({ title: node.clone() }),
  (node) => ({ name: node.clone(), id: node.clone() }),
  (node) => (isScalar(node) ? String(node.value).toUpperCase() : "text"),
  (node) => (isScalar(node) ? Number(node.value) : 3),
];

function placesIn(contents: unknown): readonly Place[] {
  const places: Place[] = [];
  visit(contents as Parameters<typeof visit>[0], {
    Pair(_, pair, path) {
      const parent = path.at(-1);
      if (!isMap(parent)) return;
      places.push({
        node: pair.value as Node,
        put: (value) => {
          pair.value = value;
        },
        remove: () => {
          parent.items = parent.items.filter((item) => item !== pair);
        },
        rename: (key) => {
          pair.key = key;
        },
      });
    },
    Node(key, node, path) {
      const parent = path.at(-1);
      if (!isSeq(parent) || typeof key !== "number") return;
      places.push({
        node,
        put: (value) => {
          parent.items[key] = value;
        },
        remove: () => {
          parent.items.splice(key, 1);
        },
        rename: null,
      });
    },
  });
  return places.filter(({ node }) => node !== null && typeof node === "object");
}
