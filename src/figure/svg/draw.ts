// Elements → marks: the walk over the document, with the groups, uses and viewports that hold shapes.

import { rectangle, transformPath } from "../../vector/bounds.ts";
import type { Matrix, Shape } from "../../vector/drawing.ts";
import { compose, identity, parseTransform, translation } from "../../vector/matrix.ts";
import { clipped } from "./clip.ts";
import { type Element, isElement, textOf } from "./element.ts";
import { boxOf, drawTextBox } from "./html-text.ts";
import { drawImage } from "./image.ts";
import { drawMarkers } from "./markers.ts";
import { numberOr } from "./paint.ts";
import { paintPath } from "./paint-path.ts";
import { type Context, fontSizeOf, lengthOf, referenced, spend, warn } from "./scene.ts";
import { pathOf, shapeNames } from "./shapes.ts";
import { type Declarations, inherit } from "./styles.ts";
import { drawText } from "./text.ts";
import { fitBox, parseViewBox } from "./viewport.ts";

/** Drawn only where something refers to them, or never. */
const silent = new Set(
  "defs symbol clipPath linearGradient radialGradient marker pattern style title desc metadata view stop mask filter".split(
    " ",
  ),
);

export function drawChildren(element: Element, context: Context): readonly Shape[] {
  return element.children.flatMap((child) => (isElement(child) ? drawElement(child, context) : []));
}

function drawElement(element: Element, outer: Context): readonly Shape[] {
  spend(outer.scene, 1);
  // Elements of other vocabularies: Inkscape's own notes, RDF.
  if (element.name.includes(":") || silent.has(element.name)) return [];
  const own = outer.scene.sheet.declarationsFor(element);
  if (own.get("display") === "none") return [];
  warnOfEffects(own, outer);
  const context = enter(element, own, outer);
  if (!context) return [];
  return clipped(own.get("clip-path"), element, context, drawInside(element, own, context));
}

/** The context inside an element; null where its transform makes it vanish. */
function enter(element: Element, own: Declarations, outer: Context): Context | null {
  const transform = element.attributes.get("transform");
  const transformation = transform === undefined ? identity : parseTransform(transform);
  if (!transformation) {
    warn(outer.scene, "svg-unsupported", `has a transform that is not well formed: “${transform?.slice(0, 60)}”`);
    return null;
  }
  if (transformation[0] * transformation[3] - transformation[1] * transformation[2] === 0) return null;
  return {
    ...outer,
    matrix: compose(outer.matrix, transformation),
    style: inherit(outer.style, own),
    opacity: outer.opacity * numberOr(own.get("opacity"), 1),
  };
}

function drawInside(element: Element, own: Declarations, context: Context): readonly Shape[] {
  if (shapeNames.has(element.name)) {
    const path = pathOf(element, context);
    return [...paintPath(path, context), ...drawMarkers(element, path, context)];
  }
  switch (element.name) {
    case "g":
    case "a":
      return drawChildren(element, context);
    case "switch":
      return drawSwitch(element, context);
    case "use":
      return drawUse(element, context);
    case "svg":
      return drawViewport(element, own, context, {
        x: lengthOf(element, "x", context, "x"),
        y: lengthOf(element, "y", context, "y"),
        width: lengthOf(element, "width", context, "x", context.viewport.width),
        height: lengthOf(element, "height", context, "y", context.viewport.height),
      });
    case "text":
      return drawText(element, context);
    case "image":
      return drawImage(element, context);
    case "foreignObject":
      return drawForeign(element, context);
    case "flowRoot":
      return drawFlow(element, context);
    default:
      warn(context.scene, "svg-unsupported", `has a “${element.name}” element, which is not supported; it is left out`);
      return [];
  }
}

const effects = [
  ["filter", "filter"],
  ["mask", "mask"],
  ["blend mode", "mix-blend-mode"],
] as const;

function warnOfEffects(own: Declarations, { scene }: Context): void {
  for (const [name, property] of effects) {
    const value = own.get(property);
    if (value === undefined || value === "none" || value === "normal") continue;
    warn(scene, "svg-unsupported", `has a ${name}, which is not supported; it is drawn without`);
  }
}

/** The first child that needs no extension; Illustrator and draw.io write it for readers like ours. */
function drawSwitch(element: Element, context: Context): readonly Shape[] {
  const children = element.children.filter(isElement).filter((child) => !child.attributes.has("requiredExtensions"));
  const first = children.find((child) => child.name !== "foreignObject");
  const foreign = children.find((child) => child.name === "foreignObject");
  if (!first) return foreign ? drawElement(foreign, context) : [];
  // Draw.io truncates the text that it writes for other readers: the HTML has all of it, and replaces it.
  const isCut = foreign && first.name === "text" && /(?:\.\.\.|…)\s*$/.test(textOf(first));
  return isCut ? drawWhole(foreign, first, context) : drawElement(first, context);
}

