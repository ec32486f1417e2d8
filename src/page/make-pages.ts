// Numbered sheets → the Document: items placed, margins set, destinations and outline collected.
import type { Composition } from "../compose/block.ts";
import type { Line } from "../paragraph/line.ts";
import type { Typesetter } from "../paragraph/typesetter.ts";
import { RecordedReports, type Reporter } from "../source/diagnostic.ts";
import type { PageGeometry, Style } from "../template/style.ts";
import { type Bookmark, nestOutline } from "./bookmarks.ts";
import type { Sheet } from "./breaking/fill-pages.ts";
import { bleedOf, cropMarks } from "./crop-marks.ts";
import type { Destination, Document, Page } from "./document.ts";
import type { KeptPages, MadePage } from "./kept-pages.ts";
import { type InForce, MarginSetter, readMarks } from "./marginalia.ts";
import { placeSheet } from "./place-sheet.ts";
import { TabSetter, tabsOf } from "./tabs.ts";

export interface NumberedSheet {
  /** Null: a verso left empty before a recto opening. */
  readonly sheet: Sheet | null;
  readonly isOpening: boolean;
  readonly geometry: PageGeometry;
  /** Lines to print instead of those in the galley. */
  readonly replaced: ReadonlyMap<Line, Line>;
}

export function makePages(
  sheets: readonly NumberedSheet[],
  composition: Composition,
  style: Style,
  typesetter: Typesetter,
  reporter: Reporter,
  kept: KeptPages | null = null,
): Document {
  const { title, kind, draft, root, info, tabs: allTabs } = composition;
  kept?.begin([style, title, kind, draft, root, info.language, allTabs]);
  const before = typesetter.lacking;
  const reports = new RecordedReports();
  const tabs = new TabSetter(composition, style, typesetter, reports);
  const setter = new MarginSetter(composition, style, typesetter);
  const inForce: InForce = new Map();
  const destinations = new Map<string, Destination>();
  const outline: Bookmark[] = [];
  const make = ({ sheet, isOpening, geometry, replaced }: NumberedSheet, index: number): MadePage => {
    const { width, height, margins } = geometry;
    const folio = String(index + 1);
    const bleed = bleedOf(geometry);
    const paper = { width, height, folio, ...(bleed && { bleed }) };
    const edges = cropMarks(geometry);
    if (!sheet) return { page: { ...paper, items: edges, links: [] }, placed: { anchors: [], marks: [] } };
    const isVerso = geometry.facing && index % 2 === 1;
    const left = isVerso ? margins.outer : margins.inner;
    const { items, links, anchors, marks, bare, hasHead } = placeSheet(sheet, left, margins.top, replaced);
    const onEdge = tabsOf(marks, inForce.get("tab") ?? null);
    const texts = readMarks(marks, new Map(inForce));
    const measure = width - margins.inner - margins.outer;
    if (!bare)
      items.push(...setter.margins({ folio, geometry, isVerso, left, measure, hasHead: hasHead && !isOpening, texts }));
    if (!bare) items.push(...tabs.place(onEdge, geometry, isVerso, items));
    if (draft) items.push(setter.draft(geometry, draft));
    return { page: { ...paper, items: [...items, ...edges], links }, placed: { anchors, marks } };
  };
  const pages = sheets.map((sheet, index): Page => {
    const made = kept?.find(index, sheet, inForce) ?? make(sheet, index);
    kept?.keep(index, sheet, new Map(inForce), made);
    const { page, placed } = made;
    destinations.set(`p-${page.folio}`, { name: `p-${page.folio}`, page: index, y: 0 });
    for (const { name, y, outline: entry } of placed.anchors) {
      if (!destinations.has(name)) destinations.set(name, { name, page: index, y });
      if (entry) outline.push({ ...entry, name });
    }
    readMarks(placed.marks, inForce);
    return page;
  });
  reports.report(reporter);
  // What is reported of a page is reported as it is made.
  if (typesetter.lacking > before || !reports.isEmpty) kept?.forget();
  return { pages, destinations: [...destinations.values()], outline: nestOutline(outline), root, info };
}
