// The axis of a grid: the distances between its times, and where it is divided if one page cannot hold the day. Where
// sessions take place, heights are proportional to time, taller only if a text needs it; where there is only a break,
// or nothing, the axis is shortened.

/** What occupies the times from moment `from` to moment `to`; brief: a break, which needs no more than its text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isBrief: boolean;
}

/** A stretch that must be `height` tall. */
export interface Need extends Stretch {
  readonly height: number;
}

/**
 * What an axis is computed from: the heights of stretches, the shorter first, and the height of a gap in which nothing
 * happens.
 */
export interface Demand {
  readonly needs: readonly Need[];
  readonly gap: number;
}

/** The times [from, to]. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** The times as they are on a sheet. */
export interface Slice extends TimeSpan {
  /** Height of each moment above the first; `to - from + 1` of them. */
  readonly offsets: readonly number[];
  /** For each interval between two moments, whether it is shown much shorter than its time. */
  readonly isCut: readonly boolean[];
  /** For each interval, whether nothing happens in it. */
  readonly isEmpty: readonly boolean[];
  /** How much taller than their time the intervals are in total, as far as texts need it. */
  readonly excess: number;
}

/**
 * Points per minute: below the minimum, short and long sessions look the same; above the maximum, a page is mostly
 * empty.
 */
export const leastScale = 0.28;
export const mostScale = 2;
/** An interval shorter than this share of its time is marked. */
const cutShare = 0.85;
/** The value of a division in a gap or at a break, relative to parts of equal heights. */
const pauseBonus = 0.5;

const rounding = 0.01;

type Kind = "sessions" | "break" | "empty";

export class Axis {
  readonly #moments: readonly number[];
  readonly #stretches: readonly Stretch[];
  readonly #kinds: readonly Kind[];

  constructor(moments: readonly number[], stretches: readonly Stretch[]) {
    this.#moments = moments;
    this.#stretches = stretches;
    const busy = covered(
      moments.length,
      stretches.filter(({ isBrief }) => !isBrief),
    );
    const any = covered(moments.length, stretches);
    this.#kinds = moments.slice(1).map((_, at) => (busy[at] ? "sessions" : any[at] ? "break" : "empty"));
  }

