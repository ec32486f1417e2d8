// Elliptical arcs as cubic curves: endpoint to centre form (SVG 2 §B.2.4), then at most a quarter of a turn to a curve.

export type Cubic = [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

type Point = readonly [x: number, y: number];

/** The parameters of the command `A`: radii, their rotation, which of the four arcs between two points. */
export interface Arc {
  readonly radiusX: number;
  readonly radiusY: number;
  readonly degrees: number;
  readonly large: boolean;
  readonly sweep: boolean;
}

/** Null if the arc is a straight line (a radius of zero); an empty list if it ends where it starts. */
export function arcToCubics([x0, y0]: Point, arc: Arc, [x, y]: Point): readonly Cubic[] | null {
  const { radiusX, radiusY, degrees, large, sweep } = arc;
  if (x0 === x && y0 === y) return [];
  let rx = Math.abs(radiusX);
  let ry = Math.abs(radiusY);
  if (rx === 0 || ry === 0) return null;
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const px = (cos * (x0 - x)) / 2 + (sin * (y0 - y)) / 2;
  const py = (-sin * (x0 - x)) / 2 + (cos * (y0 - y)) / 2;

  const excess = (px * px) / (rx * rx) + (py * py) / (ry * ry);
  if (excess > 1) {
    rx *= Math.sqrt(excess);
    ry *= Math.sqrt(excess);
  }
  const below = rx * rx * py * py + ry * ry * px * px;
  const root = Math.sqrt(Math.max(0, (rx * rx * ry * ry - below) / below)) * (large === sweep ? -1 : 1);
  const cx = (root * rx * py) / ry;
  const cy = (-root * ry * px) / rx;
  const centreX = cos * cx - sin * cy + (x0 + x) / 2;
  const centreY = sin * cx + cos * cy + (y0 + y) / 2;
  const start = Math.atan2((py - cy) / ry, (px - cx) / rx);
  let turn = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;

  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / count;
  const handle = (4 / 3) * Math.tan(step / 4);
  const at = (u: number, v: number): [number, number] => [
    centreX + cos * rx * u - sin * ry * v,
    centreY + sin * rx * u + cos * ry * v,
  ];
  return Array.from({ length: count }, (_, index): Cubic => {
    const [a, b] = [start + index * step, start + (index + 1) * step];
    const first = at(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a));
    const second = at(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b));
    return [...first, ...second, ...(index === count - 1 ? ([x, y] as const) : at(Math.cos(b), Math.sin(b)))];
  });
}
