// MathJax's SVG tree → marks: glyphs, rules and paths, all transforms applied, y downwards, the origin where `matrix`
// puts it.
import type { LiteElement } from "@mathjax/src/js/adaptors/lite/Element.js";
import { boundsOf, outlineOf, rectangle, transformPath } from "../vector/bounds.ts";
import { parseColour } from "../vector/colour.ts";
import type { GlyphShape, Matrix, Paint, Path, Shape } from "../vector/drawing.ts";
import type { LabelOutliner } from "../vector/glyph-outlines.ts";
import { apply, compose, parseTransform, scaleOf, scaling, translation } from "../vector/matrix.ts";
import { parsePath } from "../vector/path-data.ts";
import type { MathGlyph } from "./glyphs.ts";

type Node = LiteElement["children"][number];

/** State passed from an element to its children. */
export interface Inherited {
  readonly matrix: Matrix;
  readonly paint: Paint;
}

export interface Pens {
  readonly lettering: LabelOutliner | null;
  readonly glyphs: ReadonlyMap<string, MathGlyph>;
  /** Characters that no font has. */
  readonly missing: Set<string>;
}

export function isElement(node: Node): node is LiteElement {
  return "children" in node;
}

export function within(element: LiteElement, inherited: Inherited): Inherited {
  const transform = parseTransform(String(element.attributes.transform ?? ""));
  return {
    matrix: transform ? compose(inherited.matrix, transform) : inherited.matrix,
    paint: paintOf(element.attributes.fill, inherited.paint),
  };
}

/** The marks of an element and of all in it. */
export function marksOf(element: LiteElement, outer: Inherited, pens: Pens): readonly Shape[] {
  const inherited = within(element, outer);
  switch (element.kind) {
    case "use":
      return glyphMarks(element, inherited, pens);
    case "path":
      return filled(parsePath(attribute(element, "d"), inherited.matrix).path, inherited.paint);
    case "rect":
      return rectangleMarks(element, inherited);
    case "line":
      return lineMarks(element, inherited);
    case "svg":
      return clippedMarks(element, inherited, pens);
    case "text":
      return letteringMarks(element, inherited, pens);
    case "g":
      return inside(element, inherited, pens);
    default:
      return [];
  }
}

function inside(element: LiteElement, inherited: Inherited, pens: Pens): readonly Shape[] {
  return element.children.flatMap((child) => (isElement(child) ? marksOf(child, inherited, pens) : []));
}

function rectangleMarks(element: LiteElement, { matrix, paint }: Inherited): readonly Shape[] {
  const [x, y, width, height] = lengths(element, ["x", "y", "width", "height"]);
  const path = transformPath(rectangle(x, y, width, height), matrix);
  return element.attributes.fill === "none" ? stroked(element, path, { matrix, paint }) : filled(path, paint);
}

function lineMarks(element: LiteElement, inherited: Inherited): readonly Shape[] {
  const [x1, y1, x2, y2] = lengths(element, ["x1", "y1", "x2", "y2"]);
  return stroked(
    element,
    transformPath(
      [
        ["M", x1, y1],
        ["L", x2, y2],
      ],
      inherited.matrix,
    ),
    inherited,
  );
}

/** A glyph, or its outline if no font has it. */
function glyphMarks(element: LiteElement, { matrix, paint }: Inherited, pens: Pens): readonly Shape[] {
  const glyph = pens.glyphs.get(attribute(element, "href"));
  if (!glyph || glyph.path.length === 0) return [];
  const { found, path, text } = glyph;
  if (!found) return filled(transformPath(path, matrix), paint);
  const upright: GlyphShape = {
    ...{ kind: "glyph", ...found, text, x: 0, y: 0, size: 1000, stretch: 1, paint },
  };
  // MathJax's y runs upwards.
  return standing(upright, compose(matrix, scaling(1, -1)), paint);
}

/** A transformed glyph; its outline if it is rotated or mirrored. */
function standing(glyph: GlyphShape, matrix: Matrix, paint: Paint): readonly Shape[] {
  const [a, b, c, d] = matrix;
  if (b !== 0 || c !== 0 || a <= 0 || d <= 0) return filled(transformPath(outlineOf(glyph), matrix), paint);
  const [x, y] = apply(matrix, glyph.x, glyph.y);
  return [{ ...glyph, x, y, size: glyph.size * d, stretch: (glyph.stretch * a) / d, paint }];
}

