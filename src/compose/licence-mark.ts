// The marks of a Creative Commons licence. In: the licence as people write it. Out: a row of circles with its symbols,
// drawn with our own lines; null for any other licence. The line of text above them says the same.
import { transformPath } from "../vector/bounds.ts";
import type { Drawing, Path, Shape, Stroke } from "../vector/drawing.ts";
import { scaling, translation } from "../vector/matrix.ts";
import { parsePath } from "../vector/path-data.ts";

/** Height of a mark, in points, and the distance between two. */
const size = 15;
const pitch = 17.5;
/** Marks are drawn in squares of this many units. */
const units = 24;
const thickness = 1.5;
const black = [0, 0, 0] as const;

interface Figure {
  readonly lines: string;
  readonly areas: string;
}

const figures: Readonly<Record<string, Figure>> = {
  cc: { lines: "M10.4 10.1A2.7 2.7 0 1 0 10.4 13.9M16.9 10.1A2.7 2.7 0 1 0 16.9 13.9", areas: "" },
  by: { lines: "", areas: "M12 5A1.6 1.6 0 1 1 12 8.2A1.6 1.6 0 1 1 12 5ZM9.3 9.2H14.7V14H13.6V19H10.4V14H9.3Z" },
  nc: {
    lines:
      "M14.8 9.6C14.3 8.5 13.2 8 12 8C10.4 8 9.2 8.8 9.2 10C9.2 12.6 14.8 11.4 14.8 14C14.8 15.2 13.6 16 12 16C10.7 16 9.6 15.5 9.1 14.3M12 6V18M3.4 7.6L20.6 16.4",
    areas: "",
  },
  nd: { lines: "M8.2 10.2H15.8M8.2 13.8H15.8", areas: "" },
  sa: { lines: "M8.1 11.2A4 4 0 1 1 8.6 14.1", areas: "M5.9 10.6H10.3L8.1 13.4Z" },
  zero: { lines: "M12 6.2C15.2 6.2 15.2 17.8 12 17.8C8.8 17.8 8.8 6.2 12 6.2ZM14 8.6L10 15.4", areas: "" },
};
const ring = "M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2Z";

export function licenceMark(written: string): Drawing | null {
  const names = namesOf(written);
  if (names.length === 0) return null;
  const shapes = names.flatMap((name, at) => markOf(figures[name], at * pitch));
  return { kind: "drawing", width: (names.length - 1) * pitch + size, height: size, shapes };
}

/** What the marks of a licence are called: cc, by, nc, … */
function namesOf(written: string): readonly string[] {
  if (/^CC ?0\b/i.test(written)) return ["cc", "zero"];
  const found = /^CC[ -](BY(?:-(?:NC|ND|SA)){0,2})(?:[ -]\d\.\d)?$/i.exec(written.trim());
  return found ? ["cc", ...(found[1] ?? "").toLowerCase().split("-")] : [];
}

function markOf(figure: Figure | undefined, x: number): readonly Shape[] {
  if (!figure) return [];
  const stroked = parsePath(`${ring}${figure.lines}`, scaling(size / units)).path;
  const filled = parsePath(figure.areas, scaling(size / units)).path;
  const dashes = { dash: [], dashOffset: 0, miterLimit: 4 };
  const stroke: Stroke = {
    paint: black,
    width: (thickness * size) / units,
    cap: "butt",
    join: "round",
    opacity: 1,
    ...dashes,
  };
  const fill = { paint: black, rule: "nonzero", opacity: 1 } as const;
  const area: readonly Shape[] =
    filled.length > 0 ? [{ kind: "path", path: moved(filled, x), fill, stroke: null }] : [];
  return [{ kind: "path", path: moved(stroked, x), fill: null, stroke }, ...area];
}

function moved(path: Path, x: number): Path {
  return transformPath(path, translation(x, 0));
}
