// clip-path → a clip round the marks of an element (CSS Masking §6).
import { boundsOf, inkOf, transformPath } from "../../vector/bounds.ts";
import type { Matrix, Path, Shape } from "../../vector/drawing.ts";
import { compose, parseTransform, scaleOf, translation } from "../../vector/matrix.ts";
import { type Element, isElement } from "./element.ts";
import { type Context, lengthOf, referenced, warn } from "./scene.ts";
import { pathOf, shapeNames } from "./shapes.ts";
import { inherit } from "./styles.ts";
import { textPath } from "./text.ts";

type Clip = { readonly path: Path; readonly rule: "nonzero" | "evenodd" };

/** A clip that shows nothing. */
const nothing: Clip = { path: [["M", 0, 0], ["Z"]], rule: "nonzero" };

export function clipped(
  value: string | undefined,
  element: Element,
  context: Context,
  shapes: readonly Shape[],
): readonly Shape[] {
  if (value === undefined || value === "none" || shapes.length === 0) return shapes;
  const target = referenced(context.scene, value);
  if (target?.name !== "clipPath") return shapes;
  const units = unitsOf(target, element, context, shapes);
  const clip = clipOf(target, { ...context, matrix: units });
  const group: Shape = { kind: "group", transform: null, clip, marks: shapes };
  const outer = context.scene.sheet.declarationsFor(target).get("clip-path");
  // A clip path may itself be clipped; a circular chain ends there.
  if (outer === undefined || context.using.includes(target)) return [group];
  return clipped(outer, element, { ...context, using: [...context.using, target] }, [group]);
}

/** What one unit inside the clip path is: a user unit, or the box of what is clipped. */
function unitsOf(target: Element, element: Element, context: Context, shapes: readonly Shape[]): Matrix {
  const transform = parseTransform(target.attributes.get("transform") ?? "");
  const matrix = transform ? compose(context.matrix, transform) : context.matrix;
  if (target.attributes.get("clipPathUnits") !== "objectBoundingBox") return matrix;
  const own = shapeNames.has(element.name) ? boundsOf(pathOf(element, context)) : null;
  if (own) return compose(matrix, [own.right - own.left, 0, 0, own.bottom - own.top, own.left, own.top]);
  const ink = inkOf(shapes);
  return ink ? [ink.right - ink.left, 0, 0, ink.bottom - ink.top, ink.left, ink.top] : matrix;
}

function clipOf(target: Element, context: Context): Clip {
  let rule: Clip["rule"] = "nonzero";
  const path = target.children.filter(isElement).flatMap((child): Path => {
    const style = inherit(context.style, context.scene.sheet.declarationsFor(child));
    if (style.get("clip-rule") === "evenodd") rule = "evenodd";
    return outlineOf(child, { ...context, style });
  });
  return path.length > 0 ? { path, rule } : nothing;
}

function outlineOf(element: Element, outer: Context): Path {
  if (outer.scene.sheet.declarationsFor(element).get("display") === "none") return [];
  const transform = parseTransform(element.attributes.get("transform") ?? "");
  const context: Context = { ...outer, matrix: transform ? compose(outer.matrix, transform) : outer.matrix };
  if (shapeNames.has(element.name)) return transformPath(pathOf(element, context), context.matrix);
  if (element.name === "text") return transformPath(textPath(element, context), context.matrix);
  if (element.name === "use") {
    const target = referenced(context.scene, element.attributes.get("href"));
    const [x, y] = [lengthOf(element, "x", context, "x"), lengthOf(element, "y", context, "y")];
    if (!target || target.name === "use") return [];
    return outlineOf(target, { ...context, matrix: compose(context.matrix, translation(x, y)) });
  }
  if (scaleOf(context.matrix) > 0 && !element.name.includes(":") && element.name !== "title") {
    warn(context.scene, "svg-unsupported", `has a “${element.name}” element in a clip path, which is left out`);
  }
  return [];
}
