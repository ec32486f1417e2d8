// What Markdown needs to know of the book around it.
import type { Reporter } from "../../source/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import type { FootnoteDefinitions } from "./footnotes.ts";
import type { Repairs } from "./repairs.ts";

export interface MarkdownContext {
  readonly diagnostics: Reporter;
  /** The depth of the outermost headings: 1 on a free page, 2 in an abstract. */
  readonly headingDepth: 1 | 2;
  /** A picture that the text names: its path inside the book folder. A missing one is reported. */
  readonly picture: (path: string, at: Span) => string;
  /** The path of a picture that pasted markup names, if the book has it: as it is written, in “figures”, with an ending. */
  readonly seek?: (path: string) => string | null;
  /** Whether an `@key` in the sentence is text, not a citation; by default, every one is a citation. */
  readonly literal?: (key: string) => boolean;
  /** Whether the bibliography has a key; by default, none is known. */
  readonly isKey?: (key: string) => boolean;
  /** The notes that marks may lead to; absent where footnotes are not allowed: in titles, in a footnote. */
  readonly footnotes?: FootnoteDefinitions;
  /** Collects markup that was understood though it is not Markdown; absent at the beginning of a text. */
  readonly repairs?: Repairs;
  /** How many pieces of TeX, links and scripts the text is nested in. */
  readonly nesting?: number;
}
