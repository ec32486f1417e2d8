// Labels: text and tspan → outlines of the package's own fonts, whatever fonts the file asks for.
import { transformPath } from "../../vector/bounds.ts";
import type { Path, Shape } from "../../vector/drawing.ts";
import { compose, rotation, scaling, translation } from "../../vector/matrix.ts";
import { type Element, isElement } from "./element.ts";
import { labelWord } from "./label-word.ts";
import { parseLength } from "./lengths.ts";
import { paintPath } from "./paint-path.ts";
import { type Context, fontSizeOf, warn, wholeOf } from "./scene.ts";
import { type Declarations, inherit } from "./styles.ts";
import { placeOnPath } from "./text-on-path.ts";
import { inVisualOrder, type TextChunk } from "./text-order.ts";

interface Placed {
  readonly path: Path;
  readonly style: Declarations;
}

export function drawText(element: Element, context: Context): readonly Shape[] {
  return place(element, context).flatMap(({ path, style }) => paintPath(path, { ...context, style }));
}

/** For clip paths made of letters. */
export function textPath(element: Element, context: Context): Path {
  return place(element, context).flatMap(({ path }) => path);
}

function place(element: Element, context: Context): readonly Placed[] {
  const stretches: TextChunk[] = [];
  const keepsSpace =
    element.attributes.get("xml:space") === "preserve" || /^pre/.test(context.style.get("white-space") ?? "");
  const nowhere = { x: [], y: [], dx: [], dy: [], rotate: [] };
  const placed: Placed[] = [];
  collect(element, context.style, 0, nowhere, { context, keepsSpace, stretches, placed });
  if (!keepsSpace) collapse(stretches);
  let [x, y] = [0, 0];
  const chunks = chunksOf(stretches);
  for (const chunk of chunks) {
    const [first] = chunk;
    const direction = first?.style.get("direction") === "rtl" ? "rtl" : "ltr";
    const pieces = inVisualOrder(chunk, direction);
    const words = pieces.map(({ stretch, text, direction: of }) => labelWord(text, stretch.style, of, context));
    const moved = chunk.reduce((sum, { dx }) => sum + dx, 0);
    const natural = words.reduce((sum, word) => sum + word.width, moved);
    const fitted = chunks.length === 1 ? fitting(element, context, natural) : 1;
    const width = natural * fitted;
    const anchor = first?.style.get("text-anchor");
    // If the text runs to the left, its beginning is its right end (SVG 2 §11.6.1).
    const before = anchor === "middle" ? width / 2 : (anchor === "end") === (direction === "ltr") ? width : 0;
    x = (first?.x ?? x) - before;
    y = first?.y ?? y;
    pieces.forEach(({ stretch, moves }, index) => {
      const word = words[index];
      if (!word) return;
      if (moves) x += stretch.dx;
      if (moves) y += stretch.dy;
      const matrix = compose(
        compose(translation(x, y + stretch.shift), rotation(stretch.rotate)),
        scaling(word.scale * fitted, word.scale),
      );
      placed.push({ path: transformPath(word.path, matrix), style: stretch.style });
      x += word.width * fitted;
    });
  }
  return placed;
}

/**
 * How much letters are widened or narrowed to get the length that the file gives for its own font (SVG 2 §11.7); 1 if
 * that would spoil them.
 */
function fitting(element: Element, context: Context, natural: number): number {
  const asked = parseLength(element.attributes.get("textLength"), context.viewport.width, fontSizeOf(context.style));
  const factor = asked !== null && natural > 0 ? asked / natural : 1;
  return factor > 0.6 && factor < 1.7 ? factor : 1;
}

/** A new chunk with its own anchor begins wherever the file gives a position (SVG 2 §11.6). */
function chunksOf(stretches: readonly TextChunk[]): readonly (readonly TextChunk[])[] {
  const chunks: TextChunk[][] = [];
  for (const stretch of stretches) {
    const current = chunks.at(-1);
    if (current && stretch.x === null && stretch.y === null) current.push(stretch);
    else chunks.push([stretch]);
  }
  return chunks;
}

/** The positions that the file gives for the characters of an element, in order. */
interface Places {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dx: readonly number[];
  readonly dy: readonly number[];
  readonly rotate: readonly number[];
}

/** State of a whole text element. */
interface Collection {
  readonly context: Context;
  readonly keepsSpace: boolean;
  readonly stretches: TextChunk[];
  /** What already has its place: text on paths. */
  readonly placed: Placed[];
}

