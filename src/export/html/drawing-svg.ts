// A drawing as SVG. In: what `figure` has read from an author's SVG: paths, colours, pictures. Out: an SVG with nothing
// else: no script, no link, no reference to anything outside.
import { outlineOf } from "../../vector/bounds.ts";
import type { Drawing, Gradient, Matrix, Paint, Path, Shape, Stroke } from "../../vector/drawing.ts";
import { attribute, joined, type Markup, markup, nothing } from "../markup.ts";
import { css } from "./colours.ts";

export function drawingSvg({ width, height, shapes }: Drawing): string {
  const parts = new Parts();
  const marks = joined(shapes.map((shape) => parts.shape(shape)));
  const box = `0 0 ${number(width)} ${number(height)}`;
  const svg = markup`<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="${box}">${parts.definitions()}${marks}</svg>\n`;
  return svg.text;
}

/** What shapes refer to: gradients and clips, each with a number. */
class Parts {
  readonly #made: Markup[] = [];

  definitions(): Markup {
    return this.#made.length === 0 ? nothing : markup`<defs>${this.#made}</defs>`;
  }

  shape(shape: Shape): Markup {
    switch (shape.kind) {
      case "path":
        return this.#path(shape);
      case "group": {
        const inner = joined(shape.marks.map((mark) => this.shape(mark)));
        const clip = shape.clip && this.#clip(shape.clip.path, shape.clip.rule);
        const place = attribute("transform", shape.transform && matrix(shape.transform));
        return clip === null
          ? markup`<g${place}>${inner}</g>`
          : markup`<g${place}><g clip-path="url(#${clip})">${inner}</g></g>`;
      }
      case "raster": {
        const { format, bytes } = shape.raster;
        const data = `data:image/${format};base64,${Buffer.from(bytes).toString("base64")}`;
        const { width, height } = shape.raster;
        return markup`<image width="${number(width)}" height="${number(height)}" preserveAspectRatio="none" transform="${matrix(shape.transform)}" href="${data}"/>`;
      }
      case "glyph":
        return markup`<path d="${pathData(outlineOf(shape))}" fill="${this.#paint(shape.paint)}"/>`;
    }
  }

  #path({ path, fill, stroke }: Extract<Shape, { kind: "path" }>): Markup {
    const inside = fill
      ? markup` fill="${this.#paint(fill.paint)}"${attribute("fill-rule", fill.rule === "evenodd" && "evenodd")}${attribute("fill-opacity", fill.opacity < 1 && number(fill.opacity))}`
      : markup` fill="none"`;
    return markup`<path d="${pathData(path)}"${inside}${stroke ? this.#stroke(stroke) : nothing}/>`;
  }

  #stroke({ paint, width, cap, join, miterLimit, dash, dashOffset, opacity }: Stroke): Markup {
    return markup` stroke="${this.#paint(paint)}" stroke-width="${number(width)}" stroke-linecap="${cap}" stroke-linejoin="${join}" stroke-miterlimit="${number(miterLimit)}"${attribute("stroke-dasharray", dash.length > 0 && dash.map(number).join(" "))}${attribute("stroke-dashoffset", dashOffset !== 0 && number(dashOffset))}${attribute("stroke-opacity", opacity < 1 && number(opacity))}`;
  }

  #paint(paint: Paint): string {
    if (paint === "current") return "#000";
    return "kind" in paint ? `url(#${this.#gradient(paint)})` : css(paint);
  }

  #gradient(gradient: Gradient): string {
    const id = `g${this.#made.length + 1}`;
    const { kind, coordinates, transform, stops } = fromPoint(gradient);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = coordinates;
    const colours = stops.map(
      ({ offset, colour, opacity }) =>
        markup`<stop offset="${number(offset)}" stop-color="${css(colour)}"${attribute("stop-opacity", opacity < 1 && number(opacity))}/>`,
    );
    const common = markup` id="${id}" gradientUnits="userSpaceOnUse" gradientTransform="${matrix(transform)}"`;
    this.#made.push(
      kind === "linear"
        ? markup`<linearGradient${common} x1="${number(a)}" y1="${number(b)}" x2="${number(c)}" y2="${number(d)}">${colours}</linearGradient>`
        : markup`<radialGradient${common} fx="${number(a)}" fy="${number(b)}"${attribute("fr", c !== 0 && number(c))} cx="${number(d)}" cy="${number(e)}" r="${number(f)}">${colours}</radialGradient>`,
    );
    return id;
  }

  #clip(path: Path, rule: "nonzero" | "evenodd"): string {
    const id = `c${this.#made.length + 1}`;
    this.#made.push(markup`<clipPath id="${id}"><path d="${pathData(path)}" clip-rule="${rule}"/></clipPath>`);
    return id;
  }
}

/**
 * A radial gradient that begins with a point, as in SVG 1.1, which older readers of e-books hold to. The circles of a
 * gradient are cuts through a cone: if they begin with a circle inside the last one, the cone begins with a point, and
 * the stops move accordingly.
 */
function fromPoint(gradient: Gradient): Gradient {
  const [fx = 0, fy = 0, first = 0, cx = 0, cy = 0, last = 0] = gradient.coordinates;
  const isInside = Math.hypot(fx - cx, fy - cy) + first < last;
  if (gradient.kind === "linear" || first === 0 || !isInside) return gradient;
  const share = first / last;
  const point = [fx, fy].map((at, axis) => at - ((axis === 0 ? cx : cy) - at) * (first / (last - first)));
  const stops = gradient.stops.map((stop) => ({ ...stop, offset: share + stop.offset * (1 - share) }));
  return { ...gradient, coordinates: [...point, 0, cx, cy, last], stops };
}

function pathData(path: Path): string {
  return path.map(([step, ...values]) => `${step}${values.map(number).join(" ")}`).join("");
}

function matrix(values: Matrix): string {
  return `matrix(${values.map(number).join(" ")})`;
}

function number(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 1000) / 1000 + 0) : "0";
}
