// A range of a formula → the range of the file that it was written in.

import type { Tex } from "../model/text.ts";
import { type Span, span } from "../source/source.ts";

/**
 * The file may hold more characters than the formula: dollars, the indentation of a YAML block, doubled backslashes,
 * quote marks of Markdown. Each character of the formula is searched for after the one before it.
 */
export function spanInside(tex: Tex, start: number, end: number): Span {
  const { source } = tex.span;
  const written = source.text.slice(tex.span.start, tex.span.end);
  const exact = written.indexOf(tex.tex);
  if (exact >= 0) return span(source, tex.span.start + exact + start, tex.span.start + exact + end);
  const offsets: number[] = [];
  let at = 0;
  for (const character of tex.tex) {
    const found = written.indexOf(character, at);
    if (found < 0) return tex.span;
    for (let unit = 0; unit < character.length; unit++) offsets.push(found + unit);
    at = found + character.length;
  }
  const from = offsets[start] ?? at;
  const to = end > start ? (offsets[end - 1] ?? at - 1) + 1 : from;
  return span(source, tex.span.start + from, tex.span.start + to);
}
