// The messages between the thread that makes a book and those that set paragraphs for it, and the memory that they
// share. Paragraphs and lines are bytes (sent-paragraph.ts, line-archive.ts); their styles and formulas are sent once
// to each.
import type { FoundFonts } from "../../fonts/font-file.ts";
import type { Formula } from "../../math/formula.ts";
import type { ParagraphStyle, Style, TextStyle } from "../../template/style.ts";

/** The first message: what all lines depend on. */
export interface Opening {
  readonly style: Style;
  readonly hyphenation: readonly string[];
  readonly found: FoundFonts;
}

/** Paragraphs to be set, with what appears in them for the first time. */
export interface Order {
  readonly batch: number;
  readonly texts: readonly TextStyle[];
  readonly styles: readonly SentStyle[];
  readonly formulas: readonly SentFormula[];
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** The style of its text, by number. */
export interface SentStyle {
  readonly style: Omit<ParagraphStyle, "text">;
  readonly text: number;
}

/** What setting needs of a formula: the size of its parts, not their look. */
export type SentFormula = readonly Omit<Formula["parts"][number], "drawing">[];

/** The lines of a batch. */
export interface Answer {
  readonly batch: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The last message has nothing to set. */
export type Message = Opening | Order | null;

/** The shared memory: a count of the answers, then the owner of each batch. */
export const mostBatches = (1 << 16) - 1;
export const sharedBytes = 4 * (mostBatches + 1);
export const answers = 0;
export const ownerOf = (batch: number) => batch + 1;

/** A batch belongs to nobody until somebody begins it. */
export const owner = { nobody: 0, setter: 1, maker: 2 } as const;
