// The link areas of a placed line.
import type { Link, Tag } from "../compose/block.ts";
import type { Line, LineItem } from "../paragraph/line.ts";
import type { LinkArea } from "./document.ts";

/** Neighbouring items of one link are one area, from the left edge of the first to the right edge of the last. */
export function linkAreas(line: Line, x: number, baseline: number, areas: LinkArea[]): void {
  if (line.hasLinks === false) return;
  let link: Link | null = null;
  let tag: Tag | null = null;
  let left = 0;
  let right = 0;
  const flush = () => {
    if (!link || !tag || right <= left) return;
    const y = baseline - line.ascent;
    areas.push({ x: x + left, y, width: right - left, height: line.ascent + line.descent, link, tag: linkTag(tag) });
  };
  for (const item of line.items) {
    // The leaders of a contents line belong to the link with words on both sides of them.
    if (item.kind === "anchor" || item.kind === "leader") continue;
    if (item.link !== link) {
      flush();
      link = item.link;
      tag = item.tag;
      left = item.x;
      right = item.x + item.width;
    } else if (link) {
      left = Math.min(left, item.x);
      right = Math.max(right, item.x + item.width);
    }
  }
  flush();
}

/** The Link element itself, if the item is in a finer element inside it. */
export function linkTag(tag: Tag): Tag {
  for (let at: Tag | null = tag; at; at = at.parent) if (at.role === "Link") return at;
  return tag;
}

/** The left and right edges of a line's content. */
export function extent(items: readonly LineItem[]): { readonly left: number; readonly right: number } {
  const printed = items.filter((item) => item.kind !== "anchor");
  if (printed.length === 0) return { left: 0, right: 0 };
  return {
    left: Math.min(...printed.map((item) => item.x)),
    right: Math.max(...printed.map((item) => item.x + item.width)),
  };
}
