// The document: pages of placed items. `pdf` and `dump` see nothing else; nothing after it measures, breaks or sorts.
// Page coordinates are points from the top left corner of the trimmed page, y downwards.
import type { Info, Link, Tag, Target } from "../compose/block.ts";
import type { Line } from "../paragraph/line.ts";
import type { Span } from "../source/source.ts";
import type { Colour, Picture } from "../vector/drawing.ts";

export interface Document {
  readonly pages: readonly Page[];
  readonly destinations: readonly Destination[];
  readonly outline: readonly OutlineEntry[];
  /** The root of the structure tree. */
  readonly root: Tag;
  readonly info: Info;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** The printed page number, also the page's label. */
  readonly folio: string;
  /** The area that the printer cuts off; page coordinates are those of the trimmed page. */
  readonly bleed?: Bleed;
  readonly items: readonly Placed[];
  readonly links: readonly LinkArea[];
}

export interface Bleed {
  /** How far the background reaches beyond the trimmed page. */
  readonly width: number;
  /** How far the paper extends: room for the marks. */
  readonly margin: number;
}

/** `artifact` names decoration by kind (ISO 32000-1 §14.8.2.2); null for real content, whose tags are in its items. */
export type Artifact = "header" | "footer" | "pagination" | "layout" | "background";

export type Placed =
  | {
      readonly kind: "line";
      readonly x: number;
      readonly baseline: number;
      readonly line: Line;
      readonly artifact: Artifact | null;
      readonly span: Span | null;
    }
  | {
      readonly kind: "rule" | "field";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: Colour;
      readonly artifact: Artifact;
    }
  | {
      readonly kind: "picture";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly picture: Picture;
      readonly tag: Tag | null;
      readonly artifact: Artifact | null;
    };

export interface LinkArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly link: Link;
  /** The Link element that the annotation belongs to. */
  readonly tag: Tag;
}

export interface Destination {
  readonly name: string;
  /** Index into `pages`. */
  readonly page: number;
  readonly y: number;
}

export interface OutlineEntry {
  readonly title: string;
  readonly target: Extract<Target, { kind: "destination" }>;
  readonly children: readonly OutlineEntry[];
}
