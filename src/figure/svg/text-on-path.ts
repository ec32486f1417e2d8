// Text along a curve (SVG 2 §11.8): each glyph upright on the path at its middle. In: a textPath. Out: its glyphs as
// paths.
import { outlineOf, transformPath } from "../../vector/bounds.ts";
import type { Path } from "../../vector/drawing.ts";
import { compose, parseTransform, rotation, scaling, translation } from "../../vector/matrix.ts";
import { type Element, textOf } from "./element.ts";
import { labelWord } from "./label-word.ts";
import { parseLength } from "./lengths.ts";
import { walkPath } from "./path-walk.ts";
import { type Context, fontSizeOf, referenced, spend } from "./scene.ts";
import { pathOf, shapeNames } from "./shapes.ts";
import type { Declarations } from "./styles.ts";

export function placeOnPath(element: Element, style: Declarations, context: Context): readonly Path[] {
  const target = referenced(context.scene, element.attributes.get("href"));
  if (!target || !shapeNames.has(target.name)) return [];
  const moved = parseTransform(target.attributes.get("transform") ?? "");
  const drawn = pathOf(target, context);
  const walk = walkPath(moved ? transformPath(drawn, moved) : drawn);
  const text = textOf(element).replace(/\s+/g, " ").trim();
  const { word, width, scale } = labelWord(text, style, "ltr", context);
  const offset = parseLength(element.attributes.get("startOffset"), walk.length, fontSizeOf(style)) ?? 0;
  const anchor = style.get("text-anchor");
  const start = offset - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  const glyphs = word?.glyphs ?? [];
  return glyphs.flatMap((glyph, index) => {
    spend(context.scene, 1 + drawn.length / 10);
    const next = glyphs[index + 1]?.x ?? word?.width ?? glyph.x;
    const half = (next - glyph.x) / 2;
    const place = walk.at(start + (glyph.x + half) * scale);
    if (!place) return [];
    const turned = compose(compose(translation(place.x, place.y), rotation(place.degrees)), scaling(scale));
    return [transformPath(outlineOf(glyph), compose(turned, translation(-glyph.x - half, 0)))];
  });
}
