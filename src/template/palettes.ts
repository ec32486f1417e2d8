// Palettes: one template in several sets of colours. In: the template's settings, and the book's choice: the name of
// one of the template's palettes, or its own colours. Out: the settings with these colours.
import type { Book } from "../model/book.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Span } from "../source/source.ts";
import { mapAt, merge, nodeAt, type TemplateEntry, type TemplateMap, type TemplateNode, textOf } from "./tree.ts";

/** Lists of a palette, and the settings that they correspond to. */
const lists = { tracks: ["programme", "palette"], hues: ["cover", "hues"] } as const;

export function withPalette(settings: TemplateMap, { palette: own }: Book, diagnostics: Reporter): TemplateMap {
  const node = nodeAt(settings, "palette");
  const chosen =
    own && "name" in own ? own : node && textOf(node) !== null ? { name: textOf(node) ?? "", span: node.span } : null;
  const named = chosen ? applied(settings, paletteNamed(chosen, settings, diagnostics)) : settings;
  return own && "colours" in own ? applied(named, ownColours(own)) : named;
}

function paletteNamed(
  { name, span }: { readonly name: string; readonly span: Span },
  settings: TemplateMap,
  diagnostics: Reporter,
): TemplateMap | null {
  const palettes = mapAt(settings, "palettes");
  const found = nodeAt(palettes, name);
  if (found?.kind === "map") return found;
  const names = [...palettes.entries.keys()];
  const hint = didYouMean(name, names).hint ?? (names.length > 0 ? `it has ${names.join(", ")}` : "it has none");
  diagnostics.error("palette-not-found", `the template has no palette “${name}”`, span, { hint });
  return null;
}

function ownColours({ colours, span }: Extract<NonNullable<Book["palette"]>, { colours: unknown }>): TemplateMap {
  const entries = colours.map(({ name, value, span: at }): [string, TemplateEntry] => {
    const scalar = (text: string): TemplateNode => ({ kind: "scalar", value: text, span: at });
    const node: TemplateNode =
      typeof value === "string" ? scalar(value) : { kind: "list", items: value.map(scalar), span: at };
    return [name, { value: node, keySpan: at }];
  });
  return { kind: "map", entries: new Map(entries), span };
}

function applied(settings: TemplateMap, palette: TemplateMap | null): TemplateMap {
  if (!palette) return settings;
  const isList = (name: string): name is keyof typeof lists => Object.hasOwn(lists, name);
  const colours = new Map([...palette.entries].filter(([name]) => !isList(name)));
  let laid = merge(settings, mapOf({ colours: mapOf(colours, palette.span) }, palette.span));
  for (const [name, { value }] of palette.entries) {
    if (!isList(name)) continue;
    const [section, key] = lists[name];
    laid = merge(laid, mapOf({ [section]: mapOf({ [key]: value }, value.span) }, value.span));
  }
  return laid as TemplateMap;
}

function mapOf(
  members: Readonly<Record<string, TemplateNode>> | ReadonlyMap<string, TemplateEntry>,
  span: Span,
): TemplateMap {
  if (members instanceof Map) return { kind: "map", entries: members, span };
  const entries = Object.entries(members).map(([name, value]): [string, TemplateEntry] => [
    name,
    { value, keySpan: span },
  ]);
  return { kind: "map", entries: new Map(entries), span };
}
