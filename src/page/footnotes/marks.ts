// The signs of footnotes, which start again on each page: two notes on one page never have the same sign, whichever
// abstract they belong to.
import type { Style } from "../../template/style.ts";
import type { Sheet } from "../breaking/fill-pages.ts";

/** The traditional order; a seventh note begins again with two of each (The Chicago Manual of Style, 14.25). */
const symbols = ["*", "†", "‡", "§", "¶", "‖"];

/** Gives each note with a mark on a page its sign, as late text like a folio. */
export function assignMarks({ columns }: Sheet, style: Style, folios: Map<string, string>): void {
  let count = 0;
  for (const { region, from, to } of columns) {
    for (const { mark, sign: markName } of region.footnotes?.footnotes ?? []) {
      if (mark < from || mark >= to) continue;
      folios.set(markName, signAt(count, style.footnotes.marks));
      count++;
    }
  }
}

export function signAt(index: number, marks: Style["footnotes"]["marks"]): string {
  if (marks === "figures") return String(index + 1);
  if (marks === "letters") return letters(index);
  return (symbols[index % symbols.length] ?? "*").repeat(Math.floor(index / symbols.length) + 1);
}

/** a … z, aa, ab … */
function letters(index: number): string {
  const letter = String.fromCharCode(0x61 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}
