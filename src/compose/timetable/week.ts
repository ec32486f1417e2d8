// The week at a glance: a grid of all days. Sessions at the same time share the width of their day, or are stacked; if
// there are many, they are counted, because the day's own grid names them.
import { dayAndMonth, timeRange, weekday } from "../../language/dates.ts";
import { directionOf } from "../../language/labels.ts";
import type { Day } from "../../model/book.ts";
import { isBreak, isPause } from "../../model/pauses.ts";
import { plainText } from "../../model/text.ts";
import { isUndated } from "../../model/undated.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import type { BoxLook, Grid, GridCell, GridText, Paragraph, Tag } from "../block.ts";
import { dayName } from "../day-title.ts";
import { inline } from "../inline.ts";
import { inlineContext, lineBreak, linkedContext, namePiece, paragraph, textPiece } from "../pieces.ts";
import type { Setting } from "../setting.ts";
import { tag } from "../structure.ts";
import { type Category, categoriesOf } from "./categories.ts";
import { type Timed, timedSessions, withLanes } from "./day-plan.ts";
import { legendOf } from "./legend.ts";
import { gridType, hasOverview, momentsOf } from "./overview.ts";
import { breakLook, colours, letterPieces, titleOf } from "./session-box.ts";

/** More sessions at one time than this are counted, not named; fewer where the week would not fit on one page. */
const mostNamed = 8;
const fewNamed = 4;
const leastDays = 3;
/** From this many days on, or with more than a few sessions at one time, the week is on a landscape page. */
const wideDays = 5;

export function hasWeek(setting: Setting): boolean {
  const { week } = setting.style.programme;
  const days = shownDays(setting);
  if (week !== "auto") return week === "always" && days.length > 0;
  return days.length >= leastDays && days.some((day) => hasOverview(day, setting));
}

export function isWeekLandscape(setting: Setting): boolean {
  const { landscape } = setting.style.programme;
  if (landscape !== "auto") return landscape;
  const days = shownDays(setting);
  const most = Math.max(
    0,
    ...days.flatMap((day, column) =>
      placesOf(day, column, mostNamed).map(({ lanes, sessions }) => Math.max(lanes, sessions.length)),
    ),
  );
  return days.length >= wideDays || (days.length > 1 && most > fewNamed);
}

function shownDays({ book }: Setting): readonly Day[] {
  return book.days.filter((day) => timedSessions(day).length > 0);
}

/** Everything that the grid depends on: of sessions, all but which abstracts are presented in them. */
export function shownInWeek(setting: Setting): readonly unknown[] {
  const categories = categoriesOf(setting);
  return setting.book.days.flatMap(({ sessions, ...day }) => [
    ...Object.values(day),
    ...sessions.flatMap((session) => {
      const { items, ...own } = session;
      const within = items.flatMap((item): readonly unknown[] =>
        item.kind === "event" ? [item] : [item.kind, item.start, item.end],
      );
      return [...Object.values(own), categories.of(session)?.name, ...within];
    }),
  ]);
}

/** One or more sessions of a day that have a place of their own. */
interface Placed extends Pick<GridCell, "column" | "lane" | "lanes" | "cluster"> {
  readonly start: number;
  readonly end: number;
  readonly sessions: readonly Timed[];
  /** Whether the time is printed: once for sessions that begin and end together. */
  readonly showsTime: boolean;
}

