// Drawings and rasters as operators (ISO 32000-1 §8.5, §8.9). Every drawing is between `q` and `Q`.

import { outlineOf } from "../vector/bounds.ts";
import type {
  Colour,
  Drawing,
  Gradient,
  Matrix,
  Paint,
  Path,
  Picture,
  Raster,
  Shape,
  Stroke,
} from "../vector/drawing.ts";
import { compose } from "../vector/matrix.ts";
import { type Canvas, colourOperator } from "./canvas.ts";
import { isTranslucent } from "./gradients.ts";
import { isGradient, type PathShape, type Resources } from "./resources.ts";
import { number } from "./syntax.ts";

const caps = { butt: 0, round: 1, square: 2 } as const;
const steps = { M: " m", L: " l", C: " c", Z: "h" } as const;
const joins = { miter: 0, round: 1, bevel: 2 } as const;

/** State passed from group to group. */
interface Setting {
  readonly canvas: Canvas;
  readonly resources: Resources;
  /** The colour of the surrounding text. */
  readonly colour: Colour;
  /** From the drawing's units to the page; patterns and masks are placed by it (§8.7.2). */
  readonly matrix: Matrix;
  readonly decimals: number;
}

/** Draws a picture into a box of the page, y downwards. */
export function drawPicture(
  canvas: Canvas,
  resources: Resources,
  picture: Picture,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colour: Colour,
): void {
  const top = canvas.box.height - box.y;
  if (picture.kind === "raster") {
    const image = resources.image(picture);
    const place = compose([box.width, 0, 0, box.height, box.x, top - box.height], image.orientation);
    canvas.write(`q ${matrixOperator(place)} ${canvas.useImage(image)} Do Q`);
    return;
  }
  if (picture.shapes.length === 0 || !(picture.width > 0) || !(picture.height > 0)) return;
  const scaleX = box.width / picture.width;
  const scaleY = box.height / picture.height;
  drawDrawing(canvas, resources, picture, [scaleX, 0, 0, -scaleY, box.x, top], colour);
}

/** `matrix` maps the drawing's units, y downwards, to the page, y upwards. */
export function drawDrawing(
  canvas: Canvas,
  resources: Resources,
  drawing: Drawing,
  matrix: Matrix,
  colour: Colour,
): void {
  if (drawing.shapes.length === 0) return;
  const setting: Setting = { canvas, resources, colour, matrix, decimals: decimalsFor(matrix) };
  // Colours and opacities inside a drawing are its own.
  canvas.write(`q ${matrixOperator(matrix)}`);
  for (const shape of drawing.shapes) drawMark(setting, shape);
  canvas.write("Q");
}

function drawMark(setting: Setting, shape: Shape): void {
  if (shape.kind === "path") drawPath(setting, shape);
  else if (shape.kind === "raster") drawRaster(setting, shape.raster, shape.transform);
  else if (shape.kind === "glyph") {
    const fill = { paint: shape.paint, rule: "nonzero", opacity: 1 } as const;
    drawPath(setting, { kind: "path", path: outlineOf(shape), fill, stroke: null });
  } else {
    const { canvas } = setting;
    const inner = shape.transform ? { ...setting, matrix: compose(setting.matrix, shape.transform) } : setting;
    const finer = shape.transform ? { ...inner, decimals: decimalsFor(inner.matrix) } : inner;
    canvas.write(`q${shape.transform ? ` ${matrixOperator(shape.transform)}` : ""}`);
    if (shape.clip) {
      const path = pathOperators(shape.clip.path, finer.decimals);
      // An empty clip shows nothing.
      canvas.write(`${path || "0 0 0 0 re"} ${shape.clip.rule === "evenodd" ? "W*" : "W"} n`);
    }
    for (const child of shape.marks) drawMark(finer, child);
    canvas.write("Q");
  }
}

/** A raster fills its natural size, y downwards, before it is transformed. */
function drawRaster(setting: Setting, raster: Raster, transform: Matrix): void {
  const { canvas, resources } = setting;
  const image = resources.image(raster);
  const upright: Matrix = [raster.width, 0, 0, -raster.height, 0, raster.height];
  const place = compose(transform, compose(upright, image.orientation));
  canvas.write(`q ${matrixOperator(place)} ${canvas.useImage(image)} Do Q`);
}

