// The legend of a timetable: letter and name of each category, in its colour. In: the categories that boxes cannot show
// by themselves. Out: its entries, of which a sheet prints those that are on it.
import { paragraphStyle } from "../../template/read-style.ts";
import type { Legend, Paragraph, Tag } from "../block.ts";
import { character, inColour } from "../character-styles.ts";
import { inlineContext, namePiece, paragraph, textPiece } from "../pieces.ts";
import type { Setting } from "../setting.ts";
import { tag } from "../structure.ts";
import type { Category } from "./categories.ts";

/** Between two entries. */
const gap = " \u2003";

export function legendOf(categories: readonly Category[], parent: Tag, setting: Setting): Legend | null {
  if (categories.length === 0) return null;
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-legend");
  const own = tag("P", parent);
  const context = inlineContext(base, book.language, own);
  return {
    paragraph: paragraph(base, [], own, { language: book.language }),
    between: textPiece(gap, context),
    entries: categories.map(({ letter, name, colour }) => ({
      key: name,
      pieces: [
        namePiece(`${letter}\u2002`, {
          ...context,
          text: inColour(character(style, "grid-letter", context.text), colour),
        }),
        namePiece(name.replaceAll(" ", "\u00a0"), context),
      ],
    })),
  };
}

/** The legend of all of them as a line of its own. */
export function legendLine(categories: readonly Category[], parent: Tag, setting: Setting): readonly Paragraph[] {
  const legend = legendOf(categories, parent, setting);
  if (!legend) return [];
  const pieces = legend.entries.flatMap((entry, index) =>
    index > 0 ? [legend.between, ...entry.pieces] : entry.pieces,
  );
  return [{ ...legend.paragraph, pieces }];
}
