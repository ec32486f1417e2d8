// Arrow heads and the like on the vertices of a path (SVG 2 §13.7).
import { rectangle, transformPath } from "../../vector/bounds.ts";
import type { Path, Shape } from "../../vector/drawing.ts";
import { compose, rotation, scaling, translation } from "../../vector/matrix.ts";
import { drawChildren } from "./draw.ts";
import type { Element } from "./element.ts";
import { parseLength } from "./lengths.ts";
import { isHidden } from "./paint-path.ts";
import { type Context, fontSizeOf, lengthOf, referenced, wholeOf } from "./scene.ts";
import { inherit } from "./styles.ts";
import { fitBox, parseViewBox } from "./viewport.ts";

interface Vertex {
  readonly x: number;
  readonly y: number;
  /** Directions of arriving and leaving, in degrees; null at the ends. */
  readonly before: number | null;
  readonly after: number | null;
}

const marked = new Set(["path", "line", "polyline", "polygon"]);

export function drawMarkers(element: Element, path: Path, context: Context): readonly Shape[] {
  if (!marked.has(element.name) || isHidden(context)) return [];
  const { style } = context;
  const named = (where: string) => {
    const value = style.get(`marker-${where}`);
    if (value === undefined || value === "none") return null;
    const marker = referenced(context.scene, value);
    return marker?.name === "marker" && !context.using.includes(marker) ? marker : null;
  };
  const [start, mid, end] = [named("start"), named("mid"), named("end")];
  if (!start && !mid && !end) return [];
  const vertices = verticesOf(path);
  return vertices.flatMap((vertex, index) => {
    const shapes: Shape[] = [];
    const [first, last] = [index === 0, index === vertices.length - 1];
    if (first && start) shapes.push(...drawMarker(start, vertex, context, true));
    if (!first && !last && mid) shapes.push(...drawMarker(mid, vertex, context, false));
    if (last && end) shapes.push(...drawMarker(end, vertex, context, false));
    return shapes;
  });
}

function drawMarker(marker: Element, vertex: Vertex, context: Context, atStart: boolean): readonly Shape[] {
  const width = lengthOf(marker, "markerWidth", context, "x", 3);
  const height = lengthOf(marker, "markerHeight", context, "y", 3);
  if (!(width > 0 && height > 0)) return [];
  const strokeWidth =
    parseLength(context.style.get("stroke-width"), wholeOf(context, "both"), fontSizeOf(context.style)) ?? 1;
  const unit = marker.attributes.get("markerUnits") === "userSpaceOnUse" ? 1 : strokeWidth;
  const place = compose(
    compose(translation(vertex.x, vertex.y), rotation(angleOf(marker, vertex, atStart))),
    scaling(unit),
  );
  const box = parseViewBox(marker.attributes.get("viewBox"));
  const fit = box
    ? fitBox(box, { x: 0, y: 0, width, height }, marker.attributes.get("preserveAspectRatio"))
    : scaling(1);
  const [refX, refY] = [lengthOf(marker, "refX", context, "x"), lengthOf(marker, "refY", context, "y")];
  const anchored = translation(-(fit[0] * refX + fit[4]), -(fit[3] * refY + fit[5]));
  const matrix = compose(context.matrix, compose(place, compose(anchored, fit)));
  const own = context.scene.sheet.declarationsFor(marker);
  const shapes = drawChildren(marker, {
    ...context,
    matrix,
    // Markers inherit from where they are defined, not from the line that they mark, except for its colour.
    style: inherit(
      new Map([["color", lineColour(context)]].filter(([, colour]) => colour !== "") as [string, string][]),
      own,
    ),
    viewport: box ?? { width, height },
    using: [...context.using, marker],
  });
  if (shapes.length === 0 || own.get("overflow") === "visible") return shapes;
  const area = box ? rectangle(box.x, box.y, box.width, box.height) : rectangle(0, 0, width, height);
  return [
    { kind: "group", transform: null, clip: { path: transformPath(area, matrix), rule: "nonzero" }, marks: shapes },
  ];
}

/** For `context-stroke`, which Inkscape's arrow heads are painted in. */
function lineColour({ style }: Context): string {
  const stroke = style.get("stroke") ?? "none";
  return stroke === "none" || stroke.startsWith("url(") || stroke === "currentColor"
    ? (style.get("color") ?? "")
    : stroke;
}

function angleOf(marker: Element, { before, after }: Vertex, atStart: boolean): number {
  const orient = marker.attributes.get("orient") ?? "0";
  if (!orient.startsWith("auto")) return Number.parseFloat(orient) || 0;
  const along = before !== null && after !== null ? bisector(before, after) : (before ?? after ?? 0);
  return orient === "auto-start-reverse" && atStart ? along + 180 : along;
}

function bisector(before: number, after: number): number {
  const turn = ((after - before + 540) % 360) - 180;
  return before + turn / 2;
}

function verticesOf(path: Path): readonly Vertex[] {
  const points: { x: number; y: number; arriving: number | null; leaving: number | null }[] = [];
  let [x, y] = [0, 0];
  for (const step of path) {
    if (step[0] === "Z") continue;
    const last = points.at(-1);
    if (step[0] === "M") {
      points.push({ x: step[1], y: step[2], arriving: null, leaving: null });
      [x, y] = [step[1], step[2]];
      continue;
    }
    const tail = step.slice(1) as number[];
    const [endX = 0, endY = 0] = tail.slice(-2);
    const controls: [number, number][] = [[x, y]];
    for (let index = 0; index + 1 < tail.length; index += 2) controls.push([tail[index] ?? 0, tail[index + 1] ?? 0]);
    const leaving = direction(controls);
    const arriving = direction([...controls].reverse());
    if (last) last.leaving = leaving;
    points.push({ x: endX, y: endY, arriving: arriving === null ? null : arriving + 180, leaving: null });
    [x, y] = [endX, endY];
  }
  return points.map(({ arriving, leaving, ...point }) => ({ ...point, before: arriving, after: leaving }));
}

/** From the first point towards the first that differs from it. */
function direction(points: readonly (readonly [number, number])[]): number | null {
  const [first] = points;
  const other = first && points.find(([x, y]) => x !== first[0] || y !== first[1]);
  return first && other ? (Math.atan2(other[1] - first[1], other[0] - first[0]) * 180) / Math.PI : null;
}
