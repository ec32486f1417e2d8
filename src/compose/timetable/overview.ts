// The overview of a day: a grid of its rooms and times, with a legend.
import { time } from "../../language/dates.ts";
import { directionOf } from "../../language/labels.ts";
import type { Day, Minutes, Session } from "../../model/book.ts";
import { crowdOf } from "../../model/crowded.ts";
import { isPause } from "../../model/pauses.ts";
import { plainText } from "../../model/text.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import type { Grid, GridCell, GridMoment, Paragraph, Tag } from "../block.ts";
import { dayTitle } from "../day-title.ts";
import { inlineContext, namePiece, paragraph } from "../pieces.ts";
import type { Setting } from "../setting.ts";
import { tag } from "../structure.ts";
import { categoriesOf } from "./categories.ts";
import type { DayPlan, PlannedBox } from "./day-plan.ts";
import { legendOf } from "./legend.ts";
import { sessionBox } from "./session-box.ts";

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

/** A grid grows to this many points per minute; less than this share of a page is short. */
const mostScale = 2;
const pauseHeight = 21;
const shortShare = 0.45;

/** Whether its grid is too short for a page of its own: by the minutes with sessions, and its breaks. */
export function isShort(day: Day, setting: Setting): boolean {
  const { moments: times, boxes } = setting.dayPlan(day);
  const pauses = boxes.filter(({ session }) => isPause(session));
  const sessions = boxes.filter(({ session }) => !isPause(session));
  let minutes = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { start, end } of sessions) {
    minutes += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  const height = minutes * mostScale + pauses.length * pauseHeight;
  return times.length > 0 && !isLandscape(day, setting) && height < setting.height * shortShare;
}

/** Whether the grid of its day shows a session; a session without a time is in no grid. */
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
  const cells = readingOrder(plan).map((place): GridCell => {
    const isWide = place.columnSpan > 1 || plan.rooms.length === 1;
    const list = (isWide ? null : lists[place.column]) ?? together;
    const look = sessionBox(place, list, categories.of(place.session), isWide, setting);
    return { ...positionOf(place, plan.moments), ...look };
  });
  return {
    kind: "grid",
    head,
    legend: legendOf(
      categories.all.filter(({ isSaidBy }) => isSaidBy === null),
      own,
      setting,
    ),
    columns: plan.rooms.map((room, index) => ({ heading: heading(room, plan, day, lists[index] ?? own, setting) })),
    columnWidth: style.programme.roomWidth,
    laneWidth: style.programme.roomWidth,
    moments: momentsOf(
      plan.moments,
      plan.boxes.map(({ start }) => start),
      own,
      setting,
    ),
    cells,
    type: gridType("grid-session", setting),
    shortensTitles: false,
    instead: null,
    rule: { thickness: 0.4, colour: style.colours.rule, gap: 0 },
    direction: directionOf(book.language),
    spaceAfter: 18,
    name: plainText(dayTitle(day, book.language)),
    span: day.span,
  };
}

/** The sizes that the template allows, for a grid whose titles have this style. */
export function gridType(titles: string, { style }: Setting): Grid["type"] {
  const { least, most } = style.programme.gridType;
  return { base: paragraphStyle(style, titles).text.size, least, most: Math.max(least, most) };
}

/** First the sessions for all, then room by room. */
function readingOrder({ boxes: places, rooms }: DayPlan): readonly PlannedBox[] {
  const wide = places.filter(({ columnSpan }) => columnSpan > 1 || rooms.length === 1);
  const narrow = places.filter((place) => !wide.includes(place));
  return [...wide, ...narrow.sort((a, b) => a.column - b.column || a.start - b.start || a.lane - b.lane)];
}

function positionOf({ column, columnSpan, lane, lanes, cluster, start, end }: PlannedBox, times: readonly Minutes[]) {
  return { column, columnSpan, lane, lanes, cluster, from: times.indexOf(start), to: times.indexOf(end) };
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

/** The times, with labels; `starts`: when something begins. */
export function momentsOf(
  times: readonly Minutes[],
  starts: readonly Minutes[],
  parent: Tag,
  setting: Setting,
): readonly GridMoment[] {
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-time");
  const context = inlineContext(base, book.language, parent);
  const begun = new Set(starts);
  return times.map((minutes) => {
    const text = time(minutes, book.language, style.programme.clock);
    const label = paragraph(base, [namePiece(text, context)], parent, { language: book.language });
    return { minutes, label, begins: begun.has(minutes) };
  });
}
