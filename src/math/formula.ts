// A formula as `math` delivers it.
import type { Drawing } from "../vector/drawing.ts";

/** All lengths in em of the surrounding text. */
export interface Formula {
  readonly width: number;
  /** Above and below the baseline; both positive. */
  readonly height: number;
  readonly depth: number;
  /** In 1/1000 em, origin at the top left corner of the box, `current` paint for the text's colour. */
  readonly drawing: Drawing;
  /**
   * The same formula cut at relations and binary operators, left to right, for breaking an inline formula over lines;
   * one part if it must not break. `penalty` is that of breaking after the part (TeX: \relpenalty 500, \binoppenalty
   * 700); the last part's is Infinity. Space around the operator is in `space` (em), dropped at a break.
   */
  readonly parts: readonly FormulaPart[];
  /** Text in spoken order, for people who listen. */
  readonly alt: string;
  /** Characters for copying and searching, e.g. `E = mc²`. */
  readonly text: string;
  /** The same as MathML Core, for exports; absent unless requested. */
  readonly mathml?: string;
}

export interface FormulaPart {
  /** Its share of the formula's text. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly drawing: Drawing;
  readonly penalty: number;
  readonly space: number;
}
