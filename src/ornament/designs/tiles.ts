// Tiles: a floor of squares with quarter discs, half discs, discs and stripes, in the style of the Bauhaus.
import type { Colour, Shape } from "../../vector/drawing.ts";
import { type Design, hueOf } from "../design.ts";
import type { Random } from "../random.ts";
import { circle, filled, mixed, rectangle, sector } from "../shapes.ts";

export const tiles: Design = ({ width, height, colours, random }) => {
  const columns = Math.max(4, Math.round(width / 78));
  const side = width / columns;
  const rows = Math.ceil(height / side);
  const grounds = [colours.ground, colours.ground, mixed(colours.ground, colours.ink, 0.14), hueOf(colours, 0)];
  const shapes: Shape[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      // Rows are counted from the foot, where they are not cut off.
      const [x, y] = [column * side, height - (row + 1) * side];
      const under = grounds[random.index(grounds.length)] ?? colours.ground;
      shapes.push(filled(rectangle(x, y, side + 0.2, side + 0.2), under));
      const choices = [...colours.hues, colours.ink].filter((colour) => colour !== under);
      shapes.push(...tile(x, y, side, choices[random.index(choices.length)] ?? colours.ink, under, random));
    }
  }
  return shapes;
};

function tile(x: number, y: number, side: number, over: Colour, under: Colour, random: Random): readonly Shape[] {
  const turn = random.index(4);
  const corner = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ][turn] ?? [x, y];
  const [cornerX = x, cornerY = y] = corner;
  const middle = [x + side / 2, y + side / 2] as const;
  switch (random.index(7)) {
    case 0:
      return [filled(sector(cornerX, cornerY, side, turn), over)];
    case 1:
      return [
        filled(sector(cornerX, cornerY, side, turn), over),
        filled(sector(cornerX, cornerY, side / 2, turn), under),
      ];
    case 2:
      return [filled(circle(...middle, side / 2), over), filled(circle(...middle, side / 5), under)];
    case 3: {
      // A leaf: the overlap of two quarter discs in opposite corners.
      const opposite = [x + side - (cornerX - x), y + side - (cornerY - y)] as const;
      const clip = { path: sector(cornerX, cornerY, side, turn), rule: "nonzero" } as const;
      const marks = [filled(sector(...opposite, side, turn + 2), over)];
      return [{ kind: "group", transform: null, clip, marks }];
    }
    case 4:
      return [0, 1, 2, 3].map((stripe) => {
        const at = (side / 4) * stripe + side / 16;
        const across = turn % 2 === 0;
        return filled(across ? rectangle(x, y + at, side, side / 8) : rectangle(x + at, y, side / 8, side), over);
      });
    case 5:
      return [filled(circle(...middle, side / 4), over)];
    default:
      return [];
  }
}
