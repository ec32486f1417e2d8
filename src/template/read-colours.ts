// A template's colours by name: `#rrggbb`, or the name of another.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Colour } from "../vector/drawing.ts";
import { parseHex } from "./convert.ts";
import type { TemplateMap, TemplateNode } from "./tree.ts";

const black: Colour = [0, 0, 0];

/** Null for a name without a colour. */
export function namedColours({ entries }: TemplateMap, diagnostics: Reporter): ReadonlyMap<string, Colour | null> {
  const named = new Map<string, Colour | null>();
  for (const [name, { value }] of entries) {
    if (value.kind === "scalar") named.set(name, resolve(name, value, entries, [], diagnostics));
  }
  return named;
}

function resolve(
  name: string,
  node: TemplateNode,
  entries: TemplateMap["entries"],
  path: readonly string[],
  diagnostics: Reporter,
): Colour | null {
  if (node.kind === "scalar" && node.value === null) return null;
  const value = node.kind === "scalar" ? String(node.value) : "";
  const direct = parseHex(value);
  if (direct) return direct;
  const next = entries.get(value)?.value;
  if (next && value !== name && !path.includes(value)) {
    return resolve(value, next, entries, [...path, name], diagnostics);
  }
  const hint = didYouMean(
    value,
    [...entries.keys()].filter((other) => other !== name),
  ).hint;
  diagnostics.error("wrong-value", `“${value}” is not a colour`, node.span, {
    hint: hint ?? "write “#rrggbb” or the name of another colour",
  });
  return black;
}
