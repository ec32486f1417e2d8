// Formulas in a store. In: a formula. Out: plain JSON, and from valid JSON the formula.
import { type Key, keyOf } from "../cache/store.ts";
import { fontCatalogue } from "../template/font-catalogue.ts";
import type { Drawing, Shape } from "../vector/drawing.ts";
import { type DrawnFont, drawnFont } from "../vector/drawn-font.ts";
import { areFinite, isDrawing, isRecord } from "../vector/is-drawing.ts";
import type { Explained } from "./explain-fault.ts";
import type { Formula, FormulaPart } from "./formula.ts";
import type { Request } from "./typeset.ts";

export interface KeptFormula {
  readonly formula: Formula;
  readonly warnings: readonly Explained[];
}

/** Whether a formula may have characters that the formula fonts lack. */
export function isForeign(requests: readonly Request[], macros: Readonly<Record<string, string>>): boolean {
  return requests.some(({ tex }) => /[^\0-\x7f]/.test(tex)) || /[^\0-\x7f]/.test(JSON.stringify(macros));
}

/** `foreign`: whether the engine has fonts for characters that the formulas' own lacks. */
export function formulaKey({ tex, display, look }: Request, macros: string, foreign: boolean): Key {
  return keyOf("formulas", display ? "display" : "inline", look ?? "", foreign ? "foreign" : "", macros, tex);
}

/** For the same formula as MathML, which is stored separately, because most builds do not need it. */
export function mathmlKey({ tex, display }: Request, macros: string, foreign: boolean): Key {
  return keyOf("formulas", "mathml", display ? "display" : "inline", foreign ? "foreign" : "", macros, tex);
}

/** JSON has no Infinity, which is the penalty of the last part; fonts are kept by name. */
export function toPlain({ formula, warnings }: KeptFormula): unknown {
  const parts = formula.parts.map((part) => ({
    ...part,
    drawing: withFonts(part.drawing, ({ id }) => id as never),
    penalty: Number.isFinite(part.penalty) ? part.penalty : null,
  }));
  const drawing = withFonts(formula.drawing, ({ id }) => id as never);
  return { formula: { ...formula, drawing, parts }, warnings };
}

export function fromPlain({ formula, warnings }: KeptFormula): KeptFormula {
  const parts = formula.parts.map((part) => ({
    ...part,
    drawing: withFonts(part.drawing, namedFont),
    penalty: part.penalty ?? Number.POSITIVE_INFINITY,
  }));
  return { formula: { ...formula, drawing: withFonts(formula.drawing, namedFont), parts }, warnings };
}

/** The drawing with its fonts replaced. */
function withFonts(drawing: Drawing, change: (font: DrawnFont) => DrawnFont): Drawing {
  const changed = (shape: Shape): Shape => {
    if (shape.kind === "glyph") return { ...shape, font: change(shape.font) };
    return shape.kind === "group" ? { ...shape, marks: shape.marks.map(changed) } : shape;
  };
  return { ...drawing, shapes: drawing.shapes.map(changed) };
}

const byName = new Map<string, DrawnFont | null>();

/** Only a font of the program: a store is not trusted, and cannot name files. */
function findFont(id: unknown): DrawnFont | null {
  if (typeof id !== "string") return null;
  let font = byName.get(id);
  if (font === undefined) {
    const family = fontCatalogue().get(id.split("/")[0] ?? "");
    font = family?.faces.map((file) => drawnFont(file, family.name)).find((face) => face.id === id) ?? null;
    byName.set(id, font);
  }
  return font;
}

function namedFont(id: unknown): DrawnFont {
  const font = findFont(id);
  if (!font) throw new Error(`no font ${id}`);
  return font;
}

function hasGlyph(id: unknown, glyph: number): boolean {
  return glyph >= 0 && glyph < (findFont(id)?.glyphCount ?? 0);
}

export function isKept(value: unknown): value is KeptFormula {
  if (!isRecord(value) || !Array.isArray(value.warnings) || !value.warnings.every(isExplained)) return false;
  const { formula } = value;
  if (!isRecord(formula) || !isDrawing(formula.drawing, hasGlyph) || !Array.isArray(formula.parts)) return false;
  const { width, height, depth, alt, text, parts } = formula;
  return (
    areFinite(width, height, depth) &&
    typeof alt === "string" &&
    typeof text === "string" &&
    parts.length > 0 &&
    parts.every(isPart)
  );
}

function isPart(value: unknown): value is FormulaPart {
  if (!isRecord(value) || !isDrawing(value.drawing, hasGlyph) || typeof value.text !== "string") return false;
  const { width, height, depth, penalty, space } = value;
  return areFinite(width, height, depth, space) && (penalty === null || areFinite(penalty));
}

function isExplained(value: unknown): value is Explained {
  if (!isRecord(value) || typeof value.message !== "string" || !areFinite(value.start, value.end)) return false;
  return value.hint === undefined || typeof value.hint === "string";
}
