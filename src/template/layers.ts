// One layer of settings over another: a template over the one that it extends, a profile over a template. In: two trees. Out: one.
import { isPageLength } from "./convert.ts";
import { mapAt, merge, nodeAt, type TemplateMap } from "./tree.ts";

/** A layer that gives the page's width or height means that page, and not the paper that a layer below it asks for. */
export function layered(under: TemplateMap, over: TemplateMap): TemplateMap {
  const all = merge(under, over) as TemplateMap;
  const page = all.entries.get("page");
  if (!page || nodeAt(over, "page", "paper") !== null || !(isLength(over, "width") || isLength(over, "height")))
    return all;
  const own = new Map(mapAt(all, "page").entries);
  own.delete("paper");
  const value: TemplateMap = { kind: "map", entries: own, span: page.value.span };
  return { ...all, entries: new Map([...all.entries, ["page", { ...page, value }]]) };
}

/** A faulty length means no page: the book is set on the one below. */
function isLength(settings: TemplateMap, key: string): boolean {
  const node = nodeAt(settings, "page", key);
  return node?.kind === "scalar" && isPageLength(node.value);
}
