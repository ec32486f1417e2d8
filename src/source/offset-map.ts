// Maps characters of a YAML scalar's value to the characters of the file: through escapes, folded lines and block
// scalars.
import { type Source, type Span, span } from "./source.ts";
import type { ScalarNode } from "./yaml-node.ts";

/** Characters from offset `from[i]` of the value on are at offset `to[i]` of the file on, one by one. */
export interface OffsetMap {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export function mapSpan(source: Source, map: OffsetMap, start: number, end: number): Span {
  const first = mapOffset(map, start);
  // The end is where the last character ends, so that a span never includes the next line's indentation.
  const last = end > start ? mapOffset(map, end - 1) + 1 : first;
  return span(source, first, Math.max(first, last));
}

export function mapOffset(map: OffsetMap, offset: number): number {
  let low = 0;
  let high = map.from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map.from[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return (map.to[low] ?? 0) + offset - (map.from[low] ?? 0);
}

/** Literal block scalars keep their lines: each begins after the indentation (YAML 1.2.2 §8.1.2). */
export function literalMap(source: Source, node: ScalarNode, value: string): OffsetMap {
  const { text } = source;
  let line = text.indexOf("\n", node.start) + 1;
  const indent = blockIndent(text, node.start, line);
  const from: number[] = [];
  const to: number[] = [];
  for (let at = 0; at <= value.length && line > 0; ) {
    const lineEnd = text.indexOf("\n", line);
    const stop = lineEnd === -1 ? text.length : lineEnd;
    from.push(at);
    to.push(Math.min(line + indent, stop));
    const next = value.indexOf("\n", at);
    if (next === -1) break;
    at = next + 1;
    line = lineEnd + 1;
  }
  return { from, to };
}

function blockIndent(text: string, header: number, firstLine: number): number {
  const indicator = /^[|>][+-]?([1-9])/.exec(text.slice(header, header + 3));
  for (let line = firstLine; line > 0 && line < text.length; line = text.indexOf("\n", line) + 1) {
    let at = line;
    while (text[at] === " ") at++;
    const blank = text[at] === "\n" || text[at] === "\r" || text[at] === undefined;
    if (!blank) return indicator ? Math.min(at - line, parentIndent(text, header) + Number(indicator[1])) : at - line;
    if (text.indexOf("\n", line) === -1) break;
  }
  return 0;
}

/** The indentation of the line with the block scalar's header. */
function parentIndent(text: string, header: number): number {
  const line = text.lastIndexOf("\n", header) + 1;
  return /^[ -]*/.exec(text.slice(line, header))?.[0].length ?? 0;
}

/**
 * For folded, quoted and multi-line plain scalars: the value is aligned with the file, white space with white space.
 */
export function alignedMap(source: Source, node: ScalarNode, value: string): OffsetMap {
  const { text } = source;
  const from: number[] = [];
  const to: number[] = [];
  let at = node.style === "folded" ? text.indexOf("\n", node.start) + 1 : node.start;
  if (node.style === "single" || node.style === "double") at++;
  let expected = -1;
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index);
    const space = character === " " || character === "\n" || character === "\t";
    if (!space) while (at < node.end && /\s/.test(text.charAt(at))) at++;
    if (node.style === "double" && text[at] === "\\" && /[\r\n]/.test(text.charAt(at + 1))) {
      at++;
      while (at < node.end && /\s/.test(text.charAt(at))) at++;
    }
    if (at !== expected) {
      from.push(index);
      to.push(Math.min(at, node.end));
    }
    expected = at + 1;
    if (node.style === "double" && text[at] === "\\") {
      // A backslash that was meant for TeX is itself in the value.
      at += character === "\\" && text[at + 1] !== "\\" ? 1 : escapeLength(text.charAt(at + 1));
    } else if (node.style === "single" && character === "'") at += 2;
    else if (!space || /\s/.test(text.charAt(at))) at++;
    // A folded line end became this space; skip the indentation before the next visible character.
  }
  return { from, to };
}

function escapeLength(kind: string): number {
  return kind === "x" ? 4 : kind === "u" ? 6 : kind === "U" ? 10 : 2;
}
