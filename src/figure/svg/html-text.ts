// HTML text in a drawing, or Inkscape's flowed text → labels: its words, line by line, in their size, weight and
// colour. In: a foreignObject or a flowRoot, and where its lines are. Out: marks. Draw.io and Mermaid write their
// labels like this.
import { rectangle, transformPath } from "../../vector/bounds.ts";
import type { Shape } from "../../vector/drawing.ts";
import { compose, scaling, translation } from "../../vector/matrix.ts";
import { type Element, isElement } from "./element.ts";
import { labelWord } from "./label-word.ts";
import { parseLength } from "./lengths.ts";
import { isHidden, paintPath } from "./paint-path.ts";
import { type Context, fontSizeOf } from "./scene.ts";
import { type Declarations, inherit } from "./styles.ts";

/** Where the lines of a text are. */
export interface TextBox {
  /** The left edge, the middle or the right edge, depending on `align`. */
  readonly x: number;
  readonly align: "start" | "middle" | "end";
  /** The top of the first line, or the middle of all lines. */
  readonly y: number;
  readonly isCentred: boolean;
  /** The width at which lines are broken; null: only where the file breaks them. */
  readonly width: number | null;
  /** As a multiple of the size of the letters. */
  readonly lineHeight?: number;
  /** A colour behind the words, which hides the line that they are written across. */
  readonly background?: string | null;
}

interface Word {
  readonly text: string;
  readonly style: Declarations;
  readonly spaceBefore: boolean;
}

type Line = Word[];

const blocks = new Set("div p li ul ol tr table h1 h2 h3 h4 h5 h6 section flowPara flowRegion".split(" "));
const bold = new Set(["b", "strong", "th", "h1", "h2", "h3", "h4"]);
const italic = new Set(["i", "em", "var"]);
const unread = new Set(["style", "script", "title", "head", "flowRegion", "annotation"]);
const usualLineHeight = 1.2;

export function drawTextBox(element: Element, context: Context, box: TextBox): readonly Shape[] {
  if (isHidden(context)) return [];
  const lines = linesOf(element, context).flatMap((line) => broken(line, box.width, context));
  const lineHeight = box.lineHeight ?? usualLineHeight;
  const heights = lines.map((line) => lineHeight * Math.max(...line.map(({ style }) => fontSizeOf(style))));
  const whole = heights.reduce((sum, height) => sum + height, 0);
  let top = box.isCentred ? box.y - whole / 2 : box.y;
  return lines.flatMap((line, index) => {
    const height = heights[index] ?? 0;
    // The letters of a line are as far from its top as from its foot: of 1.2 em, the baseline is at 0.94.
    const baseline = top + (0.34 / lineHeight + 0.5) * height;
    const behind = box.background ? drawBehind(line, box, { top, height }, context) : [];
    top += height;
    return [...behind, ...drawLine(line, box, baseline, context)];
  });
}

function drawBehind(
  line: Line,
  box: TextBox,
  { top, height }: { readonly top: number; readonly height: number },
  context: Context,
): readonly Shape[] {
  const width = widthOf(line, context);
  const path = rectangle(leftOf(box, width), top, width, height);
  return paintPath(path, { ...context, style: new Map([["fill", box.background ?? "none"]]) });
}

const leftOf = ({ x, align }: TextBox, width: number): number =>
  x - (align === "middle" ? width / 2 : align === "end" ? width : 0);

function drawLine(line: Line, box: TextBox, baseline: number, context: Context): readonly Shape[] {
  const width = widthOf(line, context);
  let x = leftOf(box, width);
  return line.flatMap((word, index) => {
    const { path, scale, width: own } = labelWord(spaced(word, index), word.style, "ltr", context);
    const placed = transformPath(path, compose(translation(x, baseline), scaling(scale)));
    x += own;
    return paintPath(placed, { ...context, style: word.style });
  });
}

const spaced = ({ text, spaceBefore }: Word, index: number): string => (spaceBefore && index > 0 ? ` ${text}` : text);

function widthOf(line: Line, context: Context): number {
  return line.reduce((sum, word, index) => sum + labelWord(spaced(word, index), word.style, "ltr", context).width, 0);
}

