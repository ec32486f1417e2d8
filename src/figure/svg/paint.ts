// fill and stroke → Paint: colours, and gradients in the units of the drawing (SVG 2 §13, §14).
import type { Bounds } from "../../vector/bounds.ts";
import { parseColour } from "../../vector/colour.ts";
import type { Gradient, Matrix, Paint } from "../../vector/drawing.ts";
import { compose, parseTransform } from "../../vector/matrix.ts";
import { resolved } from "./css-values.ts";
import { type Element, isElement } from "./element.ts";
import { parseLength } from "./lengths.ts";
import { type Context, fontSizeOf, referenced, shortened, spend, templates, warn, wholeOf } from "./scene.ts";
import { type Declarations, inherit } from "./styles.ts";

export interface Painted {
  readonly paint: Paint;
  readonly opacity: number;
}

/** Null where nothing is painted. `matrix` maps the shape's units, in which `box` is given, to the drawing's. */
export function paintOf(value: string, context: Context, box: Bounds | null, matrix: Matrix): Painted | null {
  const written = value.trim();
  if (written === "none" || written === "") return null;
  const server = /^url\([^)]*\)(.*)$/s.exec(written);
  if (!server) return plainPaint(written, context);
  const element = referenced(context.scene, written);
  const gradient = element && gradientOf(element, context, box, matrix);
  if (gradient) return gradient;
  if (element?.name === "pattern") {
    warn(context.scene, "svg-unsupported", "has a stroke with a pattern, which is not supported; it is left out");
  }
  // The colour after the address is used if the address leads to nothing (SVG 1.1 §11.2).
  const fallback = server[1]?.trim() ?? "";
  return fallback === "" || fallback.startsWith("url(") ? null : paintOf(fallback, context, box, matrix);
}

function plainPaint(written: string, context: Context): Painted | null {
  if (/^currentcolor$/i.test(written) || written === "context-stroke" || written === "context-fill") {
    const colour = context.style.get("color");
    const parsed = colour === undefined ? null : parseColour(colour);
    return parsed ? { paint: parsed.colour, opacity: parsed.opacity } : { paint: "current", opacity: 1 };
  }
  const parsed = parseColour(written);
  if (parsed) return { paint: parsed.colour, opacity: parsed.opacity };
  warn(context.scene, "svg-unsupported", `has the colour “${shortened(written)}”, which is unknown; black is used`);
  return { paint: [0, 0, 0], opacity: 1 };
}

function gradientOf(element: Element, context: Context, box: Bounds | null, matrix: Matrix): Painted | null {
  const kind = element.name === "linearGradient" ? "linear" : element.name === "radialGradient" ? "radial" : null;
  if (!kind) return null;
  const chain = templates(element, context.scene);
  const stops = stopsOf(chain, context);
  // Each use of a gradient is an object of the PDF with all of its stops.
  spend(context.scene, stops.length / 10);
  const last = stops.at(-1);
  if (!last) return null;
  if (stops.length === 1) return { paint: last.colour, opacity: last.opacity };

  const find = (name: string) => chain.map((link) => link.attributes.get(name)).find((value) => value !== undefined);
  const ofBox = find("gradientUnits") !== "userSpaceOnUse";
  if (ofBox && (!box || box.right === box.left || box.bottom === box.top)) {
    return { paint: last.colour, opacity: last.opacity };
  }
  const own = parseTransform(find("gradientTransform") ?? "");
  const unit: Matrix =
    ofBox && box ? [box.right - box.left, 0, 0, box.bottom - box.top, box.left, box.top] : [1, 0, 0, 1, 0, 0];
  const transform = compose(matrix, own ? compose(unit, own) : unit);
  const at = (name: string, direction: "x" | "y" | "both", otherwise: string) => {
    const whole = ofBox ? 1 : wholeOf(context, direction);
    return parseLength(find(name) ?? otherwise, whole, fontSizeOf(context.style)) ?? 0;
  };
  const coordinates =
    kind === "linear"
      ? [at("x1", "x", "0%"), at("y1", "y", "0%"), at("x2", "x", "100%"), at("y2", "y", "0%")]
      : radialCoordinates(find, at);
  const spread = find("spreadMethod");
  if (spread !== undefined && spread !== "pad") {
    warn(context.scene, "svg-unsupported", `has a gradient with spreadMethod “${spread}”, which is drawn as “pad”`);
  }
  const gradient: Gradient = { kind, coordinates, transform, stops };
  return { paint: gradient, opacity: 1 };
}

function radialCoordinates(
  find: (name: string) => string | undefined,
  at: (name: string, direction: "x" | "y" | "both", otherwise: string) => number,
): readonly number[] {
  const [cx, cy, r] = [at("cx", "x", "50%"), at("cy", "y", "50%"), at("r", "both", "50%")];
  let fx = find("fx") === undefined ? cx : at("fx", "x", "50%");
  let fy = find("fy") === undefined ? cy : at("fy", "y", "50%");
  // A focus outside the circle is moved to its edge (SVG 1.1 §13.2.3).
  const distance = Math.hypot(fx - cx, fy - cy);
  if (distance > r && distance > 0) {
    fx = cx + ((fx - cx) * r * 0.999) / distance;
    fy = cy + ((fy - cy) * r * 0.999) / distance;
  }
  return [fx, fy, at("fr", "both", "0%"), cx, cy, r];
}

function stopsOf(chain: readonly Element[], context: Context): Gradient["stops"] {
  const owner = chain.find((link) => stopElements(link).length > 0);
  if (!owner) return [];
  let reached = 0;
  return stopElements(owner).map((stop) => {
    const declarations: Declarations = context.scene.sheet.declarationsFor(stop);
    const style = inherit(context.style, declarations);
    const offset = parseLength(stop.attributes.get("offset"), 1, 16) ?? 0;
    reached = Math.max(reached, Math.min(1, Math.max(0, offset)));
    const written = resolved(declarations.get("stop-color") ?? "black", style);
    const colour = parseColour(/^currentcolor$/i.test(written) ? (style.get("color") ?? "black") : written);
    const opacity = numberOr(declarations.get("stop-opacity"), 1) * (colour?.opacity ?? 1);
    return { offset: reached, colour: colour?.colour ?? [0, 0, 0], opacity };
  });
}

function stopElements(element: Element): readonly Element[] {
  return element.children.filter(isElement).filter((child) => child.name === "stop");
}

/** A number or percentage between 0 and 1. */
export function numberOr(text: string | undefined, otherwise: number): number {
  const value = parseLength(text, 1, 1);
  return value === null ? otherwise : Math.min(1, Math.max(0, value));
}
