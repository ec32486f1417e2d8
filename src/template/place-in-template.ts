// Where a template contains a text that is printed, such as a separator. In: the book folder, the template's name, and
// a character. Out: the place of the character, or of the value if it is written by its number; null if no value has
// it.
import { silentReporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { loadTemplate } from "./load-template.ts";
import type { TemplateNode } from "./tree.ts";

export function placeInTemplate(folder: string, name: string, character: string): Span | null {
  const loaded = loadTemplate(folder, { name, span: null }, silentReporter);
  return loaded && placeIn(loaded.settings, character);
}

function placeIn(node: TemplateNode, character: string): Span | null {
  if (node.kind === "scalar") {
    if (typeof node.value !== "string" || !node.value.includes(character)) return null;
    const { source, start, end } = node.span;
    const at = source.text.indexOf(character, start);
    return at === -1 || at >= end ? node.span : { source, start: at, end: at + character.length };
  }
  const inner = node.kind === "list" ? node.items : [...node.entries.values()].map(({ value }) => value);
  for (const value of inner) {
    const found = placeIn(value, character);
    if (found) return found;
  }
  return null;
}
