// Basic shapes → path data in the element's own units (SVG 2 §10).

import type { Path } from "../../vector/drawing.ts";
import { identity } from "../../vector/matrix.ts";
import { PathBuilder } from "../../vector/path-builder.ts";
import { parsePath } from "../../vector/path-data.ts";
import type { Element } from "./element.ts";
import { parseLength } from "./lengths.ts";
import { type Context, lengthOf } from "./scene.ts";

export const shapeNames = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);

/** Empty for a shape without an extent. */
export function pathOf(element: Element, context: Context): Path {
  switch (element.name) {
    case "path":
      return parsePath(element.attributes.get("d") ?? "", identity).path;
    case "rect":
      return rectanglePath(element, context);
    case "circle": {
      const radius = lengthOf(element, "r", context, "both");
      return ellipsePath(element, context, radius, radius);
    }
    case "ellipse":
      return ellipsePath(
        element,
        context,
        lengthOf(element, "rx", context, "x"),
        lengthOf(element, "ry", context, "y"),
      );
    case "line":
      return [
        ["M", lengthOf(element, "x1", context, "x"), lengthOf(element, "y1", context, "y")],
        ["L", lengthOf(element, "x2", context, "x"), lengthOf(element, "y2", context, "y")],
      ];
    case "polyline":
    case "polygon":
      return polygonPath(element);
    default:
      return [];
  }
}

function rectanglePath(element: Element, context: Context): Path {
  const [x, y] = [lengthOf(element, "x", context, "x"), lengthOf(element, "y", context, "y")];
  const [width, height] = [lengthOf(element, "width", context, "x"), lengthOf(element, "height", context, "y")];
  if (!(width > 0 && height > 0)) return [];
  const givenX = parseLength(element.attributes.get("rx"), context.viewport.width, 16);
  const givenY = parseLength(element.attributes.get("ry"), context.viewport.height, 16);
  const rx = Math.min(Math.max(0, givenX ?? givenY ?? 0), width / 2);
  const ry = Math.min(Math.max(0, givenY ?? givenX ?? 0), height / 2);
  const builder = new PathBuilder(identity);
  const [right, bottom] = [x + width, y + height];
  builder.moveTo(x + rx, y);
  builder.lineTo(right - rx, y);
  corner(builder, rx, ry, right, y + ry);
  builder.lineTo(right, bottom - ry);
  corner(builder, rx, ry, right - rx, bottom);
  builder.lineTo(x + rx, bottom);
  corner(builder, rx, ry, x, bottom - ry);
  builder.lineTo(x, y + ry);
  corner(builder, rx, ry, x + rx, y);
  builder.close();
  return builder.steps;
}

function corner(builder: PathBuilder, rx: number, ry: number, x: number, y: number): void {
  if (rx > 0 && ry > 0) builder.draw("A", false, [rx, ry, 0, 0, 1, x, y]);
}

function ellipsePath(element: Element, context: Context, rx: number, ry: number): Path {
  if (!(rx > 0 && ry > 0)) return [];
  const [cx, cy] = [lengthOf(element, "cx", context, "x"), lengthOf(element, "cy", context, "y")];
  const builder = new PathBuilder(identity);
  builder.moveTo(cx + rx, cy);
  builder.draw("A", false, [rx, ry, 0, 0, 1, cx - rx, cy]);
  builder.draw("A", false, [rx, ry, 0, 0, 1, cx + rx, cy]);
  builder.close();
  return builder.steps;
}

function polygonPath(element: Element): Path {
  const points = (element.attributes.get("points") ?? "").match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? [];
  const builder = new PathBuilder(identity);
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [x, y] = [Number(points[index]), Number(points[index + 1])];
    if (index === 0) builder.moveTo(x, y);
    else builder.lineTo(x, y);
  }
  if (element.name === "polygon") builder.close();
  return builder.steps;
}
