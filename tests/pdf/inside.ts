// A look inside our own files, without a PDF library: objects by number, operators of content streams.
import { inflateSync } from "node:zlib";

export interface Inside {
  /** The syntax of each object, by number. */
  readonly objects: ReadonlyMap<number, string>;
  /** Unpacked streams, by number. */
  readonly streams: ReadonlyMap<number, string>;
}

export function lookInside(bytes: Uint8Array): Inside {
  const file = Buffer.from(bytes).toString("latin1");
  const objects = new Map<number, string>();
  const streams = new Map<number, string>();
  for (const match of file.matchAll(/(?<=\n)(\d+) 0 obj\n(<<.*?>>)stream\n/gs)) {
    const [head, id = "", syntax = ""] = match;
    const start = match.index + head.length;
    const length = Number(/\/Length (\d+)/.exec(syntax)?.[1]);
    const body = Buffer.from(bytes.subarray(start, start + length));
    const text = (syntax.includes("/FlateDecode") ? inflateSync(body) : body).toString("latin1");
    objects.set(Number(id), syntax);
    streams.set(Number(id), text);
    if (syntax.includes("/ObjStm")) for (const [number, object] of packed(syntax, text)) objects.set(number, object);
  }
  return { objects, streams };
}

function packed(syntax: string, text: string): readonly (readonly [number, string])[] {
  const first = Number(/\/First (\d+)/.exec(syntax)?.[1]);
  const head = text.slice(0, first).trim().split(" ").map(Number);
  const found: [number, string][] = [];
  for (let i = 0; i < head.length; i += 2) {
    const start = first + (head[i + 1] ?? 0);
    const end = i + 3 < head.length ? first + (head[i + 3] ?? 0) : text.length;
    found.push([head[i] ?? 0, text.slice(start, end).trim()]);
  }
  return found;
}

/** The objects whose syntax contains a key, e.g. `/Type/Page/`. */
export function objectsWith(inside: Inside, key: string): readonly (readonly [number, string])[] {
  return [...inside.objects].filter(([, syntax]) => syntax.includes(key));
}

/** The content streams of the pages, in order. */
export function contents(inside: Inside): readonly string[] {
  return objectsWith(inside, "/Type/Page/").map(([, syntax]) => {
    const id = Number(/\/Contents (\d+)/.exec(syntax)?.[1]);
    return inside.streams.get(id) ?? "";
  });
}

export interface Operation {
  readonly operator: string;
  readonly operands: string;
  /** How many marked-content sequences are open before it. */
  readonly depth: number;
  readonly inText: boolean;
}

const tokenPattern = /\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f]*>|\[|\]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/gs;

/** The operations of a content stream (ISO 32000-1 §7.8.2). */
export function operations(content: string): readonly Operation[] {
  const found: Operation[] = [];
  let operands: string[] = [];
  let depth = 0;
  let inText = false;
  for (const [token] of content.matchAll(tokenPattern)) {
    if (!/^[A-Za-z'"][A-Za-z0-9*'"]*$/.test(token)) {
      operands.push(token);
      continue;
    }
    if (token === "ET") inText = false;
    if (token === "EMC") depth--;
    found.push({ operator: token, operands: operands.join(" "), depth, inText });
    if (token === "BDC") depth++;
    if (token === "BT") inText = true;
    operands = [];
  }
  if (depth !== 0 || inText) throw new Error("a sequence or text object stays open");
  return found;
}

/** The two-byte codes of a literal string, as four hexadecimal digits each. */
export function codesOf(literal: string): readonly string[] {
  const bytes = literal.slice(1, -1).replace(/\\(.)/gs, (_, escaped) => (escaped === "r" ? "\r" : escaped));
  return Buffer.from(bytes, "latin1").toString("hex").toUpperCase().match(/.{4}/g) ?? [];
}
