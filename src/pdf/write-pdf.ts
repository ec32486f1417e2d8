// The PDF writer. In: a Document, with every position decided. Out: the bytes of a PDF 1.7 file, tagged for PDF/UA-1
// and PDF/A-2a unless it is plain. The same document gives the same bytes: no clock, no random numbers.

import { PDFDocument } from "pdfkit";
import type { Paper } from "../model/paper.ts";
import type { Bleed, Document, Page } from "../page/document.ts";
import { checkMemory } from "../runtime/memory.ts";
import { stageBegins, stepDone } from "../runtime/timings.ts";
import { PdfFile, type Ref } from "./file.ts";
import { EmbeddedFonts } from "./fonts.ts";
import type { KeptDrawings } from "./kept-drawings.ts";
import type { KeptStreams } from "./kept-streams.ts";
import { linkSyntax } from "./link-syntax.ts";
import { describe, outputIntent } from "./metadata.ts";
import { destinationTree, outlineTree, pageLabels } from "./navigation.ts";
import { PageTags } from "./page-tags.ts";
import { type DrawnPage, PageWriter } from "./page-writer.ts";
import { Resources } from "./resources.ts";
import { Structure } from "./structure.ts";
import { number, type Pointer, reference, textString } from "./syntax.ts";
import { writeSheets } from "./write-sheets.ts";

export interface WriteOptions {
  /** Without structure tree and without claims to PDF/UA and PDF/A. */
  readonly plain?: boolean;
  /** Paper for a booklet: the pages are arranged on it, to be folded, without tags and links. */
  readonly sheet?: Paper | null;
  /** For a process that writes more than one tagged document. */
  readonly kept?: KeptWriting;
}

/** What the documents of a process share. */
export interface KeptWriting {
  readonly streams: KeptStreams;
  readonly drawings: KeptDrawings;
}

export async function writePdf(document: Document, options: WriteOptions = {}): Promise<Uint8Array> {
  if (options.sheet) return writeSheets(document, options.sheet);
  stageBegins("writing pages");
  const kept = options.kept ?? null;
  kept?.streams.turn();
  const file = new PdfFile(kept?.streams);
  // pdfkit subsets and embeds fonts; the objects that it makes go into our file.
  const pdfkit = new PDFDocument({ autoFirstPage: false, font: null, fontLayoutCache: false });
  pdfkit.ref = (data) => file.ref(data);

  const fonts = new EmbeddedFonts(file, pdfkit);
  const resources = new Resources(file);
  const structure = options.plain ? null : new Structure(file);
  const drawer = new PageWriter(file, { fonts, resources }, kept?.drawings ?? null);
  const pageTree = file.ref();
  const pages = document.pages.map(() => file.ref());

  for (const [i, page] of document.pages.entries()) {
    const ref = pages[i];
    if (!ref) continue;
    checkMemory(`page ${i + 1}`);
    stepDone(i, pages.length, "pages");
    const tags = structure && new PageTags(structure, structure.openPage(ref), kept !== null);
    const drawn = drawer.draw(page, tags);
    const annotations = page.links.map((area, at) => {
      const annotation = file.ref();
      const parent = structure?.annotate(area.tag, annotation, ref) ?? null;
      file.pack(annotation, linkSyntax(parent, drawn.links[at] ?? ""));
      return annotation;
    });
    file.pack(ref, pageSyntax(page, drawn, annotations, pageTree, tags));
  }
  stageBegins("embedding fonts and images");
  await resources.embedImages();
  fonts.embed();

  stageBegins("writing tags and links");
  file.pack(pageTree, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map(reference).join(" ")}]>>`);
  const { info, metadata } = describe(file, document.info, structure !== null);
  const catalog = file.raw(catalogSyntax(file, document, { pageTree, pages, metadata, structure }));
  return file.finish(catalog, info);
}

function pageSyntax(
  { width, height, bleed }: Page,
  drawn: DrawnPage,
  annotations: readonly Pointer[],
  pageTree: Pointer,
  tags: PageTags | null,
): string {
  let syntax =
    `<</Type/Page/Parent ${reference(pageTree)}${boxes(width, height, bleed ?? null)}` +
    `${tags ? `/Tabs/S/StructParents ${tags.key}` : ""}` +
    `/Contents ${reference(drawn.content)}/Resources<<${drawn.resources}>>`;
  if (drawn.isTranslucent) syntax += "/Group<</S/Transparency/CS/DeviceRGB>>";
  if (annotations.length > 0) syntax += `/Annots[${annotations.map(reference).join(" ")}]`;
  return `${syntax}>>`;
}

/** Paper, bleed and trim (ISO 32000-1 §14.11.2): the trimmed page keeps its corner at 0 0. */
function boxes(width: number, height: number, bleed: Bleed | null): string {
  const box = (by: number) =>
    `[${number(0 - by, 3)} ${number(0 - by, 3)} ${number(width + by, 3)} ${number(height + by, 3)}]`;
  if (!bleed) return `/MediaBox${box(0)}`;
  return `/MediaBox${box(bleed.margin)}/BleedBox${box(bleed.width)}/TrimBox${box(0)}`;
}

interface Parts {
  readonly pageTree: Ref;
  readonly pages: readonly Ref[];
  readonly metadata: Pointer;
  readonly structure: Structure | null;
}

function catalogSyntax(file: PdfFile, document: Document, parts: Parts): string {
  const { structure } = parts;
  const destinations = destinationTree(file, document.destinations, document.pages, parts.pages);
  const outline = outlineTree(file, document.outline);
  let syntax =
    `<</Type/Catalog/Version/1.7/Pages ${reference(parts.pageTree)}/Metadata ${reference(parts.metadata)}` +
    `/Lang ${textString(document.info.language)}/ViewerPreferences<</DisplayDocTitle true${document.info.isRightToLeft ? "/Direction/R2L" : ""}>>` +
    `/PageLabels${pageLabels(document.pages.map((page) => page.folio))}`;
  if (destinations) syntax += `/Names<</Dests ${reference(destinations)}>>`;
  if (outline) syntax += `/Outlines ${reference(outline)}/PageMode/UseOutlines`;
  if (structure) {
    syntax +=
      `/MarkInfo<</Marked true>>/StructTreeRoot ${reference(structure.end())}` +
      `/OutputIntents[${outputIntent(file)}]`;
  }
  return `${syntax}>>`;
}
