// The styles of text: of characters, of paragraphs, of the labels and rules beside them.
import type { Colour } from "../vector/drawing.ts";

/** The look of a run of characters, complete. */
export interface TextStyle {
  /** A family of fonts/fonts.yaml, of the template's `fonts`, or of the book's fonts folder. */
  readonly family: string;
  /** 100–900. */
  readonly weight: number;
  readonly italic: boolean;
  readonly size: number;
  readonly colour: Colour;
  /** Real small capitals if the font has them, else scaled capitals. */
  readonly caps: "normal" | "small-caps" | "all-caps";
  readonly figures: "lining" | "old-style" | "tabular";
  /** Superior and inferior: the font's own glyphs if it has them for the whole run, else scaled and shifted. */
  readonly position: "normal" | "superior" | "inferior";
  readonly underline: boolean;
  readonly strikethrough: boolean;
  /** Added after each glyph, in em. */
  readonly tracking: number;
}

/** A named paragraph style of the template, complete. */
export interface ParagraphStyle {
  readonly name: string;
  readonly text: TextStyle;
  /** Baseline to baseline. */
  readonly leading: number;
  readonly align: "justify" | "left" | "center" | "right";
  /** Titles: lines of about equal length, no stranded short word. */
  readonly balance: boolean;
  readonly hyphenate: boolean;
  /** First-line indent (negative hangs), left and right indents of all lines. */
  readonly firstIndent: number;
  readonly leftIndent: number;
  readonly rightIndent: number;
  /** Between two blocks the larger of `spaceAfter` and `spaceBefore` counts; both vanish at the head of a page. */
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  /** Kept on one page with the block that follows. */
  readonly keepWithNext: boolean;
  /** Not broken over pages (unless it is longer than a page). */
  readonly keepTogether: boolean;
  /** The least number of lines left on the page before a break, and carried over it. */
  readonly orphans: number;
  readonly widows: number;
  /** Rule above or below, or a band behind the paragraph. */
  readonly ruleAbove: RuleStyle | null;
  readonly ruleBelow: RuleStyle | null;
  readonly background: Colour | null;
  /** How bullets, numbers and times hang in the left indent of paragraphs that have them. */
  readonly label?: LabelStyle;
}

export interface LabelStyle {
  readonly align: "left" | "right";
  /** The label's left edge, from the column's left edge, when aligned left. */
  readonly at: number;
  /** The least space between the label and the text. */
  readonly gap: number;
}

/** What a named character style changes in a text; `scale` multiplies the size. */
export type CharacterStyle = Partial<Omit<TextStyle, "size">> & { readonly scale?: number };

export interface RuleStyle {
  readonly thickness: number;
  readonly colour: Colour;
  /** Between the rule and the text's ascent or descent. */
  readonly gap: number;
}
