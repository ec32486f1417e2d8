// A formula as MathJax set it → a drawing of the whole and its parts, cut where TeX may break a line: after a relation
// or a binary operator of the outermost list, never within braces, fences or fractions (The TeXbook p. 173).
import type { Drawing, Path, PathStep, Shape } from "../vector/drawing.ts";
import { scaling } from "../vector/matrix.ts";
import type { Typeset, Wrapper } from "./engine.ts";
import type { Formula, FormulaPart } from "./formula.ts";
import { type Inherited, isElement, marksOf, type Pens, within } from "./outlines.ts";
import { formulaText } from "./plain-text.ts";
import { bin, rel, type TreeNode } from "./tree.ts";
import type { Request } from "./typeset.ts";

/** TeX's \relpenalty and \binoppenalty. */
const penalties = { relation: 500, operator: 700 } as const;

/** An atom of the outermost list, with the marks that draw it (baseline at 0, y downwards). */
interface Atom {
  readonly node: TreeNode;
  /** Where its own ink begins and ends, in em, without the space around it. */
  readonly start: number;
  readonly end: number;
  readonly height: number;
  readonly depth: number;
  readonly marks: readonly Shape[];
}

export function cutFormula(formula: Typeset, { tex, display }: Request, pens: Pens): Omit<Formula, "alt"> {
  const box = formula.wrapper.getOuterBBox();
  const [width, height, depth] = [round(Math.max(0, box.w)), round(box.h), round(box.d)];
  const atoms = atomsOf(formula, tex, pens);
  const drawing = drawingOf(atoms, 0, width, height, depth);
  const whole = { width, height, depth, drawing, text: formulaText([formula.tree]) };
  const parts = display ? [] : partsOf(atoms, width);
  return { ...whole, parts: parts.length > 1 ? parts : [{ ...whole, penalty: Infinity, space: 0 }] };
}

function atomsOf(formula: Typeset, tex: string, pens: Pens): readonly Atom[] {
  const { list, inherited } = outermostList(formula, tex);
  return list.childNodes.flatMap((child): Atom[] => {
    const element = child.dom?.[0];
    if (!element) return [];
    const box = child.getOuterBBox();
    const scale = box.rscale;
    const start = within(element, inherited).matrix[4] / 1000;
    return [
      {
        node: child.node,
        start,
        end: start + box.w * scale,
        height: box.h * scale,
        depth: box.d * scale,
        marks: (child.dom ?? []).flatMap((part) => marksOf(part, inherited, pens)),
      },
    ];
  });
}

/** Down through colours, styles and \ce{…} that hold the whole formula. */
function outermostList(formula: Typeset, tex: string): { readonly list: Wrapper; readonly inherited: Inherited } {
  let list: Wrapper = formula.wrapper;
  let inherited: Inherited = { matrix: scaling(1), paint: "current" };
  for (const child of formula.svg.children) if (isElement(child)) inherited = within(child, inherited);
  const first = list.dom?.[0];
  if (first) inherited = within(first, inherited);
  for (;;) {
    const [only, ...rest] = list.childNodes;
    if (!only || rest.length > 0 || only.childNodes.length === 0) break;
    const transparent = only.node.isInferred || only.node.isKind("mstyle") || isChemistry(only, tex);
    if (!transparent) break;
    const element = only.dom?.[0];
    if (element && !only.node.isInferred) inherited = within(element, inherited);
    list = only;
  }
  return { list, inherited };
}

