// The fonts of the file, each opened once, when a page first uses it. In: faces. Out: fonts named in the order of their
// first use; and if that is noted, what a page uses of them.
import type { PDFDocument } from "pdfkit";
import type { FontSource } from "../fonts/font-source.ts";
import { DocumentFont, readable } from "./document-font.ts";
import type { PdfFile } from "./file.ts";
import type { FontUse, UsedCodes } from "./used-codes.ts";

export class EmbeddedFonts {
  readonly #fonts = new Map<string, DocumentFont>();
  readonly #file: PdfFile;
  readonly #pdfkit: PDFDocument;
  /** Those of the current page, if its use of them is noted. */
  #used: Map<DocumentFont, UsedCodes> | null = null;

  constructor(file: PdfFile, pdfkit: PDFDocument) {
    this.#file = file;
    this.#pdfkit = pdfkit;
  }

  font(face: FontSource): DocumentFont {
    const font = this.#fonts.get(face.id) ?? this.#add(face);
    if (this.#used && !this.#used.has(font)) this.#used.set(font, font.noteUse());
    return font;
  }

  #add(face: FontSource): DocumentFont {
    const font = readable(face, () => this.#open(face));
    this.#fonts.set(face.id, font);
    return font;
  }

  /** Notes from now on what a page uses. */
  noteUse(): void {
    this.#used = new Map();
  }

  /** What the page has used; null if its codes are not the only ones that it could have. */
  get used(): readonly FontUse[] | null {
    const used = [...(this.#used ?? [])];
    if (!used.every(([, { isExact }]) => isExact)) return null;
    return used.map(([{ face, name }, { all }]) => ({ face, name, codes: all }));
  }

  /** Uses the fonts of an earlier drawing of a page, if their names and codes would be the same in this document. */
  repeat(uses: readonly FontUse[]): boolean {
    let count = this.#fonts.size;
    if (!uses.every(({ face, name }) => (this.#fonts.get(face.id)?.name ?? nameOf(++count)) === name)) return false;
    const fonts = uses.map(({ face }) => this.font(face));
    const fresh = uses.map(({ codes }, at) => fonts[at]?.newOf(codes) ?? null);
    if (fresh.includes(null)) return false;
    fresh.forEach((some, at) => {
      for (const { glyph, text } of some ?? []) fonts[at]?.codeFor(glyph, text);
    });
    return true;
  }

  #open(face: FontSource): DocumentFont {
    const pdfkit = this.#pdfkit;
    // pdfkit takes fonts with the same PostScript name for one font unless it has forgotten the others.
    pdfkit._fontFamilies = {};
    pdfkit.font(Buffer.from(face.data()));
    return new DocumentFont(this.#file, pdfkit._font, nameOf(this.#fonts.size + 1), face);
  }

  embed(): void {
    for (const font of this.#fonts.values()) font.embed();
  }
}

const nameOf = (number: number): string => `F${number}`;
