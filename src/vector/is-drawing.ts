// Whether a value read from a cache is a drawing: only the marks of formulas, finite numbers, and existing glyphs.
import type { Drawing } from "./drawing.ts";

/** The most levels of nested groups. */
const deepest = 100;
const arity: Readonly<Record<string, number>> = { M: 2, L: 2, C: 6, Z: 0 };

/** How the cache of drawings refers to a font. */
export type HasGlyph = (font: unknown, glyph: number) => boolean;

export function isDrawing(value: unknown, hasGlyph: HasGlyph): value is Drawing {
  if (!isRecord(value) || value.kind !== "drawing") return false;
  return areFinite(value.width, value.height) && areMarks(value.shapes, 0, hasGlyph);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function areFinite(...values: readonly unknown[]): boolean {
  return values.every((value) => Number.isFinite(value));
}

function areMarks(value: unknown, depth: number, hasGlyph: HasGlyph): boolean {
  return Array.isArray(value) && depth < deepest && value.every((mark) => isMark(mark, depth, hasGlyph));
}

function isMark(value: unknown, depth: number, hasGlyph: HasGlyph): boolean {
  if (!isRecord(value)) return false;
  if (value.kind === "path") return isPath(value.path) && isFill(value.fill) && isStroke(value.stroke);
  if (value.kind === "glyph") {
    const { font, glyph, text, x, y, size, stretch, paint } = value;
    if (!areFinite(x, y, size, stretch) || typeof text !== "string" || !isPaint(paint)) return false;
    return Number.isInteger(glyph) && hasGlyph(font, Number(glyph));
  }
  if (value.kind !== "group" || !areMarks(value.marks, depth + 1, hasGlyph)) return false;
  return (value.transform === null || isMatrix(value.transform)) && isClip(value.clip);
}

function isPath(value: unknown): boolean {
  return Array.isArray(value) && value.every(isStep);
}

function isStep(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [letter, ...numbers] = value;
  return arity[String(letter)] === numbers.length && areFinite(...numbers);
}

function isMatrix(value: unknown): boolean {
  return Array.isArray(value) && value.length === 6 && areFinite(...value);
}

function isRule(value: unknown): boolean {
  return value === "nonzero" || value === "evenodd";
}

function isClip(value: unknown): boolean {
  return value === null || (isRecord(value) && isPath(value.path) && isRule(value.rule));
}

function isFill(value: unknown): boolean {
  if (value === null) return true;
  return isRecord(value) && isPaint(value.paint) && isRule(value.rule) && areFinite(value.opacity);
}

function isStroke(value: unknown): boolean {
  if (value === null) return true;
  if (!isRecord(value) || !isPaint(value.paint) || !Array.isArray(value.dash)) return false;
  const { width, miterLimit, dash, dashOffset, opacity, cap, join } = value;
  return (
    areFinite(width, miterLimit, dashOffset, opacity, ...dash) &&
    ["butt", "round", "square"].includes(String(cap)) &&
    ["miter", "round", "bevel"].includes(String(join))
  );
}

/** Formulas have no gradients. */
function isPaint(value: unknown): boolean {
  return value === "current" || (Array.isArray(value) && value.length === 3 && areFinite(...value));
}
