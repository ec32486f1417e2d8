// The pages that are shown: those of all prints of a build in one sequence, each with its key. In: the compiled book.
// Out: the pages, the places of their destinations, and each page as a document of its own.
import type { Document, OutlineEntry, Page } from "../page/document.ts";
import type { Print } from "../set-book.ts";
import { pageKey } from "./page-keys.ts";
import { destinationsOf } from "./page-text.ts";
import type { OutlineItem, PageEntry, Place } from "./snapshot.ts";

export interface ShownPage {
  readonly entry: PageEntry;
  readonly page: Page;
  readonly print: ShownPrint;
}

export interface ShownPrint {
  readonly document: Document;
  /** The only abstract in this print, if it holds just one. */
  readonly abstract: string | null;
  readonly firstPage: number;
  readonly destinations: ReadonlyMap<string, Place>;
}

export interface ShownBook {
  readonly pages: readonly ShownPage[];
  readonly outline: readonly OutlineItem[];
  readonly byKey: ReadonlyMap<string, ShownPage>;
}

export const nothingShown: ShownBook = { pages: [], outline: [], byKey: new Map() };

export function showPages(prints: readonly Print[]): ShownBook {
  const pages: ShownPage[] = [];
  const outline: OutlineItem[] = [];
  for (const { document, abstract } of prints) {
    const firstPage = pages.length;
    const print = { document, abstract, firstPage, destinations: destinationsOf(document, firstPage) };
    for (const page of document.pages) pages.push({ entry: entryOf(page), page, print });
    const items = document.outline.map((entry) => outlineItem(entry, print));
    if (abstract === null) outline.push(...items);
    else outline.push({ title: abstract, page: firstPage, y: 0, children: items });
  }
  return { pages, outline, byKey: new Map(pages.map((page) => [page.entry.key, page])) };
}

function entryOf(page: Page): PageEntry {
  const margin = 2 * (page.bleed?.margin ?? 0);
  return { key: pageKey(page), width: page.width + margin, height: page.height + margin, folio: page.folio };
}

function outlineItem({ title, target, children }: OutlineEntry, print: ShownPrint): OutlineItem {
  const place = print.destinations.get(target.name);
  return {
    title,
    page: place?.page ?? print.firstPage,
    y: place?.y ?? 0,
    children: children.map((child) => outlineItem(child, print)),
  };
}

/** A document of this page alone: it is drawn just like the page in the whole book. */
export function pageAlone({ page, print }: ShownPage): Document {
  return { ...print.document, pages: [page], destinations: [], outline: [] };
}
