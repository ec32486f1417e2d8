// The widths that table columns are made from.
import { forced, glueKind, type Items, penaltyKind, wordKind } from "./items.ts";

/** The longest stretch between forced breaks. */
export function naturalWidth(items: Items): number {
  let natural = 0;
  let line = 0;
  for (let i = 0; i < items.count; i++) {
    line += items.width[i] ?? 0;
    natural = Math.max(natural, line);
    if (items.kind[i] === penaltyKind && items.cost[i] === forced) line = 0;
  }
  return natural;
}

/** Natural: the longest stretch between forced breaks. Minimal: the longest that cannot be broken without a hyphen. */
export function measureWidths(items: Items): { readonly natural: number; readonly minimal: number } {
  let natural = 0;
  let minimal = 0;
  let line = 0;
  let solid = 0;
  for (let i = 0; i < items.count; i++) {
    const width = items.width[i] ?? 0;
    const cost = items.cost[i] ?? 0;
    line += width;
    natural = Math.max(natural, line);
    if (items.kind[i] === wordKind) {
      const em = items.sizeOf(i) / 1000;
      let from = 0;
      for (const division of items.shapingOf(i).divisionsIn(items.recordAt(i), false)) {
        minimal = Math.max(minimal, solid + division.before * em - from);
        from = width - division.after * em;
        solid = 0;
      }
      solid += width - from;
    } else if (items.kind[i] === glueKind ? cost !== Number.POSITIVE_INFINITY : items.kind[i] === penaltyKind) {
      solid = 0;
      if (items.kind[i] === penaltyKind && cost === forced) line = 0;
    } else solid += width;
    minimal = Math.max(minimal, solid);
  }
  return { natural, minimal };
}