function isChemistry(wrapper: Wrapper, tex: string): boolean {
  return wrapper.node.isKind("TeXAtom") && /^\s*\\ce\s*\{/.test(tex);
}

function partsOf(atoms: readonly Atom[], width: number): readonly FormulaPart[] {
  const parts: FormulaPart[] = [];
  let from = 0;
  let left = 0;
  atoms.forEach((atom, index) => {
    const next = atoms[index + 1];
    const last = !next;
    const penalty = last ? Infinity : penaltyAfter(atom, next, index === from);
    if (penalty === null) return;
    const group = atoms.slice(from, index + 1);
    const right = last ? width : atom.end;
    const start = next ? firstInk(atoms, index + 1) : width;
    parts.push(partOf(group, left, right, penalty, last ? 0 : Math.max(0, start - right)));
    from = index + 1;
    left = start;
  });
  return parts;
}

/** Null if no break is allowed: after anything else, before another relation, after a sign at the beginning. */
function penaltyAfter(atom: Atom, next: Atom, alone: boolean): number | null {
  if (atom.node.texClass === rel) return next.node.texClass === rel ? null : penalties.relation;
  if (atom.node.texClass === bin) return alone ? null : penalties.operator;
  return null;
}

/** Empty atoms ({} in \ce) precede the space that follows an operator. */
function firstInk(atoms: readonly Atom[], index: number): number {
  const atom = atoms.slice(index).find((candidate) => candidate.end > candidate.start) ?? atoms[index];
  return atom?.start ?? 0;
}

function partOf(atoms: readonly Atom[], left: number, right: number, penalty: number, space: number): FormulaPart {
  const height = round(Math.max(0, ...atoms.map((atom) => atom.height)));
  const depth = round(Math.max(0, ...atoms.map((atom) => atom.depth)));
  const width = round(right - left);
  const drawing = drawingOf(atoms, left, width, height, depth);
  const text = formulaText(atoms.map((atom) => atom.node));
  return { width, height, depth, drawing, text, penalty, space: round(space) };
}

function drawingOf(atoms: readonly Atom[], left: number, width: number, height: number, depth: number): Drawing {
  const shapes = joined(atoms.flatMap((atom) => atom.marks)).map((shape) => moved(shape, -left * 1000, height * 1000));
  return { kind: "drawing", width: width * 1000, height: (height + depth) * 1000, shapes: shapes };
}

/**
 * Adjacent outlines in one colour become one path: fewer operators, the same ink. Bars and rules are kept apart, since
 * they may run in the opposite direction to letters that they overlap, and would cut holes by the nonzero rule.
 */
function joined(shapes: readonly Shape[]): readonly Shape[] {
  const result: Shape[] = [];
  let steps: PathStep[] | null = null;
  for (const shape of shapes) {
    const last = result.at(-1);
    if (steps && isOutline(last) && isOutline(shape) && last.fill.paint === shape.fill.paint) {
      for (const step of shape.path) steps.push(step);
      continue;
    }
    steps = isOutline(shape) ? [...shape.path] : null;
    result.push(steps && shape.kind === "path" ? { ...shape, path: steps } : shape);
  }
  return result;
}

type Filled = Extract<Shape, { kind: "path" }> & { readonly fill: object };

function isOutline(shape: Shape | undefined): shape is Filled {
  return shape?.kind === "path" && shape.fill !== null && shape.stroke === null && shape.path.length > 6;
}

function moved(shape: Shape, x: number, y: number): Shape {
  if (shape.kind === "raster") return shape;
  if (shape.kind === "glyph") return { ...shape, x: shape.x + x, y: shape.y + y };
  if (shape.kind === "path") return { ...shape, path: movedPath(shape.path, x, y) };
  const clip = shape.clip && { ...shape.clip, path: movedPath(shape.clip.path, x, y) };
  return { ...shape, clip, marks: shape.marks.map((child) => moved(child, x, y)) };
}

function movedPath(path: Path, dx: number, dy: number): Path {
  const at = (value: number, by: number) => Math.round((value + by) * 10) / 10;
  return path.map((step) => {
    if (step[0] === "Z") return step;
    if (step[0] !== "C") return [step[0], at(step[1], dx), at(step[2], dy)];
    return ["C", at(step[1], dx), at(step[2], dy), at(step[3], dx), at(step[4], dy), at(step[5], dx), at(step[6], dy)];
  });
}

function round(em: number): number {
  return Math.round(em * 10_000) / 10_000 + 0;
}
