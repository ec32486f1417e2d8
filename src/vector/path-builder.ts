// Commands of a path, one after the other → lines and cubic curves, in absolute coordinates.
import { arcToCubics } from "./arc.ts";
import type { Matrix, PathStep } from "./drawing.ts";
import { apply } from "./matrix.ts";

/** Keeps the current point, the start of the subpath and the control point that smooth curves mirror. */
export class PathBuilder {
  readonly steps: PathStep[] = [];
  readonly #matrix: Matrix;
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  #mirror: { readonly kind: "C" | "Q"; readonly x: number; readonly y: number } | null = null;
  #closed = false;

  constructor(matrix: Matrix) {
    this.#matrix = matrix;
  }

  draw(command: string, relative: boolean, values: readonly number[]): void {
    const dx = relative ? this.#x : 0;
    const dy = relative ? this.#y : 0;
    const x = (index: number) => (values[index] ?? 0) + dx;
    const y = (index: number) => (values[index] ?? 0) + dy;
    const last = values.length - 2;
    switch (command) {
      case "M":
        this.moveTo(x(0), y(1));
        break;
      case "L":
        this.lineTo(x(0), y(1));
        break;
      case "H":
        this.lineTo(x(0), this.#y);
        break;
      case "V":
        this.lineTo(this.#x, y(0));
        break;
      case "C":
        this.curveTo(x(0), y(1), x(2), y(3), x(4), y(5));
        break;
      case "S": {
        const [x1, y1] = this.#mirrored("C");
        this.curveTo(x1, y1, x(0), y(1), x(2), y(3));
        break;
      }
      case "Q":
        this.quadraticTo(x(0), y(1), x(2), y(3));
        break;
      case "T": {
        const [x1, y1] = this.#mirrored("Q");
        this.quadraticTo(x1, y1, x(0), y(1));
        break;
      }
      case "A":
        this.#arcTo(values, x(last), y(last + 1));
        break;
      default:
        this.close();
    }
  }

  moveTo(x: number, y: number): void {
    this.steps.push(["M", ...apply(this.#matrix, x, y)]);
    this.#startX = x;
    this.#startY = y;
    this.#moved(x, y);
  }

  lineTo(x: number, y: number): void {
    this.#reopen();
    this.steps.push(["L", ...apply(this.#matrix, x, y)]);
    this.#moved(x, y);
  }

  curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#reopen();
    const m = this.#matrix;
    this.steps.push(["C", ...apply(m, x1, y1), ...apply(m, x2, y2), ...apply(m, x, y)]);
    this.#moved(x, y);
    this.#mirror = { kind: "C", x: x2, y: y2 };
  }

  quadraticTo(x1: number, y1: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    const third = (end: number, control: number) => end + (2 / 3) * (control - end);
    this.curveTo(third(x0, x1), third(y0, y1), third(x, x1), third(y, y1), x, y);
    this.#mirror = { kind: "Q", x: x1, y: y1 };
  }

  close(): void {
    if (this.steps.length > 0 && !this.#closed) this.steps.push(["Z"]);
    this.#moved(this.#startX, this.#startY);
    this.#closed = true;
  }

  #arcTo(values: readonly number[], x: number, y: number): void {
    const [radiusX = 0, radiusY = 0, degrees = 0, large = 0, sweep = 0] = values;
    const arc = { radiusX, radiusY, degrees, large: large === 1, sweep: sweep === 1 };
    const cubics = arcToCubics([this.#x, this.#y], arc, [x, y]);
    if (!cubics) this.lineTo(x, y);
    else for (const cubic of cubics) this.curveTo(...cubic);
    this.#mirror = null;
  }

  /** After a Z the next segment begins where the closed subpath began. */
  #reopen(): void {
    if (this.#closed) this.steps.push(["M", ...apply(this.#matrix, this.#x, this.#y)]);
    this.#closed = false;
  }

  #moved(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
    this.#mirror = null;
    this.#closed = false;
  }

  #mirrored(kind: "C" | "Q"): [x: number, y: number] {
    if (this.#mirror?.kind !== kind) return [this.#x, this.#y];
    return [2 * this.#x - this.#mirror.x, 2 * this.#y - this.#mirror.y];
  }
}
