// The document as sheets to be printed on both sides, folded and cut. In: a Document and the paper. Out: the bytes of a
// PDF whose pages are the sides of the sheets. It is for the printer, not for readers: a sheet is not in reading order,
// so it has no tags, links or bookmarks, and claims neither PDF/UA nor PDF/A.
import { PDFDocument } from "pdfkit";
import type { Paper } from "../model/paper.ts";
import type { Document, Page } from "../page/document.ts";
import { checkMemory } from "../runtime/memory.ts";
import { stageBegins, stepDone } from "../runtime/timings.ts";
import { Canvas } from "./canvas.ts";
import { drawPage } from "./draw-page.ts";
import { PdfFile, type Ref } from "./file.ts";
import { EmbeddedFonts } from "./fonts.ts";
import { type ImposedPage, type Imposition, impose, type SheetMark, type SheetSide } from "./imposition.ts";
import { describe } from "./metadata.ts";
import { Resources } from "./resources.ts";
import { number, type Pointer, reference, textString } from "./syntax.ts";

export async function writeSheets(document: Document, paper: Paper): Promise<Uint8Array> {
  stageBegins("writing pages");
  const file = new PdfFile();
  const pdfkit = new PDFDocument({ autoFirstPage: false, font: null, fontLayoutCache: false });
  pdfkit.ref = (data) => file.ref(data);
  const fonts = new EmbeddedFonts(file, pdfkit);
  const resources = new Resources(file);
  const forms = document.pages.map((page, index) => {
    checkMemory(`page ${index + 1}`);
    stepDone(index, document.pages.length, "pages");
    return formOf(page, file, fonts, resources);
  });
  stageBegins("embedding fonts and images");
  await resources.embedImages();
  fonts.embed();

  const imposition = impositionOf(document, paper);
  const pageTree = file.ref();
  const sides = imposition.sides.map((side) => writeSide(side, imposition, document, forms, pageTree, file));
  file.pack(pageTree, `<</Type/Pages/Count ${sides.length}/Kids[${sides.map(reference).join(" ")}]>>`);
  const { info, metadata } = describe(file, document.info, false);
  const duplex = imposition.turn === "long" ? "DuplexFlipLongEdge" : "DuplexFlipShortEdge";
  const catalog = file.raw(
    `<</Type/Catalog/Version/1.7/Pages ${reference(pageTree)}/Metadata ${reference(metadata)}` +
      `/Lang ${textString(document.info.language)}` +
      `/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/${duplex}>>>>`,
  );
  return file.finish(catalog, info);
}

/** All pages are placed by the largest one; landscape sheets are reduced to it. */
function impositionOf({ pages, info }: Document, paper: Paper): Imposition {
  const first = pages[0] ?? { width: paper.width / 2, height: paper.height / 2 };
  const bleed = pages[0]?.bleed?.width ?? 0;
  const leaf = { width: first.width, height: first.height, bleed };
  return impose(pages.length, leaf, paper, info.isRightToLeft ?? false);
}

/** A page as a form, which a sheet draws. Its coordinates are those of the trimmed page (ISO 32000-1 §8.10). */
function formOf(page: Page, file: PdfFile, fonts: EmbeddedFonts, resources: Resources): Ref {
  const form = file.ref();
  const canvas = new Canvas({ width: page.width, height: page.height, bleed: page.bleed ?? null }, null);
  drawPage(canvas, page, fonts, resources);
  const by = page.bleed?.width ?? 0;
  form.data = {
    ...{ Type: "XObject", Subtype: "Form", FormType: 1, BBox: [-by, -by, page.width + by, page.height + by] },
    Resources: file.raw(`<<${canvas.resources()}>>`),
    ...(canvas.translucent && { Group: file.raw("<</S/Transparency/CS/DeviceRGB>>") }),
  };
  form.end(canvas.content());
  return form;
}

function writeSide(
  { pages, marks }: SheetSide,
  imposition: Imposition,
  document: Document,
  forms: readonly Ref[],
  pageTree: Pointer,
  file: PdfFile,
): Ref {
  const { width, height, scale } = imposition;
  const drawn = pages.flatMap((place) => {
    const page = document.pages[place.page];
    return page ? [placed(place, page, document.pages[0] ?? page, scale)] : [];
  });
  const content = file.ref();
  content.end(["q", ...drawn, ...marks.map(markOperators), "Q"].join("\n"));
  const used = pages.flatMap(({ page }) => {
    const form = forms[page];
    return form ? [`/P${page} ${reference(form)}`] : [];
  });
  return file.raw(
    `<</Type/Page/Parent ${reference(pageTree)}/MediaBox[0 0 ${number(width, 3)} ${number(height, 3)}]` +
      `/Contents ${reference(content)}/Resources<</XObject<<${used.join("")}>>>>>>`,
  );
}

/** A page in its place, cut off where its neighbour begins. A page on its side is turned upright. */
function placed({ page: index, x, y, bleed }: ImposedPage, page: Page, leaf: Page, scale: number): string {
  const isTurned = page.width > page.height !== leaf.width > leaf.height;
  const clip = [
    x - bleed.left * scale,
    y - bleed.bottom * scale,
    (leaf.width + bleed.left + bleed.right) * scale,
    (leaf.height + bleed.bottom + bleed.top) * scale,
  ];
  const matrix = isTurned ? [0, scale, -scale, 0, x + page.height * scale, y] : [scale, 0, 0, scale, x, y];
  const numbers = (values: readonly number[]) => values.map((value) => number(value, 4)).join(" ");
  return `q ${numbers(clip)} re W n ${numbers(matrix)} cm /P${index} Do Q`;
}

function markOperators({ from, to, kind }: SheetMark): string {
  const dash = kind === "fold" ? "[2 2]" : "[]";
  const [start, end] = [from, to].map(([x, y]) => `${number(x, 3)} ${number(y, 3)}`);
  return `0.3 w 0 G ${dash} 0 d ${start} m ${end} l S`;
}
