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
  /** Whether two sessions take place at the same time in different rooms. */
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
  /**
   * Sessions that overlap in one column, directly or through others, have the same one; null: it overlaps with none.
   */
  readonly cluster: number | null;
}

export interface Timed {
  readonly session: Session;
  readonly start: Minutes;
  readonly end: Minutes;
}

/** A session without an end is assumed to last this long, unless another begins in its room. */
const usualLength: Minutes = 60;

export function planDay(day: Day, order: readonly string[]): DayPlan {
  const timed = timedSessions(day);
  const withTimes = new Set(timed.map(({ session }) => session));
  const untimed = day.sessions.filter((session) => !withTimes.has(session));
  const alone = aloneIn(timed);
  const homeless = timed.filter((one) => !alone.has(one) && one.session.room === null);
  const housed = timed.filter((one) => !alone.has(one) && one.session.room !== null);
  const named = orderedRooms(housed, order);
  const columnOf = new Map<string | null, number>(named.map((room, column) => [room, column]));
  const wide = new Map<Timed, Columns>();
  const others = new Overlaps(housed);
  for (const one of homeless) {
    const taken = others.with(one).map(({ session }) => columnOf.get(session.room) ?? 0);
    const span = freeColumns(taken, named.length);
    if (span) wide.set(one, span);
  }
  const hasNone = wide.size < homeless.length || named.length === 0;
  const rooms = hasNone ? [...named, null] : named;
  if (hasNone) columnOf.set(null, named.length);
  const placed = timed.map((one): PlannedBox => {
    const { session, start, end } = one;
    if (alone.has(one))
      return { session, start, end, column: 0, columnSpan: rooms.length, lane: 0, lanes: 1, cluster: null };
    const span = wide.get(one) ?? { column: columnOf.get(session.room) ?? 0, columnSpan: 1 };
    return { session, start, end, ...span, lane: 0, lanes: 1, cluster: null };
  });
  return {
    rooms,
    moments: [...new Set(timed.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b),
    boxes: [...withLanes(placed)].sort((a, b) => a.start - b.start || a.column - b.column || a.lane - b.lane),
    untimed,
    isParallel: runsInTwoRooms(housed),
  };
}

/** Sessions with their own times, or those of their items. */
export function timedSessions(day: Day): readonly Timed[] {
  const starts = day.sessions.map((session) => session.start ?? least(session.items.map((item) => item.start)));
  const begins = new Map<string | null, Minutes[]>([[null, []]]);
  for (const [index, { room }] of day.sessions.entries()) {
    const start = starts[index] ?? null;
    if (start === null) continue;
    begins.get(null)?.push(start);
    if (room === null) continue;
    const list = begins.get(room);
    if (list) list.push(start);
    else begins.set(room, [start]);
  }
  for (const list of begins.values()) list.sort((a, b) => a - b);
  return day.sessions.flatMap((session, index): readonly Timed[] => {
    const start = starts[index] ?? null;
    if (start === null) return [];
    const end = session.end ?? most(session.items.map((item) => item.end ?? item.start));
    if (end !== null && end > start) return [{ session, start, end: end }];
    // A session without a room ends when any other begins.
    const list = begins.get(session.room) ?? [];
    const next = list[countUpTo(list, start)];
    return [{ session, start, end: Math.min(next ?? Number.POSITIVE_INFINITY, start + usualLength) }];
  });
}

/** How many of the ascending numbers are at most this. */
function countUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byStart = (a: Timed, b: Timed) => a.start - b.start;

/** Those that overlap with no other. */
function aloneIn(timed: readonly Timed[]): ReadonlySet<Timed> {
  const sorted = [...timed].sort(byStart);
  let until = Number.NEGATIVE_INFINITY;
  const alone = sorted.filter((one, index) => {
    const isAfter = one.start >= until;
    until = Math.max(until, one.end);
    return isAfter && (sorted[index + 1]?.start ?? Number.POSITIVE_INFINITY) >= one.end;
  });
  return new Set(alone);
}

function runsInTwoRooms(housed: readonly Timed[]): boolean {
  // The room that is occupied the longest so far, and until when any other is.
  let room: string | null = null;
  let until = Number.NEGATIVE_INFINITY;
  let othersUntil = Number.NEGATIVE_INFINITY;
  for (const { session, start, end } of [...housed].sort(byStart)) {
    if ((session.room === room ? othersUntil : until) > start) return true;
    if (session.room === room) until = Math.max(until, end);
    else if (end > until) {
      othersUntil = until;
      room = session.room;
      until = end;
    } else othersUntil = Math.max(othersUntil, end);
  }
  return false;
}

/** Finds those that overlap with another. */
class Overlaps {
  readonly #sorted: readonly Timed[];
  readonly #starts: readonly Minutes[];
  /** When everything up to here has ended. */
  readonly #until: Minutes[] = [];

  constructor(timed: readonly Timed[]) {
    this.#sorted = [...timed].sort(byStart);
    this.#starts = this.#sorted.map(({ start }) => start);
    for (const { end } of this.#sorted) this.#until.push(Math.max(end, this.#until.at(-1) ?? end));
  }

  with(one: Timed): readonly Timed[] {
    const found: Timed[] = [];
    for (let at = countUpTo(this.#starts, one.end) - 1; at >= 0 && (this.#until[at] ?? 0) > one.start; at--) {
      const other = this.#sorted[at];
      if (other && overlaps(one, other)) found.push(other);
    }
    return found;
  }
}

export function overlaps(one: Timed, other: Timed): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The declared rooms first, then the others in order of appearance; those that are empty all day are left out. */
function orderedRooms(timed: readonly Timed[], order: readonly string[]): string[] {
  const used = new Set(timed.flatMap(({ session }) => session.room ?? []));
  const declared = new Set(order.filter((room) => used.has(room)));
  return [...declared, ...[...used].filter((room) => !declared.has(room))];
}

interface Columns {
  readonly column: number;
  readonly columnSpan: number;
}

/** A session without a room extends over neighbouring rooms that are free at the time; null if none is. */
function freeColumns(taken: readonly number[], count: number): Columns | null {
  let best: Columns = { column: 0, columnSpan: 0 };
  let from = 0;
  for (const column of [...taken, count].sort((a, b) => a - b)) {
    if (column - from > best.columnSpan) best = { column: from, columnSpan: column - from };
    from = column + 1;
  }
  return best.columnSpan > 0 ? best : null;
}

type Lane = Pick<PlannedBox, "lane" | "lanes" | "cluster">;

/** Sessions in one column at the same time are placed side by side. */
export function withLanes<Place extends Pick<PlannedBox, "column" | "start" | "end">>(
  places: readonly Place[],
): readonly (Place & Lane)[] {
  const done: (Place & Lane)[] = [];
  let clusters = 0;
  const columns = new Map<number, Place[]>();
  for (const place of places) {
    const list = columns.get(place.column);
    if (list) list.push(place);
    else columns.set(place.column, [place]);
  }
  for (const list of columns.values()) {
    const own = list.sort((a, b) => a.start - b.start || b.end - a.end);
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