/** Draws the characters of an element and of the elements within it (SVG 2 §11.4.2); returns their number. */
function collect(element: Element, style: Declarations, shift: number, around: Places, into: Collection): number {
  const { context, keepsSpace, stretches } = into;
  const own = placesOf(element, context, style);
  const places = merged(own, around);
  const lowered = shift + baselineShift(element, style, context);
  let index = 0;
  let begun = false;
  for (const child of element.children) {
    if (isElement(child)) {
      index += collectChild(child, style, shift, from(places, index), into);
      begun = true;
      continue;
    }
    const text = keepsSpace ? child.replace(/[\n\t\r]/g, " ") : child.replace(/\s+/g, " ");
    // White space before a first tspan is only layout of the file, and uses up no positions.
    if (text.trim() === "" && !begun) continue;
    for (const piece of piecesOf(stretches.length === 0 && !keepsSpace ? text.trimStart() : text, places, index)) {
      const at = index;
      stretches.push({
        text: piece,
        x: places.x[at] ?? null,
        y: places.y[at] ?? null,
        dx: places.dx[at] ?? 0,
        dy: places.dy[at] ?? 0,
        rotate: places.rotate[at] ?? places.rotate.at(-1) ?? 0,
        style,
        shift: lowered,
      });
      index += [...piece].length;
    }
    begun = true;
  }
  if (!begun && own.y.length + own.dy.length > 0) {
    // An empty tspan still moves the pen.
    stretches.push({
      text: "",
      x: own.x[0] ?? null,
      y: own.y[0] ?? null,
      dx: own.dx[0] ?? 0,
      dy: own.dy[0] ?? 0,
      rotate: 0,
      style,
      shift,
    });
  }
  return index;
}

function placesOf(element: Element, context: Context, style: Declarations): Places {
  const list = (name: string, direction: "x" | "y") =>
    (element.attributes.get(name) ?? "")
      .split(/[\s,]+/)
      .filter(Boolean)
      .slice(0, 10_000)
      .map((part) => parseLength(part, wholeOf(context, direction), fontSizeOf(style)) ?? 0);
  return {
    x: list("x", "x"),
    y: list("y", "y"),
    dx: list("dx", "x"),
    dy: list("dy", "y"),
    rotate: list("rotate", "x"),
  };
}

/** An element's own positions, or those of its parent if it has none. */
function merged(own: Places, around: Places): Places {
  const each = (name: keyof Places) =>
    own[name].length === 0 ? around[name] : [...own[name], ...around[name].slice(own[name].length)];
  const rotate = own.rotate.length === 0 ? around.rotate : own.rotate;
  return { x: each("x"), y: each("y"), dx: each("dx"), dy: each("dy"), rotate };
}

/** The positions left after some characters. */
function from(places: Places, index: number): Places {
  if (index === 0) return places;
  const last = places.rotate.at(-1);
  const rotate = places.rotate.slice(index);
  return {
    x: places.x.slice(index),
    y: places.y.slice(index),
    dx: places.dx.slice(index),
    dy: places.dy.slice(index),
    rotate: rotate.length === 0 && last !== undefined ? [last] : rotate,
  };
}

function collectChild(child: Element, style: Declarations, shift: number, around: Places, into: Collection): number {
  const { context } = into;
  if (child.name === "title" || child.name === "desc" || child.name.includes(":")) return 0;
  const own = context.scene.sheet.declarationsFor(child);
  if (own.get("display") === "none") return 0;
  const inner = inherit(style, own);
  if (child.name === "textPath") {
    into.placed.push(...placeOnPath(child, inner, context).map((path) => ({ path, style: inner })));
    return 0;
  }
  if (child.name !== "tspan" && child.name !== "a") {
    const what = `has a “${child.name}” element in its text, which is not supported; it is left out`;
    warn(context.scene, "svg-unsupported", what);
    return 0;
  }
  const raised = own.get("baseline-shift");
  const size = fontSizeOf(style);
  const up = raised === "super" ? 0.33 * size : raised === "sub" ? -0.2 * size : (parseLength(raised, size, size) ?? 0);
  return collect(child, inner, shift - up, around, into);
}

/** Single characters as long as there are positions; the rest together. */
function piecesOf(text: string, places: Places, from: number): readonly string[] {
  const last = Math.max(
    ...Object.entries(places).map(([name, list]) => (name === "rotate" && list.length > 1 ? Infinity : list.length)),
  );
  const characters = [...text];
  const single = Math.max(0, Math.min(characters.length, (last > 1 ? last : 0) - from));
  const rest = characters.slice(single).join("");
  return [...characters.slice(0, single), ...(rest === "" ? [] : [rest])];
}

function baselineShift(element: Element, style: Declarations, { scene }: Context): number {
  const own = scene.sheet.declarationsFor(element).get("alignment-baseline");
  const baseline = own ?? style.get("dominant-baseline");
  const size = fontSizeOf(style);
  if (baseline === "middle" || baseline === "central") return 0.32 * size;
  if (baseline === "hanging" || baseline === "text-before-edge" || baseline === "text-top") return 0.73 * size;
  if (baseline === "text-after-edge" || baseline === "ideographic") return -0.21 * size;
  return 0;
}

/** One space between words, also across tspans, and none at the ends. */
function collapse(stretches: TextChunk[]): void {
  let after = true;
  for (const stretch of stretches) {
    if (stretch.x !== null) after = true;
    if (after) stretch.text = stretch.text.trimStart();
    if (stretch.text !== "") after = stretch.text.endsWith(" ");
  }
  const last = stretches.findLast((stretch) => stretch.text !== "");
  if (last) last.text = last.text.trimEnd();
}
