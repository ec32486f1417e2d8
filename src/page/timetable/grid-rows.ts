// The heights of a grid: the distances of its times, and where it is divided if one page cannot hold the day.

/** A box that must be `height` tall from moment `from` to moment `to`. */
export interface Need {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** The times [from, to] of the grid on one page. */
export interface Slice {
  readonly from: number;
  readonly to: number;
  /** Height of each moment above the first; `to - from + 1` of them. */
  readonly offsets: readonly number[];
}

/** Points a minute: below the least, short and long sessions look the same; above the most, a page is mostly empty. */
const leastScale = 0.28;
const mostScale = 1.2;
/** The value of a cut in a gap, compared with slices of equal heights. */
const gapBonus = 0.5;
/** In minutes: longer gaps are shown as long as this. */
const longestGap = 30;

export class Rows {
  readonly #moments: readonly number[];
  readonly #needs: readonly Need[];
  /** For each interval: minutes that its height is proportional to. */
  readonly #minutes: readonly number[];
  /** For each interval: whether nothing happens in it. */
  readonly #isEmpty: readonly boolean[];

  constructor(moments: readonly number[], needs: readonly Need[]) {
    this.#moments = moments;
    // Short ones first: the height that they need also gives room to the longer ones around them.
    this.#needs = [...needs].sort((one, other) => one.to - one.from - (other.to - other.from));
    this.#isEmpty = moments.slice(1).map((_, index) => !needs.some(({ from, to }) => from <= index && to > index));
    this.#minutes = moments.slice(1).map((moment, index) => {
      const minutes = moment - (moments[index] ?? 0);
      return this.#isEmpty[index] ? Math.min(minutes, longestGap) : minutes;
    });
  }

  /** The whole day on one page, as spaciously as possible; null if it does not fit. */
  whole(height: number): Slice | null {
    const { length } = this.#moments;
    return length < 2 ? null : this.#fill(0, length - 1, height);
  }

  /** The day in as few slices as possible, of about equal heights; `clean`: no box is cut. Null if that fails. */
  cut(height: number, clean: boolean): readonly Slice[] | null {
    const ends = this.#moments.length - 1;
    if (ends < 1) return null;
    const through = this.#moments.map((_, at) => this.#needs.filter(({ from, to }) => from < at && to > at).length);
    const cost = new Array<number>(ends + 1).fill(Number.POSITIVE_INFINITY);
    const before = new Array<number>(ends + 1).fill(-1);
    cost[0] = 0;
    for (let to = 1; to <= ends; to++) {
      if (clean && to < ends && (through[to] ?? 0) > 0) continue;
      for (let from = to - 1; from >= 0; from--) {
        if (cost[from] === Number.POSITIVE_INFINITY) continue;
        const tall = total(this.#offsets(from, to, leastScale));
        if (tall > height) break;
        const share = tall / height;
        const bonus = to < ends && (this.#isEmpty[to] || this.#isEmpty[to - 1]) ? gapBonus : 0;
        const own = (cost[from] ?? 0) + 10 + share * share + (through[to] ?? 0) - bonus;
        if (own >= (cost[to] ?? 0)) continue;
        cost[to] = own;
        before[to] = from;
      }
    }
    if (cost[ends] === Number.POSITIVE_INFINITY) return null;
    const slices: Slice[] = [];
    for (let to = ends; to > 0; to = before[to] ?? 0) {
      const slice = this.#fill(before[to] ?? 0, to, height);
      if (slice) slices.unshift(slice);
    }
    return slices;
  }

  /** Everything, however tall. */
  least(): Slice {
    const to = this.#moments.length - 1;
    return { from: 0, to, offsets: this.#offsets(0, to, leastScale) };
  }

  #fill(from: number, to: number, height: number): Slice | null {
    if (total(this.#offsets(from, to, leastScale)) > height) return null;
    let low = leastScale;
    let high = mostScale;
    for (let round = 0; round < 12; round++) {
      const middle = (low + high) / 2;
      if (total(this.#offsets(from, to, middle)) <= height) low = middle;
      else high = middle;
    }
    return { from, to, offsets: this.#offsets(from, to, low) };
  }

  /** Intervals as tall as their time, then taller if a box across them needs it. */
  #offsets(from: number, to: number, scale: number): readonly number[] {
    const last = this.#minutes.length;
    const heights = this.#minutes.slice(from, to).map((minutes, index) => {
      const at = from + index;
      // The gap in which the grid is cut is not shown.
      const isCut = this.#isEmpty[at] && ((index === 0 && from > 0) || (at === to - 1 && to < last));
      return isCut ? 0 : minutes * scale;
    });
    for (const need of this.#needs) {
      const first = Math.max(need.from, from) - from;
      const end = Math.min(need.to, to) - from;
      if (first >= end) continue;
      let sum = 0;
      for (let at = first; at < end; at++) sum += heights[at] ?? 0;
      if (sum >= need.height) continue;
      const grown = sum > 0 ? need.height / sum : 0;
      for (let at = first; at < end; at++) {
        heights[at] = grown > 0 ? (heights[at] ?? 0) * grown : need.height / (end - first);
      }
    }
    const offsets = [0];
    for (const height of heights) offsets.push((offsets.at(-1) ?? 0) + height);
    return offsets;
  }
}

function total(offsets: readonly number[]): number {
  return offsets.at(-1) ?? 0;
}
