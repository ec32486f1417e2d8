// Which abstract a place in the files belongs to. In: the abstracts of a book. Out: the abstract for each place, by
// binary search: a stranger's book may have as many faults as abstracts, tens of thousands of both.
import type { Abstract } from "../model/book.ts";
import type { Span } from "../source/source.ts";

export type AbstractAt = (place: Span) => Abstract | null;

export function abstractFinder(abstracts: readonly Abstract[]): AbstractAt {
  const byFile = new Map<string, Abstract[]>();
  for (const abstract of abstracts) {
    const { path } = abstract.extent.source;
    const list = byFile.get(path);
    if (list) list.push(abstract);
    else byFile.set(path, [abstract]);
  }
  for (const list of byFile.values()) list.sort((a, b) => a.extent.start - b.extent.start);
  return ({ source, start }) => {
    const found = lastBefore(byFile.get(source.path) ?? [], start);
    return found && start <= found.extent.end ? found : null;
  };
}

/** The last abstract of a file that begins at or before an offset. */
function lastBefore(list: readonly Abstract[], offset: number): Abstract | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.extent.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return list[low - 1] ?? null;
}
