// CSS values that refer to others: `var(--accent, teal)`, `light-dark(white, black)`. In: a value and the custom
// properties in force. Out: the value that is meant, on paper.
import type { Declarations } from "./styles.ts";

/** A custom property may refer to others. */
const deepest = 8;

export function resolved(value: string, style: Declarations, depth = 0): string {
  const call = /\b(var|light-dark)\(/i.exec(value);
  if (!call || depth === deepest) return value;
  const open = call.index + call[0].length;
  const parts = argumentsOf(value, open);
  if (!parts) return value;
  const [first = "", ...others] = parts.list;
  const isVar = call[1]?.toLowerCase() === "var";
  const meant = isVar ? (style.get(first.trim()) ?? others.join(",")) : first;
  return resolved(`${value.slice(0, call.index)}${meant.trim()}${value.slice(parts.end + 1)}`, style, depth + 1);
}

/** What is between commas up to the closing bracket; null if there is none. */
function argumentsOf(value: string, open: number): { readonly list: readonly string[]; readonly end: number } | null {
  const list: string[] = [];
  let depth = 0;
  let from = open;
  for (let at = open; at < value.length; at++) {
    const character = value[at];
    if (character === "(") depth++;
    else if (character === "," && depth === 0) {
      list.push(value.slice(from, at));
      from = at + 1;
    } else if (character === ")" && depth-- === 0) return { list: [...list, value.slice(from, at)], end: at };
  }
  return null;
}
