// Merges the items of a session three ways: additions, removals and moves in the source go into a list that people
// edited.

import { digest } from "../digest.ts";
import type { FieldValues, Value } from "../write/draft.ts";

const keyOf = (item: Value): string =>
  typeof item === "object" && item !== null && !Array.isArray(item)
    ? "abstract" in item
      ? `a ${String(item.abstract)}`
      : `e ${String((item as FieldValues).title)}`
    : `a ${String(item)}`;

/** Null if both sides changed one item in different ways. */
export function mergeItems(
  base: readonly Value[],
  ours: readonly Value[],
  theirs: readonly Value[],
  preferTheirs: boolean,
): readonly Value[] | null {
  if (digest(ours) === digest(base)) return theirs;
  const [was, is] = [byKey(base), byKey(theirs)];
  const out: Value[] = [];
  for (const item of ours) {
    const key = keyOf(item);
    const [before, now] = [was.get(key), is.get(key)];
    if (before === undefined) {
      if (now === undefined || digest(now) === digest(item) || !preferTheirs) out.push(item);
      else out.push(now);
    } else if (now === undefined) {
      // The source removed it; our changes to it are dropped only if the user prefers the source.
      if (digest(item) !== digest(before) && !preferTheirs) return null;
    } else if (digest(item) === digest(before) || digest(item) === digest(now)) out.push(now);
    else if (digest(now) === digest(before)) out.push(item);
    else if (preferTheirs) out.push(now);
    else return null;
  }
  const there = new Set(out.map(keyOf));
  theirs.forEach((item, index) => {
    if (there.has(keyOf(item)) || was.has(keyOf(item))) return;
    const neighbour = theirs
      .slice(0, index)
      .reverse()
      .map(keyOf)
      .find((key) => there.has(key));
    out.splice(neighbour === undefined ? 0 : out.findIndex((each) => keyOf(each) === neighbour) + 1, 0, item);
    there.add(keyOf(item));
  });
  return out;
}

function byKey(items: readonly Value[]): ReadonlyMap<string, Value> {
  return new Map(items.map((item) => [keyOf(item), item]));
}
