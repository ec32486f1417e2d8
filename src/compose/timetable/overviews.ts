// The grids of a programme and the pages that they are on. Where days run on, the grids of all days come first, and the
// lists then run on from day to day; where days begin pages, each day has its grid before its list.
import type { Day } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import type { Block, Paragraph, Tag } from "../block.ts";
import { dayTitle } from "../day-title.ts";
import { inline } from "../inline.ts";
import { inlineContext, linkedContext, paragraph } from "../pieces.ts";
import type { Setting } from "../setting.ts";
import { headingTag, section, tag } from "../structure.ts";
import { dayTab } from "../tabs.ts";
import { hasOverview, isLandscape, isShort, overviewGrid } from "./overview.ts";
import { hasWeek, isWeekLandscape, shownInWeek, weekGrid } from "./week.ts";

export interface Overview {
  readonly blocks: readonly Block[];
  readonly isLandscape: boolean;
  /** It leaves room for something else on its page, which is upright. */
  readonly isShort: boolean;
}

/** The grid of the week and, where days run on, those of all days. */
export function overviewsOf(parent: Tag, setting: Setting): readonly Overview[] {
  const { book, style } = setting;
  const week = hasWeek(setting)
    ? [{ blocks: weekBlocks(parent, setting), isLandscape: isWeekLandscape(setting), isShort: false }]
    : [];
  if (style.programme.days === "page") return week;
  return [...week, ...book.days.flatMap((day) => dayOverview(day, parent, setting) ?? [])];
}

function weekBlocks(parent: Tag, setting: Setting): readonly Block[] {
  return setting.unit("week", "week", [parent, ...shownInWeek(setting)], (inside) => [weekGrid(parent, inside)]);
}

export function dayOverview(day: Day, parent: Tag, setting: Setting): Overview | null {
  if (!hasOverview(day, setting)) return null;
  const own = section(parent, plainText(dayTitle(day, setting.book.language)));
  return {
    blocks: [
      ...dayTab(day, setting),
      ...setting.anchor(`overview-${day.date}`),
      ...setting.unit("overview", day.date, [own, day], (inside) => [
        overviewGrid(day, [heading(day, headingTag(2, own), inside)], own, inside),
      ]),
    ],
    isLandscape: isLandscape(day, setting),
    isShort: isShort(day, setting),
  };
}

/** Whether the list of a day is directly under its grid, which has its title already. */
export function isUnderGrid(day: Day, setting: Setting): boolean {
  const { book, style } = setting;
  if (!hasOverview(day, setting) || !isShort(day, setting)) return false;
  if (style.programme.days === "page") return true;
  const [first] = book.days;
  return (
    day === first && !hasWeek(setting) && book.days.every((other) => other === first || !hasOverview(other, setting))
  );
}

/** The title of a grid leads to the list of its sessions. */
function heading(day: Day, own: Tag, setting: Setting): Paragraph {
  const { style, book } = setting;
  const title = dayTitle(day, book.language);
  const base = paragraphStyle(style, "grid-title");
  const context = linkedContext(
    inlineContext(base, book.language, own),
    `day-${day.date}`,
    plainText(title),
    tag("Link", own),
  );
  const look = { ...base, keepTogether: true, keepWithNext: true };
  return paragraph(look, inline(title, context, setting), own, { language: book.language });
}

/** Grids that are not short have pages of their own, the first of them under the title; upright text follows. */
export function withBreaks(overviews: readonly Overview[]): readonly Block[] {
  const blocks = overviews.flatMap((one, index) => {
    const before = overviews[index - 1];
    const isBroken = before && !(before.isShort && one.isShort);
    return [...(isBroken ? [pageBreak(one.isLandscape)] : []), ...one.blocks];
  });
  const last = overviews.at(-1);
  return last && !last.isShort ? [...blocks, pageBreak(false)] : blocks;
}

export function pageBreak(landscape: boolean, opening = false): Block {
  return { kind: "break", to: "page", opening, landscape };
}
