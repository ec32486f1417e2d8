// Numbered sheets → the Document: items placed, margins set, destinations and outline collected.
import type { Composition } from "../compose/block.ts";
import type { Line } from "../paragraph/line.ts";
import type { Typesetter } from "../paragraph/typesetter.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { PageGeometry, Style } from "../template/style.ts";
import { type Bookmark, nestOutline } from "./bookmarks.ts";
import type { Sheet } from "./breaking/fill-pages.ts";
import { bleedOf, cropMarks } from "./crop-marks.ts";
import type { Destination, Document, Page } from "./document.ts";
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
  diagnostics: Reporter,
): Document {
  const tabs = new TabSetter(composition, style, typesetter, diagnostics);
  const setter = new MarginSetter(composition, style, typesetter);
  const inForce: InForce = new Map();
  const destinations = new Map<string, Destination>();
  const outline: Bookmark[] = [];
  const pages = sheets.map(({ sheet, isOpening, geometry, replaced }, index): Page => {
    const { width, height, margins } = geometry;
    const folio = String(index + 1);
    destinations.set(`p-${folio}`, { name: `p-${folio}`, page: index, y: 0 });
    const bleed = bleedOf(geometry);
    const paper = { width, height, folio, ...(bleed && { bleed }) };
    const edges = cropMarks(geometry);
    if (!sheet) return { ...paper, items: edges, links: [] };
    const isVerso = geometry.facing && index % 2 === 1;
    const left = isVerso ? margins.outer : margins.inner;
    const { items, links, anchors, marks, bare } = placeSheet(sheet, left, margins.top, replaced);
    for (const { name, y, outline: entry } of anchors) {
      if (!destinations.has(name)) destinations.set(name, { name, page: index, y });
      if (entry) outline.push({ ...entry, name });
    }
    const onEdge = tabsOf(marks, inForce.get("tab") ?? null);
    const texts = readMarks(marks, inForce);
    const measure = width - margins.inner - margins.outer;
    if (!bare) items.push(...setter.margins({ folio, geometry, isVerso, left, measure, hasHead: !isOpening, texts }));
    if (!bare) items.push(...tabs.place(onEdge, geometry, isVerso));
    if (composition.draft) items.push(setter.draft(geometry, composition.draft));
    return { ...paper, items: [...items, ...edges], links };
  });
  const { root, info } = composition;
  return { pages, destinations: [...destinations.values()], outline: nestOutline(outline), root, info };
}