/** The lines as the file has them. */
function linesOf(root: Element, context: Context): readonly Line[] {
  const lines: Line[] = [];
  let open = true;
  let space = false;
  const visit = (element: Element, style: Declarations): void => {
    for (const child of element.children) {
      if (isElement(child)) {
        const name = child.name.replace(/^.{1,30}:/, "");
        if (unread.has(name)) continue;
        if (name === "br" || blocks.has(name)) open = true;
        if (name !== "br") visit(child, styleIn(child, name, style, context));
        if (blocks.has(name)) open = true;
        continue;
      }
      for (const [index, text] of child.split(/[ \t\r\n]+/).entries()) {
        space ||= index > 0;
        if (text === "") continue;
        if (open) lines.push([]);
        lines.at(-1)?.push({ text, style, spaceBefore: space && !open });
        [open, space] = [false, false];
      }
    }
  };
  visit(root, htmlStyle(root, context));
  return lines;
}

/** HTML paints its letters in `color`. */
function htmlStyle(root: Element, { style }: Context): Declarations {
  return root.name === "flowRoot"
    ? style
    : new Map([...style, ["fill", style.get("color") ?? "black"], ["stroke", "none"]]);
}

function styleIn(element: Element, name: string, outer: Declarations, context: Context): Declarations {
  const own = context.scene.sheet.declarationsFor(element);
  // Draw.io hides the white space of its frames with a size of zero.
  const given = new Map([...own].filter(([key, value]) => key !== "font-size" || !/^0(?:px)?$/.test(value)));
  if (bold.has(name)) given.set("font-weight", "bold");
  if (italic.has(name)) given.set("font-style", "italic");
  const colour = own.get("color");
  if (colour !== undefined) given.set("fill", colour);
  const style = inherit(outer, given);
  if (name !== "sub" && name !== "sup") return style;
  return inherit(style, new Map([["font-size", String(0.7 * fontSizeOf(style))]]));
}

/** A line that is too wide, broken between its words. */
function broken(line: Line, width: number | null, context: Context): readonly Line[] {
  if (width === null || widthOf(line, context) <= width * 1.05) return [line];
  const lines: Line[] = [[]];
  let reached = 0;
  for (const word of line) {
    const own = labelWord(` ${word.text}`, word.style, "ltr", context).width;
    if (reached > 0 && word.spaceBefore && reached + own > width) {
      lines.push([]);
      reached = 0;
    }
    lines.at(-1)?.push(word);
    reached += own;
  }
  return lines;
}

/** The place of the text in its foreignObject, as its HTML specifies. */
export function boxOf(
  element: Element,
  context: Context,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): TextBox {
  const asked = new Map<string, string>();
  const survey = (one: Element): void => {
    for (const [name, value] of context.scene.sheet.declarationsFor(one)) if (!asked.has(name)) asked.set(name, value);
    for (const child of one.children) if (isElement(child)) survey(child);
  };
  survey(element);
  const says = (name: string, pattern: RegExp) => pattern.test(asked.get(name) ?? "");
  const pixels = (name: string) => parseLength(asked.get(name), width, 16) ?? 0;
  // Draw.io places a frame without height by padding and margin in an object as large as the drawing.
  const left = x + pixels("margin-left");
  const inner = parseLength(asked.get("width"), width, 16) ?? width;
  const isCentred = says("align-items", /center/) || says("vertical-align", /middle/);
  const align =
    says("text-align", /center/) || says("justify-content", /center/)
      ? "middle"
      : says("text-align", /right|end/)
        ? "end"
        : "start";
  const padding = pixels("padding-top");
  return {
    x: align === "middle" ? left + inner / 2 : align === "end" ? left + inner : left,
    align,
    y: isCentred ? (padding > 0 ? y + padding : y + height / 2) : y + padding,
    isCentred,
    lineHeight: lineHeightIn(asked.get("line-height")),
    background: asked.get("background-color") ?? null,
    width: says("white-space", /nowrap|pre/) || inner <= 1 ? null : inner,
  };
}

/** `1.5`; lengths are rare, and depend on the size of the letters. */
function lineHeightIn(written: string | undefined): number {
  const value = Number(written);
  return value >= 0.8 && value <= 3 ? value : usualLineHeight;
}
