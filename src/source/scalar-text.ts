// A scalar's text with a mapping to the file: offsets in block scalars, quoted and folded scalars lead to their
// characters.

import { alignedMap, literalMap, mapOffset, mapSpan, type OffsetMap } from "./offset-map.ts";
import { type Source, type SourceText, type Span, span } from "./source.ts";
import type { ScalarNode } from "./yaml-node.ts";

/** Text whose characters are next to each other in the file. */
export function contiguousText(source: Source, start: number, value: string): SourceText {
  return {
    value,
    span: span(source, start, start + value.length),
    spanAt: (from, to) => span(source, start + from, start + to),
  };
}

/** Text that does not correspond to the file character by character: every part of it leads to the whole span. */
function placedText(whole: Span, value: string): SourceText {
  return { value, span: whole, spanAt: () => whole };
}

/** A whole file as a text, with Unix line ends. */
export function fileText(source: Source): SourceText {
  const { text } = source;
  if (!text.includes("\r")) return normalized(contiguousText(source, 0, text));
  const from = [0];
  const to = [0];
  let value = "";
  for (const match of text.matchAll(/([^\r\n]*)(\r\n?|\n|$)/g)) {
    value += match[1] + (match[2] === "" ? "" : "\n");
    from.push(value.length);
    to.push(match.index + match[0].length);
  }
  const map = { from, to };
  const whole = span(source, 0, text.length);
  return normalized({ value, span: whole, spanAt: (start, end) => mapSpan(source, map, start, end) });
}

/** A part of a text, as a text. */
export function sliceText(text: SourceText, start: number, end: number): SourceText {
  return {
    value: text.value.slice(start, end),
    span: text.spanAt(start, end),
    spanAt: (from, to) => text.spanAt(start + from, start + to),
  };
}

/** A replacement in a text: the characters from `start` to `end` become `text`. */
export interface Rewriting {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with some parts rewritten, in order; the new characters lead back to those that they replace. */
export function rewrittenText(text: SourceText, changes: readonly Rewriting[]): SourceText {
  if (changes.length === 0) return text;
  const from = [0];
  const to = [0];
  let value = "";
  let done = 0;
  for (const change of changes) {
    value += text.value.slice(done, change.start);
    from.push(value.length);
    to.push(change.start);
    // If a replacement is longer than the original, its remaining characters share the end of the original.
    const shared = Math.min(change.text.length, change.end - change.start);
    for (let index = shared; index < change.text.length; index++) {
      from.push(value.length + index);
      to.push(change.end);
    }
    value += change.text;
    from.push(value.length);
    to.push(change.end);
    done = change.end;
  }
  value += text.value.slice(done);
  const map = { from, to };
  const original = (offset: number) => Math.min(mapOffset(map, offset), text.value.length);
  return {
    value,
    span: text.span,
    spanAt: (start, end) => {
      const first = original(start);
      return text.spanAt(first, Math.max(first, end > start ? original(end - 1) + 1 : first));
    },
  };
}

/** The text of a scalar, in NFC. Numbers are as written (`1.10` keeps its zero). */
export function scalarText(source: Source, node: ScalarNode): SourceText {
  if (typeof node.value !== "string")
    return contiguousText(source, node.start, source.text.slice(node.start, node.end));
  return normalized(mappedText(source, node, node.value));
}

function mappedText(source: Source, node: ScalarNode, value: string): SourceText {
  const quotes = node.style === "single" || node.style === "double" ? 1 : 0;
  const whole = span(source, node.start, node.end);
  if (node.style !== "literal" && node.end - node.start === value.length + 2 * quotes) {
    if (!source.text.slice(node.start, node.end).includes("\n"))
      return contiguousText(source, node.start + quotes, value);
  }
  let map: OffsetMap | null = null;
  const lookUp = () => {
    map ??= node.style === "literal" ? literalMap(source, node, value) : alignedMap(source, node, value);
    return map;
  };
  return { value, span: whole, spanAt: (start, end) => mapSpan(source, lookUp(), start, end) };
}

/** Text in NFC (UAX #15), which fonts, hyphenation and comparison need; most text already is. */
function normalized(text: SourceText): SourceText {
  const { value } = text;
  // Nothing below U+0300 changes.
  if (!/[\u0300-\uffff]/.test(value)) return text;
  const whole = value.normalize("NFC");
  if (whole === value) return text;
  const from: number[] = [];
  const to: number[] = [];
  let made = "";
  for (const match of value.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    from.push(made.length);
    to.push(match.index);
    made += match[0].normalize("NFC");
  }
  // Clusters that compose with their neighbours (Hangul jamo) have no exact way back.
  if (made !== whole) return placedText(text.span, whole);
  const map = { from, to };
  return {
    value: whole,
    span: text.span,
    spanAt: (start, end) => {
      const first = mapOffset(map, start);
      return text.spanAt(first, Math.max(first, end >= whole.length ? value.length : mapOffset(map, end)));
    },
  };
}
