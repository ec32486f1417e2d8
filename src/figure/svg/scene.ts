// What the parts of the SVG reader share: the elements by id, the style sheet, and the warnings.

import { limits } from "../../source/limits.ts";
import type { Matrix, Shape } from "../../vector/drawing.ts";
import type { LabelOutliner } from "../../vector/glyph-outlines.ts";
import { type Element, isElement } from "./element.ts";
import { parseLength } from "./lengths.ts";
import type { Declarations, StyleSheet } from "./styles.ts";

export interface SvgWarning {
  readonly code: "svg-unsupported" | "svg-external" | "missing-glyph";
  /** What follows the file's name in a sentence. */
  readonly message: string;
}

export interface Scene {
  readonly byId: ReadonlyMap<string, Element>;
  readonly sheet: StyleSheet;
  readonly lettering: LabelOutliner | null;
  readonly warnings: Map<string, SvgWarning>;
  /** Characters of labels that no font has. */
  readonly missing: Set<string>;
  /** The content of an element: a path is filled with a pattern, which contains elements, which are paths. */
  readonly draw: (element: Element, context: Context) => readonly Shape[];
  /** Counts down as elements are drawn, since `use` within `use` grows exponentially. */
  budget: number;
}

/** How an element is drawn: passed from parent to child. */
export interface Context {
  readonly scene: Scene;
  /** From the element's user units to those of the drawing. */
  readonly matrix: Matrix;
  readonly style: Declarations;
  /** The product of the `opacity` of all elements around it. */
  readonly opacity: number;
  /** Width and height of the nearest viewport, which percentages are of. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** The `use` and `marker` elements being drawn, so that none draws itself. */
  readonly using: readonly Element[];
}

/** Thrown when a drawing costs more than any figure should. */
export class TooComplex extends Error {}

export function spend(scene: Scene, amount: number): void {
  scene.budget -= amount;
  if (scene.budget < 0)
    throw new TooComplex(`it draws more than ${limits.drawingElements.toLocaleString("en")} elements`);
}

/** Reports each warning once for a file. */
export function warn(scene: Scene, code: SvgWarning["code"], message: string): void {
  scene.warnings.set(`${code} ${message}`, { code, message });
}

export function indexIds(root: Element): ReadonlyMap<string, Element> {
  const byId = new Map<string, Element>();
  const visit = (element: Element): void => {
    const id = element.attributes.get("id");
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  visit(root);
  return byId;
}

/** The element of this file that `#name` or `url(#name)` names; a reference to outside is reported and ignored. */
export function referenced(scene: Scene, reference: string | undefined): Element | null {
  const written = reference?.trim() ?? "";
  const inside = /^url\(([^)]*)\)/.exec(written)?.[1];
  const target = inside === undefined ? (/^\S*/.exec(written)?.[0] ?? "") : inside.replace(/["']/g, "").trim();
  if (target === "" || target === "none") return null;
  if (!target.startsWith("#")) {
    warn(scene, "svg-external", `refers to “${shortened(target)}”, which is outside the file; it is left out`);
    return null;
  }
  return scene.byId.get(target.slice(1)) ?? null;
}

/** A gradient or pattern, followed by those from which it takes attributes and content by href. */
export function templates(element: Element, scene: Scene): readonly Element[] {
  const chain: Element[] = [];
  for (let link: Element | null = element; link && !chain.includes(link) && chain.length < 20; ) {
    chain.push(link);
    link = referenced(scene, link.attributes.get("href"));
  }
  return chain;
}

export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export type Direction = "x" | "y" | "both";

export function wholeOf({ viewport }: Context, direction: Direction): number {
  if (direction === "x") return viewport.width;
  if (direction === "y") return viewport.height;
  return Math.hypot(viewport.width, viewport.height) / Math.SQRT2;
}

/** A length attribute in user units. */
export function lengthOf(
  element: Element,
  name: string,
  context: Context,
  direction: Direction,
  otherwise = 0,
): number {
  return parseLength(element.attributes.get(name), wholeOf(context, direction), fontSizeOf(context.style)) ?? otherwise;
}

export function fontSizeOf(style: Declarations): number {
  return Number(style.get("font-size") ?? 16);
}
