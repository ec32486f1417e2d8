// Pictures inside a drawing: PNG and JPEG written into the file itself, nothing else.
import { rectangle, transformPath } from "../../vector/bounds.ts";
import type { Shape } from "../../vector/drawing.ts";
import { compose } from "../../vector/matrix.ts";
import { readRaster } from "../raster.ts";
import type { Element } from "./element.ts";
import { isHidden } from "./paint-path.ts";
import { type Context, lengthOf, shortened, warn } from "./scene.ts";
import { fitBox } from "./viewport.ts";

export function drawImage(element: Element, context: Context): readonly Shape[] {
  const href = element.attributes.get("href")?.trim() ?? "";
  if (href === "" || isHidden(context)) return [];
  const { scene } = context;
  if (!href.startsWith("data:")) {
    warn(scene, "svg-external", `shows the picture “${shortened(href)}”, which is outside the file; it is left out`);
    return [];
  }
  const comma = href.indexOf(",");
  // The bytes decide, whatever type is written before them.
  const isCoded = /;\s*base64$/i.test(href.slice(0, comma));
  const checked = isCoded
    ? readRaster(new Uint8Array(Buffer.from(href.slice(comma + 1), "base64")))
    : "it is not written in Base64";
  if (typeof checked === "string") {
    warn(scene, "svg-unsupported", `contains a picture that cannot be used: ${checked}; it is left out`);
    return [];
  }
  const { raster } = checked;
  const place = {
    x: lengthOf(element, "x", context, "x"),
    y: lengthOf(element, "y", context, "y"),
    width: lengthOf(element, "width", context, "x", raster.pixelWidth),
    height: lengthOf(element, "height", context, "y", raster.pixelHeight),
  };
  if (!(place.width > 0 && place.height > 0)) return [];
  const box = { x: 0, y: 0, width: raster.width, height: raster.height };
  const preserve = element.attributes.get("preserveAspectRatio");
  const transform = compose(context.matrix, fitBox(box, place, preserve));
  const shape: Shape = { kind: "raster", raster, transform };
  if (!preserve?.includes("slice")) return [shape];
  const path = transformPath(rectangle(place.x, place.y, place.width, place.height), context.matrix);
  return [{ kind: "group", transform: null, clip: { path, rule: "nonzero" }, marks: [shape] }];
}
