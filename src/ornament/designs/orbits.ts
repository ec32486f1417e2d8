// Orbits: a sun beyond the edge, its orbits as fine lines, and planets on some of them, as in an old astronomical
// engraving.

import type { Shape } from "../../vector/drawing.ts";
import { type Design, hueOf } from "../design.ts";
import { circle, filled, mixed, stroked } from "../shapes.ts";

export const orbits: Design = ({ width, height, colours, random }) => {
  const size = Math.max(width, height);
  const x = width * random.between(0.58, 0.86);
  const y = height * random.between(0.42, 0.7);
  const sun = Math.min(width, height) * random.between(0.13, 0.19);
  const shapes: Shape[] = [];
  const planets: Shape[] = [];
  for (let ring = 0, radius = sun * 1.45; radius < size * 1.15; ring++, radius += sun * random.between(0.3, 0.62)) {
    const isMain = random.next() < 0.4;
    const faint = mixed(colours.ground, colours.ink, 0.28);
    const dash = random.next() < 0.22 ? { dash: [0.1, 4] } : {};
    const paint = isMain ? mixed(colours.ground, colours.ink, 0.75) : faint;
    shapes.push(stroked(circle(x, y, radius), paint, isMain ? 0.9 : 0.6, dash));
    if (!isMain) continue;
    const angle = random.between(0.55, 1.55) * Math.PI;
    const [atX, atY] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const planet = sun * random.between(0.07, 0.3);
    planets.push(filled(circle(atX, atY, planet * 1.35), colours.ground));
    planets.push(filled(circle(atX, atY, planet), hueOf(colours, ring + 1)));
    if (random.next() < 0.4) planets.push(stroked(circle(atX, atY, planet * 1.7), hueOf(colours, ring + 1), 0.8));
  }
  const halo = [1.28, 1.14].map((scale, index) => {
    return filled(circle(x, y, sun * scale), mixed(colours.ground, hueOf(colours, 0), 0.22 + 0.2 * index));
  });
  return [...shapes, ...planets, ...halo, filled(circle(x, y, sun), hueOf(colours, 0))];
};
