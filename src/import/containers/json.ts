// JSON (and YAML, which is read into the same form) whose values know their place: a JSON pointer (RFC 6901), and the
// offset of the value, worked out only when it is needed.

import type { Source, Span } from "../../source/source.ts";
import { shortenRuns } from "./shorten-runs.ts";

type Pointer = readonly (string | number)[];

export class JsonNode {
  readonly value: unknown;
  readonly pointer: Pointer;
  readonly source: Source;
  /** The offset of the value that a pointer names. */
  readonly #locate: (pointer: Pointer) => number;

  constructor(
    value: unknown,
    source: Source,
    pointer: Pointer = [],
    locate: (pointer: Pointer) => number = placesIn(source.text),
  ) {
    this.value = value;
    this.source = source;
    this.pointer = pointer;
    this.#locate = locate;
  }

  get(key: string): JsonNode {
    const value = isObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    return new JsonNode(value, this.source, [...this.pointer, key], this.#locate);
  }

  /** The value at the end of a path. */
  at(...path: readonly string[]): JsonNode {
    return path.reduce((node: JsonNode, key) => node.get(key), this);
  }

  /** The first of these keys that has a value. */
  any(...keys: readonly string[]): JsonNode {
    const key = keys.find((each) => isGiven(this.get(each).value));
    return this.get(key ?? keys[0] ?? "");
  }

  get items(): readonly JsonNode[] {
    return Array.isArray(this.value)
      ? this.value.map((value, index) => new JsonNode(value, this.source, [...this.pointer, index], this.#locate))
      : [];
  }

  get entries(): readonly (readonly [string, JsonNode])[] {
    return isObject(this.value) ? Object.keys(this.value).map((key) => [key, this.get(key)] as const) : [];
  }

  get isGiven(): boolean {
    return isGiven(this.value);
  }

  has(...keys: readonly string[]): boolean {
    return isObject(this.value) && keys.every((key) => Object.hasOwn(this.value as object, key));
  }

  /** The value as words: a string or a number; of a text in several languages, the English one or the first. */
  get text(): string {
    return shortenRuns(words(this.value));
  }

  get span(): Span {
    const start = this.#locate(this.pointer);
    return { source: this.source, start, end: start + 1 };
  }
}

function placesIn(text: string): (pointer: Pointer) => number {
  const places = new JsonPlaces(text);
  return (pointer) => places.offsetOf(pointer);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function words(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (!isObject(value) || !Object.keys(value).every((key) => /^[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?$/.test(key))) return "";
  const one =
    value.en ??
    value["en-us"] ??
    value["en-US"] ??
    Object.values(value).find((each) => typeof each === "string" && each !== "");
  return typeof one === "string" ? one : "";
}

/** Parses JSON; null if the text is not JSON. `repaired`: the text ended early, and was closed. */
export function readJson(text: string): { readonly value: unknown; readonly repaired: boolean } | null {
  const body = text.replace(/^\ufeff/, "");
  try {
    return { value: JSON.parse(body), repaired: false };
  } catch {
    const value = repaired(body);
    return value === undefined ? null : { value, repaired: true };
  }
}

/** What closes the lists and objects that are open at a place, from the inside out. */
interface Closers {
  readonly closer: string;
  readonly outer: Closers | null;
}

/** Attempts to end a damaged file, of which each reads it again. */
const mostCuts = 50;

/** A file that ends early: it is cut after the last complete value of a list, and closed. */
function repaired(text: string): unknown {
  let open: Closers | null = null;
  const cuts: { readonly at: number; readonly open: Closers | null }[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{") open = { closer: "}", outer: open };
    else if (character === "[") open = { closer: "]", outer: open };
    else if (character === "}" || character === "]") {
      if (open?.closer !== character) return undefined;
      open = open.outer;
      cuts.push({ at: at + 1, open });
      if (cuts.length > mostCuts) cuts.shift();
    }
  }
  if (open === null) return undefined;
  for (const { at, open: still } of cuts.reverse()) {
    try {
      return JSON.parse(text.slice(0, at) + closing(still));
    } catch {
      // The cut before this one is tried next.
    }
  }
  return undefined;
}

function closing(open: Closers | null): string {
  const closers: string[] = [];
  for (let at = open; at; at = at.outer) closers.push(at.closer);
  return closers.join("");
}

/**
 * Where values are in a text, which is known to be valid JSON. The members of a list or an object are found together
 * when the first of them is asked for: an export has tens of thousands of them.
 */
class JsonPlaces {
  readonly #text: string;
  /** By the offset of a list or an object: the offsets of its members. */
  readonly #members = new Map<number, ReadonlyMap<string | number, number>>();

  constructor(text: string) {
    this.#text = text;
  }

  offsetOf(pointer: Pointer): number {
    let at = skipSpace(this.#text, this.#text.charCodeAt(0) === 0xfeff ? 1 : 0);
    for (const step of pointer) {
      const next = this.#membersOf(at).get(step);
      if (next === undefined) return at;
      at = next;
    }
    return at;
  }

  #membersOf(at: number): ReadonlyMap<string | number, number> {
    let members = this.#members.get(at);
    if (!members) {
      const opening = this.#text[at];
      members = opening === "[" ? itemsAt(this.#text, at) : opening === "{" ? valuesAt(this.#text, at) : new Map();
      this.#members.set(at, members);
    }
    return members;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s,:]/.test(text.charAt(at))) at++;
  return at;
}

function itemsAt(text: string, list: number): ReadonlyMap<number, number> {
  const items = new Map<number, number>();
  let at = skipSpace(text, list + 1);
  while (at < text.length && text[at] !== "]") {
    items.set(items.size, at);
    at = skipSpace(text, endOf(text, at));
  }
  return items;
}

function valuesAt(text: string, object: number): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  let at = skipSpace(text, object + 1);
  while (at < text.length && text[at] === '"') {
    const end = endOf(text, at);
    const value = skipSpace(text, end);
    const key = decodedKey(text.slice(at, end));
    if (!values.has(key)) values.set(key, value);
    at = skipSpace(text, endOf(text, value));
  }
  return values;
}

function decodedKey(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return "";
  }
}

/** The offset after the value that begins here. */
function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === "\\") at++;
      if (depth === 0) return at + 1;
    } else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && /[\s,]/.test(character)) return at;
  }
  return text.length;
}
