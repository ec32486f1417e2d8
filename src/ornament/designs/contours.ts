// Contours: lines of equal height in an imaginary landscape (marching squares; Lorensen & Cline 1987, in two
// dimensions).
import { type Design, type DesignCanvas, hueOf } from "../design.ts";
import { mixed, type Point, smooth, stroked } from "../shapes.ts";

const levels = 22;
/** Every line whose number is a multiple of this is heavier, as on a map. */
const heavy = 5;

interface Hill {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly stretch: number;
  readonly height: number;
}

export const contours: Design = (canvas) => {
  const { width, height, colours } = canvas;
  const cell = Math.max(5, Math.max(width, height) / 110);
  const [columns, rows] = [Math.ceil(width / cell) + 3, Math.ceil(height / cell) + 3];
  const hills = hillsOf(canvas);
  const field = Array.from({ length: rows * columns }, (_, index) => {
    const [x, y] = [((index % columns) - 1) * cell, (Math.floor(index / columns) - 1) * cell];
    return hills.reduce((sum, hill) => sum + heightAt(hill, x, y), 0);
  });
  const [least, most] = [Math.min(...field), Math.max(...field)];
  return Array.from({ length: levels }, (_, level) => {
    const height = least + ((most - least) * (level + 0.5)) / levels;
    const strong = level % heavy === heavy - 1;
    const hue = hueOf(colours, Math.floor(level / heavy));
    const paint = strong ? hue : mixed(colours.ground, colours.ink, 0.35 + (0.5 * level) / levels);
    const place = ([x, y]: Point): Point => [(x - 1) * cell, (y - 1) * cell];
    return linesAt({ heights: field, columns, rows }, height).map(({ points, closed }) =>
      stroked(smooth(points.map(place), closed), paint, strong ? 1.6 : 0.75),
    );
  }).flat();
};

function hillsOf({ width, height, random }: DesignCanvas): readonly Hill[] {
  const size = Math.min(width, height);
  return Array.from({ length: 9 }, (_, index) => ({
    x: width * random.between(-0.05, 1.05),
    y: height * random.between(-0.05, 1.05),
    radius: size * random.between(0.16, 0.36),
    stretch: random.between(0.65, 1.5),
    height: (index % 3 === 2 ? -0.7 : 1) * random.between(0.5, 1),
  }));
}

function heightAt({ x, y, radius, stretch, height }: Hill, atX: number, atY: number): number {
  const [dx, dy] = [((atX - x) / radius) * stretch, (atY - y) / radius / stretch];
  return height * Math.exp(-(dx * dx + dy * dy) / 2);
}

interface ContourLine {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** Heights at the crossings of a grid, row by row. */
interface Field {
  readonly heights: readonly number[];
  readonly columns: number;
  readonly rows: number;
}

/**
 * The lines at one height, in units of cells: segments across cells, joined where their ends are on the same edge of
 * the grid.
 */
function linesAt(field: Field, height: number): readonly ContourLine[] {
  const pieces = new Map<number, number[]>();
  const places = new Map<number, Point>();
  const join = (from: number | undefined, to: number | undefined) => {
    if (from === undefined || to === undefined) return;
    pieces.set(from, [...(pieces.get(from) ?? []), to]);
    pieces.set(to, [...(pieces.get(to) ?? []), from]);
  };
  for (let corner = 0; corner < field.columns * (field.rows - 1); corner++) {
    if (corner % field.columns === field.columns - 1) continue;
    const crossed = crossingsOf(field, corner, height);
    for (const { key, at } of crossed) places.set(key, at);
    const [first, second, third, fourth] = crossed.map(({ key }) => key);
    // The lines at a saddle go round the corners that are higher than the middle.
    const isOtherWay = fourth !== undefined && isSaddleTurned(field, corner, height);
    join(first, isOtherWay ? fourth : second);
    join(isOtherWay ? second : third, isOtherWay ? third : fourth);
  }
  return chains(pieces, places);
}

/** The edges of a cell that the line crosses; an edge is numbered by its first corner and its direction. */
function crossingsOf({ heights, columns }: Field, corner: number, height: number) {
  const edges: readonly (readonly [from: number, to: number, isDown: boolean])[] = [
    [corner, corner + 1, false],
    [corner + 1, corner + 1 + columns, true],
    [corner + columns, corner + columns + 1, false],
    [corner, corner + columns, true],
  ];
  return edges.flatMap(([from, to, isDown]) => {
    const [a, b] = [(heights[from] ?? 0) - height, (heights[to] ?? 0) - height];
    if (a > 0 === b > 0) return [];
    const share = a / (a - b);
    const [x, y] = [from % columns, Math.floor(from / columns)];
    const at: Point = isDown ? [x, y + share] : [x + share, y];
    return [{ key: 2 * from + (isDown ? 1 : 0), at }];
  });
}

function isSaddleTurned({ heights, columns }: Field, corner: number, height: number): boolean {
  const corners = [corner, corner + 1, corner + columns, corner + columns + 1].map((at) => (heights[at] ?? 0) - height);
  const middle = corners.reduce((sum, one) => sum + one, 0);
  return middle > 0 !== (corners[0] ?? 0) > 0;
}

function chains(pieces: ReadonlyMap<number, readonly number[]>, places: ReadonlyMap<number, Point>): ContourLine[] {
  const done = new Set<number>();
  const found: ContourLine[] = [];
  const follow = (start: number) => {
    const keys: number[] = [];
    let at: number | undefined = start;
    while (at !== undefined && !done.has(at)) {
      done.add(at);
      keys.push(at);
      at = pieces.get(at)?.find((next) => !done.has(next));
    }
    const closed = keys.length > 2 && (pieces.get(start)?.includes(keys.at(-1) ?? -1) ?? false);
    found.push({ points: keys.map((key) => places.get(key) ?? [0, 0]), closed });
  };
  // Open lines begin at the edge of the field, where an end has no neighbour.
  for (const [key, next] of pieces) if (next.length === 1 && !done.has(key)) follow(key);
  for (const key of pieces.keys()) if (!done.has(key)) follow(key);
  return found;
}
