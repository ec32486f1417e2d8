// A template's colours: the named ones, which may name others, and the roles that the program asks for.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Colour } from "../vector/drawing.ts";
import { Fields, parseColour } from "./fields.ts";
import type { Node, TemplateMap } from "./node.ts";
import type { Style } from "./style.ts";

export interface Colours {
  readonly named: ReadonlyMap<string, Colour | null>;
  readonly palette: Style["colours"];
}

const black: Colour = [0, 0, 0];

export function readColours(node: Node | null, diagnostics: Reporter): Colours {
  const entries: TemplateMap["entries"] = node?.kind === "map" ? node.entries : new Map();
  const named = new Map<string, Colour | null>();
  for (const [name, { value }] of entries) {
    if (name !== "types") named.set(name, resolve(name, value, entries, [], diagnostics));
  }
  const palette = { diagnostics, colours: named, scale: 1 };
  const fields = new Fields(node, "colours", palette);
  for (const name of entries.keys()) fields.get(name);
  const types = fields.map("types");
  const result: Colours = {
    named,
    palette: {
      text: fields.colour("text"),
      link: fields.colour("link"),
      accent: fields.colour("accent"),
      muted: fields.colour("muted"),
      rule: fields.colour("rule"),
      paper: named.get("paper") ?? null,
      types: Object.fromEntries(types.keys().map(([name]) => [name, types.colour(name)])),
    },
  };
  return result;
}

function resolve(
  name: string,
  node: Node,
  entries: TemplateMap["entries"],
  path: readonly string[],
  diagnostics: Reporter,
): Colour | null {
  if (node.kind === "scalar" && node.value === null) return null;
  const value = node.kind === "scalar" ? String(node.value) : "";
  const direct = parseColour(value);
  if (direct) return direct;
  const next = entries.get(value)?.value;
  if (next && value !== name && !path.includes(value)) {
    return resolve(value, next, entries, [...path, name], diagnostics);
  }
  const message = `“colours.${name}” must be “#rrggbb” or the name of another colour`;
  diagnostics.error("template-value", message, node.span, didYouMean(value, entries.keys()));
  return black;
}
