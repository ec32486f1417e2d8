// Formulas in a store. In: a formula and what may be said of it. Out: plain JSON, and the formula again if that is what was read back.
import { type Key, keyOf } from "../cache/store.ts";
import { areFinite, isDrawing, isRecord } from "../vector/sound-drawing.ts";
import type { Explained } from "./explain-fault.ts";
import type { Formula, FormulaPart } from "./formula.ts";
import type { Request } from "./typeset.ts";

export interface KeptFormula {
  readonly formula: Formula;
  readonly warnings: readonly Explained[];
}

/** Whether a formula may have characters that its own fonts lack. */
export function isForeign(requests: readonly Request[], macros: Readonly<Record<string, string>>): boolean {
  return requests.some(({ tex }) => /[^\0-\x7f]/.test(tex)) || /[^\0-\x7f]/.test(JSON.stringify(macros));
}

/** `foreign`: whether the engine has fonts for characters that the formulas' own lacks. */
export function formulaKey({ tex, display }: Request, macros: string, foreign: boolean): Key {
  return keyOf("formulas", display ? "display" : "inline", foreign ? "foreign" : "", macros, tex);
}

/** JSON has no Infinity, which is the penalty of the last part. */
export function toPlain({ formula, warnings }: KeptFormula): unknown {
  const parts = formula.parts.map((part) => ({
    ...part,
    penalty: Number.isFinite(part.penalty) ? part.penalty : null,
  }));
  return { formula: { ...formula, parts }, warnings };
}

export function fromPlain({ formula, warnings }: KeptFormula): KeptFormula {
  const parts = formula.parts.map((part) => ({ ...part, penalty: part.penalty ?? Number.POSITIVE_INFINITY }));
  return { formula: { ...formula, parts }, warnings };
}

export function isKept(value: unknown): value is KeptFormula {
  if (!isRecord(value) || !Array.isArray(value.warnings) || !value.warnings.every(isExplained)) return false;
  const { formula } = value;
  if (!isRecord(formula) || !isDrawing(formula.drawing) || !Array.isArray(formula.parts)) return false;
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
  if (!isRecord(value) || !isDrawing(value.drawing)) return false;
  const { width, height, depth, penalty, space } = value;
  return areFinite(width, height, depth, space) && (penalty === null || areFinite(penalty));
}

function isExplained(value: unknown): value is Explained {
  if (!isRecord(value) || typeof value.message !== "string" || !areFinite(value.start, value.end)) return false;
  return value.hint === undefined || typeof value.hint === "string";
}
