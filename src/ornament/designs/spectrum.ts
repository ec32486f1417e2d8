// Spectrum: bands of colour from edge to edge, of random widths, with fine lines among them.
import type { Shape } from "../../vector/drawing.ts";
import { type Design, hueOf } from "../design.ts";
import { filled, mixed, rectangle } from "../shapes.ts";

export const spectrum: Design = ({ width, height, colours, random }) => {
  const shapes: Shape[] = [];
  const unit = width / 96;
  let hue = random.index(Math.max(1, colours.hues.length));
  for (let x = 0; x < width; ) {
    const breadth = unit * (random.next() < 0.3 ? random.between(4, 9) : random.between(0.6, 3));
    const kind = random.next();
    if (kind < 0.62) {
      const base = hueOf(colours, hue);
      const paint =
        kind < 0.34 ? base : mixed(base, kind < 0.48 ? colours.ground : colours.ink, random.between(0.25, 0.6));
      // Each band rises from the foot of the page to a height of its own.
      const tall = height * (random.next() < 0.3 ? random.between(0.45, 0.9) : 1);
      shapes.push(filled(rectangle(x, height - tall, breadth + 0.1, tall), paint));
    }
    if (random.next() < 0.35) hue += 1;
    x += breadth + (random.next() < 0.3 ? unit * random.between(0.3, 1.6) : 0);
  }
  for (let count = 0; count < 9; count++) {
    const x = random.between(0, width);
    shapes.push(filled(rectangle(x, 0, unit * 0.22, height), colours.ink, 0.85));
  }
  return shapes;
};
