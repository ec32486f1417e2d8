// Writes the content stream of a page: as it was drawn for an earlier document if that is kept and would be the same,
// or drawn now. In: a page, and the tags of the document. Out: where the stream is, and the resources that it names.
import type { Page } from "../page/document.ts";
import { Canvas, dictionary } from "./canvas.ts";
import { drawPage } from "./draw-page.ts";
import type { PdfFile } from "./file.ts";
import type { EmbeddedFonts } from "./fonts.ts";
import type { KeptDrawing, KeptDrawings } from "./kept-drawings.ts";
import { linkRest } from "./link-syntax.ts";
import type { PageTags } from "./page-tags.ts";
import type { Resources } from "./resources.ts";
import type { Pointer } from "./syntax.ts";

export interface DrawnPage {
  readonly content: Pointer;
  /** Their syntax. */
  readonly resources: string;
  readonly isTranslucent: boolean;
  /** The syntax of each link, but for what depends on the document. */
  readonly links: readonly string[];
}

/** What the pages of a document have in common. */
interface Shared {
  readonly fonts: EmbeddedFonts;
  readonly resources: Resources;
}

export class PageWriter {
  readonly #file: PdfFile;
  readonly #shared: Shared;
  readonly #kept: KeptDrawings | null;

  /** `kept`: the drawings of earlier documents, all of them tagged. */
  constructor(file: PdfFile, shared: Shared, kept: KeptDrawings | null) {
    this.#file = file;
    this.#shared = shared;
    this.#kept = kept;
  }

  draw(page: Page, tags: PageTags | null): DrawnPage {
    const { fonts, resources } = this.#shared;
    const known = tags && this.#kept?.find(page, fonts, tags);
    if (known) {
      const content = this.#file.ref();
      this.#file.writeDeflated(content, known.content);
      const refs = new Map(known.fonts.map(({ face, name }) => [name, fonts.font(face).ref]));
      return { content, resources: dictionary("Font", refs), isTranslucent: false, links: known.links };
    }
    if (this.#kept) fonts.noteUse();
    const { width, height, bleed } = page;
    const canvas = new Canvas({ width, height, bleed: bleed ?? null }, tags);
    drawPage(canvas, page, fonts, resources);
    const content = this.#file.ref();
    const body = this.#file.writeStream(content, canvas.content());
    const links = page.links.map((area) => linkRest(area, height));
    if (body) this.#keep(page, { content: body, links }, canvas, tags);
    return { content, resources: canvas.resources(), isTranslucent: canvas.translucent, links };
  }

  /** Keeps a drawing that depends on nothing of its document but names and codes of fonts. */
  #keep(page: Page, own: Pick<KeptDrawing, "content" | "links">, { fontNames }: Canvas, tags: PageTags | null): void {
    const calls = tags?.calls;
    const fonts = this.#shared.fonts.used;
    if (!this.#kept || !calls || !fonts || !fontNames || fontNames.length !== fonts.length) return;
    if (fonts.every(({ name }, at) => name === fontNames[at])) this.#kept.keep(page, { ...own, fonts, calls });
  }
}
