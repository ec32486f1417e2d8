// A formula as text: its glyphs in text objects, its rules as rectangles, and characters that no font has as paths. In:
// the drawing of a formula and its place on the page. Out: operators.
import type { LineItem } from "../paragraph/line.ts";
import type { Colour, GlyphShape, Paint, Shape } from "../vector/drawing.ts";
import type { Canvas } from "./canvas.ts";
import { drawDrawing } from "./draw-shapes.ts";
import { isGradient, type Resources } from "./resources.ts";
import type { TextSetter } from "./set-text.ts";

type FormulaItem = Extract<LineItem, { kind: "drawing" }>;

export interface FormulaPens {
  readonly canvas: Canvas;
  readonly resources: Resources;
  readonly setter: TextSetter;
}

/** A formula, or a part of one, and whether its text begins and ends with it. */
export interface PartPlace {
  /** Of the drawing's corner on the page, y downwards. */
  readonly x: number;
  readonly top: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export function drawFormula(pens: FormulaPens, item: FormulaItem, { x, top, isFirst, isLast }: PartPlace): void {
  const { drawing, scale, colour } = item;
  const { canvas, resources, setter } = pens;
  const shapes = inOrder(drawing.shapes);
  const glyphs = shapes.filter((shape) => shape.kind === "glyph");
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  // PDF readers take a formula's position from its first and last glyphs; if these are raised or lowered, spaces on the
  // baseline mark the line.
  const baseline = top + item.height;
  const edge = { size: scale * 1000, scale: 1, rise: 0, tracking: 0, colour };
  if (isFirst && first && !isInLine(first, item)) setter.edge(first.font, x, baseline, edge, "left");
  for (const shape of shapes) {
    if (shape.kind === "glyph") {
      const size = Math.round(shape.size * scale * 100) / 100;
      const stretch = Math.round(shape.stretch * 10_000) / 10_000;
      if (size <= 0 || stretch <= 0) continue;
      const look = { size, scale: stretch, rise: 0, tracking: 0, colour: colourOf(shape.paint, colour) };
      setter.glyph(shape, x + shape.x * scale, top + shape.y * scale, look);
      continue;
    }
    setter.flush();
    canvas.endText();
    const rule = ruleOf(shape);
    if (rule) {
      const { left, upper, width, height } = rule;
      const at = { x: x + left * scale, y: top + upper * scale };
      canvas.rectangle(at.x, at.y, width * scale, height * scale, colourOf(rule.paint, colour));
    } else {
      const matrix = [scale, 0, 0, -scale, x, canvas.box.height - top] as const;
      drawDrawing(canvas, resources, { ...drawing, shapes: [shape] }, matrix, colour);
    }
  }
  if (isLast && last && !isInLine(last, item)) setter.edge(last.font, x + item.width, baseline, edge, "right");
  setter.flush();
}

function isInLine({ y, size }: GlyphShape, { height, scale }: FormulaItem): boolean {
  return Math.abs(y * scale - height) < 0.05 && size > 990;
}

/** In a single colour the order does not matter, and drawing all glyphs first makes the fewest text objects. */
function inOrder(shapes: readonly Shape[]): readonly Shape[] {
  const [first] = shapes;
  const paint = first && paintOf(first);
  if (!shapes.every((shape) => paintOf(shape) === paint)) return shapes;
  return [...shapes.filter(({ kind }) => kind === "glyph"), ...shapes.filter(({ kind }) => kind !== "glyph")];
}

function paintOf(shape: Shape): Paint | undefined {
  if (shape.kind === "glyph") return shape.paint;
  if (shape.kind === "path") return (shape.fill ?? shape.stroke)?.paint;
  return shape.kind === "group" ? shape.marks[0] && paintOf(shape.marks[0]) : undefined;
}

function colourOf(paint: Paint, current: Colour): Colour {
  return paint === "current" || isGradient(paint) ? current : paint;
}

interface Rule {
  readonly left: number;
  readonly upper: number;
  readonly width: number;
  readonly height: number;
  readonly paint: Paint;
}

/** A filled rectangle along the axes: the bar of a fraction or root. */
function ruleOf(shape: Shape): Rule | null {
  if (shape.kind !== "path" || !shape.fill || shape.stroke || shape.path.length !== 5) return null;
  const [a, b, c, d, close] = shape.path;
  if (a?.[0] !== "M" || b?.[0] !== "L" || c?.[0] !== "L" || d?.[0] !== "L" || close?.[0] !== "Z") return null;
  if (a[2] !== b[2] || b[1] !== c[1] || c[2] !== d[2] || d[1] !== a[1]) return null;
  const { paint } = shape.fill;
  const [left, upper] = [Math.min(a[1], c[1]), Math.min(a[2], c[2])];
  return { left, upper, width: Math.abs(c[1] - a[1]), height: Math.abs(c[2] - a[2]), paint };
}
