// The pages of the PDF on which each abstract is printed. In: the document. Out: first and last folio, by destination
// name.
import type { Document, Page } from "../../page/document.ts";

export interface PageRange {
  readonly first: string;
  readonly last: string;
}

export type PrintedPages = ReadonlyMap<string, PageRange>;

/** Destinations inside an abstract; any other destination begins something new. */
const inside = /^(?:ref-|p-\d|fn|note|figure-)/;

export function printedPages({ pages, destinations }: Document): PrintedPages {
  const starts = destinations.filter(({ name }) => !inside.test(name)).sort((a, b) => a.page - b.page || a.y - b.y);
  const ranges = new Map<string, PageRange>();
  starts.forEach(({ name, page, y }, index) => {
    let after = index + 1;
    while (starts[after]?.page === page && starts[after]?.y === y) after++;
    const next = starts[after];
    const end = next ? (startsBelow(pages[next.page], next.y) ? next.page : next.page - 1) : pages.length - 1;
    const [first, last] = [pages[page], pages[Math.max(page, end)]];
    if (first && last) ranges.set(name, { first: first.folio, last: last.folio });
  });
  return ranges;
}

/** Whether a page has text above the height at which the next part begins. */
function startsBelow(page: Page | undefined, y: number): boolean {
  return page?.items.some((item) => item.kind === "line" && item.artifact === null && item.baseline < y) ?? false;
}
