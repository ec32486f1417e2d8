// The overview of a day: a grid of its rooms and times, with a legend.
import { time } from "../../language/dates.ts";
import { directionOf } from "../../language/labels.ts";
import type { Day, Minutes, Session } from "../../model/book.ts";
import { crowdOf } from "../../model/crowded.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import type { Grid, GridCell, Paragraph, Tag } from "../block.ts";
import { character, inColour } from "../character-styles.ts";
import { inlineContext, namePiece, paragraph, textPiece } from "../pieces.ts";
import type { Setting } from "../setting.ts";
import { tag } from "../structure.ts";
import { type Category, categoriesOf } from "./categories.ts";
import type { DayPlan, PlannedBox } from "./day-plan.ts";
import { sessionBox } from "./session-box.ts";

/** Between two entries of a legend. */
const legendGap = "\u2003";

/** Whether a day has a grid of its own. */
export function hasOverview(day: Day, setting: Setting): boolean {
  const { overview } = setting.style.programme;
  if (overview === "never" || crowdOf(day)) return false;
  const plan = setting.dayPlan(day);
  return overview === "always" ? plan.boxes.length > 0 : plan.isParallel;
}

/** Whether its grid is on a landscape page. */
export function isLandscape(day: Day, setting: Setting): boolean {
  const { landscape, roomWidth } = setting.style.programme;
  if (landscape !== "auto") return landscape;
  // The column of times is about half as wide as a room.
  return setting.dayPlan(day).rooms.length + 0.5 > setting.measure / roomWidth;
}

/** A grid grows to this many points a minute at most; less than this share of a page is short. */
const mostScale = 1.2;
const shortShare = 0.4;

/** Whether its grid is too short for a page of its own. */
export function isShort(day: Day, setting: Setting): boolean {
  const { moments: times } = setting.dayPlan(day);
  const minutes = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return !isLandscape(day, setting) && minutes * mostScale < setting.height * shortShare;
}

/** Whether the grid of its day shows a session: one without a time is in no grid. */
export function isInOverview(session: Session, day: Day, setting: Setting): boolean {
  return hasOverview(day, setting) && setting.dayPlan(day).boxes.some((box) => box.session === session);
}

export function overviewGrid(day: Day, head: readonly Paragraph[], parent: Tag, setting: Setting): Grid {
  const { style, book } = setting;
  const plan = setting.dayPlan(day);
  const categories = categoriesOf(setting);
  const own = tag("Div", parent);
  const together = tag("L", own);
  const lists = plan.rooms.map(() => tag("L", own));
  const used = new Set<Category>();
  const cells = readingOrder(plan).map((place): GridCell => {
    const isWide = place.columnSpan > 1 || plan.rooms.length === 1;
    const category = categories.of(place.session);
    if (category) used.add(category);
    const list = (isWide ? null : lists[place.column]) ?? together;
    return {
      ...positionOf(place, plan.moments),
      ...sessionBox(place, list, category, isWide, categories.all.length > 0, setting),
    };
  });
  return {
    kind: "grid",
    head,
    foot: legend(
      categories.all.filter((category) => used.has(category)),
      own,
      setting,
    ),
    columns: plan.rooms.map((room, index) => ({ heading: heading(room, plan, day, lists[index] ?? own, setting) })),
    columnWidth: style.programme.roomWidth,
    moments: moments(
      plan.moments,
      plan.boxes.map(({ start }) => start),
      own,
      setting,
    ),
    cells,
    rule: { thickness: 0.4, colour: style.colours.rule, gap: 0 },
    direction: directionOf(book.language),
    spaceAfter: 18,
  };
}

/** First the sessions for all, then room by room. */
function readingOrder({ boxes: places, rooms }: DayPlan): readonly PlannedBox[] {
  const wide = places.filter(({ columnSpan }) => columnSpan > 1 || rooms.length === 1);
  const narrow = places.filter((place) => !wide.includes(place));
  return [...wide, ...narrow.sort((a, b) => a.column - b.column || a.start - b.start || a.lane - b.lane)];
}

function positionOf(place: PlannedBox, times: readonly Minutes[]) {
  const { column, columnSpan, lane, lanes, start, end } = place;
  return { column, columnSpan, lane, lanes, from: times.indexOf(start), to: times.indexOf(end) };
}

function heading(room: string | null, { rooms }: DayPlan, day: Day, list: Tag, setting: Setting): Paragraph | null {
  if (room === null || rooms.length < 2) return null;
  const base = paragraphStyle(setting.style, "grid-room");
  const own = tag("Caption", list);
  const { language } = setting.book;
  // A room is named in its sessions: take the first as its place.
  const span = day.sessions.find((session) => session.room === room)?.span ?? day.span;
  return paragraph(base, [namePiece(room, inlineContext(base, language, own))], own, { language, span });
}

/** Times at which something begins are printed, and the last. */
export function moments(
  times: readonly Minutes[],
  starts: readonly Minutes[],
  parent: Tag,
  { style, book }: Setting,
): Grid["moments"] {
  const base = paragraphStyle(style, "grid-time");
  const context = inlineContext(base, book.language, parent);
  const begins = new Set(starts);
  return times.map((minutes, index) => {
    if (!begins.has(minutes) && index < times.length - 1) return { minutes, label: null };
    const text = time(minutes, book.language, style.programme.clock);
    return { minutes, label: paragraph(base, [namePiece(text, context)], parent, { language: book.language }) };
  });
}

/** Letter and name of each category, in its colour. */
export function legend(used: readonly Category[], parent: Tag, setting: Setting): readonly Paragraph[] {
  if (used.length === 0) return [];
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-legend");
  const own = tag("P", parent);
  const context = inlineContext(base, book.language, own);
  const pieces = used.flatMap(({ letter, name, colour }, index) => {
    const text = inColour(character(style, "grid-letter", context.text), colour);
    return [
      ...(index > 0 ? [textPiece(` ${legendGap}`, context)] : []),
      namePiece(`${letter}\u2002`, { ...context, text }),
      namePiece(name.replaceAll(" ", "\u00a0"), context),
    ];
  });
  return [paragraph(base, pieces, own, { language: book.language })];
}
