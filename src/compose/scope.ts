// The context of a flow: its styles, its rank among the headings, its language, and the counters of its figures and
// notes.
import type { Citation, Inline } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Tag } from "./block.ts";
import { indented } from "./character-styles.ts";
import type { Footnotes } from "./footnotes.ts";
import type { InlineOptions } from "./inline.ts";
import type { Setting } from "./setting.ts";

/** The context of a flow: its styles, its rank among the headings, its language. */
export interface Scope {
  readonly setting: Setting;
  readonly language: string;
  readonly parent: Tag;
  /** The rank of the heading over this flow. */
  readonly level: number;
  readonly citations: ReadonlyMap<Citation, readonly Inline[]>;
  /** Paragraph styles: for the very first paragraph, for those after a heading or list, and for those after another paragraph. */
  readonly first: string;
  readonly plain: string;
  readonly next: string;
  readonly indent: number;
  /** How many lists this one is inside. */
  readonly depth: number;
  /** Numbers the figures; null if they have none. */
  readonly figures: { count: number } | null;
  /** Makes the marks of footnotes; null if there are none. */
  readonly footnotes: Footnotes | null;
  /** The style of the footnote that this flow is. */
  readonly note: ParagraphStyle | null;
}

/** What inline content is set with. */
export function inlineOptions(scope: Scope): InlineOptions {
  const { citations, footnotes } = scope;
  return footnotes ? { citations, footnote: (note, context) => footnotes.mark(note, context, scope) } : { citations };
}

/** A scope with defaults for everything that is not given. */
export function scopeOf(base: Pick<Scope, "setting" | "language" | "parent" | "level"> & Partial<Scope>): Scope {
  return {
    citations: new Map(),
    first: "body",
    plain: "body",
    next: "body-next",
    indent: 0,
    depth: 0,
    figures: null,
    footnotes: null,
    note: null,
    ...base,
  };
}

export function styleIn(scope: Scope, name: string): ParagraphStyle {
  const style = paragraphStyle(scope.setting.style, name);
  if (!scope.note || name === scope.note.name) return indented(style, scope.indent);
  // Lists, quotations and code in a note have the note's size.
  const { text, leading, leftIndent } = scope.note;
  return indented({ ...style, text: { ...style.text, size: text.size }, leading }, scope.indent + leftIndent);
}