function drawWhole(foreign: Element, shortened: Element, outer: Context): readonly Shape[] {
  const own = outer.scene.sheet.declarationsFor(shortened);
  const context = enter(shortened, own, outer);
  if (!context) return [];
  const anchor = context.style.get("text-anchor");
  const size = fontSizeOf(context.style);
  const box = boxOf(foreign, context, { x: 0, y: 0, ...context.viewport });
  return drawTextBox(
    foreign,
    { ...context, style: new Map([...context.style, ["color", context.style.get("fill") ?? "black"]]) },
    {
      x: lengthOf(shortened, "x", context, "x"),
      y: lengthOf(shortened, "y", context, "y") - 0.35 * size,
      align: anchor === "middle" || anchor === "end" ? anchor : "start",
      isCentred: true,
      width: box.width,
    },
  );
}

const setPlain = "which is set as plain text";

function drawForeign(element: Element, context: Context): readonly Shape[] {
  const box = boxOf(element, context, {
    x: lengthOf(element, "x", context, "x"),
    y: lengthOf(element, "y", context, "y"),
    width: lengthOf(element, "width", context, "x"),
    height: lengthOf(element, "height", context, "y"),
  });
  if (textOf(element).trim() === "") {
    warn(context.scene, "svg-unsupported", "has a “foreignObject” without text, which is left out");
    return [];
  }
  warn(context.scene, "svg-unsupported", `has HTML text, ${setPlain}`);
  return drawTextBox(element, context, box);
}

/** Inkscape's flowed text: words in a rectangle. */
function drawFlow(element: Element, context: Context): readonly Shape[] {
  const region = element.children.filter(isElement).find((child) => child.name === "flowRegion");
  const rect = region?.children.filter(isElement).find((child) => child.name === "rect");
  if (!rect) return [];
  warn(context.scene, "svg-unsupported", `has flowed text, ${setPlain}`);
  const [x, y] = [lengthOf(rect, "x", context, "x"), lengthOf(rect, "y", context, "y")];
  const width = lengthOf(rect, "width", context, "x");
  const anchor = context.style.get("text-anchor");
  const align = anchor === "middle" || anchor === "end" ? anchor : "start";
  const at = align === "middle" ? x + width / 2 : align === "end" ? x + width : x;
  return drawTextBox(element, context, { x: at, y, align, isCentred: false, width });
}

function drawUse(element: Element, context: Context): readonly Shape[] {
  const target = referenced(context.scene, element.attributes.get("href"));
  if (!target) return [];
  if (context.using.includes(target)) {
    warn(context.scene, "svg-unsupported", "has a “use” element that draws itself; it is left out");
    return [];
  }
  const moved: Context = {
    ...context,
    matrix: compose(
      context.matrix,
      translation(lengthOf(element, "x", context, "x"), lengthOf(element, "y", context, "y")),
    ),
    using: [...context.using, target],
  };
  if (target.name !== "symbol" && target.name !== "svg") return drawElement(target, moved);
  const own = context.scene.sheet.declarationsFor(target);
  const inside = enter(target, own, moved);
  if (!inside) return [];
  const side = (name: "width" | "height", direction: "x" | "y") =>
    lengthOf(element, name, moved, direction, lengthOf(target, name, moved, direction, context.viewport[name]));
  return drawViewport(target, own, inside, { x: 0, y: 0, width: side("width", "x"), height: side("height", "y") });
}

/** A nested svg or a symbol: fitted by its viewBox, and clipped to its viewport. */
function drawViewport(
  element: Element,
  own: Declarations,
  context: Context,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): readonly Shape[] {
  if (!(place.width > 0 && place.height > 0)) return [];
  const box = parseViewBox(element.attributes.get("viewBox"));
  const fit: Matrix = box
    ? fitBox(box, place, element.attributes.get("preserveAspectRatio"))
    : translation(place.x, place.y);
  const shapes = drawChildren(element, {
    ...context,
    matrix: compose(context.matrix, fit),
    viewport: box ?? { width: place.width, height: place.height },
  });
  const overflow = own.get("overflow");
  if (shapes.length === 0 || overflow === "visible" || overflow === "auto") return shapes;
  const path = transformPath(rectangle(place.x, place.y, place.width, place.height), context.matrix);
  return [{ kind: "group", transform: null, clip: { path, rule: "nonzero" }, marks: shapes }];
}