function drawPath(setting: Setting, mark: PathShape): void {
  const { canvas } = setting;
  const path = pathOperators(mark.path, setting.decimals);
  if (!path) return;
  const { fill, stroke } = mark;
  const plain = !isMasked(fill?.paint) && !isMasked(stroke?.paint);
  const opaque = (fill?.opacity ?? 1) >= 1 && (stroke?.opacity ?? 1) >= 1;
  if (plain) {
    const set = [
      opaque ? "" : canvas.useState(setting.resources.opacity(fill?.opacity ?? 1, stroke?.opacity ?? 1)),
      fill ? paintOperators(setting, fill.paint, "fill") : "",
      stroke ? strokeOperators(setting, stroke) : "",
    ];
    const even = fill?.rule === "evenodd" ? "*" : "";
    const paint = fill && stroke ? `B${even}` : fill ? `f${even}` : stroke ? "S" : "n";
    canvas.write(`${opaque ? "" : "q "}${set.filter(Boolean).join(" ")} ${path} ${paint}${opaque ? "" : " Q"}`);
    return;
  }
  // A translucent gradient needs a mask of its own for fill and stroke.
  if (fill) drawMasked(setting, { ...mark, stroke: null }, fill.paint);
  if (stroke) drawMasked(setting, { ...mark, fill: null }, stroke.paint);
}

function drawMasked(setting: Setting, mark: PathShape, paint: Paint): void {
  const { canvas, resources } = setting;
  if (!isGradient(paint) || !isTranslucent(paint)) {
    drawPath(setting, mark);
    return;
  }
  const { width, height } = canvas.box;
  const mask = resources.softMask(paint, compose(setting.matrix, paint.transform), width, height);
  const solid: Gradient = { ...paint, stops: paint.stops.map((stop) => ({ ...stop, opacity: 1 })) };
  // The mask's form is placed by the matrix in force, so it is set where the page's own matrix applies.
  const back = invert(setting.matrix);
  if (!back) return;
  canvas.write(`q ${matrixOperator(back)} ${canvas.useState(mask)} ${matrixOperator(setting.matrix)}`);
  drawPath(setting, {
    ...mark,
    fill: mark.fill && { ...mark.fill, paint: solid },
    stroke: mark.stroke && { ...mark.stroke, paint: solid },
  });
  canvas.write("Q");
}

function isMasked(paint: Paint | undefined): boolean {
  return paint !== undefined && isGradient(paint) && isTranslucent(paint);
}

function paintOperators(setting: Setting, paint: Paint, use: "fill" | "stroke"): string {
  if (isGradient(paint)) {
    const { canvas, resources } = setting;
    const pattern = canvas.usePattern(resources.pattern(paint, compose(setting.matrix, paint.transform)));
    return use === "fill" ? `/Pattern cs ${pattern} scn` : `/Pattern CS ${pattern} SCN`;
  }
  return colourOperator(paint === "current" ? setting.colour : paint, use === "fill" ? "rg" : "RG");
}

function strokeOperators(setting: Setting, stroke: Stroke): string {
  const { decimals } = setting;
  const dash = stroke.dash.some((length) => length > 0)
    ? `[${stroke.dash.map((length) => number(Math.max(length, 0), decimals)).join(" ")}] ${number(stroke.dashOffset, decimals)} d`
    : "[] 0 d";
  const limit = stroke.join === "miter" ? ` ${number(Math.max(stroke.miterLimit, 1))} M` : "";
  return (
    `${paintOperators(setting, stroke.paint, "stroke")} ${number(stroke.width, decimals)} w ` +
    `${caps[stroke.cap]} J ${joins[stroke.join]} j${limit} ${dash}`
  );
}

const paths = new WeakMap<Path, { readonly decimals: number; readonly operators: string }>();

/** Formulas and logos repeat: a path is written out once. */
function pathOperators(path: Path, decimals: number): string {
  const known = paths.get(path);
  if (known?.decimals === decimals) return known.operators;
  const operators = path
    .map(([kind, ...values]) => `${values.map((value) => number(value, decimals)).join(" ")}${steps[kind]}`)
    .join(" ");
  paths.set(path, { decimals, operators });
  return operators;
}

/** Enough for a hundredth of a point on paper. */
function decimalsFor(matrix: Matrix): number {
  const scale = Math.max(Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3]), 1e-6);
  return Math.min(Math.max(Math.ceil(2 + Math.log10(scale)), 0), 6);
}

function matrixOperator(matrix: Matrix): string {
  const [a, b, c, d, e, f] = matrix;
  return `${[a, b, c, d].map((value) => number(value, 6)).join(" ")} ${number(e, 3)} ${number(f, 3)} cm`;
}

function invert(matrix: Matrix): Matrix | null {
  const [a, b, c, d, e, f] = matrix;
  const determinant = a * d - b * c;
  if (determinant === 0) return null;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}
