// SVG text → a Drawing in points, or what is wrong with it; warnings report what is left out. Nothing outside the file
// is ever read, and nothing in it is ever run.

import type { FoundFamily } from "../../fonts/font-file.ts";
import type { LabelFonts } from "../../fonts/label-fonts.ts";
import { limits } from "../../source/limits.ts";
import { XmlFault } from "../../source/xml.ts";
import { fontCatalogue } from "../../template/font-catalogue.ts";
import { type Bounds, boundsOf, inkOf, rectangle } from "../../vector/bounds.ts";
import type { Drawing, Matrix, Shape } from "../../vector/drawing.ts";
import { openLettering } from "../../vector/glyph-outlines.ts";
import { scaling } from "../../vector/matrix.ts";
import { drawChildren } from "./draw.ts";
import { type Element, isElement, parseSvg, textOf } from "./element.ts";
import { parseLength } from "./lengths.ts";
import { type Context, indexIds, type Scene, type SvgWarning, TooComplex, warn } from "./scene.ts";
import { inherit, mostRules, readStyleSheet } from "./styles.ts";
import { fitBox, parseViewBox, type ViewBox } from "./viewport.ts";

export type SvgResult =
  | { readonly drawing: Drawing; readonly warnings: readonly SvgWarning[] }
  /** `fault` completes “cannot be used: …”. */
  | { readonly drawing: null; readonly fault: string; readonly hint?: string };

/** A CSS pixel is three quarters of a point. */
const points = 0.75;

/** `fonts`: those of the machine, for labels in scripts that the program has no font for. */
export async function readSvg(bytes: Uint8Array, fonts: LabelFonts | null = null): Promise<SvgResult> {
  const text = decoded(bytes);
  if (text === null) {
    const hint = "save it again in UTF-8";
    return { drawing: null, fault: "its characters are in an encoding that it does not declare", hint };
  }
  try {
    const root = parseSvg(text);
    if (root.name !== "svg") return { drawing: null, fault: `it is not SVG: it begins with “<${root.name}>”` };
    return drawRoot(root, (await fonts?.familiesFor(eastAsian.test(text) ? text : "")) ?? []);
  } catch (error) {
    if (error instanceof XmlFault) {
      const lines = text.slice(0, error.offset).split("\n");
      const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
      const fault = `${error.message} (${place})`;
      return { drawing: null, fault, ...(error.hint !== undefined && { hint: error.hint }) };
    }
    if (error instanceof TooComplex)
      return { drawing: null, fault: error.message, hint: "simplify it, or save it as PNG" };
    throw error;
  }
}

