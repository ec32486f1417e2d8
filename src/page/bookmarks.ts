// Turns the anchors, in book order, into the outline, nested by level.
import type { OutlineEntry } from "./document.ts";

export interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly name: string;
}

export function nestOutline(lines: readonly Bookmark[]): readonly OutlineEntry[] {
  const top: OutlineEntry[] = [];
  const open: { readonly level: number; readonly children: OutlineEntry[] }[] = [];
  for (const { title, level, name } of lines) {
    while ((open.at(-1)?.level ?? -Infinity) >= level) open.pop();
    const children: OutlineEntry[] = [];
    (open.at(-1)?.children ?? top).push({ title, target: { kind: "destination", name }, children });
    open.push({ level, children });
  }
  return top;
}
