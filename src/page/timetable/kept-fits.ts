// Keeps how grids were fitted from one build to the next. In: a grid, and the room on its sheets. Out: the size, the
// division and the detail that were chosen for a grid that says the same in the same room; or null. What is chosen does
// not depend on where in the files something was written.
import type { Grid } from "../../compose/block.ts";
import { isSame, isSameBut } from "../../runtime/is-same.ts";
import type { GridChoice, SheetRoom } from "./fitted-grid.ts";

interface KeptFit {
  readonly grid: Grid;
  readonly room: SheetRoom;
  readonly choice: GridChoice;
}

const places: ReadonlySet<string> = new Set(["span", "tag"]);
/** A grid and the one that says less, each tried in two rooms; and the most days that are remembered. */
const mostOfOne = 4;
const mostNames = 100;

export class KeptFits {
  readonly #kept = new Map<string, readonly KeptFit[]>();

  /** Null if there was no such grid, or nothing had fitted. */
  find(grid: Grid, room: SheetRoom): GridChoice | null {
    return this.#kept.get(grid.name)?.find((kept) => isOf(kept, grid, room))?.choice ?? null;
  }

  keep(grid: Grid, room: SheetRoom, choice: GridChoice): void {
    const others = (this.#kept.get(grid.name) ?? []).filter((kept) => !isOf(kept, grid, room));
    this.#kept.delete(grid.name);
    this.#kept.set(grid.name, [{ grid, room, choice }, ...others].slice(0, mostOfOne));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostNames) break;
      this.#kept.delete(oldest);
    }
  }
}

function isOf(kept: KeptFit, grid: Grid, room: SheetRoom): boolean {
  return isSame(kept.room, room) && isSameBut(places, kept.grid, grid);
}