  get whole(): TimeSpan {
    return { from: 0, to: this.#moments.length - 1 };
  }

  /** The times as spread out as `height` allows, up to `most` points per minute; null if they do not fit. */
  fill(range: TimeSpan, height: number, demand: Demand, most: number = mostScale): Slice | null {
    if (range.to <= range.from || total(this.#heights(range, leastScale, demand)) > height) return null;
    let low = leastScale;
    let high = most;
    for (let round = 0; round < 14; round++) {
      const middle = (low + high) / 2;
      if (total(this.#heights(range, middle, demand)) <= height) low = middle;
      else high = middle;
    }
    return this.#slice(range, low, demand);
  }

  /** Whether the times cannot fit because consecutive stretches are too tall; `fill` would take longer to find out. */
  overflows({ from, to }: TimeSpan, height: number, { needs, gap }: Demand): boolean {
    const tallest = [0];
    for (let at = from + 1; at <= to; at++) {
      let most = (tallest[at - 1 - from] ?? 0) + this.#ownHeight(at - 1, { from, to }, leastScale, gap);
      for (const need of needs) {
        const first = Math.max(need.from, from);
        if (Math.min(need.to, to) === at && first < at)
          most = Math.max(most, (tallest[first - from] ?? 0) + need.height);
      }
      tallest.push(most);
    }
    return (tallest.at(-1) ?? 0) > height + rounding;
  }

  /** Everything as low as possible. */
  least(range: TimeSpan, demand: Demand): Slice {
    return this.#slice(range, leastScale, demand);
  }

  /** The day in `count` parts of about equal heights, divided where few boxes are cut; null if that fails. */
  divide(count: number, height: number, demand: Demand): readonly TimeSpan[] | null {
    const end = this.#moments.length - 1;
    const { offsets } = this.least(this.whole, demand);
    const through = this.#cutThrough();
    const best = Array.from({ length: count + 1 }, () => new Array<number>(end + 1).fill(Number.POSITIVE_INFINITY));
    const before = Array.from({ length: count + 1 }, () => new Array<number>(end + 1).fill(-1));
    (best[0] as number[])[0] = 0;
    for (let part = 1; part <= count; part++) {
      for (let to = part; to <= end; to++) {
        for (let from = to - 1; from >= part - 1; from--) {
          const share = ((offsets[to] ?? 0) - (offsets[from] ?? 0)) / height;
          if (share > 1) break;
          const pause = this.#kinds[to] !== "sessions" || this.#kinds[to - 1] !== "sessions";
          const own = to === end ? 0 : (through[to] ?? 0) - (pause ? pauseBonus : 0);
          const sum = (best[part - 1]?.[from] ?? Number.POSITIVE_INFINITY) + share * share + own;
          if (sum >= (best[part]?.[to] ?? 0)) continue;
          (best[part] as number[])[to] = sum;
          (before[part] as number[])[to] = from;
        }
      }
    }
    if ((best[count]?.[end] ?? Number.POSITIVE_INFINITY) === Number.POSITIVE_INFINITY) return null;
    const ranges: TimeSpan[] = [];
    let to = end;
    for (let part = count; part > 0; part--) {
      const from = before[part]?.[to] ?? 0;
      ranges.unshift({ from, to });
      to = from;
    }
    return ranges;
  }

  /** For each moment, the number of stretches that continue over it. */
  #cutThrough(): readonly number[] {
    const change = new Array<number>(this.#moments.length + 1).fill(0);
    for (const { from, to } of this.#stretches) {
      if (to - from < 2) continue;
      change[from + 1] = (change[from + 1] ?? 0) + 1;
      change[to] = (change[to] ?? 0) - 1;
    }
    let sum = 0;
    return change.map((by) => {
      sum += by;
      return sum;
    });
  }

  #slice(range: TimeSpan, scale: number, demand: Demand): Slice {
    const heights = this.#heights(range, scale, demand);
    const offsets = [0];
    for (const height of heights) offsets.push((offsets.at(-1) ?? 0) + height);
    const kinds = heights.map((_, index) => this.#kinds[range.from + index]);
    const due = heights.map((_, index) => this.#minutes(range.from + index) * scale);
    return {
      ...range,
      offsets,
      isCut: heights.map((height, at) => kinds[at] !== "sessions" && height > 0 && height < (due[at] ?? 0) * cutShare),
      isEmpty: kinds.map((kind) => kind === "empty"),
      excess: heights.reduce(
        (sum, height, at) => sum + (kinds[at] === "sessions" ? Math.max(0, height - (due[at] ?? 0)) : 0),
        0,
      ),
    };
  }

  #minutes(interval: number): number {
    return (this.#moments[interval + 1] ?? 0) - (this.#moments[interval] ?? 0);
  }

  #heights(range: TimeSpan, scale: number, { needs, gap }: Demand): number[] {
    const { from, to } = range;
    const heights = Array.from({ length: to - from }, (_, index) => this.#ownHeight(from + index, range, scale, gap));
    for (const need of needs) {
      const first = Math.max(need.from, from) - from;
      const end = Math.min(need.to, to) - from;
      if (first < end) this.#grow(heights, first, end, need, from);
    }
    return heights;
  }

  #ownHeight(interval: number, { from, to }: TimeSpan, scale: number, gap: number): number {
    const kind = this.#kinds[interval];
    if (kind === "break") return 0;
    if (kind === "sessions") return this.#minutes(interval) * scale;
    // The gap in which the grid is divided is not shown.
    const isAtCut = (interval === from && from > 0) || (interval === to - 1 && to < this.#moments.length - 1);
    return isAtCut ? 0 : Math.min(this.#minutes(interval) * scale, gap);
  }

  /** Makes the intervals [first, end) as tall as a text needs: breaks first, then all in proportion. */
  #grow(heights: number[], first: number, end: number, { height, isBrief }: Need, from: number): void {
    let sum = 0;
    let pause = 0;
    for (let at = first; at < end; at++) {
      sum += heights[at] ?? 0;
      if (this.#kinds[from + at] === "break") pause += this.#minutes(from + at);
    }
    const lack = height - sum;
    if (lack <= 0) return;
    for (let at = first; at < end; at++) {
      const own = heights[at] ?? 0;
      if (isBrief && pause > 0) {
        if (this.#kinds[from + at] === "break") heights[at] = own + (lack * this.#minutes(from + at)) / pause;
      } else heights[at] = sum > 0 ? own + (lack * own) / sum : height / (end - first);
    }
  }
}

/** For each interval between two moments, whether a stretch covers it. */
function covered(moments: number, stretches: readonly Stretch[]): readonly boolean[] {
  const change = new Array<number>(moments).fill(0);
  for (const { from, to } of stretches) {
    change[from] = (change[from] ?? 0) + 1;
    change[to] = (change[to] ?? 0) - 1;
  }
  let sum = 0;
  return change.map((by) => {
    sum += by;
    return sum > 0;
  });
}

function total(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0);
}
