// The week at a glance: a grid of all days, in which sessions that run at the same time share a box.

import { dayAndMonth, timeRange, weekday } from "../../language/dates.ts";
import { directionOf } from "../../language/labels.ts";
import type { Day, Session } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import { isUndated } from "../../model/undated.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import type { Grid, GridCell, Paragraph, Tag } from "../block.ts";
import { dayName } from "../day-title.ts";
import { inline } from "../inline.ts";
import {
  type InlineContext,
  inlineContext,
  lineBreak,
  linkedContext,
  namePiece,
  paragraph,
  textPiece,
} from "../pieces.ts";
import type { Setting } from "../setting.ts";
import { words } from "../setting.ts";
import { tag } from "../structure.ts";
import { categoriesOf, tintOf } from "./categories.ts";
import { overlaps, type Timed, timedSessions } from "./day-plan.ts";
import { hasOverview, moments } from "./overview.ts";

/** More sessions at one time than this are counted, not named: the day's own grid names them. */
const mostNamed = 4;
const leastDays = 3;
const tintStrength = 0.09;
const breakStrength = 0.06;

export function hasWeek(setting: Setting): boolean {
  const { week } = setting.style.programme;
  const days = setting.book.days.filter((day) => timedSessions(day).length > 0);
  if (week !== "auto") return week === "always" && days.length > 0;
  return days.length >= leastDays && days.some((day) => hasOverview(day, setting));
}

export function weekGrid(parent: Tag, setting: Setting): Grid {
  const { style, book, measure } = setting;
  const own = tag("Div", parent);
  const days = book.days.filter((day) => timedSessions(day).length > 0);
  const blocks = days.map((day) => blocksOf(timedSessions(day)));
  const times = [...new Set(blocks.flat().flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const lists = days.map(() => tag("L", own));
  const cells = blocks.flatMap((dayBlocks, column) =>
    dayBlocks.map((block): GridCell => {
      const position = { column, columnSpan: 1, lane: 0, lanes: 1 };
      const { start, end } = block;
      const look = blockLook(block, days[column], lists[column] ?? own, setting);
      return { ...position, from: times.indexOf(start), to: times.indexOf(end), ...look };
    }),
  );
  return {
    kind: "grid",
    head: [],
    foot: [],
    columns: days.map((day, index) => ({ heading: dayHeading(day, lists[index] ?? own, setting) })),
    columnWidth: Math.min(style.programme.roomWidth * 0.75, measure / 3),
    moments: moments(
      times,
      blocks.flat().map(({ start }) => start),
      own,
      setting,
    ),
    cells,
    rule: { thickness: 0.4, colour: style.colours.rule, gap: 0 },
    direction: directionOf(book.language),
    spaceAfter: 18,
  };
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly sessions: readonly Session[];
}

/** Sessions that overlap, and those that overlap with them, are one block. */
function blocksOf(timed: readonly Timed[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const one of [...timed].sort((a, b) => a.start - b.start)) {
    const last = blocks.at(-1);
    if (last && overlaps({ ...last, session: one.session }, one)) {
      blocks[blocks.length - 1] = {
        start: last.start,
        end: Math.max(last.end, one.end),
        sessions: [...last.sessions, one.session],
      };
    } else blocks.push({ start: one.start, end: one.end, sessions: [one.session] });
  }
  return blocks;
}

function dayHeading(day: Day, list: Tag, setting: Setting): Paragraph {
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-room");
  const own = tag("Caption", list);
  const linked = linkedContext(
    inlineContext(base, book.language, own),
    `day-${day.date}`,
    weekday(day.date, book.language),
    tag("Link", own),
  );
  const date = isUndated(day.date) ? [] : [lineBreak(), namePiece(dayAndMonth(day.date, book.language), linked)];
  const pieces = [...inline(dayName(day, book.language), linked, setting), ...date];
  return paragraph(base, pieces, own, { language: book.language });
}

type BoxAppearance = Pick<GridCell, "blocks" | "align" | "tint" | "bar" | "link" | "anchor">;

function blockLook(block: Block, day: Day | undefined, list: Tag, setting: Setting): BoxAppearance {
  const { style } = setting;
  const [only] = block.sessions;
  const body = tag("LBody", tag("LI", list));
  const look = { align: "top", link: null, anchor: null } as const;
  if (block.sessions.length === 1 && only?.kind.toLowerCase() === "break") {
    const tint = tintOf(style.colours.muted, breakStrength);
    const line = sessionLine(only, "grid-break", body, setting);
    return { ...look, blocks: [{ paragraph: line, yields: "last" }], align: "middle", tint, bar: null };
  }
  const categories = new Set(block.sessions.map((session) => categoriesOf(setting).of(session)));
  const [category] = categories.size === 1 ? categories : [];
  const colour =
    category?.colour ?? (categoriesOf(setting).all.length > 0 ? style.colours.muted : style.colours.accent);
  const named: GridCell["blocks"] =
    block.sessions.length > mostNamed && day
      ? [{ paragraph: countLine(block.sessions.length, day, body, setting), yields: "never" }]
      : block.sessions.map((session) => ({
          paragraph: sessionLine(session, "grid-week", body, setting),
          yields: "last" as const,
        }));
  return {
    ...look,
    blocks: [{ paragraph: timeLine(block, body, setting), yields: "first" }, ...named],
    tint: tintOf(colour, tintStrength),
    bar: colour,
  };
}

function timeLine({ start, end }: Block, parent: Tag, { style, book }: Setting): Paragraph {
  const base = paragraphStyle(style, "grid-info");
  const own = tag("P", parent);
  const context: InlineContext = { ...inlineContext(base, book.language, own), hyphenate: false };
  const text = timeRange(start, end, book.language, style.programme.clock);
  return paragraph(base, [textPiece(text, context)], own, { language: book.language });
}

function sessionLine(session: Session, name: string, parent: Tag, setting: Setting): Paragraph {
  const { style, book, labels } = setting;
  const base = paragraphStyle(style, name);
  const own = tag("P", parent);
  const title = session.title.length > 0 ? session.title : words(labels.break, session.span);
  const context = linkedContext(
    inlineContext(base, book.language, own),
    `session-${session.slug}`,
    plainText(title),
    tag("Link", own),
  );
  return paragraph(base, inline(title, context, setting), own, { language: book.language, span: session.span });
}

function countLine(count: number, day: Day, parent: Tag, setting: Setting): Paragraph {
  const { style, book, labels } = setting;
  const base = paragraphStyle(style, "grid-week");
  const own = tag("P", parent);
  const text = `${labels.parallelSessions} (${count})`;
  const context = linkedContext(inlineContext(base, book.language, own), `day-${day.date}`, text, tag("Link", own));
  return paragraph(base, [textPiece(text, context)], own, { language: book.language });
}
