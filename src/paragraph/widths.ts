// The widths that table columns are made from.
import { forced, type Item } from "./items.ts";

/** Natural: the longest stretch between forced breaks. Minimal: the longest that cannot be broken without a hyphen. */
export function measureWidths(items: readonly Item[]): { readonly natural: number; readonly minimal: number } {
  let natural = 0;
  let minimal = 0;
  let line = 0;
  let solid = 0;
  for (const item of items) {
    line += item.width;
    natural = Math.max(natural, line);
    if (item.kind === "word") {
      const em = item.style.size / 1000;
      let from = 0;
      for (const division of item.shaping.divisions(item.word, false)) {
        minimal = Math.max(minimal, solid + division.before * em - from);
        from = item.width - division.after * em;
        solid = 0;
      }
      solid += item.width - from;
    } else if (item.kind === "glue" ? item.cost !== Number.POSITIVE_INFINITY : item.kind === "penalty") {
      solid = 0;
      if (item.kind === "penalty" && item.cost === forced) line = 0;
    } else solid += item.width;
    minimal = Math.max(minimal, solid);
  }
  return { natural, minimal };
}
