// Formatted references: what `references` produces.
import type { Abstract, FreePage } from "../model/book.ts";
import type { Citation, Inline } from "../model/text.ts";

/** Links inside use `#name` for a destination of this book, anything else is a URL. */
export interface FormattedReferences {
  /** The list of an abstract or a free page; an empty one if nothing is cited. */
  listOf(owner: Abstract | FreePage): FormattedList;
}

export interface FormattedList {
  readonly entries: readonly FormattedEntry[];
  /** Hanging labels ([1], 1.), unlike author-date entries with a hanging indent. */
  readonly labelled: boolean;
  /** The printed form of each `[@key]` of the text, linked to its entries; a citation without an entry is missing here. */
  readonly citations: ReadonlyMap<Citation, readonly Inline[]>;
}

export interface FormattedEntry {
  /** Name of its destination: `ref-<owner id>-<n>`. */
  readonly destination: string;
  /** `1.`, `(1)` as the style sets it; null for styles without labels. */
  readonly label: string | null;
  readonly content: readonly Inline[];
}
