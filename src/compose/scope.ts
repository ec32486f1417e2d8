// What a flow is set with: its styles, its rank among the headings, its language, and what numbers its figures and notes.
import type { Citation, Inline } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Tag } from "./block.ts";
import { indented } from "./character-styles.ts";
import type { Footnotes } from "./footnotes.ts";
import type { InlineOptions } from "./inline.ts";
import type { Setting } from "./setting.ts";

/** Where a flow stands: its styles, its rank among the headings, its language. */
export interface Scope {
  readonly setting: Setting;
  readonly language: string;
  readonly parent: Tag;
  /** The rank of the heading over this flow. */
  readonly level: number;
  readonly citations: ReadonlyMap<Citation, readonly Inline[]>;
  /** Paragraph styles: of the very first paragraph, of those after a heading or list, of those that follow another. */
  readonly first: string;
  readonly plain: string;
  readonly next: string;
  readonly indent: number;
  /** How many lists this one is inside. */
  readonly depth: number;
  /** Numbers the figures; null: they have none. */
  readonly figures: { count: number } | null;
  /** Makes the marks of footnotes; null: there are none. */
  readonly footnotes: Footnotes | null;
  /** The style of the footnote that this flow is. */
  readonly note: ParagraphStyle | null;
}

/** What inline content is set with. */
export function inlineOptions(scope: Scope): InlineOptions {
  const { citations, footnotes } = scope;
  return footnotes ? { citations, footnote: (note, context) => footnotes.mark(note, context, scope) } : { citations };
}

/** The least that a scope needs to be told. */
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
  // Lists, quotations and code in a note are of its size.
  const { text, leading, leftIndent } = scope.note;
  return indented({ ...style, text: { ...style.text, size: text.size }, leading }, scope.indent + leftIndent);
}
