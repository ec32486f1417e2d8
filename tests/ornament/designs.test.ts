import { describe, expect, it } from "vitest";
import { type DesignName, designs, drawDesign } from "../../src/ornament/draw-design.ts";
import type { Colour, Shape } from "../../src/vector/drawing.ts";

const ground: Colour = [0.1, 0.2, 0.3];
const colours = { ground, ink: [1, 1, 1] as Colour, hues: [[1, 0.8, 0.3] as Colour, [0.9, 0.4, 0.3] as Colour] };
const names = Object.keys(designs) as DesignName[];
const draw = (name: DesignName, title = "Meeting of the Tides", width = 400, height = 300) =>
  drawDesign(name, title, { width, height }, colours);

function pathsOf(shapes: readonly Shape[]): readonly Extract<Shape, { kind: "path" }>[] {
  return shapes.flatMap((shape) =>
    shape.kind === "path" ? [shape] : shape.kind === "group" ? pathsOf(shape.marks) : [],
  );
}

describe("a design of covers", () => {
  it.each(names)("%s is the same for the same title, and differs for another", (name) => {
    expect(draw(name)).toEqual(draw(name));
    expect(draw(name)).not.toEqual(draw(name, "Meeting of the Winds"));
  });

  it.each(names)("%s fills its size and is cut off there", (name) => {
    const { width, height, shapes } = draw(name);
    expect([width, height]).toEqual([400, 300]);
    const [whole] = shapes;
    expect(whole?.kind === "group" && whole.clip?.path.slice(0, 4)).toEqual([
      ["M", 0, 0],
      ["L", 400, 0],
      ["L", 400, 300],
      ["L", 0, 300],
    ]);
  });

  it.each(names)("%s has finite coordinates, and enough but not too much of everything", (name) => {
    for (const [width, height] of [
      [300, 60],
      [842, 1191],
    ] as const) {
      const paths = pathsOf(draw(name, "T", width, height).shapes);
      const numbers = paths.flatMap(({ path }) => path.flatMap((step) => step.slice(1) as number[]));
      expect(numbers.every((value) => Number.isFinite(value))).toBe(true);
      expect(paths.length).toBeGreaterThan(5);
      expect(numbers.length).toBeLessThan(80_000);
    }
  });

  it.each(names)("%s uses the colours that it is given", (name) => {
    const used = pathsOf(draw(name).shapes).flatMap(({ fill, stroke }) => [fill?.paint, stroke?.paint]);
    expect(used).toContainEqual(ground);
    expect(used.some((paint) => colours.hues.some((hue) => `${hue}` === `${paint}`))).toBe(true);
  });
});
