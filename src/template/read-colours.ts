// A template's colours by name: `#rrggbb`, or the name of another.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Colour } from "../vector/drawing.ts";
import { parseHex } from "./convert.ts";
import type { TemplateEntry, TemplateMap, TemplateNode } from "./tree.ts";

const black: Colour = [0, 0, 0];

/** Null for a name without a colour. */
export function namedColours({ entries }: TemplateMap, diagnostics: Reporter): ReadonlyMap<string, Colour | null> {
  const named = new Map<string, Colour | null>();
  for (const [name, { value }] of entries) if (value.kind === "scalar") settle(name, entries, named, diagnostics);
  return named;
}

type Entries = TemplateMap["entries"];
type Named = Map<string, Colour | null>;

/** Follows names to a colour, which all of them get; the last one is faulty if there is none, or if it leads back. */
function settle(name: string, entries: Entries, named: Named, diagnostics: Reporter): void {
  const trail = new Set<string>();
  let at = name;
  let entry = entries.get(name);
  while (entry && !named.has(at)) {
    trail.add(at);
    const colour = colourOf(entry.value);
    const next: string = nameIn(entry.value);
    if (colour !== undefined || trail.has(next) || !entries.has(next)) {
      if (colour === undefined) report(at, entry.value, entries, diagnostics);
      named.set(at, colour === undefined ? below(entry, named) : colour);
    } else {
      at = next;
      entry = entries.get(at);
    }
  }
  const found = named.get(at) ?? null;
  for (const each of trail) named.set(each, found);
}

/** The colour that a value itself is, null for none; undefined for a name. */
function colourOf(value: TemplateNode): Colour | null | undefined {
  if (value.kind === "scalar" && value.value === null) return null;
  return parseHex(nameIn(value)) ?? undefined;
}

function nameIn(value: TemplateNode): string {
  return value.kind === "scalar" ? String(value.value) : "";
}

/** What an underlying template has under the same name. */
function below({ under }: TemplateEntry, named: Named): Colour | null {
  for (let at = under; at; at = at.under) {
    const colour = colourOf(at.value) ?? named.get(nameIn(at.value));
    if (colour) return colour;
  }
  return black;
}

function report(name: string, node: TemplateNode, entries: Entries, diagnostics: Reporter): void {
  const value = nameIn(node);
  const others = [...entries.keys()].filter((other) => other !== name);
  const hint = didYouMean(value, others).hint ?? "write “#rrggbb” or the name of another colour";
  diagnostics.error("wrong-value", `“${value}” is not a colour`, node.span, { hint });
}
