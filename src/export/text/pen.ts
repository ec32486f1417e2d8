// Pens write texts, one for each format: the walk decides what comes next, the pen how it is written. Whatever a pen
// receives as `inner` was written by the same pen.
import type { Formula } from "../../math/formula.ts";
import type { Figure, Tex } from "../../model/text.ts";

export type MarkKind =
  | "emphasis"
  | "strong"
  | "subscript"
  | "superscript"
  | "underline"
  | "strikethrough"
  | "small-caps"
  /** Text that could not be read, or a stand-in for it. */
  | "fault";

export interface Pen<Written> {
  readonly join: (parts: readonly Written[]) => Written;
  /** `language`: set if it differs from that of the surrounding text. */
  readonly text: (value: string, language: string | null) => Written;
  readonly mark: (kind: MarkKind, inner: Written) => Written;
  readonly code: (value: string) => Written;
  /** Null if the formula is faulty. */
  readonly formula: (tex: Tex, formula: Formula | null) => Written;
  readonly link: (url: string, inner: Written) => Written;
  /** A link to an entry of the list of references. */
  readonly reference: (name: string, inner: Written) => Written;
  readonly footnote: (number: number) => Written;
  readonly lineBreak: () => Written;

  readonly paragraph: (inner: Written) => Written;
  /** `rank` is 1 for the outermost heading of the text. */
  readonly heading: (rank: number, inner: Written) => Written;
  readonly list: (list: WrittenList<Written>) => Written;
  readonly quote: (inner: Written) => Written;
  readonly codeBlock: (value: string) => Written;
  readonly table: (table: WrittenTable<Written>) => Written;
  readonly figure: (figure: Figure, caption: Written | null, number: number | null) => Written;
  readonly rule: () => Written;
}

export interface WrittenList<Written> {
  readonly ordered: boolean;
  readonly start: number;
  readonly loose: boolean;
  readonly items: readonly Written[];
}

export interface WrittenTable<Written> {
  readonly align: readonly ("left" | "right" | "center" | null)[];
  /** The first row is the head. */
  readonly rows: readonly (readonly Written[])[];
}