/** Stretchy delimiters have a piece stretched in an inner svg, which is clipped to its viewBox. */
function clippedMarks(element: LiteElement, { matrix, paint }: Inherited, pens: Pens): readonly Shape[] {
  const [x, y, width, height] = lengths(element, ["x", "y", "width", "height"]);
  const [left = 0, top = 0, boxWidth = width, boxHeight = height] = attribute(element, "viewBox")
    .split(" ")
    .map(Number);
  if (width === 0 || height === 0 || boxWidth === 0 || boxHeight === 0) return [];
  const place = compose(
    compose(matrix, translation(x, y)),
    compose(scaling(width / boxWidth, height / boxHeight), translation(-left, -top)),
  );
  const shapes = inside(element, { matrix: place, paint }, pens);
  const [only] = shapes;
  if (!only) return [];
  const bar = only.kind === "glyph" ? cutToLength(only, transformPath(rectangle(x, y, width, height), matrix)) : null;
  if (bar) return [bar];
  const clip = { path: tidy(transformPath(rectangle(x, y, width, height), matrix)), rule: "nonzero" as const };
  return [{ kind: "group", transform: null, clip, marks: shapes }];
}

/** The overlap of pieces, so that no line shows between them. */
const lap = 10;

/**
 * A uniform piece, with the length of the box that it would be clipped to, so that no clip is needed. Null for pieces
 * whose ends differ from their middle.
 */
function cutToLength(piece: GlyphShape, box: Path): GlyphShape | null {
  const [ink, place] = [boundsOf(outlineOf(piece)), boundsOf(box)];
  if (!ink || !place) return null;
  const shown = {
    ...{ left: place.left - lap, right: place.right + lap, top: place.top - lap, bottom: place.bottom + lap },
  };
  if (ink.bottom - ink.top > shown.bottom - shown.top && runsAlong(piece, 2)) {
    const share = (shown.bottom - shown.top) / (ink.bottom - ink.top);
    const y = shown.bottom - (ink.bottom - piece.y) * share;
    return { ...piece, y, size: piece.size * share, stretch: piece.stretch / share };
  }
  if (ink.right - ink.left > shown.right - shown.left && runsAlong(piece, 1)) {
    const share = (shown.right - shown.left) / (ink.right - ink.left);
    return { ...piece, x: shown.left - (ink.left - piece.x) * share, stretch: piece.stretch * share };
  }
  return null;
}

/** Whether all corners of a glyph lie at the two ends of an axis (1: x, 2: y). */
function runsAlong({ font, glyph }: GlyphShape, axis: 1 | 2): boolean {
  const path = font.outline(glyph);
  if (path.some((step) => step[0] === "C")) return false;
  return new Set(path.flatMap((step) => (step[0] === "Z" ? [] : step[axis]))).size === 2;
}

function letteringMarks(element: LiteElement, { matrix, paint }: Inherited, pens: Pens): readonly Shape[] {
  const text = element.children.map((child) => ("value" in child ? child.value : "")).join("");
  const variant = attribute(element, "data-variant");
  const word = pens.lettering?.outline(text, {
    family: "serif",
    bold: variant.includes("bold"),
    italic: variant.includes("italic"),
  });
  for (const character of word?.missing ?? [...text]) pens.missing.add(character);
  const place = compose(matrix, scaling(Number.parseFloat(attribute(element, "font-size")) / 1000));
  return (word?.glyphs ?? []).flatMap((glyph) => standing(glyph, place, paint));
}

function filled(path: Path, paint: Paint): readonly Shape[] {
  if (path.length === 0) return [];
  return [{ kind: "path", path: tidy(path), fill: { paint, rule: "nonzero", opacity: 1 }, stroke: null }];
}

function stroked(element: LiteElement, path: Path, { matrix, paint }: Inherited): readonly Shape[] {
  const width = Number.parseFloat(attribute(element, "stroke-width")) * scaleOf(matrix);
  if (!(width > 0)) return [];
  const dash = attribute(element, "stroke-dasharray")
    .split(/[ ,]+/)
    .map(Number.parseFloat)
    .filter((length) => length >= 0);
  const stroke = { paint, width, cap: "butt", join: "miter", miterLimit: 4, dash, dashOffset: 0, opacity: 1 } as const;
  return [{ kind: "path", path: tidy(path), fill: null, stroke }];
}

function paintOf(fill: unknown, inherited: Paint): Paint {
  if (typeof fill !== "string" || fill === "none" || fill === "currentColor") return inherited;
  return parseColour(fill)?.colour ?? inherited;
}

function attribute(element: LiteElement, name: string): string {
  return String(element.attributes[name] ?? "");
}

function lengths(
  element: LiteElement,
  names: readonly [string, string, string, string],
): readonly [number, number, number, number] {
  const [a, b, c, d] = names.map((name) => Number.parseFloat(attribute(element, name)) || 0);
  return [a ?? 0, b ?? 0, c ?? 0, d ?? 0];
}

/** A tenth of a thousandth of an em is finer than any printer. */
function tidy(path: Path): Path {
  const round = (value: number) => Math.round(value * 10) / 10 + 0;
  return path.map(
    (step) => step.map((part) => (typeof part === "number" ? round(part) : part)) as unknown as typeof step,
  );
}
