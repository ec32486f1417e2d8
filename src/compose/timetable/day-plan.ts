// A day's sessions as boxes: the columns, and for each session its columns and times. No styles, no text.
import type { Day, Minutes, Session } from "../../model/book.ts";

export interface DayPlan {
  /** Rooms that have a column, in order; null: sessions without a room. */
  readonly rooms: readonly (string | null)[];
  /** When something begins or ends, ascending. */
  readonly moments: readonly Minutes[];
  /** By time, then by column. */
  readonly boxes: readonly PlannedBox[];
  /** Sessions without a time, which the grid cannot show. */
  readonly untimed: readonly Session[];
  /** Whether two sessions run at the same time in different rooms. */
  readonly isParallel: boolean;
}

export interface PlannedBox {
  readonly session: Session;
  readonly start: Minutes;
  readonly end: Minutes;
  readonly column: number;
  readonly columnSpan: number;
  /** Position among the sessions that share a room and a time, and how many there are. */
  readonly lane: number;
  readonly lanes: number;
  /** Sessions that overlap in one column, or overlap with one that does, have the same; null: it overlaps with none. */
  readonly cluster: number | null;
}

export interface Timed {
  readonly session: Session;
  readonly start: Minutes;
  readonly end: Minutes;
}

/** A session that does not say when it ends is assumed to last this long, unless another begins in its room. */
const usualLength: Minutes = 60;

export function planDay(day: Day, order: readonly string[]): DayPlan {
  const timed = timedSessions(day);
  const untimed = day.sessions.filter((session) => !timed.some((one) => one.session === session));
  const alone = new Set(timed.filter((one) => !timed.some((other) => other !== one && overlaps(one, other))));
  const homeless = timed.filter((one) => !alone.has(one) && one.session.room === null);
  const housed = timed.filter((one) => !alone.has(one) && one.session.room !== null);
  const rooms: (string | null)[] = orderedRooms(housed, order);
  const wide = new Map<Timed, { readonly column: number; readonly columnSpan: number }>();
  for (const one of homeless) {
    const span = freeColumns(one, rooms, housed);
    if (span) wide.set(one, span);
  }
  if (wide.size < homeless.length || rooms.length === 0) rooms.push(null);
  const placed = timed.map((one): PlannedBox => {
    const { session, start, end } = one;
    if (alone.has(one))
      return { session, start, end, column: 0, columnSpan: rooms.length, lane: 0, lanes: 1, cluster: null };
    const span = wide.get(one) ?? { column: rooms.indexOf(session.room), columnSpan: 1 };
    return { session, start, end, ...span, lane: 0, lanes: 1, cluster: null };
  });
  return {
    rooms,
    moments: [...new Set(timed.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b),
    boxes: [...withLanes(placed)].sort((a, b) => a.start - b.start || a.column - b.column || a.lane - b.lane),
    untimed,
    isParallel: housed.some((one) => housed.some((two) => two.session.room !== one.session.room && overlaps(one, two))),
  };
}

/** Sessions with their own times, or those of their items. */
export function timedSessions(day: Day): readonly Timed[] {
  const starts = day.sessions.map((session) => session.start ?? least(session.items.map((item) => item.start)));
  return day.sessions.flatMap((session, index): readonly Timed[] => {
    const start = starts[index] ?? null;
    if (start === null) return [];
    const end = session.end ?? most(session.items.map((item) => item.end ?? item.start));
    if (end !== null && end > start) return [{ session, start, end: end }];
    const next = least(
      day.sessions.map((other, at) => {
        const begins = starts[at] ?? null;
        // A session without a room ends when any other begins.
        const isNext = session.room === null || other.room === session.room;
        return begins !== null && begins > start && isNext ? begins : null;
      }),
    );
    return [{ session, start, end: Math.min(next ?? Number.POSITIVE_INFINITY, start + usualLength) }];
  });
}

export function overlaps(one: Timed, other: Timed): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The declared rooms first, then the others as they come; those that are empty all day are left out. */
function orderedRooms(timed: readonly Timed[], order: readonly string[]): string[] {
  const used = new Set(timed.flatMap(({ session }) => session.room ?? []));
  return [...order.filter((room) => used.has(room)), ...[...used].filter((room) => !order.includes(room))];
}

/** A session without a room extends over neighbouring rooms that are free at the time; null if none is. */
function freeColumns(
  one: Timed,
  rooms: readonly (string | null)[],
  housed: readonly Timed[],
): { readonly column: number; readonly columnSpan: number } | null {
  let best = { column: 0, columnSpan: 0 };
  let from = 0;
  rooms.forEach((room, index) => {
    if (housed.some((other) => other.session.room === room && overlaps(one, other))) from = index + 1;
    else if (index + 1 - from > best.columnSpan) best = { column: from, columnSpan: index + 1 - from };
  });
  return best.columnSpan > 0 ? best : null;
}

type Lane = Pick<PlannedBox, "lane" | "lanes" | "cluster">;

/** Sessions in one column at the same time are placed side by side. */
export function withLanes<Place extends Pick<PlannedBox, "column" | "start" | "end">>(
  places: readonly Place[],
): readonly (Place & Lane)[] {
  const done: (Place & Lane)[] = [];
  let clusters = 0;
  for (const column of new Set(places.map((place) => place.column))) {
    const own = places.filter((place) => place.column === column).sort((a, b) => a.start - b.start || b.end - a.end);
    let cluster: { place: Place; lane: number }[] = [];
    let until = Number.NEGATIVE_INFINITY;
    /** When each lane of the cluster is free again. */
    let laneEnds: Minutes[] = [];
    const flush = () => {
      const lanes = 1 + Math.max(0, ...cluster.map(({ lane }) => lane));
      const number = lanes > 1 ? clusters++ : null;
      done.push(...cluster.map(({ place, lane }) => ({ ...place, lane, lanes, cluster: number })));
      cluster = [];
      laneEnds = [];
    };
    for (const place of own) {
      if (place.start >= until) flush();
      const free = laneEnds.findIndex((end) => end <= place.start);
      const lane = free === -1 ? laneEnds.length : free;
      laneEnds[lane] = place.end;
      cluster.push({ place, lane });
      until = Math.max(until, place.end);
    }
    flush();
  }
  return done;
}

function least(values: readonly (Minutes | null)[]): Minutes | null {
  return values.reduce((found, value) => (value !== null && (found === null || value < found) ? value : found), null);
}

function most(values: readonly (Minutes | null)[]): Minutes | null {
  return values.reduce((found, value) => (value !== null && (found === null || value > found) ? value : found), null);
}
