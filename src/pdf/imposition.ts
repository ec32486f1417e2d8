// Imposition: which pages are side by side on the sheets of a booklet. In: the number of pages, their size and bleed,
// the size of the paper. Out: the sides of the sheets, front and back alternating, each with its pages, their
// positions, and marks.
//
// A booklet is a pile of sheets, folded once. Its outermost sheet has the last page and the first on the front, the
// second and the last but one on the back. If four pages fit on the paper, two such sheets are one below the other: the
// pile is cut through the middle, and the upper half laid on the lower, so that the upper halves are the outer sheets.
import type { Paper } from "../model/paper.ts";

export interface Imposition {
  readonly width: number;
  readonly height: number;
  /** The scale of the pages; 1: not reduced. */
  readonly scale: number;
  /** The edge over which the printer turns the sheets. */
  readonly turn: "long" | "short";
  readonly sides: readonly SheetSide[];
}

export interface SheetSide {
  readonly pages: readonly ImposedPage[];
  readonly marks: readonly SheetMark[];
}

export interface ImposedPage {
  readonly page: number;
  /** The corner of the trimmed page, from the lower left of the sheet. */
  readonly x: number;
  readonly y: number;
  /** How much of the bleed is shown on each side, before scaling: none towards a neighbour. */
  readonly bleed: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

/** A short line where the sheet is cut or, dashed, where it is folded. */
export interface SheetMark {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly kind: "cut" | "fold";
}

export interface LeafSize {
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
}

/** Four pages to a sheet rather than two, unless that reduces them below this scale. */
const leastOfFour = 0.9;
const markLength = 9;
/** Between a trimmed page and its cut marks. */
const markGap = 3;

export function impose(count: number, leaf: LeafSize, paper: Paper, isRightToLeft: boolean): Imposition {
  const [narrow, wide] = [Math.min(paper.width, paper.height), Math.max(paper.width, paper.height)];
  const reduced = (width: number, height: number, rows: number) =>
    Math.min(1, width / (2 * leaf.width), height / (rows * leaf.height));
  const four = Math.max(reduced(narrow, wide, 2), reduced(wide, narrow, 2));
  const rows = four >= leastOfFour ? 2 : 1;
  // The sheet is upright or sideways, whichever makes the pages larger.
  const isUpright = reduced(narrow, wide, rows) >= reduced(wide, narrow, rows);
  const [width, height] = isUpright ? [narrow, wide] : [wide, narrow];
  const scale = reduced(width, height, rows);
  const size = { width: leaf.width * scale, height: leaf.height * scale };
  const places = { left: width / 2 - size.width, right: width / 2, foot: (height - rows * size.height) / 2 };
  const folded = Math.ceil(count / (4 * rows)) * rows;
  const margin = { across: places.left / scale, down: places.foot / scale };
  const sides = Array.from({ length: (folded / rows) * 2 }, (_, index): SheetSide => {
    const isFront = index % 2 === 0;
    const pages = Array.from({ length: rows }, (_, row) => row).flatMap((row): readonly ImposedPage[] => {
      const pair = pairOf(
        Math.floor(index / 2) + (row * folded) / rows,
        folded * 4,
        isFront !== isRightToLeft,
        isFront,
      );
      const y = places.foot + (rows - 1 - row) * size.height;
      const bleeds = { top: row === 0 ? margin.down : 0, bottom: row === rows - 1 ? margin.down : 0 };
      return pair.flatMap((page, at): readonly ImposedPage[] => {
        if (page >= count) return [];
        const sideways = at === 0 ? { left: margin.across, right: 0 } : { left: 0, right: margin.across };
        return [
          { page, x: at === 0 ? places.left : places.right, y, bleed: within(leaf.bleed, { ...bleeds, ...sideways }) },
        ];
      });
    });
    return { pages, marks: marksOf(width, height, places, size, rows) };
  });
  return { width, height, scale, turn: isUpright ? "long" : "short", sides };
}

/**
 * The pages on one side of a folded sheet, from left to right. `outer`: the last is on the left, as on fronts of books
 * read from left.
 */
function pairOf(sheet: number, of: number, outer: boolean, isFront: boolean): readonly [number, number] {
  const near = isFront ? 2 * sheet : 2 * sheet + 1;
  const far = of - 1 - near;
  return outer ? [far, near] : [near, far];
}

function within(bleed: number, room: ImposedPage["bleed"]): ImposedPage["bleed"] {
  const least = (side: number) => Math.max(0, Math.min(bleed, side));
  return { left: least(room.left), right: least(room.right), top: least(room.top), bottom: least(room.bottom) };
}

/**
 * The fold is marked at the top and foot, cuts at the sides; and all four corners if the paper is larger than the
 * pages.
 */
function marksOf(
  width: number,
  height: number,
  { left, right, foot }: { readonly left: number; readonly right: number; readonly foot: number },
  size: { readonly width: number; readonly height: number },
  rows: number,
): readonly SheetMark[] {
  const head = height - foot;
  const end = right + size.width;
  const across = (y: number, kind: SheetMark["kind"]): readonly SheetMark[] => [
    { from: [0, y], to: [Math.max(markLength, left - markGap), y], kind },
    { from: [width, y], to: [Math.min(width - markLength, end + markGap), y], kind },
  ];
  const down = (x: number, kind: SheetMark["kind"]): readonly SheetMark[] => [
    { from: [x, 0], to: [x, Math.max(markLength, foot - markGap)], kind },
    { from: [x, height], to: [x, Math.min(height - markLength, head + markGap)], kind },
  ];
  const corners = left > markGap || foot > markGap ? [...edge(left, end, down), ...edge(foot, head, across)] : [];
  return [...down(width / 2, "fold"), ...(rows === 2 ? across(height / 2, "cut") : []), ...corners];
}

function edge(
  first: number,
  last: number,
  marks: (at: number, kind: SheetMark["kind"]) => readonly SheetMark[],
): readonly SheetMark[] {
  return first > markGap ? [...marks(first, "cut"), ...marks(last, "cut")] : [];
}