export function weekGrid(parent: Tag, setting: Setting, named: number = mostNamed): Grid {
  const { style, book } = setting;
  const own = tag("Div", parent);
  const days = shownDays(setting);
  const placed = days.flatMap((day, column) => placesOf(day, column, named));
  const isCrowded = named > fewNamed && placed.some(({ lanes }) => lanes > fewNamed);
  const times = [...new Set(placed.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const lists = days.map(() => tag("L", own));
  const categories = categoriesOf(setting).all.filter(({ isSaidBy }) => isSaidBy !== "title");
  return {
    kind: "grid",
    head: [],
    legend: legendOf(categories, own, setting),
    columns: days.map((day, index) => ({ heading: dayHeading(day, lists[index] ?? own, setting) })),
    columnWidth: style.programme.roomWidth * 0.6,
    laneWidth: style.programme.roomWidth * 0.9,
    moments: momentsOf(
      times,
      placed.map(({ start }) => start),
      own,
      setting,
    ),
    cells: placed.map((place): GridCell => {
      const { column, lane, lanes, cluster } = place;
      const position = { column, columnSpan: 1, lane, lanes, cluster };
      const body = tag("LBody", tag("LI", lists[column] ?? own));
      const look = appearance(place, days[column], body, setting);
      return { ...position, from: times.indexOf(place.start), to: times.indexOf(place.end), ...look };
    }),
    type: gridType("grid-week", setting),
    shortensTitles: true,
    instead: isCrowded ? weekGrid(parent, setting, fewNamed) : null,
    rule: { thickness: 0.4, colour: style.colours.rule, gap: 0 },
    direction: directionOf(book.language),
    spaceAfter: 18,
    name: setting.labels.programme,
    span: days[0]?.span ?? null,
  };
}

/** The sessions of a day, those of a crowd as one. */
function placesOf(day: Day, column: number, named: number): readonly Placed[] {
  const lanes = withLanes(timedSessions(day).map((one) => ({ ...one, column })));
  const clusters = new Map<number, (typeof lanes)[number][]>();
  for (const one of lanes) {
    if (one.cluster === null) continue;
    const own = clusters.get(one.cluster);
    if (own) own.push(one);
    else clusters.set(one.cluster, [one]);
  }
  const places = lanes.flatMap((one): readonly Placed[] => {
    const cluster = one.cluster === null ? [one] : (clusters.get(one.cluster) ?? [one]);
    const [first = one] = cluster;
    if (cluster.length <= named) {
      const showsTime = one === first || one.start !== first.start || one.end !== first.end;
      return [{ ...one, sessions: [one], showsTime }];
    }
    if (one !== first) return [];
    const end = Math.max(...cluster.map((each) => each.end));
    return [{ ...one, end, sessions: cluster, showsTime: true, lane: 0, lanes: 1, cluster: null }];
  });
  const order = new Map(day.sessions.map((session, index) => [session, index]));
  const indexOf = ({ sessions }: Placed) => (sessions[0] ? (order.get(sessions[0].session) ?? 0) : 0);
  return [...places].sort((a, b) => a.start - b.start || indexOf(a) - indexOf(b));
}

function dayHeading(day: Day, list: Tag, setting: Setting): Paragraph {
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-room");
  const own = tag("Caption", list);
  const linked = linkedContext(
    inlineContext(base, book.language, own),
    hasOverview(day, setting) ? `overview-${day.date}` : `day-${day.date}`,
    weekday(day.date, book.language),
    tag("Link", own),
  );
  const date = isUndated(day.date) ? [] : [lineBreak(), namePiece(dayAndMonth(day.date, book.language), linked)];
  const pieces = [...inline(dayName(day, book.language), linked, setting), ...date];
  return paragraph(base, pieces, own, { language: book.language });
}

type Appearance = Omit<GridCell, "column" | "columnSpan" | "lane" | "lanes" | "cluster" | "from" | "to">;

function appearance(place: Placed, day: Day | undefined, body: Tag, setting: Setting): Appearance {
  const { style } = setting;
  const [first] = place.sessions;
  const none = { line: null, link: null, anchor: null };
  if (first && place.sessions.length === 1 && isBreak(first.session)) {
    const line = sessionLine(first, "grid-break", null, body, setting);
    return { ...none, ...breakLook(setting), looks: [{ missing: "nothing", texts: [line] }] };
  }
  const isCrowd = place.sessions.length > 1;
  const category = first && !isCrowd ? categoriesOf(setting).of(first.session) : null;
  const shown = category?.isSaidBy === "title" ? null : category;
  const texts =
    isCrowd && day
      ? [countLine(place.sessions, day, body, setting)]
      : first
        ? [sessionLine(first, "grid-week", shown, body, setting)]
        : [];
  const time = place.showsTime ? [timeLine(place, body, setting)] : [];
  const looks: readonly BoxLook[] = [
    { missing: "nothing", texts: [...time, ...texts] },
    // The times beside the grid show it too.
    { missing: "titles", texts },
  ];
  return {
    ...none,
    looks: time.length > 0 ? looks : looks.slice(1),
    category: shown?.name ?? null,
    align: "top",
    ...colours(category?.colour ?? style.colours.muted),
    isBrief: place.sessions.every(({ session }) => isPause(session)),
  };
}

function timeLine({ start, end }: Placed, parent: Tag, { style, book }: Setting): GridText {
  const base = paragraphStyle(style, "grid-info");
  const own = tag("P", parent);
  const context = { ...inlineContext(base, book.language, own), hyphenate: false };
  const text = timeRange(start, end, book.language, style.programme.clock);
  return { paragraph: paragraph(base, [textPiece(text, context)], own, { language: book.language }), shortens: false };
}

function sessionLine(
  { session }: Timed,
  name: string,
  category: Category | null,
  parent: Tag,
  setting: Setting,
): GridText {
  const { style, book } = setting;
  const base = paragraphStyle(style, name);
  const own = tag("P", parent);
  const title = titleOf(session, setting);
  const context = linkedContext(
    inlineContext(base, book.language, own),
    `session-${session.slug}`,
    plainText(title),
    tag("Link", own),
  );
  const pieces = [...letterPieces(category, context, setting), ...inline(title, context, setting)];
  return { paragraph: paragraph(base, pieces, own, { language: book.language, span: session.span }), shortens: true };
}

/** How many sessions there are, and the letters of what they are about. */
function countLine(sessions: readonly Timed[], day: Day, parent: Tag, setting: Setting): GridText {
  const { style, book, labels } = setting;
  const base = paragraphStyle(style, "grid-week");
  const own = tag("P", parent);
  const text = `${labels.parallelSessions} (${sessions.length})`;
  const place = hasOverview(day, setting) ? `overview-${day.date}` : `day-${day.date}`;
  const context = linkedContext(inlineContext(base, book.language, own), place, text, tag("Link", own));
  const categories = new Set(sessions.flatMap(({ session }) => categoriesOf(setting).of(session) ?? []));
  const letters = [...categories].flatMap((category) => letterPieces(category, context, setting));
  const pieces = [textPiece(text, context), ...(letters.length > 0 ? [lineBreak(), ...letters] : [])];
  return { paragraph: paragraph(base, pieces, own, { language: book.language }), shortens: false };
}
