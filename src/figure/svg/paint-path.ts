// A path and its style → marks. If the map keeps shapes similar, it is applied to the path; if it skews them, the path
// keeps its own units inside a group, so that the stroke is skewed too.
import { boundsOf, transformPath } from "../../vector/bounds.ts";
import type { Matrix, Path, Shape, Stroke } from "../../vector/drawing.ts";
import { identity, scaleOf } from "../../vector/matrix.ts";
import { parseLength } from "./lengths.ts";
import { numberOr, paintOf } from "./paint.ts";
import { drawPattern, patternOf } from "./pattern.ts";
import { type Context, fontSizeOf, spend, wholeOf } from "./scene.ts";

export function paintPath(path: Path, context: Context): readonly Shape[] {
  if (path.length === 0 || isHidden(context)) return [];
  spend(context.scene, 1 + path.length / 100);
  const box = boundsOf(path);
  const { style, matrix } = context;
  const wantsStroke = (style.get("stroke") ?? "none") !== "none";
  const folded = !wantsStroke || isSimilar(matrix);
  const paintMatrix = folded ? matrix : identity;
  const pattern = patternOf(style.get("fill"), context);
  const tiles = pattern && drawPattern(pattern, path, { ...context, opacity: fillOpacityOf(context) });
  const fill = pattern ? null : paintOf(style.get("fill") ?? "black", context, box, paintMatrix);
  const fillOpacity = (fill?.opacity ?? 1) * fillOpacityOf(context);
  const stroke = wantsStroke ? strokeOf(context, box, paintMatrix, folded ? scaleOf(matrix) : 1) : null;
  const below = tiles ? [tiles] : [];
  if (!fill && !stroke) return below;
  const shape: Shape = {
    kind: "path",
    path: folded ? transformPath(path, matrix) : path,
    fill: fill && {
      paint: fill.paint,
      rule: style.get("fill-rule") === "evenodd" ? "evenodd" : "nonzero",
      opacity: fillOpacity,
    },
    stroke,
  };
  return [...below, folded ? shape : { kind: "group", transform: matrix, clip: null, marks: [shape] }];
}

const fillOpacityOf = ({ style, opacity }: Context): number => numberOr(style.get("fill-opacity"), 1) * opacity;

export function isHidden({ style }: Context): boolean {
  const visibility = style.get("visibility");
  return visibility === "hidden" || visibility === "collapse";
}

/** Turned, mirrored, enlarged alike in all directions: a stroke stays a stroke. */
function isSimilar([a, b, c, d]: Matrix): boolean {
  const [first, second] = [Math.hypot(a, b), Math.hypot(c, d)];
  const tolerance = 1e-4 * (first + second);
  return Math.abs(first - second) < tolerance && Math.abs(a * c + b * d) < tolerance * (first + second);
}

function strokeOf(context: Context, box: ReturnType<typeof boundsOf>, matrix: Matrix, scale: number): Stroke | null {
  const { style } = context;
  const painted = paintOf(style.get("stroke") ?? "none", context, box, matrix);
  const length = (text: string | undefined) => parseLength(text, wholeOf(context, "both"), fontSizeOf(style));
  const width = length(style.get("stroke-width")) ?? 1;
  if (!painted || !(width > 0)) return null;
  const cap = style.get("stroke-linecap");
  const join = style.get("stroke-linejoin");
  return {
    paint: painted.paint,
    width: width * scale,
    cap: cap === "round" || cap === "square" ? cap : "butt",
    join: join === "round" || join === "bevel" ? join : "miter",
    miterLimit: Math.max(1, length(style.get("stroke-miterlimit")) ?? 4),
    dash: dashes(style.get("stroke-dasharray"), length, scale),
    dashOffset: (length(style.get("stroke-dashoffset")) ?? 0) * scale,
    opacity: painted.opacity * numberOr(style.get("stroke-opacity"), 1) * context.opacity,
  };
}

/** An odd list is repeated; one with a negative length, or of zeros alone, is ignored (SVG 2 §13.5.6). */
function dashes(text: string | undefined, length: (text: string) => number | null, scale: number): readonly number[] {
  if (text === undefined || text === "none") return [];
  const lengths = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 100)
    .map(length);
  const valid = lengths.filter((one): one is number => one !== null && one >= 0).map((one) => one * scale);
  if (valid.length !== lengths.length || valid.every((one) => one === 0)) return [];
  return valid.length % 2 === 0 ? valid : [...valid, ...valid];
}
