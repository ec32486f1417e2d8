// Path data as SVG writes it (SVG 2 §9.3) → absolute M, L, C, Z, mapped by a matrix.
import type { Matrix, Path } from "./drawing.ts";
import { PathBuilder } from "./path-builder.ts";

export interface ParsedPath {
  readonly path: Path;
  /** False if the data has a fault; the path then ends before it, as SVG 2 §9.5.4 requires. */
  readonly sound: boolean;
}

const parameters: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** Reads numbers one after another; arc flags may have no separator (`a1 1 0 0110 10`). */
class Scanner {
  readonly text: string;
  at = 0;
  readonly #number = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;

  constructor(text: string) {
    this.text = text;
  }

  skip(): void {
    while (this.at < this.text.length && " \t\r\n\f,".includes(this.text[this.at] ?? "")) this.at++;
  }

  number(): number | null {
    this.skip();
    this.#number.lastIndex = this.at;
    const match = this.#number.exec(this.text);
    if (!match) return null;
    this.at += match[0].length;
    const value = Number(match[0]);
    return Number.isFinite(value) ? value : null;
  }

  flag(): number | null {
    this.skip();
    const digit = this.text[this.at];
    if (digit !== "0" && digit !== "1") return null;
    this.at++;
    return Number(digit);
  }

  arguments(command: string): readonly number[] | null {
    const values: number[] = [];
    for (let index = 0; index < (parameters[command] ?? 0); index++) {
      const value = command === "A" && (index === 3 || index === 4) ? this.flag() : this.number();
      if (value === null) return null;
      values.push(value);
    }
    return values;
  }

  startsNumber(): boolean {
    this.skip();
    return /[-+.\d]/.test(this.text[this.at] ?? "");
  }
}

export function parsePath(data: string, matrix: Matrix): ParsedPath {
  const builder = new PathBuilder(matrix);
  const scanner = new Scanner(data);
  for (;;) {
    scanner.skip();
    const letter = scanner.text[scanner.at];
    if (letter === undefined) return { path: builder.steps, sound: true };
    let command = letter.toUpperCase();
    if (!(command in parameters) || (builder.steps.length === 0 && command !== "M")) {
      return { path: builder.steps, sound: false };
    }
    const relative = letter !== command;
    scanner.at++;
    do {
      const values = scanner.arguments(command);
      if (!values) return { path: builder.steps, sound: false };
      builder.draw(command, relative, values);
      if (command === "M") command = "L";
    } while (command !== "Z" && scanner.startsNumber());
  }
}