/** As its declaration says (XML 1.0 §4.3.3), UTF-8 otherwise; null for bytes that are invalid in it. */
function decoded(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1];
  const marked = bytes[0] === 0xff || bytes[0] === 0xfe ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : null;
  try {
    return new TextDecoder(marked ?? declared ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const lettered = new Set(["text", "foreignObject", "flowRoot"]);

/** Scripts of East Asia, as letters or as references. */
const eastAsian = /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud8c0]/;

function drawRoot(root: Element, found: readonly FoundFamily[]): SvgResult {
  const sheets: string[] = [];
  const parents = new Map<Element, Element>();
  let letters = false;
  const survey = (element: Element): void => {
    if (element.name === "style") sheets.push(textOf(element));
    if (lettered.has(element.name)) letters = true;
    for (const child of element.children) {
      if (!isElement(child)) continue;
      parents.set(child, element);
      survey(child);
    }
  };
  survey(root);
  let left = limits.styleSteps;
  const spendSteps = (steps: number): void => {
    left -= steps;
    if (left < 0) throw new TooComplex(`its style sheets need more than ${limits.styleSteps / 1e6} million steps`);
  };
  const sheet = readStyleSheet(sheets.join("\n"), (element) => parents.get(element), spendSteps);
  if (!sheet) throw new TooComplex(`its style sheets have more than ${mostRules} rules`);
  const scene: Scene = {
    byId: indexIds(root),
    sheet,
    lettering: letters ? openLettering(fontCatalogue(), found) : null,
    warnings: new Map(),
    missing: new Set(),
    draw: drawChildren,
    budget: limits.drawingElements,
  };
  if (scene.sheet.imports) {
    warn(scene, "svg-external", "imports a style sheet from outside the file; it is left out");
  }
  const drawing = sizeOf(root) ? drawSized(root, scene) : drawUnsized(root, scene);
  if (!drawing) return { drawing: null, fault: "it has no width and height, and draws nothing" };
  reportMissing(scene);
  return { drawing, warnings: [...scene.warnings.values()] };
}

/** All characters of a drawing without a glyph in one warning. */
function reportMissing(scene: Scene): void {
  const characters = [...scene.missing];
  const shown = characters.slice(0, 3).map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `“${character}” (U+${code})`;
  });
  const more = characters.length - shown.length;
  const listed = `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  if (characters.length > 0)
    warn(
      scene,
      "missing-glyph",
      `has ${characters.length > 1 ? "characters" : "the character"} ${listed}, which no font has`,
    );
}

function drawSized(root: Element, scene: Scene): Drawing | null {
  const size = sizeOf(root);
  if (!size) return null;
  const { width, height, box } = size;
  const outer = { x: 0, y: 0, width: width * points, height: height * points };
  const context: Context = {
    scene,
    matrix: tidy(box ? fitBox(box, outer, root.attributes.get("preserveAspectRatio")) : scaling(points)),
    style: inherit(new Map(), scene.sheet.declarationsFor(root)),
    opacity: 1,
    viewport: box ?? { width, height },
    using: [],
  };
  const shapes = inside(drawChildren(root, context), outer.width, outer.height);
  return { kind: "drawing", width: outer.width, height: outer.height, shapes };
}

/**
 * What reaches far beyond the edges of a drawing is cut off there, as in every viewer (SVG 2 §3.11). A label may reach a little further than
 * in the file's own font, and stays whole.
 */
function inside(shapes: readonly Shape[], width: number, height: number): readonly Shape[] {
  const [beside, above] = [1 + width / 10, 1 + height / 10];
  const isInside = (box: Bounds | null) =>
    !box || (box.left >= -beside && box.top >= -above && box.right <= width + beside && box.bottom <= height + above);
  // A clip may keep inside what reaches further.
  const isKept = (shape: Shape) =>
    (shape.kind === "group" && shape.clip && !shape.transform && isInside(boundsOf(shape.clip.path))) ||
    isInside(inkOf([shape]));
  if (shapes.every(isKept)) return shapes;
  const clip = { path: rectangle(0, 0, width, height), rule: "nonzero" } as const;
  return shapes.map((shape) => (isKept(shape) ? shape : { kind: "group", transform: null, clip, marks: [shape] }));
}

/** A drawing without a size is as large as what it draws. */
function drawUnsized(root: Element, scene: Scene): Drawing | null {
  const draw = (matrix: Matrix) =>
    drawChildren(root, {
      scene,
      matrix,
      style: inherit(new Map(), scene.sheet.declarationsFor(root)),
      opacity: 1,
      viewport: unsized,
      using: [],
    });
  const ink = inkOf(draw(scaling(points)));
  if (!ink || ink.right === ink.left || ink.bottom === ink.top) return null;
  warn(scene, "svg-unsupported", "has no width and height; it is assumed to be as large as what it draws");
  const shapes = draw([points, 0, 0, points, -ink.left, -ink.top]);
  return { kind: "drawing", width: ink.right - ink.left, height: ink.bottom - ink.top, shapes };
}

/** What percentages refer to if no size is given (CSS Images 3 §5.2). */
const unsized = { width: 300, height: 150 };

/** From points to pixels and back, 1 becomes 0.9999999999999999, which would then be in every coordinate. */
function tidy([a, b, c, d, e, f]: Matrix): Matrix {
  const round = (value: number) => Number(value.toPrecision(12));
  return [round(a), round(b), round(c), round(d), round(e), round(f)];
}

/** In CSS pixels. If only one side is given, the viewBox gives the other; if none is, it gives the size. */
function sizeOf(root: Element): { width: number; height: number; box: ViewBox | null } | null {
  const box = parseViewBox(root.attributes.get("viewBox"));
  const side = (name: "width" | "height"): number | null => {
    const text = root.attributes.get(name);
    const length = text?.trim().endsWith("%") ? null : parseLength(text, 0, 16);
    return length !== null && length > 0 ? length : null;
  };
  const [givenWidth, givenHeight] = [side("width"), side("height")];
  const ratio = box ? box.width / box.height : null;
  const width = givenWidth ?? (givenHeight && ratio ? givenHeight * ratio : (box?.width ?? null));
  const height = givenHeight ?? (givenWidth && ratio ? givenWidth / ratio : (box?.height ?? null));
  return width === null || height === null ? null : { width, height, box };
}
