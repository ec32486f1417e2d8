// The part of pdfkit 0.20.2 (pinned) that this room uses. `EmbeddedFont` is undocumented; tests/pdf
// watches them.
declare module "pdfkit" {
  /** What pdfkit asks of an indirect object; ours is `Ref` in file.ts. */
  export interface Reference {
    data: Record<string, unknown>;
    write(chunk: Uint8Array | string): void;
    end(chunk?: Uint8Array | string): void;
  }

  export interface OpenFont {
    readonly postscriptName: string | null;
    readonly unitsPerEm: number;
    getGlyph(id: number): { readonly advanceWidth: number };
    glyphForCodePoint(codePoint: number): { readonly id: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
  }

  export interface EmbeddedFont {
    readonly font: OpenFont;
    /** Thousandths of an em per unit of the font. */
    readonly scale: number;
    /** Thousandths of an em, by glyph of the subset. */
    widths: number[];
    /** `glyphs`: those of the face, by glyph of the subset. */
    readonly subset: { readonly glyphs: number[]; includeGlyph(id: number): number };
    ref(): Reference;
    /** Writes the font program, its descriptor, widths and the ToUnicode map. */
    finalize(): void;
    toUnicodeCmap: () => unknown;
  }

  export class PDFDocument {
    constructor(options: Readonly<Record<string, unknown>>);
    ref: (data?: Record<string, unknown>) => unknown;
    _font: EmbeddedFont;
    _fontFamilies: Record<string, unknown>;
    font(bytes: Buffer): this;
  }
}
