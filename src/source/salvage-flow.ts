// What can be read of `[…]` and `{…}` that are not closed or contain invalid text. In: the text from its bracket on.
// Out: the lists, fields and words in it, divided at the commas.
import type { MapEntry, ScalarNode, YamlNode } from "./yaml-node.ts";

/** Limits for the parts of one bracket and for nested brackets, beyond any real book. */
const most = 5000;
const maxDepth = 8;

export function salvageFlow(text: string, at: number, depth = 0): YamlNode | null {
  const opened = text.search(/\S/);
  if (opened === -1 || depth > maxDepth) return null;
  const mark = text.charAt(opened);
  const place = { start: at + opened, end: at + text.trimEnd().length };
  if (mark === "[") {
    const items = divided(text, opened + 1).flatMap(
      ([from, to]) => salvageFlow(text.slice(from, to), at + from, depth + 1) ?? [],
    );
    return { kind: "sequence", items, ...place };
  }
  if (mark === "{") {
    const entries = divided(text, opened + 1).flatMap(([from, to]) => field(text.slice(from, to), at + from, depth));
    return { kind: "map", entries, ...place };
  }
  return words(text, at);
}

function field(text: string, at: number, depth: number): readonly MapEntry[] {
  const colon = text.search(/:(?:\s|$)/);
  if (colon === -1) return [];
  const key = words(text.slice(0, colon), at);
  const value = salvageFlow(text.slice(colon + 1), at + colon + 1, depth + 1);
  return key && value ? [{ name: String(key.value), key, value }] : [];
}

/** Words without the quotation marks around them. */
function words(text: string, at: number): ScalarNode | null {
  const value = text
    .trim()
    .replace(/^["']|["']$/g, "")
    .trim();
  if (value === "") return null;
  const start = at + text.indexOf(value);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : null;
  return { kind: "scalar", value: number ?? value, style: "plain", start, end: start + value.length };
}

/** The parts between the commas of a bracket, up to its end or that of the text. */
function divided(text: string, from: number): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  let depth = 0;
  let start = from;
  let at = from;
  for (; at < text.length && parts.length < most; at++) {
    const character = text.charAt(at);
    if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") {
      if (depth === 0) break;
      depth--;
    } else if (character === "," && depth === 0) {
      parts.push([start, at]);
      start = at + 1;
    }
  }
  parts.push([start, at]);
  return parts;
}
