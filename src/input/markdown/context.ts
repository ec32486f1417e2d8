// What Markdown needs to know of the book around it.
import type { Reporter } from "../../source/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import type { FootnoteDefinitions } from "./footnotes.ts";
import type { Repairs } from "./repairs.ts";

export interface MarkdownContext {
  readonly diagnostics: Reporter;
  /** The depth of the outermost headings: 1 on a free page, 2 in an abstract. */
  readonly headingDepth: 1 | 2;
  /** A picture that the text names: its path inside the book folder. One that is not there is reported. */
  readonly picture: (path: string, at: Span) => string;
  /** Whether an `@key` in the sentence is no citation but two words of text; left out, every one is a citation. */
  readonly literal?: (key: string) => boolean;
  /** Whether the bibliography has a key; left out, none is known. */
  readonly isKey?: (key: string) => boolean;
  /** The notes that marks may lead to; left out where footnotes cannot stand: in titles, in a footnote. */
  readonly footnotes?: FootnoteDefinitions;
  /** Where what was understood though it is no Markdown is collected; left out where a text begins. */
  readonly repairs?: Repairs;
}
