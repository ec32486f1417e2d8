// A pattern → the tiles inside a path (SVG 2 §14.3), as in matplotlib's hatched bars. In: the pattern, the path that it
// fills. Out: a group of the tiles, clipped to the path; null if the pattern is empty.
import { type Bounds, boundsOf, rectangle, transformPath } from "../../vector/bounds.ts";
import type { Matrix, Path, Shape } from "../../vector/drawing.ts";
import { apply, compose, identity, inverse, parseTransform, scaling, translation } from "../../vector/matrix.ts";
import { type Element, isElement } from "./element.ts";
import { parseLength } from "./lengths.ts";
import { type Context, fontSizeOf, referenced, spend, templates, warn, wholeOf } from "./scene.ts";
import { fitBox, parseViewBox, type ViewBox } from "./viewport.ts";

/** Hatches have hundreds; more would be a texture. */
const mostTiles = 4000;

/** The pattern that a `fill` refers to. */
export function patternOf(value: string | undefined, context: Context): Element | null {
  if (!value?.trim().startsWith("url(")) return null;
  const element = referenced(context.scene, value);
  return element?.name === "pattern" && !context.using.includes(element) ? element : null;
}

export function drawPattern(pattern: Element, path: Path, context: Context): Shape | null {
  const box = boundsOf(path);
  const chain = templates(pattern, context.scene);
  const tile = box && tileOf(chain, box, context);
  const owner = chain.find((link) => link.children.some(isElement));
  if (!box || !tile || !owner) return null;
  const corners = cornersIn(box, tile.transform);
  if (!corners) return null;
  const [fromX, toX] = [
    Math.floor((corners.left - tile.x) / tile.width),
    Math.ceil((corners.right - tile.x) / tile.width),
  ];
  const [fromY, toY] = [
    Math.floor((corners.top - tile.y) / tile.height),
    Math.ceil((corners.bottom - tile.y) / tile.height),
  ];
  if (!((toX - fromX) * (toY - fromY) <= mostTiles)) {
    warn(context.scene, "svg-unsupported", "has a pattern with too many tiles; what it fills stays empty");
    return null;
  }
  const matrix = compose(context.matrix, tile.transform);
  const marks = context.scene.draw(owner, {
    ...context,
    matrix: compose(matrix, tile.inside),
    // The content of a pattern inherits from the pattern, not from what it fills.
    style: new Map(),
    viewport: tile.viewport ?? context.viewport,
    using: [...context.using, pattern],
  });
  if (marks.length === 0) return null;
  const edge = transformPath(rectangle(tile.x, tile.y, tile.width, tile.height), matrix);
  const tiles: Shape[] = [];
  const [a, b, c, d] = matrix;
  for (let row = fromY; row < toY; row++) {
    for (let column = fromX; column < toX; column++) {
      spend(context.scene, 1);
      const [dx, dy] = [column * tile.width, row * tile.height];
      const transform = translation(a * dx + c * dy, b * dx + d * dy);
      tiles.push({ kind: "group", transform, clip: { path: edge, rule: "nonzero" }, marks });
    }
  }
  const rule = context.style.get("fill-rule") === "evenodd" ? "evenodd" : "nonzero";
  const clip = { path: transformPath(path, context.matrix), rule } as const;
  return { kind: "group", transform: null, clip, marks: tiles };
}

interface Tile extends ViewBox {
  /** From the pattern's space to that of the filled shape. */
  readonly transform: Matrix;
  /** From the units inside the tile to the pattern's space. */
  readonly inside: Matrix;
  readonly viewport: ViewBox | null;
}

function tileOf(chain: readonly Element[], box: Bounds, context: Context): Tile | null {
  const find = (name: string) => chain.map((link) => link.attributes.get(name)).find((value) => value !== undefined);
  const size = { x: box.right - box.left, y: box.bottom - box.top };
  const ofBox = find("patternUnits") !== "userSpaceOnUse";
  const length = (name: string, direction: "x" | "y") => {
    const whole = ofBox ? 1 : wholeOf(context, direction);
    const value = parseLength(find(name), whole, fontSizeOf(context.style)) ?? 0;
    return ofBox ? value * size[direction] : value;
  };
  const place: ViewBox = {
    x: length("x", "x") + (ofBox ? box.left : 0),
    y: length("y", "y") + (ofBox ? box.top : 0),
    width: length("width", "x"),
    height: length("height", "y"),
  };
  if (!(place.width > 0 && place.height > 0)) return null;
  const viewport = parseViewBox(find("viewBox"));
  const inBox = find("patternContentUnits") === "objectBoundingBox";
  const inside = viewport
    ? fitBox(viewport, place, find("preserveAspectRatio"))
    : compose(translation(place.x, place.y), inBox ? scaling(size.x, size.y) : identity);
  return { ...place, transform: parseTransform(find("patternTransform") ?? "") ?? identity, inside, viewport };
}

/** The box of a shape in the space of a pattern. */
function cornersIn({ left, top, right, bottom }: Bounds, transform: Matrix): Bounds | null {
  const back = inverse(transform);
  if (!back) return null;
  const points = [
    apply(back, left, top),
    apply(back, right, top),
    apply(back, left, bottom),
    apply(back, right, bottom),
  ];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
